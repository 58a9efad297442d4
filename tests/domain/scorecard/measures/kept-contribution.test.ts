import fc from 'fast-check'
import { expect, test } from 'vitest'
import { AXES } from '#app/domain/codes/specificity-axes.ts'
import { ENCOUNTER_CLASSES } from '#app/domain/encounter/chart.ts'
import { TIMINGS } from '#app/domain/query/query.ts'
import { type Contribution, noContribution } from '#app/domain/scorecard/measures/contribution.ts'
import { COUNTS } from '#app/domain/scorecard/measures/counts.ts'
import { type Kept, keptText, readKept, readKeptGaps } from '#app/domain/scorecard/measures/kept-contribution.ts'
import { PAYERS } from '#app/domain/scorecard/measures/payer.ts'
import { SPREADS } from '#app/domain/scorecard/measures/spread.ts'

const STAY = { providerId: 'dr-osei', month: 24310, facilityId: 'f1' }
const ASKED = { ...STAY, providerId: 'dr-lee' }
const ANSWERED = { sent: 1, answered: 1, weighed: 1, up: 1, upX10000: 1500 }
const gap = {
  ...{ ...STAY, family: 'I50', class: 'inpatient' as const },
  ...{ lines: 1, open: 1, openAfter: 0 },
}
/** A stay with two details of a diagnosis, one answered query, a visit; as `contributionOf` gives it. */
const A_STAY: Contribution = {
  counts: [
    { ...STAY, timing: 'all', payer: 'all', counts: { encounters: 1, codes: 12 } },
    { ...STAY, timing: 'all', payer: 'medicare', counts: { encounters: 1, codes: 12 } },
    { ...ASKED, timing: 'all', payer: 'all', counts: ANSWERED },
    { ...ASKED, timing: 'concurrent', payer: 'all', counts: ANSWERED },
    { ...ASKED, timing: 'all', payer: 'medicare', counts: ANSWERED },
    { ...ASKED, timing: 'concurrent', payer: 'medicare', counts: ANSWERED },
  ],
  gaps: (['all', 'medicare'] as const).flatMap((payer) => [
    { ...gap, payer, axis: 'acuity' as const },
    { ...gap, payer, axis: 'any' as const },
  ]),
  waits: [],
  passed: [],
  drgs: [
    {
      ...{ ...STAY, payer: 'medicare', family: '291', stays: 1, weightX10000: 13458, weightSquaresX10000: 18225 },
      ...{ outliers: 0, outliersX10000: 0, mccSplit: 1, withMcc: 1, ccSplit: 0, withCc: 0 },
    },
  ],
  spreads: [
    { kind: 'em', who: 'dr-osei', month: 24310, facilityId: 'f1', payer: 'medicare', bucket: 'inpatient 99223', n: 1 },
  ],
  levels: [],
  weights: [],
}
const LEVEL = {
  ...{ month: 24310, facilityId: 'f1', severity: 3, mortality: 2 },
  ...{ stays: 1, withRisk: 1, risksX1000000: 41000, died: 0 },
}
const kept = ({ waits: _, passed: __, weights: ___, ...rest }: Contribution): Kept => rest

test('a stay is kept with each place and word once; its numbers stand for the same words in every edition', () => {
  expect(keptText(A_STAY)).toBe(
    '[1,["dr-osei","f1","dr-lee","I50","291","inpatient 99223"],[[128,24310,129],[130,24310,129]],' +
      '[[2,0,0,1,5,1,7,12],[4,1,52,1,6,1,14,1,41,1,42,1,45,1500]],' +
      '[[2,0,1,58,131,69,1,1,0,131,19,1,1,0]],' +
      '[[0,1,132,1,13458,18225,0,0,1,1,0,0]],[[57,128,24310,129,1,133,1]]]',
  )
  expect(readKept(keptText(A_STAY))).toEqual(kept(A_STAY))
})

test('the levels of a stay stand at the end, and nothing stands there where none are told', () => {
  const text = keptText({ ...A_STAY, levels: [LEVEL] })
  expect(text).toBe(`${keptText(A_STAY).slice(0, -1)},[[129,24310,3,2,1,1,41000,0]]]`)
  expect(readKept(text).levels).toEqual([LEVEL])
})

test('what was kept as plain JSON is read as before', () => {
  expect(readKept(JSON.stringify(A_STAY))).toEqual(kept(A_STAY))
})

test.each([
  [1, A_STAY],
  [0, { ...A_STAY, counts: A_STAY.counts.slice(0, 2) }],
])('whether an answer has a known weight is told first: %i', (told, contribution) => {
  expect(keptText(contribution).startsWith(`[${told},`)).toBe(true)
})

test('nothing is kept as nothing', () => {
  expect(readKept(keptText(noContribution()))).toEqual(kept(noContribution()))
})

const word = fc.oneof(fc.constantFrom('', 'a', 'all', 'other', 'f"1', 'constructor', '__proto__'), fc.string())
const place = { providerId: word, month: fc.integer(), facilityId: word }
const n = fc.integer({ min: -9_000_000, max: 9_000_000 })
const payer = fc.constantFrom(...PAYERS)
const anyPayer = fc.constantFrom(...PAYERS, 'all' as const)
const counts = fc
  .uniqueArray(fc.constantFrom(...COUNTS), { maxLength: 6 })
  .chain((names) => fc.record(Object.fromEntries(names.map((name) => [name, n]))))
const few = <T>(one: fc.Arbitrary<T>) => fc.array(one, { maxLength: 6 })
/** Rows as they come, and rows as an encounter gives them: for all payers and timings, and for its own. */
const countRows = few(
  fc.tuple(
    fc.record({ ...place, timing: fc.constantFrom(...TIMINGS, 'all' as const), payer: anyPayer, counts }),
    fc.constantFrom(1, 2, 4),
  ),
).map((list) =>
  list.flatMap(([row, of]) => {
    if (of === 1) return [row]
    if (of === 2) return [{ ...row, payer: 'all' as const }, row]
    const all = { ...row, timing: 'all' as const }
    return [{ ...all, payer: 'all' as const }, { ...row, payer: 'all' as const }, all, row]
  }),
)
const gapRow = fc.record({
  ...{ ...place, payer: anyPayer, family: word, axis: fc.constantFrom(...AXES, 'any' as const) },
  ...{ class: fc.constantFrom(...ENCOUNTER_CLASSES), lines: n, open: n, openAfter: n },
})
const gapRows = fc.tuple(few(gapRow), fc.boolean(), payer).map(([list, isSplit, of]) => {
  if (!isSplit) return list
  return [...list.map((row) => ({ ...row, payer: 'all' as const })), ...list.map((row) => ({ ...row, payer: of }))]
})
const drgRow = fc.record({
  ...{ ...place, payer, family: word, stays: n, weightX10000: n, weightSquaresX10000: n },
  ...{ outliers: n, outliersX10000: n, mccSplit: n, withMcc: n, ccSplit: n, withCc: n },
})
const spreadRow = fc.record({
  ...{ kind: fc.constantFrom(...SPREADS), who: word, month: fc.integer(), facilityId: word, payer, bucket: word, n },
})
const levelRow = fc.record({
  ...{ month: fc.integer(), facilityId: word, severity: n, mortality: n },
  ...{ stays: n, withRisk: n, risksX1000000: n, died: n },
})

test('whatever is kept is read as it was', () => {
  fc.assert(
    fc.property(
      fc.record({
        counts: countRows,
        gaps: gapRows,
        drgs: few(drgRow),
        spreads: few(spreadRow),
        levels: few(levelRow),
      }),
      (contribution) => {
        const text = keptText(contribution)
        expect(readKept(text)).toEqual(contribution)
        expect(readKeptGaps(text)).toEqual(contribution.gaps)
      },
    ),
    { numRuns: 500 },
  )
})
