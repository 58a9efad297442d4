import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Specificity } from '#app/domain/codes/specificity.ts'
import { type Contribution, contributionOf, noContribution } from '#app/domain/scorecard/measures/contribution.ts'
import { sumCounts } from '#app/domain/scorecard/measures/counts.ts'
import { differenceOf } from '#app/domain/scorecard/measures/difference.ts'
import type { EncounterFacts, QueryFacts } from '#app/domain/scorecard/measures/facts.ts'
import { firstLines } from '#app/domain/scorecard/measures/first-lines.ts'
import {
  lastMatured,
  monthOf,
  monthText,
  periodBefore,
  readMonth,
  startOf,
} from '#app/domain/scorecard/measures/month.ts'
import { countsOfQuery } from '#app/domain/scorecard/measures/query-counts.ts'
import { stancesOf } from '#app/domain/scorecard/measures/specifics.ts'

const AT = new Date('2026-03-10T08:00:00Z')
const later = (hours: number) => new Date(AT.getTime() + hours * 3_600_000)
const line = (code: string) => ({ code, position: 'secondary' as const, presentOnAdmission: null })

const aQuery = (over: Partial<QueryFacts> = {}): QueryFacts => ({
  id: 'q',
  providerId: 'dr-osei',
  authorId: 'cdi-lind',
  timing: 'concurrent',
  purpose: 'specificity',
  state: 'closed',
  sentAt: AT,
  begunAt: AT,
  viewedAt: later(1),
  dueAt: later(24),
  answeredAt: later(2),
  endedAt: null,
  gist: 'diagnosis',
  passed: [],
  wasAskedBack: false,
  outcome: 'codes-changed',
  weightShareX10000: 1500,
  postBillReason: null,
  isFlawed: false,
  isInRecord: null,
  ...over,
})
const anEncounter = (over: Partial<EncounterFacts> = {}): EncounterFacts => ({
  id: 'e',
  facilityId: 'f',
  attendingId: 'dr-osei',
  class: 'inpatient',
  payer: 'medicare',
  paidBy: 'Medicare A',
  levels: null,
  hasDied: false,
  at: AT,
  endAt: AT,
  coding: null,
  reviews: [],
  wasReviewed: false,
  visitCodes: [],
  isFinal: true,
  first: [line('I509')],
  final: [line('I5023')],
  drgFirst: { weightX10000: 9000, severity: null, family: null, isOutlier: false },
  drgFinal: { weightX10000: 12000, severity: 'MCC', family: null, isOutlier: false },
  queries: [],
  claims: [],
  ...over,
})

const FAMILY: Specificity[] = [
  { code: 'I509', unspecified: true, axes: ['acuity', 'type'], alternatives: ['I5020', 'I5023', 'J810'] },
  { code: 'I5020', unspecified: true, axes: ['acuity'], alternatives: ['I5023'] },
  { code: 'I5023', unspecified: false, axes: [], alternatives: [] },
  { code: 'J810', unspecified: false, axes: [], alternatives: [] },
  { code: 'R6520', unspecified: true, axes: ['type'], alternatives: ['R6521'] },
  { code: 'S72001A', unspecified: true, axes: ['type'], alternatives: ['S72141A'] },
  { code: 'Z7901', unspecified: true, axes: ['type'], alternatives: ['Z7902'] },
]
const stances = stancesOf(FAMILY)

describe('what a code says on the axes of its family', () => {
  test.each([
    ['leaves both open', 'I509', ['acuity', 'type'], []],
    ['states one and leaves one open', 'I5020', ['acuity'], ['type']],
    ['states both', 'I5023', [], ['acuity', 'type']],
    ['an injury is a diagnosis', 'S72001A', ['type'], []],
  ])('%s: %s', (_, code, open, stated) => {
    expect({ open: [...(stances.get(code)?.open ?? [])], stated: [...(stances.get(code)?.stated ?? [])] }).toEqual({
      open,
      stated,
    })
  })
  test.each(['J810', 'R6520', 'Z7901'])(
    '%s is in no denominator: another family, a symptom, a reason for contact',
    (code) => {
      expect(stances.get(code)).toBeUndefined()
    },
  )
})

describe('the lines as the notes alone gave them', () => {
  test('a family that was coded when the query was sent stands as it was then, others as they are', () => {
    const now = [line('I5023'), line('N179')]
    const first = firstLines([line('I509'), line('E119')], now, new Set(['I5023']))
    expect(first.map(({ code }) => code)).toEqual(['I509', 'E119', 'N179'])
  })
  test('what an answer brought is not of the note, though nobody asked about its family', () => {
    expect(firstLines([line('N289')], [line('N170')], new Set(['N170']))).toEqual([line('N289')])
  })
  test('without a query they are the lines as they stand', () => {
    expect(firstLines([], [line('N179')], new Set())).toEqual([line('N179')])
  })
})

describe('what one query counts for', () => {
  test.each([
    [
      'an answer in time that raised the weight',
      {},
      { sent: 1, answered: 1, inTime: 1, agreed: 1, closed: 1, changed: 1, weighed: 1, up: 1, upX10000: 1500 },
    ],
    [
      'an answer after the due time',
      { answeredAt: later(30), outcome: null, weightShareX10000: null },
      { sent: 1, answered: 1, agreed: 1 },
    ],
    [
      'one that lowered the weight',
      { weightShareX10000: -700 },
      { sent: 1, answered: 1, inTime: 1, agreed: 1, closed: 1, changed: 1, weighed: 1, down: 1, downX10000: 700 },
    ],
    ['no answer yet', { state: 'open', gist: null, answeredAt: null, outcome: null }, { sent: 1 }],
    [
      'withdrawn before it was seen: an exclusion',
      { state: 'withdrawn', viewedAt: null, gist: null, answeredAt: null, outcome: null },
      { unseen: 1 },
    ],
    [
      'withdrawn after it was seen',
      { state: 'withdrawn', gist: null, answeredAt: null, outcome: null },
      { sent: 1, withdrawn: 1 },
    ],
    [
      '"needs more information" is no answer',
      { state: 'open', wasAskedBack: true, gist: null, answeredAt: null, outcome: null },
      { sent: 1, askedBack: 1 },
    ],
    [
      'a validation query confirmed',
      { purpose: 'clinical-validation', gist: 'yes', outcome: 'no-change', weightShareX10000: 0 },
      { sent: 1, answered: 1, inTime: 1, validations: 1, confirmed: 1, closed: 1, weighed: 1, unmoved: 1 },
    ],
    [
      'a validation query ruled out',
      { purpose: 'clinical-validation', gist: 'ruled-out', outcome: 'diagnosis-removed', weightShareX10000: null },
      { sent: 1, answered: 1, inTime: 1, validations: 1, ruledOut: 1, closed: 1, changed: 1, removed: 1 },
    ],
    [
      'answered nine seconds after opening',
      { viewedAt: AT, answeredAt: new Date(AT.getTime() + 9000), outcome: null },
      { sent: 1, answered: 1, inTime: 1, hasty: 1, agreed: 1 },
    ],
    ['undetermined', { gist: 'undetermined', outcome: null }, { sent: 1, answered: 1, inTime: 1, undetermined: 1 }],
  ] satisfies [string, Partial<QueryFacts>, object][])('%s', (_, over, counts) => {
    expect(countsOfQuery(aQuery(over))).toEqual(counts)
  })
})

describe('what an encounter adds', () => {
  const stanceOf = (code: string) => stances.get(code)
  test('its codes before and after, and both weights, to the attending in the month of discharge', () => {
    const { counts } = contributionOf(anEncounter(), stanceOf)
    expect(counts.map(({ payer }) => payer)).toEqual(['all', 'medicare'])
    expect(counts.slice(0, 1)).toEqual([
      {
        providerId: 'dr-osei',
        month: monthOf(AT),
        facilityId: 'f',
        timing: 'all',
        payer: 'all',
        counts: {
          encounters: 1,
          inpatients: 1,
          codes: 1,
          askable: 1,
          open: 1,
          grouped: 1,
          weightBeforeX10000: 9000,
          weightAfterX10000: 12000,
          withMcc: 1,
        },
      },
    ])
  })
  test('a code that leaves two axes open is one code in the family', () => {
    const { gaps } = contributionOf(anEncounter(), stanceOf)
    expect(gaps.filter(({ payer }) => payer === 'medicare')).toHaveLength(3)
    const all = gaps.filter(({ payer }) => payer === 'all')
    expect(all.map(({ axis, lines, open, openAfter }) => [axis, lines, open, openAfter])).toEqual([
      ['acuity', 1, 1, 0],
      ['type', 1, 1, 0],
      ['any', 1, 1, 0],
    ])
  })
  test.each([
    ['whose coding is not final', { isFinal: false }],
    ['without an attending', { attendingId: null }],
    ['without a code', { first: [], final: [] }],
  ])('nothing of a stay %s', (_, over) => {
    expect(contributionOf(anEncounter(over), stanceOf)).toEqual(noContribution())
  })
  test('a query after the bill counts by its reason too, and which way it moved payment; one before the bill does not', () => {
    const spreadsOf = (over: Partial<QueryFacts>) =>
      contributionOf(anEncounter({ isFinal: false, queries: [aQuery(over)] }), stanceOf).spreads.map(
        ({ kind, who, bucket, n }) => [kind, who, bucket, n],
      )
    expect(spreadsOf({ timing: 'post-bill', postBillReason: 'denial', weightShareX10000: -900 })).toEqual([
      ['post-bill', 'denial', 'sent', 1],
      ['post-bill', 'denial', 'down', 1],
      ['authored', 'cdi-lind', 'sound query', 1],
    ])
    expect(spreadsOf({ timing: 'post-bill', weightShareX10000: null })).toEqual([
      ['post-bill', '', 'sent', 1],
      ['authored', 'cdi-lind', 'sound query', 1],
    ])
    expect(spreadsOf({ timing: 'retrospective', postBillReason: 'denial', isFlawed: true })).toEqual([
      ['authored', 'cdi-lind', 'flawed query', 1],
    ])
    // Withdrawn before anyone saw it: in no rate.
    expect(spreadsOf({ timing: 'concurrent', state: 'withdrawn', viewedAt: null })).toEqual([])
  })
  test('a redirected query to its addressee by both clocks, and to whom it was before as passed on', () => {
    const passed = [
      { providerId: 'dr-lee', begunAt: AT, endedAt: later(5) },
      { providerId: 'dr-wood', begunAt: later(5), endedAt: later(9) },
    ]
    const asked = aQuery({ sentAt: AT, begunAt: later(9), answeredAt: later(10), passed })
    const found = contributionOf(anEncounter({ isFinal: false, queries: [asked] }), stanceOf)
    const [begun, five, nine, ten] = [AT, later(5), later(9), later(10)].map((moment) => moment.getTime())
    expect(found.waits).toMatchObject([{ providerId: 'dr-osei', firstBegunAt: begun, begunAt: nine, endedAt: ten }])
    expect(found.passed).toMatchObject([
      { providerId: 'dr-lee', number: 0, begunAt: begun, endedAt: five },
      { providerId: 'dr-wood', number: 1, begunAt: five, endedAt: nine },
    ])
    const sums = found.counts.filter(({ timing, payer }) => timing === 'all' && payer === 'all')
    expect(sums.map(({ providerId, counts }) => [providerId, counts.sent ?? 0, counts.passedOn ?? 0])).toEqual([
      ['dr-osei', 1, 0],
      ['dr-lee', 0, 1],
      ['dr-wood', 0, 1],
    ])
    // Withdrawn before anyone saw it: in no rate, and no wait of anybody.
    const unseen = aQuery({ ...asked, state: 'withdrawn', viewedAt: null })
    expect(contributionOf(anEncounter({ isFinal: false, queries: [unseen] }), stanceOf)).toMatchObject({ passed: [] })
  })
  test('a query to its addressee in the month of sending, for its timing and payer and for all', () => {
    const asked = aQuery({ providerId: 'dr-lee', sentAt: new Date('2026-02-27T00:00:00Z') })
    const { counts, waits } = contributionOf(anEncounter({ isFinal: false, queries: [asked] }), stanceOf)
    expect(counts.map(({ providerId, timing, payer, month }) => [providerId, timing, payer, monthText(month)])).toEqual(
      [
        ['dr-lee', 'all', 'all', '2026-02'],
        ['dr-lee', 'concurrent', 'all', '2026-02'],
        ['dr-lee', 'all', 'medicare', '2026-02'],
        ['dr-lee', 'concurrent', 'medicare', '2026-02'],
      ],
    )
    expect(waits).toHaveLength(1)
  })
})

describe('differences', () => {
  const contribution = fc
    .array(
      fc.record({
        providerId: fc.constantFrom('a', 'b'),
        month: fc.constantFrom(24310, 24311),
        facilityId: fc.constantFrom('', 'f'),
        timing: fc.constantFrom('all' as const, 'concurrent' as const),
        payer: fc.constantFrom('all' as const, 'medicare' as const),
        counts: fc.record({ sent: fc.nat(3), answered: fc.nat(3), upX10000: fc.nat(9000) }),
      }),
      { maxLength: 4 },
    )
    .map((counts): Contribution => ({ ...noContribution(), counts }))

  test('the same before and after is no difference', () => {
    fc.assert(
      fc.property(fc.array(contribution, { maxLength: 4 }), (list) => {
        expect(differenceOf(list, [...list].reverse())).toEqual({
          counts: [],
          gaps: [],
          drgs: [],
          spreads: [],
          levels: [],
        })
      }),
    )
  })
  test('what goes in comes out again: there and back is nothing', () => {
    fc.assert(
      fc.property(
        fc.array(contribution, { maxLength: 3 }),
        fc.array(contribution, { maxLength: 3 }),
        (before, after) => {
          const both = [...differenceOf(before, after).counts, ...differenceOf(after, before).counts]
          const total = sumCounts(both.map(({ counts }) => counts))
          expect(Object.values(total).every((n) => n === 0)).toBe(true)
          expect(both.reduce((sum, { cases }) => sum + cases, 0)).toBe(0)
        },
      ),
    )
  })
})

describe('months', () => {
  test('a month is read as it is written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1970 * 12, max: 2200 * 12 }), (month) => {
        expect(readMonth(monthText(month))).toBe(month)
        expect(monthOf(startOf(month))).toBe(month)
      }),
    )
  })
  test.each(['2026-13', '2026-00', 'soon', null])('%s is no month', (text) => expect(readMonth(text)).toBeNull())
  test.each([
    ['2026-09-14T10:00:00Z', '2026-08'],
    ['2026-09-05T10:00:00Z', '2026-07'],
    ['2026-01-20T10:00:00Z', '2025-12'],
  ])('on %s the last month whose queries have come due is %s', (now, month) => {
    expect(monthText(lastMatured(new Date(now)))).toBe(month)
  })
  test('the period before is as long and ends where the other begins', () => {
    expect(periodBefore({ from: 100, to: 111 })).toEqual({ from: 88, to: 99 })
  })
})
