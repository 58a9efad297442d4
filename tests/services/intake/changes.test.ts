import { describe, expect, test } from 'vitest'
import { commit } from '#db/commit.ts'
import { aContext } from '#tests/helpers/context.ts'
import { aFile, imported, rowsOf } from './received.ts'

const patient = { resourceType: 'Patient', id: 'p', name: [{ family: 'Sample', given: ['Bea'] }] }
const stay = {
  resourceType: 'Encounter',
  id: 'e',
  status: 'finished',
  class: { code: 'IMP' },
  subject: { reference: 'Patient/p' },
  period: { start: '2026-02-01', end: '2026-02-05' },
}
const note = (words: string, more = {}) => ({
  resourceType: 'DocumentReference',
  id: 'd',
  type: { text: 'Progress note' },
  subject: { reference: 'Patient/p' },
  date: '2026-02-02',
  context: { encounter: [{ reference: 'Encounter/e' }] },
  content: [{ attachment: { contentType: 'text/plain', data: Buffer.from(words).toString('base64') } }],
  ...more,
})
const bloodPressure = (...values: number[]) => ({
  resourceType: 'Observation',
  id: 'bp',
  status: 'final',
  code: { text: 'Blood pressure' },
  subject: { reference: 'Patient/p' },
  encounter: { reference: 'Encounter/e' },
  effectiveDateTime: '2026-02-02',
  component: values.map((value, index) => ({
    code: { text: `Part ${index + 1}` },
    valueQuantity: { value, unit: 'mmHg' },
  })),
})

describe('a correction', () => {
  test('of a note changes it in its place, and the words before are kept', async () => {
    const context = aContext()
    await imported(context, [aFile([patient, stay, note('CHF.')])])
    const [before] = rowsOf(context, 'documents')
    const report = await imported(context, [aFile([note('Acute systolic heart failure.')])])
    expect(report).toMatchObject({ created: 0, updated: 1, unchanged: 0 })
    expect(rowsOf(context, 'documents')).toEqual([{ ...before, text: 'Acute systolic heart failure.' }])
    const [kept] = rowsOf(context, 'fact_history')
    expect(kept).toMatchObject({ kind: 'document', fact_id: before?.id, why: 'replaced' })
    expect(JSON.parse(String(kept?.fact))).toMatchObject({ text: 'CHF.' })
  })

  test('that has fewer parts leaves none of the old ones behind', async () => {
    const context = aContext()
    await imported(context, [aFile([patient, stay, bloodPressure(92, 54)])])
    await imported(context, [aFile([bloodPressure(95)])])
    expect(rowsOf(context, 'results').map(({ value }) => value)).toEqual([95])
    expect(rowsOf(context, 'fact_history')).toHaveLength(2)
  })

  test('of a name is followed by the work list', async () => {
    const context = aContext()
    await imported(context, [aFile([patient, stay])])
    await imported(context, [aFile([{ ...patient, name: [{ family: 'Specimen', given: ['Bea'] }] }])])
    expect(rowsOf(context, 'encounters')).toMatchObject([{ sort_name: 'specimen, bea' }])
  })

  test('of an encounter leaves its coding alone and tells open pages', async () => {
    const context = aContext()
    await imported(context, [aFile([patient, stay])])
    await commit(context.db, {
      writes: [(tx) => ({ run: () => tx.run("update encounters set coding_state = 'working', assigned_to = 'u1'") })],
      audit: [{ what: 'coding.changed', who: 'u1', at: context.now() }],
    })
    await imported(context, [aFile([{ ...stay, reasonCode: [{ text: 'Dyspnoea' }] }])])
    expect(rowsOf(context, 'encounters')).toMatchObject([
      { reason: 'Dyspnoea', coding_state: 'working', assigned_to: 'u1', version: 2 },
    ])
  })

  test('that is older than what is known is not taken', async () => {
    const context = aContext()
    const touched = (lastUpdated: string) => ({ meta: { lastUpdated } })
    await imported(context, [aFile([patient, stay, note('Newer.', touched('2026-02-04T00:00:00Z'))])])
    const report = await imported(context, [aFile([note('Older.', touched('2026-02-03T00:00:00Z'))])])
    expect(report).toMatchObject({ updated: 0, unchanged: 1 })
    expect(rowsOf(context, 'documents')).toMatchObject([{ text: 'Newer.' }])
  })

  test('in the same file as what it corrects is taken too', async () => {
    const context = aContext()
    const report = await imported(context, [aFile([patient, stay, note('One.'), note('Two.')])])
    expect(report).toMatchObject({ created: 3, updated: 1 })
    expect(rowsOf(context, 'documents')).toMatchObject([{ text: 'Two.' }])
  })
})

describe('what was entered in error', () => {
  test('leaves the chart and stays in the history', async () => {
    const context = aContext()
    await imported(context, [aFile([patient, stay, note('Wrong patient.')])])
    const report = await imported(context, [aFile([note('Wrong patient.', { status: 'entered-in-error' })])])
    expect(report).toMatchObject({ updated: 1, faults: [] })
    expect(rowsOf(context, 'documents')).toEqual([])
    expect(rowsOf(context, 'fact_history')).toMatchObject([{ why: 'withdrawn' }])
  })

  test('may come back', async () => {
    const context = aContext()
    const words = note('Right after all.')
    await imported(context, [aFile([patient, stay, words])])
    await imported(context, [aFile([{ ...words, status: 'entered-in-error' }])])
    expect(await imported(context, [aFile([words])])).toMatchObject({ updated: 1 })
    expect(rowsOf(context, 'documents')).toMatchObject([{ text: 'Right after all.' }])
  })

  test('of an encounter is marked, since queries may point to it', async () => {
    const context = aContext()
    await imported(context, [aFile([patient, stay])])
    await imported(context, [aFile([{ ...stay, status: 'entered-in-error' }])])
    expect(rowsOf(context, 'encounters')).toMatchObject([
      { next_step: 'done', reason: 'Entered in error, says the sending system' },
    ])
    await imported(context, [aFile([stay])])
    expect(rowsOf(context, 'encounters')).toMatchObject([{ next_step: 'code', reason: null }])
  })
})

describe('what has not come yet is expected', () => {
  const attended = {
    ...stay,
    participant: [
      { individual: { reference: 'Practitioner?identifier=http://hl7.org/fhir/sid/us-npi|1', display: 'Dr. A. Osei' } },
    ],
    serviceProvider: { reference: 'Organization/o', display: 'Example General' },
  }

  test('under the name that the reference gives it, and completed when it comes', async () => {
    const context = aContext()
    const first = await imported(context, [aFile([attended])])
    expect(first).toMatchObject({ created: 1, faults: [] })
    expect(rowsOf(context, 'patients')).toMatchObject([{ family_name: 'Not yet received', source_id: 'Patient/p' }])
    expect(rowsOf(context, 'providers')).toMatchObject([{ name: 'Dr. A. Osei', npi: '1' }])
    expect(rowsOf(context, 'facilities')).toMatchObject([{ name: 'Example General' }])
    const practitioner = {
      resourceType: 'Practitioner',
      id: 'osei',
      identifier: [{ system: 'http://hl7.org/fhir/sid/us-npi', value: '1' }],
      name: [{ family: 'Osei', given: ['Ama'] }],
    }
    const later = await imported(context, [aFile([patient, practitioner])])
    expect(later).toMatchObject({ created: 2, updated: 0 })
    expect(rowsOf(context, 'patients')).toMatchObject([{ family_name: 'Sample' }])
    expect(rowsOf(context, 'encounters')).toMatchObject([{ sort_name: 'sample, bea' }])
    const [provider, ...others] = rowsOf(context, 'providers')
    expect(others).toEqual([])
    expect(provider).toMatchObject({ name: 'Ama Osei', source_id: 'Practitioner/osei' })
    expect(rowsOf(context, 'encounter_providers')).toMatchObject([{ provider_id: provider?.id, part: 'attending' }])
    const again = await imported(context, [aFile([attended, patient, practitioner])])
    expect(again).toMatchObject({ created: 0, updated: 0, unchanged: 3 })
  })

  test('an encounter, from the first of the facts that name it', async () => {
    const context = aContext()
    const early = { ...note('Early.'), id: 'd0', date: '2026-02-01T06:00:00Z' }
    await imported(context, [aFile([patient, note('Late.'), early])])
    expect(rowsOf(context, 'encounters')).toMatchObject([
      { class: 'other', reason: 'Encounter not yet received', start_at: Date.UTC(2026, 1, 1, 6) },
    ])
    await imported(context, [aFile([stay])])
    expect(rowsOf(context, 'encounters')).toMatchObject([
      { class: 'inpatient', reason: null, start_at: Date.UTC(2026, 1, 1) },
    ])
    expect(rowsOf(context, 'documents')).toHaveLength(2)
  })
})

describe('a bill', () => {
  const bill = (id: string, created: string, codes: string[], payer: string) => ({
    resourceType: 'Claim',
    id,
    status: 'active',
    use: 'claim',
    created,
    type: { coding: [{ code: 'institutional' }] },
    patient: { reference: 'Patient/p' },
    insurance: [{ focal: true, coverage: { display: payer } }],
    item: [{ encounter: [{ reference: 'Encounter/e' }] }],
    diagnosis: codes.map((code, index) => ({
      sequence: index + 1,
      diagnosisCodeableConcept: { coding: [{ system: 'http://hl7.org/fhir/sid/icd-10-cm', code }] },
    })),
  })
  const codesIn = (context: ReturnType<typeof aContext>) => rowsOf(context, 'coded_lines').map(({ code }) => code)

  test('of a later day speaks before an earlier one, whichever comes first', async () => {
    for (const bills of [
      [bill('b1', '2026-02-10', ['I50.9'], 'A'), bill('b2', '2026-03-10', ['I50.23', 'E87.1'], 'B')],
      [bill('b2', '2026-03-10', ['I50.23', 'E87.1'], 'B'), bill('b1', '2026-02-10', ['I50.9'], 'A')],
    ]) {
      const context = aContext()
      for (const one of bills) await imported(context, [aFile([patient, stay, one])])
      expect(codesIn(context)).toEqual(['I5023', 'E871'])
      expect(rowsOf(context, 'encounters')).toMatchObject([{ payer: 'B', coding_state: 'final' }])
    }
  })

  test('never replaces the lines of a coder', async () => {
    const context = aContext()
    await imported(context, [aFile([patient, stay])])
    const [encounter] = rowsOf(context, 'encounters')
    await commit(context.db, {
      writes: [
        (tx) => ({
          run: () =>
            tx.run(`insert into coded_lines (id, encounter_id, code, release, position, sequence, stage, coded_by, coded_at)
              values ('l1', '${encounter?.id}', 'J189', 'icd10cm:2026', 'principal', 1, 'working', 'u1', 0)`),
        }),
      ],
      audit: [{ what: 'coding.changed', who: 'u1', at: context.now() }],
    })
    await imported(context, [aFile([bill('b1', '2026-02-10', ['I50.9'], 'A')])])
    expect(codesIn(context)).toEqual(['J189'])
    expect(rowsOf(context, 'encounters')).toMatchObject([
      { payer: 'A', bill_status: 'billed', coding_state: 'uncoded' },
    ])
  })
})
