// npm run dev: Remix's own development server with hot reload, on the same data folder.
import { ensureInstalled, run } from './ensure.mjs'

ensureInstalled()
process.exitCode = run('npx', ['remix', 'vite:dev', '--config', 'remix.config.js', ...process.argv.slice(2)])
