// What the commands stand on before anything is installed: Node's own modules and nothing else.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = join(dirname(fileURLToPath(import.meta.url)), '../../..')
const say = (words) => process.stderr.write(`${words}\n`)
const hashOf = (...texts) =>
  texts.reduce((hash, text) => hash.update(text).update('\0'), createHash('sha256')).digest('hex')

export function run(command, args, options = {}) {
  const result = spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options })
  if (result.error) throw result.error
  return result.status ?? 1
}

function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  say(`Addendum needs Node 20.19 or newer; this is ${process.versions.node}.`)
  process.exit(2)
}

/** Waits for whoever else is installing or building, then does the work alone. */
function alone(name, isDone, work) {
  if (isDone()) return
  const lock = join(root, `.cache/${name}.lock`)
  mkdirSync(dirname(lock), { recursive: true })
  for (;;) {
    try {
      mkdirSync(lock)
      break
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
      if (Date.now() - statSync(lock).mtimeMs > 600_000) rmSync(lock, { recursive: true, force: true })
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500)
      if (isDone()) return
    }
  }
  const free = () => rmSync(lock, { recursive: true, force: true })
  process.once('exit', free)
  try {
    if (!isDone()) work()
  } finally {
    free()
    process.removeListener('exit', free)
  }
}

/** `npm ci` when node_modules is missing or was made from another lock file. */
export function ensureInstalled() {
  requireNode()
  const stamp = join(root, 'node_modules/.addendum-installed')
  const wanted = () => hashOf(readFileSync(join(root, 'package-lock.json')), process.versions.modules)
  const isDone = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted()
  alone('install', isDone, () => {
    say('Installing packages (npm ci); this takes a minute or two the first time ...')
    const status = run('npm', ['ci', '--no-audit', '--no-fund'], {
      stdio: ['ignore', 2, 2],
      shell: process.platform === 'win32',
    })
    if (status !== 0) {
      say(
        'npm ci failed; what it said stands above. A C++ tool chain and Python are needed where no prebuilt better-sqlite3 exists.',
      )
      process.exit(1)
    }
    writeFileSync(stamp, wanted())
  })
}

function sourceHash() {
  const hash = createHash('sha256')
  const visit = (path) => {
    if (statSync(path).isDirectory()) for (const name of readdirSync(path).sort()) visit(join(path, name))
    else hash.update(path.slice(root.length)).update('\0').update(readFileSync(path))
  }
  for (const name of ['app', 'db', 'emails', 'public', 'remix.config.js', 'tsconfig.json', 'package-lock.json'])
    visit(join(root, name))
  return hash.digest('hex')
}

/** Builds when a source changed since the last build. Quiet: what the build says is shown only when it fails. */
export function ensureBuilt() {
  const stamp = join(root, 'build/.sources')
  const hash = sourceHash()
  const isDone = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === hash
  alone('build', isDone, () => {
    say('Building ...')
    const remix = join(root, 'node_modules/@remix-run/dev/dist/cli.js')
    const env = { ...process.env, NODE_ENV: 'production' }
    const options = { stdio: 'pipe', encoding: 'utf8', cwd: root, env, maxBuffer: 1e8 }
    const built = spawnSync(process.execPath, [remix, 'vite:build', '--config', 'remix.config.js'], options)
    if (built.status !== 0) {
      say(`${built.stdout}\n${built.stderr}`)
      process.exit(1)
    }
    writeFileSync(stamp, hash)
  })
}
