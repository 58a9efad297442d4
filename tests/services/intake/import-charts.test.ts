import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findImport } from '#app/services/intake/find-import.server.ts'
import { importCharts } from '#app/services/intake/import-charts.server.ts'
import { listImports } from '#app/services/intake/list-imports.server.ts'
import { aContext } from '#tests/helpers/context.ts'
import { aFile, chartIn, imported, named, rowsOf, sumOf, WARD } from './received.ts'

const wardLines = readdirSync(WARD).flatMap((file) => readFileSync(`${WARD}/${file}`, 'utf8').trim().split('\n'))
const ward = wardLines.map((line) => JSON.parse(line))

describe('a folder of charts comes in', () => {
  test('and every resource is accounted for', async () => {
    const report = await imported(aContext(), [WARD])
    expect(report.faults).toEqual([])
    expect(sumOf(report.read)).toBe(ward.length)
    expect(report).toMatchObject({ created: ward.length, updated: 0, unchanged: 0, encounters: 3, documents: 7 })
    expect(report.read).toMatchObject({ Patient: 2, Encounter: 3, Observation: 5, Claim: 2, Device: 1 })
  })

  test('with its facts where they belong', async () => {
    const context = aContext()
    await imported(context, [WARD])
    const stay = rowsOf(context, 'encounters').find((row) => row.source_id === 'Encounter/stay-1')
    const facility = rowsOf(context, 'facilities').find((row) => row.name === 'Example General Hospital')
    expect(stay).toMatchObject({
      unit: '4 West',
      facility_id: facility?.id,
      sort_name: 'sample, beatrice q.',
      service: 'Medicine',
    })
    const osei = rowsOf(context, 'providers').find((row) => row.npi === '1000000001')
    expect(osei).toMatchObject({
      name: 'Dr. Ama Osei, MD',
      specialty: 'Internal Medicine',
      facility_ids: JSON.stringify([facility?.id]),
    })
    expect(rowsOf(context, 'encounter_providers')).toContainEqual({
      encounter_id: stay?.id,
      provider_id: osei?.id,
      part: 'attending',
    })
    expect(rowsOf(context, 'medications')).toContainEqual(
      expect.objectContaining({
        name: 'furosemide 10 MG/ML Injection',
        encounter_id: stay?.id,
        dose: '40 mg, 2 per 1 d',
      }),
    )
  })

  test('facts without an encounter find their stay by time, documents without a date by their stay', async () => {
    const context = aContext()
    await imported(context, [WARD])
    const stay = rowsOf(context, 'encounters').find((row) => row.source_id === 'Encounter/stay-1')
    const of = (table: string, id: string) => rowsOf(context, table).find((row) => row.source_id === id)
    expect(of('results', 'Observation/sodium')).toMatchObject({ encounter_id: stay?.id, value: 128.5 })
    expect(of('results', 'Observation/smoking')).toMatchObject({ encounter_id: stay?.id })
    expect(of('documents', 'DocumentReference/late')).toMatchObject({ encounter_id: stay?.id })
    expect(of('documents', 'DocumentReference/undated')).toMatchObject({
      encounter_id: stay?.id,
      written_at: stay?.end_at,
    })
    expect(of('medications', 'Immunization/flu')).toMatchObject({ encounter_id: null })
    const stray = of('documents', 'DocumentReference/stray')
    const holder = rowsOf(context, 'encounters').find((row) => row.id === stray?.encounter_id)
    expect(holder).toMatchObject({ reason: 'Documents that came without an encounter', start_at: Date.UTC(2019, 0, 1) })
  })

  test('and a bill brings payer, group and final codes in the release of the discharge', async () => {
    const context = aContext()
    await imported(context, [WARD])
    const stay = rowsOf(context, 'encounters').find((row) => row.source_id === 'Encounter/stay-1')
    expect(stay).toMatchObject({
      payer: 'Example Mutual',
      encoder_drg: '293',
      bill_status: 'billed',
      coding_state: 'final',
      next_step: 'done',
    })
    expect(
      rowsOf(context, 'coded_lines').map(({ code, position, present_on_admission, release, coded_by }) => [
        code,
        position,
        present_on_admission,
        release,
        coded_by,
      ]),
    ).toEqual([
      ['I509', 'principal', 'Y', 'icd10cm:2026', 'claim'],
      ['E871', 'secondary', 'N', 'icd10cm:2026', 'claim'],
    ])
  })
})

describe('the same charts again', () => {
  test('change nothing', async () => {
    const context = aContext()
    await imported(context, [WARD])
    const [before, changes] = [chartIn(context), rowsOf(context, 'changes').length]
    context.clock.at = new Date('2026-10-01T00:00:00Z')
    const again = await imported(context, [WARD])
    expect(again).toMatchObject({
      created: 0,
      updated: 0,
      unchanged: ward.length,
      encounters: 3,
      documents: 7,
      faults: [],
    })
    expect(chartIn(context)).toEqual(before)
    expect(rowsOf(context, 'changes')).toHaveLength(changes)
    expect(rowsOf(context, 'fact_history')).toEqual([])
  })

  test('as a transaction whose entries name each other by uuid, backwards, make the same chart', async () => {
    const [folder, bundle] = [aContext(), aContext()]
    await imported(folder, [WARD])
    const report = await imported(bundle, ['tests/fixtures/fhir/ward-transaction.json'])
    expect(report).toMatchObject({ created: ward.length, faults: [] })
    expect(chartIn(bundle)).toEqual(chartIn(folder))
  })

  test('in any order and any cut make the same chart', async () => {
    const reference = aContext()
    await imported(reference, [WARD])
    const expected = chartIn(reference)
    const order = fc.shuffledSubarray(wardLines, { minLength: wardLines.length })
    await fc.assert(
      fc.asyncProperty(order, fc.integer({ min: 0, max: wardLines.length }), async (lines, cut) => {
        const context = aContext()
        const [first, second] = [lines.slice(0, cut), lines.slice(cut)].map((part) =>
          aFile(part.map((line) => JSON.parse(line))),
        )
        const report = await imported(context, [first ?? '', second ?? ''])
        expect(report).toMatchObject({ created: ward.length, faults: [] })
        expect(chartIn(context)).toEqual(expected)
      }),
      { numRuns: 12 },
    )
  })

  test('after a run that was killed arrive at the same end', async () => {
    const [clean, killed] = [aContext(), aContext()]
    await imported(clean, [WARD])
    let calls = 0
    const onProgress = () => {
      calls += 1
      if (calls === 9) throw new Error('killed')
    }
    await expect(importCharts(killed, [WARD], { by: 'terminal', onProgress })).rejects.toThrow('killed')
    expect((await listImports(killed)).map(({ state }) => state)).toEqual(['failed'])
    await imported(killed, [WARD])
    expect(chartIn(killed)).toEqual(chartIn(clean))
  })

  test('after a file that was cut off arrive at the same end', async () => {
    const [clean, cut] = [aContext(), aContext()]
    await imported(clean, ['tests/fixtures/fhir/ward-transaction.json'])
    const whole = readFileSync('tests/fixtures/fhir/ward-transaction.json', 'utf8')
    const part = aFile([], 'part.json')
    writeFileSync(part, whole.slice(0, whole.length / 2))
    const report = await imported(cut, [part])
    expect(report.faults).toEqual([
      { file: 'part.json', line: expect.any(Number), why: 'The file ends in the middle of a resource.' },
    ])
    expect(report.created).toBeGreaterThan(5)
    await imported(cut, ['tests/fixtures/fhir/ward-transaction.json'])
    expect(named(cut)).toEqual(named(clean))
  })
})

describe('a run leaves its traces', () => {
  test('each commit of at most 200 facts has its entry in the trail, without a word of a patient', async () => {
    const context = aContext()
    const many = Array.from({ length: 950 }, (_, n) => ({
      resourceType: 'Procedure',
      id: `p${n}`,
      subject: { reference: 'Patient/ward-1' },
      code: { text: `Procedure ${n}` },
    }))
    await imported(context, [WARD, aFile(many)])
    const details = rowsOf(context, 'audit_entries').map(({ detail }) => JSON.parse(String(detail)))
    for (const { created = 0, updated = 0, state } of details)
      if (!state) expect(created + updated).toBeLessThanOrEqual(200)
    expect(details.filter(({ state }) => state === 'done')).toEqual([
      expect.objectContaining({ created: ward.length + 950 }),
    ])
    expect(JSON.stringify(rowsOf(context, 'audit_entries'))).not.toMatch(/Sample|Beatrice|EX-1001|Heart failure/)
  })

  test('it can be found by its id, with counts and faults', async () => {
    const context = aContext()
    const outcome = await importCharts(context, ['tests/fixtures/fhir/faults.ndjson'], { by: 'user-1', id: 'run-1' })
    expect(outcome.ok).toBe(true)
    const run = await findImport(context, 'run-1')
    expect(run).toMatchObject({
      by: 'user-1',
      name: 'faults.ndjson',
      state: 'done',
      counts: { created: 3, faults: 16 },
    })
    expect(run?.bytesDone).toBe(run?.bytesTotal)
    expect(run?.faults).toHaveLength(16)
    expect(await findImport(context, 'run-2')).toBeNull()
  })

  test('progress goes up to the whole', async () => {
    const seen: number[] = []
    await imported(aContext(), [WARD], { onProgress: (done, total) => seen.push(done / total) })
    expect(seen.at(-1)).toBe(1)
    expect([...seen].sort((a, b) => a - b)).toEqual(seen)
  })
})

test('a path that is not there is refused before anything is done', async () => {
  const context = aContext()
  expect(await importCharts(context, [WARD, '/nowhere'], { by: 'terminal' })).toEqual({
    ok: false,
    error: 'no-such-file',
    path: '/nowhere',
  })
  expect(rowsOf(context, 'patients')).toEqual([])
})

const DATA = '../shared/data/fhir'
describe.skipIf(!existsSync(DATA))('public sample charts (skipped where ../shared/data is absent)', () => {
  test.each([
    [
      'synthea_bulk_r4',
      { Patient: 9, Encounter: 1089, DocumentReference: 1089, Condition: 478, Procedure: 1882 },
      1089,
      1089,
    ],
    ['synthea_bundles_r4', { Patient: 14, Encounter: 118, Observation: 723, Claim: 145 }, 118, 0],
    ['us_core_examples', { Patient: 3, Encounter: 3, DocumentReference: 1 }, 3, 2],
  ])('%s comes in without a loss, and once', async (folder, read, encounters, documents) => {
    const context = aContext()
    const first = await imported(context, [`${DATA}/${folder}`])
    expect(first).toMatchObject({ read, encounters, documents, faults: [], updated: 0, unchanged: 0 })
    expect(first.created).toBe(sumOf(first.read))
    const before = chartIn(context)
    const second = await imported(context, [`${DATA}/${folder}`])
    expect(second).toMatchObject({
      read,
      encounters,
      documents,
      faults: [],
      created: 0,
      updated: 0,
      unchanged: first.created,
    })
    expect(chartIn(context)).toEqual(before)
  })
})
