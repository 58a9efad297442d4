import { describe, expect, test } from 'vitest'
import { buildHccTables } from '#app/domain/payment/hcc-tables.ts'
import { type HintRecord, hintsOf } from '#app/domain/payment/suspect-hints.ts'

const tables = buildHccTables('hcc:test', {
  'hcc-mapping': [{ code: 'J449', hcc: '280', model: 'V28' }],
  'hcc-coefficients': [],
  'hcc-hierarchies': [],
  'hcc-labels': [],
})
const nothing: HintRecord = { medications: [], results: [], problems: [] }
const found = (record: Partial<HintRecord>) =>
  hintsOf(tables, { ...nothing, ...record }).map(({ hcc, why }) => [hcc, why])
const result = (name: string, value: number | null, day: string) => ({
  name,
  value,
  takenAt: new Date(`${day}T08:00:00Z`),
})
const egfr = (value: number, day: string) => result('Estimated glomerular filtration rate', value, day)

describe('a low filtration rate', () => {
  test.each([
    ['hints at stage 3a after three months', [egfr(52, '2026-01-05'), egfr(55, '2026-04-20')], [['329', 'result']]],
    ['has the stage of its last value', [egfr(52, '2026-01-05'), egfr(41, '2026-04-20')], [['328', 'result']]],
    ['at 14 is stage 5', [egfr(20, '2026-01-05'), egfr(14, '2026-04-20')], [['326', 'result']]],
    ['is not chronic within three months', [egfr(52, '2026-01-05'), egfr(41, '2026-03-20')], []],
    [
      'is not chronic when it was normal between',
      [egfr(52, '2026-01-05'), egfr(75, '2026-02-20'), egfr(50, '2026-04-20')],
      [],
    ],
    ['once is no hint', [egfr(22, '2026-01-05')], []],
    ['of exactly 60 is not low', [egfr(60, '2026-01-05'), egfr(60, '2026-06-20')], []],
  ])('%s', (_, results, hints) => {
    expect(found({ results })).toEqual(hints)
  })
})

test('two HbA1c of 6.5 or more on different days hint at diabetes, one does not', () => {
  const first = result('Hemoglobin A1c', 6.5, '2026-02-01')
  expect(found({ results: [first] })).toEqual([])
  expect(found({ results: [first, result('Hemoglobin A1c', 8.1, '2026-02-01')] })).toEqual([])
  expect(found({ results: [first, result('HbA1c', 7.2, '2026-06-01')] })).toEqual([['38', 'result']])
})

test('the last body mass index counts, and a result without a number does not', () => {
  const before = result('Body mass index (BMI)', 41.2, '2026-01-01')
  expect(found({ results: [before] })).toEqual([['48', 'result']])
  expect(found({ results: [before, result('BMI', 37, '2026-05-01')] })).toEqual([])
  expect(found({ results: [result('BMI', null, '2026-05-01')] })).toEqual([])
})

test('a drug used for little else hints once, a common one not at all', () => {
  const medications = ['Donepezil 10 mg tablet', 'donepezil 5 mg', 'Furosemide 40 mg', 'Metformin 500 mg'].map(
    (name) => ({ name }),
  )
  expect(found({ medications })).toEqual([['127', 'drug']])
})

test('the problem list hints by its ICD-10-CM codes while a problem lasts', () => {
  const coding = { system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'J44.9', display: null }
  const problem = { name: 'COPD', codings: [coding], clinicalStatus: 'active' }
  expect(found({ problems: [problem] })).toEqual([['280', 'problem-list']])
  expect(found({ problems: [{ ...problem, clinicalStatus: 'resolved' }] })).toEqual([])
  expect(found({ problems: [{ ...problem, codings: [{ ...coding, system: 'http://snomed.info/sct' }] }] })).toEqual([])
})
