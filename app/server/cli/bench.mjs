// npm run bench <name>: builds, then runs one measurement (tests/bench/<name>.ts) with vite-node's loader of vitest's own runtime.
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBuilt, ensureInstalled, root } from './ensure.mjs'

ensureInstalled()
const folder = join(root, 'tests/bench')
const names = readdirSync(folder)
  .filter((n) => n.endsWith('.ts'))
  .map((n) => n.slice(0, -3))
  .filter((n) => !n.startsWith('_'))
const [name, ...rest] = process.argv.slice(2)
if (!name || !existsSync(join(folder, `${name}.ts`))) {
  process.stderr.write(`Usage: npm run bench <name>\nThere are: ${names.join(', ')}\n`)
  process.exit(2)
}
ensureBuilt()
process.chdir(root)
process.env.VITEST = 'bench'
const { createServer } = await import('vite')
const server = await createServer({
  configFile: 'remix.config.js',
  server: { middlewareMode: true, hmr: false, ws: false, watch: null },
  appType: 'custom',
  logLevel: 'error',
  optimizeDeps: { noDiscovery: true },
})
try {
  const bench = await server.ssrLoadModule(`/tests/bench/${name}.ts`)
  await bench.run(rest)
} finally {
  await server.close()
}
process.exit(process.exitCode ?? 0)
