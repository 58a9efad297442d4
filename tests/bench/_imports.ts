import { execFileSync, spawn } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import Database from 'better-sqlite3'
import { bareEnvironment } from '#tests/helpers/served.ts'
import type { Rounds } from './_rounds.ts'
import { seededBelow } from './_tamper.ts'

const WARD = 'tests/fixtures/fhir/ward'
const FACTS = [
  'patients',
  'encounters',
  'encounter_providers',
  'documents',
  'results',
  'medications',
  'procedures',
  'problems',
  'providers',
  'facilities',
]
/** `inTheMidst`: killed when a part of the facts was in the database and a part was not. */
export type Tally = { rounds: number; killed: number; inTheMidst: number; truncated: number; different: string[] }

/** Everything a chart says, by id, without what counts the ways it came in. */
function factsIn(folder: string): string {
  const db = new Database(join(folder, 'addendum.db'))
  try {
    return JSON.stringify(
      FACTS.map((table) => {
        const columns = db.prepare<[string], string>('select name from pragma_table_info(?)').pluck().all(table)
        const shown = columns.filter((name) => !['version', 'digest'].includes(name)).join(', ')
        return [table, db.prepare(`select ${shown} from ${table} order by ${shown}`).all()]
      }),
    )
  } finally {
    db.close()
  }
}

/** So often an import is killed and sent again in a round before a cut one comes. */
const KILLS = 3

/** A process that runs `body` with `run(...paths)`, the import verb of the terminal without its words. Faults are no trouble here; a crash is. */
const scriptOf = (body: string) => `import('${resolve('build/server/command.js')}').then(async (m) => {
  const io = { out: async () => {}, say: () => {}, progress: () => ({ to() {}, end() {} }) }
  const run = (...paths) => m.main(['chart', 'import', ...paths], process.cwd(), io)
  const given = JSON.parse(process.argv[1])
  ${body}
})`
const environmentOf = (data: string) => ({ ...bareEnvironment(), ADDENDUM_DATA: data })
const inProcess = (body: string, given: unknown, data: string): string =>
  execFileSync(process.execPath, ['-e', scriptOf(body), JSON.stringify(given)], {
    env: environmentOf(data),
    encoding: 'utf8',
  })

/** Imports one after another in one process, so that its start is paid once. */
const importOneByOne = (imports: string[][], data: string): void =>
  void inProcess('for (const paths of given) await run(...paths)', imports, data)

/** How many milliseconds an import takes once its program was read. */
const timedImport = (path: string, data: string): number =>
  Number(
    inProcess(
      'const before = Date.now(); await run(given); process.stdout.write(String(Date.now() - before))',
      path,
      data,
    ),
  )

/** Begins an import and kills it `ms` after its program was read. False where it was done before that. */
async function killedImport(path: string, data: string, ms: number): Promise<boolean> {
  const script = scriptOf("process.stdout.write('begins'); await run(given)")
  const child = spawn(process.execPath, ['-e', script, JSON.stringify(path)], {
    env: environmentOf(data),
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<void>((done) => child.once('exit', () => done()))
  child.stdout.once('data', () => setTimeout(() => child.kill('SIGKILL'), ms))
  await ended
  return child.signalCode === 'SIGKILL'
}

/** The ward many times over, so that an import lasts long enough to be killed in its midst. */
function aLargeWard(folder: string, copies: number): void {
  for (const name of readdirSync(WARD)) {
    const text = readFileSync(join(WARD, name), 'utf8')
    const lines = Array.from({ length: copies }, (_, n) =>
      text.replace(/"(?:id|reference)":"([^"]+)"/g, (whole, id: string) => whole.replace(id, `${id}-${n}`)),
    )
    writeFileSync(join(folder, name), lines.join(''))
  }
}

type Place = { home: string; ward: string; empty: string; lasts: number; nothing: string; wanted: string }

/** The ward, an empty house, and what one clean import makes of both. */
function clean(home: string, copies: number): Place {
  const [ward, none, empty, whole] = [join(home, 'ward'), join(home, 'none'), join(home, 'empty'), join(home, 'whole')]
  for (const folder of [ward, none]) mkdirSync(folder)
  aLargeWard(ward, copies)
  importOneByOne([[none]], empty)
  const lasts = timedImport(ward, whole)
  return { home, ward, empty, lasts, nothing: factsIn(empty), wanted: factsIn(whole) }
}

/** Imports killed at random moments, cut files, files sent again in another order: the end must be that of one clean import. */
export async function brokenImports(options: { rounds: Rounds; copies: number; seed: number }): Promise<Tally> {
  const below = seededBelow(options.seed)
  const home = mkdtempSync(join(tmpdir(), 'addendum-imports-'))
  const tally: Tally = { rounds: 0, killed: 0, inTheMidst: 0, truncated: 0, different: [] }
  try {
    const place = clean(home, options.copies)
    for (const round of options.rounds.numbers) {
      if (!(await isSameInTheEnd(place, below, tally))) tally.different.push(`round ${round}`)
      tally.rounds++
      options.rounds.say(
        `round ${tally.rounds}: ${tally.killed} killed, ${tally.inTheMidst} with a part of it in, ${tally.different.length} other than clean`,
      )
    }
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
  return tally
}

async function isSameInTheEnd(
  { home, ward, empty, lasts, nothing, wanted }: Place,
  below: (n: number) => number,
  tally: Tally,
): Promise<boolean> {
  const [data, cut] = [join(home, 'data'), join(home, 'cut')]
  cpSync(empty, data, { recursive: true })
  for (let kill = 0; kill < KILLS; kill++) {
    if (await killedImport(ward, data, lasts * (below(1000) / 1000))) tally.killed++
    const kept = factsIn(data)
    if (kept !== nothing && kept !== wanted) tally.inTheMidst++
  }
  cpSync(ward, cut, { recursive: true })
  const names = readdirSync(ward)
  const name = names[below(names.length)] ?? 'Patient.ndjson'
  const whole = readFileSync(join(cut, name))
  writeFileSync(join(cut, name), whole.subarray(0, below(whole.length)))
  tally.truncated++
  const order = shuffled(names, below).map((one) => join(ward, one))
  const groups: string[][] = []
  while (order.length > 0) groups.push(order.splice(0, 1 + below(5)))
  // A cut line is a fault, and what refers to a file that comes later may be told as one: the rest is kept.
  importOneByOne([[cut], ...groups, [ward]], data)
  const isSame = factsIn(data) === wanted
  for (const gone of [data, cut]) rmSync(gone, { recursive: true, force: true })
  return isSame
}

function shuffled<T>(things: readonly T[], below: (n: number) => number): T[] {
  return things
    .map((thing) => ({ thing, at: below(1 << 20) }))
    .sort((a, b) => a.at - b.at)
    .map(({ thing }) => thing)
}
