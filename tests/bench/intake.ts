import { spawn } from 'node:child_process'
import { createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { closeContext, openContext } from '#app/services/context.server.ts'
import { importCharts } from '#app/services/intake/import-charts.server.ts'
import { takeInFeed } from '#app/services/scorecard/roll-up.server.ts'
import { readSettings } from '#app/services/settings.server.ts'
import { besideAnImport } from './_beside.ts'

const PAIRS = 5
const NPI = 'http://hl7.org/fhir/sid/us-npi'

/** One stay in five has a new patient; each has a note, two results and a diagnosis, as a chart for coding has. */
function* linesOf(encounters: number, noteWords: number): Generator<string> {
  const line = (resource: unknown) => `${JSON.stringify(resource)}\n`
  const note = Buffer.from('Seen on rounds, improving. '.repeat(noteWords)).toString('base64')
  for (let n = 0; n < encounters; n += 1) {
    const at = new Date(Date.UTC(2025, 0, 1) + n * 60_000).toISOString()
    const subject = { reference: `Patient/p${Math.floor(n / 5)}` }
    const about = { subject, encounter: { reference: `Encounter/e${n}` }, effectiveDateTime: at }
    const provider = { reference: `Practitioner?identifier=${NPI}|${n % 400}`, display: `Dr. ${n % 400}` }
    if (n % 5 === 0)
      yield line({ resourceType: 'Patient', id: `p${n / 5}`, name: [{ family: `Sample${n}`, given: ['Bea'] }] })
    yield line({
      resourceType: 'Encounter',
      id: `e${n}`,
      identifier: [{ system: 'urn:bench:visits', value: `v${n}` }],
      class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'IMP' },
      subject,
      participant: [{ type: [{ coding: [{ code: 'ATND' }] }], individual: provider }],
      period: { start: at, end: at },
      reasonCode: [{ text: 'Shortness of breath' }],
      serviceProvider: { reference: `Organization/o${n % 3}`, display: `Hospital ${n % 3}` },
    })
    yield line({ resourceType: 'Condition', id: `c${n}`, code: { text: 'Heart failure' }, recordedDate: at, ...about })
    for (const [name, value] of [
      ['Sodium', 128],
      ['Lactate', 3.1],
    ] as const) {
      const more = { status: 'final', valueQuantity: { value, unit: 'mmol/L' } }
      yield line({ resourceType: 'Observation', id: `${name}${n}`, code: { text: name }, ...about, ...more })
    }
    const content = [{ attachment: { contentType: 'text/plain', data: note } }]
    const context = { encounter: [about.encounter] }
    yield line({
      resourceType: 'DocumentReference',
      id: `d${n}`,
      type: { text: 'Progress note' },
      subject,
      date: at,
      context,
      content,
    })
  }
}

/** Clinicians and hospitals, which every stay refers to. */
function* peopleLines(): Generator<string> {
  for (let n = 0; n < 400; n += 1) {
    yield `${JSON.stringify({ resourceType: 'Practitioner', id: `pr${n}`, identifier: [{ system: NPI, value: `${n}` }], name: [{ family: `F${n}` }] })}\n`
  }
  for (let n = 0; n < 3; n += 1)
    yield `${JSON.stringify({ resourceType: 'Organization', id: `o${n}`, name: `Hospital ${n}` })}\n`
}

async function write(path: string, encounters: number, noteWords: number): Promise<number> {
  const file = createWriteStream(path)
  let bytes = 0
  for (const part of [peopleLines(), linesOf(encounters, noteWords)]) {
    for (const line of part) {
      bytes += line.length
      if (!file.write(line)) await new Promise((resolve) => file.once('drain', () => resolve(null)))
    }
  }
  await new Promise((resolve) => file.end(() => resolve(null)))
  return bytes
}

/** Clock and processor time in milliseconds: on a busy machine only the second says something. */
type Took = { ms: number; cpuMs: number }
async function timed(work: () => Promise<unknown> | unknown): Promise<Took> {
  const [before, used] = [performance.now(), process.cpuUsage()]
  await work()
  const { user, system } = process.cpuUsage(used)
  return { ms: performance.now() - before, cpuMs: (user + system) / 1000 }
}
const both = (a: Took, b: Took): Took => ({ ms: a.ms + b.ms, cpuMs: a.cpuMs + b.cpuMs })

/** One import into an empty database, and the roll-ups of what came. */
async function importOnce(folder: string, path: string): Promise<{ intake: Took; rollUps: Took }> {
  const data = mkdtempSync(join(folder, 'data-'))
  const settings = readSettings({ ADDENDUM_DATA: data, ADDENDUM_LOG: 'silent' })
  if ('wrong' in settings) throw new Error(settings.wrong.join('; '))
  const context = openContext(settings)
  const intake = await timed(async () => {
    const outcome = await importCharts(context, [path], { by: 'terminal' })
    if (!outcome.ok || outcome.value.report.faults.length > 0) throw new Error('The import had faults.')
  })
  const rollUps = await timed(() => takeInFeed(context))
  closeContext(context)
  rmSync(data, { recursive: true })
  return { intake, rollUps }
}

const parseOnce = (lines: string[]): Promise<Took> =>
  timed(() => {
    for (const line of lines) JSON.parse(line)
  })

const median = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
const range = (values: number[], digits = 0) =>
  `${median(values).toFixed(digits)} (${Math.min(...values).toFixed(digits)} to ${Math.max(...values).toFixed(digits)})`

/**
 * P6: encounters a second with and without roll-ups, the ratio to JSON.parse of the same lines in the same run, and peak memory for one large
 * file (0: left out). P10: readers beside an import (0: left out). Arguments: encounters, megabytes, encounters imported beside readers.
 */
export async function run(args: string[] = []): Promise<void> {
  const [encounters = 3000, megabytes = 1000, beside = 50_000] = args.map(Number)
  const folder = mkdtempSync(join(tmpdir(), 'addendum-bench-'))
  try {
    const path = join(folder, 'chart.ndjson')
    const bytes = await write(path, encounters, 60)
    const lines = readFileSync(path, 'utf8').trim().split('\n')
    const [parsed, alone, whole]: [Took[], Took[], Took[]] = [[], [], []]
    for (let pair = 0; pair < PAIRS; pair += 1) {
      parsed.push(await parseOnce(lines))
      const { intake, rollUps } = await importOnce(folder, path)
      alone.push(intake)
      whole.push(both(intake, rollUps))
    }
    console.log(
      `P6 intake: ${encounters} encounters with note, diagnosis and two results, ${lines.length} lines, ${(bytes / 1e6).toFixed(1)} MB, ${PAIRS} pairs`,
    )
    for (const [clock, of] of [
      ['processor', ({ cpuMs }: Took) => cpuMs],
      ['clock', ({ ms }: Took) => ms],
    ] as const) {
      const ratio = (all: Took[]) =>
        range(
          all.map((one, pair) => of(one) / of(parsed[pair] ?? one)),
          1,
        )
      const rate = (all: Took[]) => range(all.map((one) => (encounters / of(one)) * 1000))
      console.log(`  by ${clock} time, median (least to most)`)
      console.log(`    encounters a second     ${rate(alone)} alone, ${rate(whole)} with roll-ups`)
      console.log(`    resources a second      ${range(alone.map((one) => (lines.length / of(one)) * 1000))} alone`)
      console.log(`    JSON.parse alone, ms    ${range(parsed.map(of), 1)}`)
      console.log(`    ratio to JSON.parse     ${ratio(alone)} alone, ${ratio(whole)} with roll-ups`)
    }
    if (megabytes > 0) await largeFile(folder, megabytes)
    if (beside > 0) await besideReaders(folder, beside)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** P10 alone: so many encounters imported beside readers. */
export async function besideReaders(folder: string, encounters: number): Promise<void> {
  const busy = join(folder, 'beside.ndjson')
  await write(busy, encounters, 60)
  await besideAnImport(busy, encounters)
}

/**
 * One large file in a process of its own, as the terminal's `chart import` does it: the peak is the kernel's own (VmHWM), and nothing of the
 * bench is in it.
 */
async function largeFile(folder: string, megabytes: number): Promise<void> {
  const path = join(folder, 'large.ndjson')
  const bytes = await write(path, Math.ceil(megabytes / 0.13), 3600)
  const data = mkdtempSync(join(folder, 'data-'))
  const before = performance.now()
  const words = ['app/server/cli/addendum.mjs', 'chart', 'import', path]
  const child = spawn(process.execPath, words, {
    env: { ...process.env, VITEST: undefined, ADDENDUM_DATA: data, ADDENDUM_LOG: 'silent' },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  let [peakKb, cpuMs] = [0, 0]
  const look = () => {
    try {
      peakKb = Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? peakKb)
      const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
      // Jiffies of a hundredth of a second.
      cpuMs = (Number(fields[11]) + Number(fields[12])) * 10
    } catch {
      // It has ended between two looks.
    }
  }
  const timer = setInterval(look, 50)
  const code = await new Promise((resolve) => child.once('exit', resolve))
  clearInterval(timer)
  const ms = performance.now() - before
  rmSync(data, { recursive: true })
  if (code !== 0) throw new Error(`The import of the large file ended with ${code}.`)
  const speed = (of: number) => (bytes / 1e6 / (of / 1000)).toFixed(1)
  console.log(
    `  one file of ${(bytes / 1e6).toFixed(0)} MB, start to end: ${speed(cpuMs)} MB a second of processor time, ${speed(ms)} of clock`,
  )
  console.log(`  memory of its process   ${(peakKb / 1024).toFixed(0)} MiB at the peak`)
}
