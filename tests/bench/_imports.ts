import { type ChildProcess, spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import Database from 'better-sqlite3'
import { bareEnvironment, runVerb } from '#tests/helpers/served.ts'
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
export type Tally = { rounds: number; killed: number; truncated: number; different: string[] }

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

const importOf = (paths: string[], data: string): void =>
  void runVerb(['chart', 'import', ...paths], { ...bareEnvironment(), ADDENDUM_DATA: data })

function begin(paths: string[], data: string): ChildProcess {
  const script = `import('${resolve('build/server/command.js')}').then((m) => m.main(process.argv.slice(1), process.cwd()))`
  const env = { ...bareEnvironment(), ADDENDUM_DATA: data }
  return spawn(process.execPath, ['-e', script, 'chart', 'import', ...paths], { env, stdio: 'ignore' })
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

/** Imports killed at random moments, cut files, files sent again in another order: the end must be that of one clean import. */
export async function brokenImports(options: { rounds: Rounds; copies: number; seed: number }): Promise<Tally> {
  const below = seededBelow(options.seed)
  const home = mkdtempSync(join(tmpdir(), 'addendum-imports-'))
  const tally: Tally = { rounds: 0, killed: 0, truncated: 0, different: [] }
  try {
    const ward = mkdtempSync(join(home, 'ward-'))
    aLargeWard(ward, options.copies)
    const clean = join(home, 'clean')
    const began = performance.now()
    importOf([ward], clean)
    const lasts = performance.now() - began
    const wanted = factsIn(clean)
    const names = readdirSync(ward)
    for (const round of options.rounds.numbers) {
      const data = join(home, `round-${round}`)
      const child = begin([ward], data)
      await new Promise((done) => setTimeout(done, lasts * (0.3 + below(700) / 1000)))
      if (child.exitCode === null) tally.killed++
      const ended = new Promise((done) => child.once('exit', done))
      child.kill('SIGKILL')
      if (child.exitCode === null && child.signalCode === null) await ended
      const cut = join(home, `cut-${round}`)
      cpSync(ward, cut, { recursive: true })
      const name = names[below(names.length)] ?? 'Patient.ndjson'
      const whole = readFileSync(join(cut, name))
      writeFileSync(join(cut, name), whole.subarray(0, below(whole.length)))
      tally.truncated++
      try {
        importOf([cut], data)
      } catch {
        // A cut line is a fault, and faults end with 1: the rest is kept.
      }
      const order = [...names].sort(() => below(3) - 1).map((one) => join(ward, one))
      while (order.length > 0) {
        try {
          importOf(order.splice(0, 1 + below(5)), data)
        } catch {
          // What refers to a file that comes later may be told as a fault.
        }
      }
      importOf([ward], data)
      if (factsIn(data) !== wanted) tally.different.push(`round ${round}`)
      for (const gone of [data, cut]) rmSync(gone, { recursive: true, force: true })
      tally.rounds++
      options.rounds.say(`round ${tally.rounds}: ${tally.killed} killed, ${tally.different.length} other than clean`)
    }
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
  return tally
}
