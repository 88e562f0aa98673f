export { type AtelierServer, startServer } from './compose.ts'
export { type Config, readConfig } from './config.ts'
