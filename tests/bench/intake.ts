import { createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { closeContext, openContext } from '#app/services/context.server.ts'
import { importCharts } from '#app/services/intake/import-charts.server.ts'
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

async function importOnce(folder: string, path: string): Promise<number> {
  const data = mkdtempSync(join(folder, 'data-'))
  const settings = readSettings({ ADDENDUM_DATA: data, ADDENDUM_LOG: 'silent' })
  if ('wrong' in settings) throw new Error(settings.wrong.join('; '))
  const context = openContext(settings)
  const before = performance.now()
  const outcome = await importCharts(context, [path], { by: 'terminal' })
  const ms = performance.now() - before
  closeContext(context)
  rmSync(data, { recursive: true })
  if (!outcome.ok || outcome.value.report.faults.length > 0) throw new Error('The import had faults.')
  return ms
}

function parseOnce(lines: string[]): number {
  const before = performance.now()
  for (const line of lines) JSON.parse(line)
  return performance.now() - before
}

const median = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
const range = (values: number[], digits = 0) =>
  `${median(values).toFixed(digits)} (${Math.min(...values).toFixed(digits)} to ${Math.max(...values).toFixed(digits)})`

/**
 * P6: encounters a second, the ratio to JSON.parse of the same lines in the same run, and peak memory for one large file. P10: readers
 * beside an import. Arguments: encounters, megabytes of the large file, encounters imported beside readers.
 */
export async function run(args: string[] = []): Promise<void> {
  const [encounters = 3000, megabytes = 200, beside = 50_000] = args.map(Number).filter((n) => n > 0)
  const folder = mkdtempSync(join(tmpdir(), 'addendum-bench-'))
  try {
    const path = join(folder, 'chart.ndjson')
    const bytes = await write(path, encounters, 60)
    const lines = readFileSync(path, 'utf8').trim().split('\n')
    const [parsed, taken]: [number[], number[]] = [[], []]
    for (let pair = 0; pair < PAIRS; pair += 1) {
      parsed.push(parseOnce(lines))
      taken.push(await importOnce(folder, path))
    }
    const rates = taken.map((ms) => (encounters / ms) * 1000)
    const ratios = taken.map((ms, pair) => ms / (parsed[pair] ?? 1))
    console.log(
      `P6 intake: ${encounters} encounters with note, diagnosis and two results, ${lines.length} lines, ${(bytes / 1e6).toFixed(1)} MB, ${PAIRS} pairs`,
    )
    console.log(`  encounters a second     ${range(rates)}`)
    console.log(`  resources a second      ${range(taken.map((ms) => (lines.length / ms) * 1000))}`)
    console.log(`  JSON.parse alone, ms    ${range(parsed, 1)}`)
    console.log(`  ratio to JSON.parse     ${range(ratios, 1)}`)
    await largeFile(folder, megabytes)
    await besideReaders(folder, beside)
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

async function largeFile(folder: string, megabytes: number): Promise<void> {
  const path = join(folder, 'large.ndjson')
  const bytes = await write(path, Math.ceil(megabytes / 0.13), 3600)
  globalThis.gc?.()
  const before = process.memoryUsage().rss
  let peak = before
  const timer = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss)
  }, 50)
  const ms = await importOnce(folder, path)
  clearInterval(timer)
  console.log(`  one file of ${(bytes / 1e6).toFixed(0)} MB        ${(bytes / 1e6 / (ms / 1000)).toFixed(1)} MB/s`)
  console.log(`  memory, MB              ${(before / 1e6).toFixed(0)} before, ${(peak / 1e6).toFixed(0)} at the peak`)
}
