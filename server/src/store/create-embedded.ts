import { PGlite } from '@electric-sql/pglite'

// A process of its own, started for the first opening of a folder: making a database takes a gigabyte that the process never gives back.
const [folder] = process.argv.slice(2)
if (folder === undefined) throw new Error('which folder?')
await (await PGlite.create(folder)).close()
