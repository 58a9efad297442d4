import { expect, test } from 'vitest'
import { about, byChange, type Target } from '#app/domain/education/target.ts'
import {
  byWeight,
  moveOf,
  type TargetWeight,
  targetWeightOf,
  weightAMonth,
} from '#app/domain/education/target-weight.ts'
import { hccChanges, type OpenCode } from '#app/domain/education/weigh-gap.ts'
import { buildHccTables } from '#app/domain/payment/hcc-tables.ts'

test('what may be written counts as often as it is written; what is not in the table counts for nothing, not for zero', () => {
  const outcomes = [
    { changeX10000: 4000, written: 3 },
    { changeX10000: -2000, written: 1 },
    { changeX10000: 0, written: 0 },
    { changeX10000: null, written: 8 },
  ]
  expect(moveOf(outcomes)).toEqual({ netX10000: 2500, sizeX10000: 3500 })
  expect(moveOf(outcomes.map((one) => ({ ...one, written: 0 })))).toMatchObject({ sizeX10000: 2000 })
  expect(moveOf([{ changeX10000: null, written: 2 }])).toBeNull()
  expect(moveOf([])).toBeNull()
})

test('stays and visits are weighed apart, and what cannot be told is counted beside the mean', () => {
  const weight = targetWeightOf([
    { scale: 'drg', move: { netX10000: 1000, sizeX10000: 1000 } },
    { scale: 'drg', move: { netX10000: -3000, sizeX10000: 3000 } },
    { scale: 'drg', move: null },
    { scale: 'hcc', move: null },
  ])
  expect(weight).toEqual({
    looked: 4,
    drg: { looked: 3, told: 2, netX10000: -1000, sizeX10000: 2000 },
    hcc: { looked: 1, told: 0, netX10000: null, sizeX10000: null },
  })
  expect(weightAMonth(weight, 'drg', 8)).toBe(12_000)
  expect(weightAMonth(weight, 'hcc', 8)).toBeNull()
  expect(weightAMonth(null, 'drg', 8)).toBeNull()
  expect(weightAMonth(targetWeightOf([{ scale: 'hcc', move: null }]), 'drg', 8)).toBe(0)
})

test('what cannot be told stands behind what moves and before what does not', () => {
  expect([0, null, 5, 900, 0].sort(byWeight)).toEqual([900, 5, null, 0, 0])
})

const target = (family: string, sureAMonth: number, beyondAMonth = 0) =>
  ({ family, sureAMonth, beyondAMonth, open: 1 }) as Target
const drg = (sizeX10000: number | null): TargetWeight => ({
  looked: 10,
  drg: { looked: 10, told: sizeX10000 === null ? 0 : 10, netX10000: sizeX10000, sizeX10000 },
  hcc: { looked: 0, told: 0, netX10000: null, sizeX10000: null },
})

test('specificity leads; of about as many codes the one that would move more weight, either way; then what others do write', () => {
  expect([34.2, 25.4, 9.6, 0.27, 0].map(about)).toEqual([30, 30, 10, 0.3, 0])
  const weights: Record<string, TargetWeight> = {
    many: drg(0),
    heavy: drg(900),
    unknown: drg(null),
    light: drg(0),
    usual: drg(0),
  }
  const list = [
    target('usual', 3.4),
    target('light', 3.3, 1),
    target('unknown', 2.9, 2),
    target('heavy', 2.6),
    target('many', 9),
  ]
  expect(list.sort(byChange((one) => weights[one.family] ?? null)).map(({ family }) => family)).toEqual([
    ...['many', 'heavy', 'unknown', 'light', 'usual'],
  ])
})

const tables = buildHccTables('hcc:test', {
  'hcc-mapping': [
    { code: 'A1', hcc: '1', model: 'V28' },
    { code: 'A2', hcc: '2', model: 'V28' },
  ],
  'hcc-coefficients': [
    { name: 'CNA_HCC1', factorX10000: 5000, model: 'V28' },
    { name: 'CNA_HCC2', factorX10000: 2000, model: 'V28' },
    { name: 'CNA_F70_74', factorX10000: 3000, model: 'V28' },
  ],
  'hcc-hierarchies': [{ parent: '1', dropped: '2', model: 'V28' }],
  'hcc-labels': [],
})
const member = { model: 'V28', ageYears: 71, sex: 'female', segment: 'CNA' } as const
const open = (codes: string[]): OpenCode => ({
  code: codes[0] ?? '',
  lines: codes.map((code) => ({ code, position: 'secondary', presentOnAdmission: null })),
  alternatives: ['A1', 'B9'],
})

test('the risk score of an encounter changes with its categories and their hierarchies; of part of a mapping a missing code is no zero', () => {
  expect(hccChanges(tables, open(['A2']), { member, isWhole: true })).toEqual([3000, -2000])
  expect(hccChanges(tables, open(['A2']), { member, isWhole: false })).toEqual([3000, null])
  expect(hccChanges(tables, open(['C0', 'A1']), { member, isWhole: true })).toEqual([0, 0])
  expect(hccChanges(tables, open(['C0', 'A1']), { member, isWhole: false })).toEqual([null, null])
})
