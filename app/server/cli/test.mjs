// npm test: types, lint, and every test (architecture, docs, unit, service, route, browser). Ends with one line "N passed, N failed".
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { ensureBuilt, ensureInstalled, root, run } from './ensure.mjs'

ensureInstalled()
const say = (words) => process.stdout.write(`${words}\n`)
const chromium = findChromium() ?? installChromium()
if (!chromium) {
  say(
    'No Chromium: the browser tests cannot run. On Debian: apt-get install chromium. Elsewhere set CHROMIUM_PATH to a Chromium or Chrome.',
  )
}

let passed = 0
let failed = chromium ? 0 : 1
// The checks run side by side, what each says is told whole and in order.
const checks = [
  ['types', ['tsc', '--noEmit']],
  ['lint (promises)', ['eslint', '--config', '.ci/eslint.config.mjs', '.']],
  ['lint (biome)', ['biome', 'check', '.']],
].map(([name, args]) => ({ name, done: checked(args) }))
for (const { name, done } of checks) {
  const { status, output } = await done
  say(`\n== ${name}`)
  process.stdout.write(output)
  if (status === 0) passed++
  else failed++
}

say('\n== build')
ensureBuilt()
const only = process.argv.slice(2)
if (only.length > 0) test('tests', [...(chromium ? [] : ['--exclude', 'tests/browser/**']), ...only])
else {
  const workers = `--maxWorkers=${availableParallelism()}`
  // Files share their modules: to read lexicon, rules and migrations anew for each took as long as half of their tests. Floor by floor,
  // since a worker that keeps them grows: all in one it took 2.8 GB, services alone 1.8.
  const floors = ['domain', 'services', 'server', 'browser'].flatMap((floor) => ['--exclude', `tests/${floor}/**`])
  test('tests of what is pure', ['tests/domain/', '--no-isolate', workers])
  test('tests of services', ['tests/services/', '--no-isolate', workers])
  test('tests of the other floors', ['--no-isolate', workers, ...floors])
  // These start the server as a process of its own; nothing that a file keeps in its worker could meet the next one.
  test('tests of the server', ['tests/server/', workers])
  // Browsers after the rest, and two at most: more wait for each other until something gives up.
  if (chromium) test('tests with a browser', ['tests/browser/', `--maxWorkers=${Math.min(2, availableParallelism())}`])
}
say(`\n${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1

/** One check as a process of its own: its exit code and everything it said. */
function checked(args) {
  return new Promise((done, fail) => {
    const pieces = []
    const child = spawn('npx', args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece) => pieces.push(piece))
    child.once('error', fail)
    child.once('close', (status) => done({ status, output: Buffer.concat(pieces).toString() }))
  })
}

/** Runs a part of the tests and adds what passed and what failed. */
function test(name, args) {
  say(`\n== ${name}`)
  const report = join(root, '.cache/test-report.json')
  mkdirSync(join(root, '.cache'), { recursive: true })
  rmSync(report, { force: true })
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const status = run('npx', ['vitest', 'run', '--config', 'remix.config.js', ...reporters, ...args], {
    env: { ...process.env, CHROMIUM_PATH: chromium ?? '', FORCE_COLOR: '0' },
  })
  if (!existsSync(report)) return void failed++
  const counts = JSON.parse(readFileSync(report, 'utf8'))
  passed += counts.numPassedTests
  // A file that could not be loaded has no tests to fail, and an unhandled error fails the run without a test: both count.
  const lost = counts.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.every((a) => a.status !== 'failed'),
  ).length
  failed += counts.numFailedTests + lost
  if (status !== 0 && counts.numFailedTests + lost === 0) failed++
}

function findChromium() {
  const candidates = [
    process.env.CHROMIUM_PATH,
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
  ]
  return candidates.find((path) => path && existsSync(path))
}

function installChromium() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined
  say('Installing Chromium through apt ...')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const quiet = { stdio: ['ignore', 'ignore', 'inherit'], env }
  spawnSync('apt-get', ['update', '-qq'], quiet)
  spawnSync(
    'apt-get',
    ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-liberation', 'fonts-dejavu-core'],
    quiet,
  )
  return findChromium()
}
