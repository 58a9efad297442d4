// npm start: installs, builds, migrates, fills the demo hospital on the first run, serves.
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ensureBuilt, ensureInstalled, root } from './ensure.mjs'

process.chdir(root)
ensureInstalled()
ensureBuilt()
process.env.NODE_ENV = 'production'
await import(pathToFileURL(join(root, 'build/server/main.js')).href)
