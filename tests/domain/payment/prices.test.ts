import { describe, expect, test } from 'vitest'
import { type DecisionElements, decisionLevel } from '#app/domain/payment/decision-making.ts'
import { emDifference, supportedLevel } from '#app/domain/payment/em-level.ts'
import { buildHccTables } from '#app/domain/payment/hcc-tables.ts'
import { type FacilityRate, paymentCents, rateOn } from '#app/domain/payment/ipps.ts'
import { buildRvuTable, NATIONAL, servicePayment } from '#app/domain/payment/rbrvs.ts'
import { recaptureOf, recaptureRate, suspectsOf } from '#app/domain/payment/recapture.ts'
import type { RvuRow, StandardAmountRow } from '#app/domain/payment/tables.ts'

const amount = (
  table: '1A' | '1B' | '1D',
  laborCents: number | null,
  nonLaborCents: number | null,
  totalCents: number,
): StandardAmountRow => ({
  fiscalYear: 2026,
  table,
  laborCents,
  nonLaborCents,
  totalCents,
  confidence: 'official table text',
})
const amounts = [
  amount('1A', 445_672, 229_589, 675_261),
  amount('1B', 418_662, 256_599, 675_261),
  amount('1D', null, null, 52_415),
]
const rate = (rest: Partial<FacilityRate> = {}): FacilityRate => ({
  facilityId: 'north',
  payer: 'Medicare',
  startOn: '2025-10-01',
  endOn: '2026-09-30',
  wageIndexX10000: 10_000,
  capitalFactorX10000: 10_000,
  addOnX10000: 0,
  ownRateCents: 0,
  ownShareX10000: 0,
  ...rest,
})

describe('what an inpatient stay pays', () => {
  test('at a wage index of 1 a weight of 1 pays both standard amounts', () => {
    expect(paymentCents(10_000, rate(), amounts)).toMatchObject({
      ok: true,
      value: { operatingCents: 675_261, capitalCents: 52_415, totalCents: 727_676 },
    })
  })

  test('above 1 the larger labour share is adjusted', () => {
    const paid = paymentCents(10_000, rate({ wageIndexX10000: 12_000 }), amounts)
    expect(paid).toMatchObject({ ok: true, value: { operatingCents: Math.round(445_672 * 1.2) + 229_589 } })
  })

  test('a payer with a rate of its own pays that alone', () => {
    const own = rate({ ownShareX10000: 10_000, ownRateCents: 900_000 })
    expect(paymentCents(15_000, own, [])).toMatchObject({ ok: true, value: { totalCents: 1_350_000 } })
  })

  test('a blend pays a part of each', () => {
    const blend = rate({ ownShareX10000: 2_500, ownRateCents: 800_000 })
    expect(paymentCents(10_000, blend, amounts)).toMatchObject({
      ok: true,
      value: { operatingCents: Math.round(675_261 * 0.75) + 200_000 },
    })
  })

  test('no weight and no amounts are refusals, never zero', () => {
    expect(paymentCents(null, rate(), amounts)).toEqual({ ok: false, error: 'no-weight' })
    expect(paymentCents(10_000, rate(), [])).toEqual({ ok: false, error: 'no-amounts' })
  })

  test('the rate of the day is the one in force', () => {
    const rates = [rate(), rate({ startOn: '2026-10-01', endOn: null, wageIndexX10000: 9_000 })]
    expect(rateOn(rates, { facilityId: 'north', payer: 'Medicare', day: '2026-11-01' })?.wageIndexX10000).toBe(9_000)
    expect(rateOn(rates, { facilityId: 'north', payer: 'Other', day: '2026-11-01' })).toBeNull()
  })
})

const rvu = (
  code: string,
  workX10000: number,
  nonFacilityPeX10000: number,
  facilityPeX10000: number,
  malpracticeX10000: number,
): RvuRow => ({
  code,
  modifier: '',
  status: 'A',
  workX10000,
  nonFacilityPeX10000,
  facilityPeX10000,
  malpracticeX10000,
  conversionFactorX10000: 334_009,
})
const table = buildRvuTable('pfs:2026', [
  rvu('99213', 13_000, 14_600, 3_300, 900),
  rvu('99214', 19_200, 20_000, 4_700, 1_400),
  rvu('99215', 28_000, 27_500, 7_500, 2_100),
  { ...rvu('G0463', 0, 0, 0, 0), status: 'X' },
])

describe('what a service pays', () => {
  test.each([
    ['99213', 'non-facility' as const, 28_500, 9_519],
    ['99214', 'non-facility' as const, 40_600, 13_561],
    ['99214', 'facility' as const, 25_300, 8_450],
  ])('%s in a %s setting', (code, setting, totalRvuX10000, cents) => {
    expect(servicePayment(table, { code, setting }, NATIONAL)).toEqual({ ok: true, value: { totalRvuX10000, cents } })
  })

  test('indices of the locality weigh each part', () => {
    const alaska = { ...NATIONAL, workX10000: 15_000, practiceX10000: 10_810, malpracticeX10000: 5_920 }
    const expected = Math.round((1.92 * 1.5 + 2.0 * 1.081 + 0.14 * 0.592) * 33.4009 * 100)
    expect(servicePayment(table, { code: '99214', setting: 'non-facility' }, alaska)).toMatchObject({
      ok: true,
      value: { cents: expected },
    })
  })

  test('what the table does not carry, or does not pay by units, is refused by name', () => {
    expect(servicePayment(table, { code: '99291', setting: 'facility' }, NATIONAL)).toEqual({
      ok: false,
      error: 'not-in-table',
    })
    expect(servicePayment(table, { code: 'G0463', setting: 'facility' }, NATIONAL)).toEqual({
      ok: false,
      error: 'not-paid-by-rvu',
    })
  })
})

const nothing: DecisionElements = {
  problems: {
    selfLimited: 0,
    stableChronic: 0,
    acuteUncomplicated: 0,
    chronicWorsening: 0,
    newWithUncertainOutlook: 0,
    acuteWithSystemicSymptoms: 0,
    acuteComplicatedInjury: 0,
    severeWorsening: 0,
    threatToLifeOrFunction: 0,
  },
  data: {
    testsAndDocuments: 0,
    hasIndependentHistorian: false,
    hasOwnInterpretation: false,
    hasOutsideDiscussion: false,
  },
  risk: 'straightforward',
}
const decision = (
  problems: Partial<DecisionElements['problems']>,
  data: Partial<DecisionElements['data']>,
  risk: DecisionElements['risk'],
): DecisionElements => ({
  problems: { ...nothing.problems, ...problems },
  data: { ...nothing.data, ...data },
  risk,
})

describe('decision making takes two elements of three', () => {
  test.each([
    ['one self-limited problem', decision({ selfLimited: 1 }, {}, 'straightforward'), 'straightforward'],
    [
      'a stable chronic illness and two tests',
      decision({ stableChronic: 1 }, { testsAndDocuments: 2 }, 'straightforward'),
      'low',
    ],
    ['two chronic illnesses and a prescription', decision({ stableChronic: 2 }, {}, 'moderate'), 'moderate'],
    [
      'a worsening illness, three items',
      decision({ chronicWorsening: 1 }, { testsAndDocuments: 2, hasIndependentHistorian: true }, 'low'),
      'moderate',
    ],
    ['a threat to life and high risk', decision({ threatToLifeOrFunction: 1 }, {}, 'high'), 'high'],
    ['a threat to life alone', decision({ threatToLifeOrFunction: 1 }, {}, 'straightforward'), 'straightforward'],
    [
      'two categories of data and high risk',
      decision({ selfLimited: 1 }, { hasOwnInterpretation: true, hasOutsideDiscussion: true }, 'high'),
      'high',
    ],
  ])('%s', (_, elements, level) => {
    expect(decisionLevel(elements)).toBe(level)
  })
})

describe('the level that a note supports', () => {
  const moderate = decision({ stableChronic: 2 }, {}, 'moderate')
  test.each([
    ['by decision making', '99213', { minutes: null, decision: moderate }, '99214', 'decision'],
    ['by time, where that is higher', '99213', { minutes: 40, decision: moderate }, '99215', 'time'],
    ['by decision making, where time falls short', '99213', { minutes: 9, decision: moderate }, '99214', 'decision'],
    ['one minute short of a level', '99204', { minutes: 44, decision: null }, '99203', 'time'],
    ['an emergency visit never goes by time', '99283', { minutes: 90, decision: null }, null, null],
  ])('%s', (_, billed, note, code, by) => {
    expect(supportedLevel(billed, note)).toMatchObject({ ok: true, value: { code, by } })
  })

  test.each([
    ['above the bill', '99213', 'supported-higher', 12_100, 4_042],
    ['below the bill', '99215', 'billed-higher', -17_000, -5_678],
    ['at the bill', '99214', 'same', 0, 0],
  ])('%s', (_, billed, direction, rvuDifferenceX10000, centsDifference) => {
    const found = emDifference(
      billed,
      { minutes: null, decision: moderate },
      { table, gpci: NATIONAL, setting: 'non-facility' },
    )
    expect(found).toMatchObject({ ok: true, value: { direction, rvuDifferenceX10000, centsDifference } })
  })

  test('a code that is no level of a visit is refused', () => {
    expect(supportedLevel('27447', { minutes: 30, decision: null })).toEqual({ ok: false, error: 'not-an-em-level' })
  })
})

describe('recapture of last year’s categories', () => {
  const tables = buildHccTables('hcc:test', {
    'hcc-mapping': [
      { code: 'I5023', hcc: '224', model: 'V28' },
      { code: 'I509', hcc: '226', model: 'V28' },
      { code: 'E119', hcc: '38', model: 'V28' },
      { code: 'J449', hcc: '280', model: 'V28' },
    ],
    'hcc-coefficients': [],
    'hcc-hierarchies': [{ parent: '224', dropped: '226', model: 'V28' }],
    'hcc-labels': [],
  })
  const demography = { model: 'V28' as const, ageYears: 72, sex: 'female' as const, segment: 'CNA' as const }
  const year = (number: number, ...codes: [string, boolean][]) => ({
    year: number,
    codes: codes.map(([code, supported]) => ({ code, supported })),
  })

  test('a category counts again by itself or by a higher one, and only with support', () => {
    const before = year(2025, ['I509', true], ['E119', true], ['J449', true])
    const now = year(2026, ['I5023', true], ['E119', false])
    const found = recaptureOf(tables, { memberId: 'm1', demography }, before, now)
    expect(found).toMatchObject({ recaptured: ['226'], open: ['38', '280'], added: ['224'], unsupported: ['38'] })
    expect(recaptureRate([found])).toEqual({ recaptured: 1, due: 3 })
  })

  test('a hint at a category that is held already, or by a higher one, is no suspect', () => {
    const hints = ['224', '226', '38'].map((hcc) => ({ hcc, why: 'drug' as const, evidence: 'furosemide' }))
    expect(suspectsOf(tables, demography, ['I5023'], hints).map((one) => one.hcc)).toEqual(['38'])
  })
})
