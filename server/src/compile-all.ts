// Loads all that the server consists of, so that the compile cache has it, and ends.
import './compose.ts'

process.exit(0)
