import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { ORDER_FILE } from '#app/domain/codes/read-order-file.ts'
import { searchWordsOf } from '#app/domain/codes/search-words.ts'
import { specificityOf } from '#app/domain/codes/specificity.ts'
import { codeSetOn, titleOf } from '#app/services/codes/code-sets.server.ts'
import { searchCodes } from '#app/services/codes/search-codes.server.ts'
import { stageRelease } from '#app/services/codes/stage-release.server.ts'
import { unpack } from '#app/services/codes/unpack.server.ts'
import type { Context } from '#app/services/context.server.ts'
import { readSettings } from '#app/services/settings.server.ts'
import { closeDatabase, openDatabase } from '#db/client.ts'
import { migrate } from '#db/migrate.ts'

const ZIP = '../shared/data/icd10cm/cms_2026_code_descriptions_tabular_order.zip'
const ORDER = 'icd10cm_order_2026.txt'
const DAY = '2026-01-15'
const PAIRS = 5
const SEARCHES = 1_000

const median = (numbers: readonly number[]) => [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN
const percentile = (numbers: readonly number[], part: number) =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length * part)] ?? Number.NaN

function openFresh(folder: string, name: string): Context {
  const settings = readSettings({ ADDENDUM_LOG: 'silent', ADDENDUM_ORIGIN: 'http://portal.test' })
  if ('wrong' in settings) throw new Error(settings.wrong.join('; '))
  const db = openDatabase(join(folder, name))
  migrate(db, 'db/migrations')
  let count = 0
  return { db, now: () => new Date(`${DAY}T12:00:00Z`), newId: () => `bench-${++count}`, settings }
}

/** The order file in the database, in force and searchable, from its path on. */
async function load(context: Context, path: string): Promise<void> {
  const [file] = await unpack({ name: ORDER, path })
  if (!file?.ok) throw new Error('The order file cannot be read.')
  const parsed = ORDER_FILE.parse(file, null)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults))
  const staging = {
    release: parsed.value,
    digest: 'bench',
    fileName: ORDER,
    by: 'bench',
    activate: true,
    replaces: null,
  }
  await stageRelease(context, staging)
}

/** The sqlite3 shell's own import of the lines, and its split into columns. */
function shellImport(folder: string, path: string, name: string): number | null {
  const script = [
    'pragma journal_mode = wal;',
    'pragma synchronous = full;',
    'create table raw (line text);',
    '.mode ascii',
    '.separator "\u0001" "\\n"',
    `.import ${path} raw`,
    'create table codes (code text primary key, billable integer, short text, long text) without rowid;',
    'insert into codes select trim(substr(line, 7, 7)), substr(line, 15, 1), trim(substr(line, 17, 60)), trim(substr(line, 78)) from raw;',
  ].join('\n')
  const before = performance.now()
  const done = spawnSync('sqlite3', [join(folder, name)], { input: `${script}\n`, encoding: 'utf8' })
  if (done.error || done.status !== 0) return null
  return performance.now() - before
}

/** Questions as coders type them: some words of a title, in any order, sometimes begun, sometimes with a slip. */
function questionsFrom(titles: readonly string[]): string[] {
  let state = 20_261_123
  const draw = (below: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
    // The low bits of such a sequence come round after a few draws.
    return (state >>> 8) % below
  }
  return Array.from({ length: SEARCHES }, () => {
    const words = searchWordsOf(titles[draw(titles.length)] ?? '').filter((word) => word.length > 2)
    const some = Array.from({ length: 1 + draw(4) }, () => words[draw(words.length)] ?? 'heart')
    const last = some.at(-1) ?? ''
    const kind = draw(4)
    if (kind === 0) some[some.length - 1] = last.slice(0, Math.max(3, last.length - 3))
    if (kind === 1 && last.length > 5) some[some.length - 1] = last.slice(0, 2) + last.slice(3)
    return some.join(' ')
  })
}

/** Processor time of this process so far, in milliseconds: what other work on the machine does not stretch. */
function processorTime(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1_000
}

function usedBytes(): number {
  setFlagsFromString('--expose-gc')
  runInNewContext('gc')()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

async function benchLoad(folder: string, path: string): Promise<void> {
  const ours: number[] = []
  const shells: number[] = []
  const ourWork: number[] = []
  for (let pair = 0; pair <= PAIRS; pair++) {
    const shell = shellImport(folder, path, `shell-${pair}.db`)
    const context = openFresh(folder, `ours-${pair}.db`)
    const before = performance.now()
    const began = processorTime()
    await load(context, path)
    const took = performance.now() - before
    const worked = processorTime() - began
    closeDatabase(context.db)
    // The first pair warms up.
    if (pair === 0) continue
    ours.push(took)
    ourWork.push(worked)
    if (shell !== null) shells.push(shell)
  }
  const worked = median(ourWork).toFixed(0)
  console.log(`order file, from path to searchable: ${median(ours).toFixed(0)} ms, ${worked} ms of processor time`)
  if (shells.length === 0) return console.log('the sqlite3 shell is not installed: no ratio')
  const ratios = ours.map((took, i) => took / (shells[i] ?? took))
  const range = `${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)}`
  console.log(`sqlite3 shell, import and split: ${median(shells).toFixed(0)} ms`)
  console.log(`ratio: ${median(ratios).toFixed(2)} (${range}), goal 1.5, ${ratios.length} pairs`)
}

function benchSpecificity(titles: Parameters<typeof specificityOf>[0]): void {
  const spans: number[] = []
  const began = processorTime()
  for (let i = 0; i < PAIRS; i++) {
    const before = performance.now()
    specificityOf(titles)
    spans.push(performance.now() - before)
  }
  const worked = (processorTime() - began) / PAIRS
  const figures = `${median(spans).toFixed(0)} ms (goal 2000), ${worked.toFixed(0)} ms of processor time`
  console.log(`specificity of the whole set: ${figures}`)
}

async function benchSearch(folder: string, path: string): Promise<void> {
  const context = openFresh(folder, 'search.db')
  await load(context, path)
  usedBytes()
  const empty = usedBytes()
  const set = await codeSetOn(context, DAY)
  const resident = usedBytes() - empty
  const rows = await set.allRows()
  const questions = questionsFrom(rows.map(({ long }) => long))
  for (const question of questions.slice(0, 100)) await searchCodes(context, question, { on: DAY })
  const times: number[] = []
  const began = processorTime()
  for (const question of questions) {
    const before = performance.now()
    await searchCodes(context, question, { on: DAY })
    times.push(performance.now() - before)
  }
  const worked = (processorTime() - began) / questions.length
  const [p50, p95, p99] = [0.5, 0.95, 0.99].map((part) => percentile(times, part).toFixed(2))
  console.log(
    `search: p50 ${p50} ms, p95 ${p95} ms (goal 3), p99 ${p99} ms, ${worked.toFixed(2)} ms of processor time each, ${questions.length} questions over ${rows.length} codes`,
  )
  console.log(`search keeps ${(resident / 1e6).toFixed(1)} MB in memory (goal 10)`)
  benchSpecificity(rows.map(titleOf))
  closeDatabase(context.db)
}

/** The order file's import against the sqlite3 shell's own, search over the whole set, specificity of the whole set. */
export async function run(): Promise<void> {
  if (!existsSync(ZIP)) return console.log(`${ZIP} is not here: nothing was measured.`)
  const folder = mkdtempSync(join(tmpdir(), 'addendum-bench-codes-'))
  try {
    const files = await unpack({ name: 'cms.zip', path: ZIP })
    const order = files.find((file) => file.name.endsWith(ORDER))
    if (!order?.ok) throw new Error('The archive has no order file.')
    const path = join(folder, ORDER)
    writeFileSync(path, order.text)
    await benchLoad(folder, path)
    await benchSearch(folder, path)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
