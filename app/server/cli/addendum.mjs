// npm run -s addendum -- <area> <verb>: the terminal's door. Paths are read from where the command was typed.
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ensureBuilt, ensureInstalled, root } from './ensure.mjs'

ensureInstalled()
ensureBuilt()
process.env.NODE_ENV = 'production'
process.chdir(root)
const { main } = await import(pathToFileURL(join(root, 'build/server/command.js')).href)
process.exitCode = await main(process.argv.slice(2), process.env.INIT_CWD ?? root)
