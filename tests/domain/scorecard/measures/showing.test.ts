import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { answerTime, type KeptWait, type WaitClock } from '#app/domain/scorecard/measures/answer-time.ts'
import { answersByKind, hideSmall } from '#app/domain/scorecard/measures/answers-by-kind.ts'
import { sumCounts } from '#app/domain/scorecard/measures/counts.ts'
import { DEFINITIONS, MEASURES } from '#app/domain/scorecard/measures/definitions.ts'
import { readFilter, writeFilter } from '#app/domain/scorecard/measures/filter.ts'
import { funnelOf, thinned } from '#app/domain/scorecard/measures/funnel-view.ts'
import { GapTable } from '#app/domain/scorecard/measures/gap-table.ts'
import { type GapSum, leftOpenAgainstExpected, rankGaps } from '#app/domain/scorecard/measures/gaps.ts'
import { heatMapOf } from '#app/domain/scorecard/measures/heat-map.ts'
import { codeSetMarks, monthText } from '#app/domain/scorecard/measures/month.ts'
import {
  countedOf,
  type PeerGroup,
  peerGroupOf,
  placeIn,
  untimedFor,
} from '#app/domain/scorecard/measures/peer-group.ts'
import { bandBut, bandOfValuesBut, peerCasesOf, peerValuesOf, sumBut } from '#app/domain/scorecard/measures/peers.ts'
import { membersTold, SHARE_IDS, shown, shownOfParts, sizesOf } from '#app/domain/scorecard/measures/rates.ts'
import { type Said, threeSentences } from '#app/domain/scorecard/measures/sentences.ts'
import { isTold } from '#app/domain/scorecard/measures/siblings.ts'
import { standardisedZ, standingOut } from '#app/domain/scorecard/measures/standing-out.ts'
import { drawBinomial, seeded } from '#app/domain/scorecard/statistics/random.ts'
import { quantileOf } from '#app/domain/scorecard/statistics/vector.ts'

const gap = (providerId: string, over: Partial<GapSum> = {}): GapSum => ({
  providerId,
  family: 'I50',
  axis: 'type',
  lines: 40,
  open: 12,
  openAfter: 4,
  ...over,
})
const five = ['b', 'c', 'd', 'e', 'f']

describe('too few to say', () => {
  test.each([
    ['nine cases', { events: 4, n: 9 }, undefined],
    ['no case', { events: 0, n: 0 }, undefined],
    ['a part beside one of one case', { events: 4, n: 40 }, [40, 1]],
    ['a part of three, of which another is small', { events: 4, n: 40 }, [40, 60, 9]],
  ])('%s', (_, own, siblings) => expect(shown(own, siblings)).toBe('too-few'))

  test.each([
    ['ten cases', { events: 4, n: 10 }, undefined],
    ['parts of ten and more', { events: 4, n: 40 }, [40, 10, 25]],
    ['parts without any case', { events: 4, n: 40 }, [40, 0, 0]],
  ])('not with %s', (_, own, siblings) => expect(shown(own, siblings)).toMatchObject({ events: 4, n: own.n }))

  test('whatever parts a filter cuts: the whole less what is told never tells a small part', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 2, maxLength: 5 }), (parts) => {
        const whole = parts.reduce((sum, n) => sum + n, 0)
        const told = parts.filter((n) => shown({ events: 0, n }, parts) !== 'too-few').reduce((sum, n) => sum + n, 0)
        const left = whole - told
        expect(told === 0 || left === 0 || left >= 10).toBe(true)
      }),
    )
  })

  test('of one filter as much is told as subtraction allows, of several nothing beside a small part', () => {
    const told = (all: number[], own: number | null) => isTold({ all, own }, (n) => n)
    expect([0, 1, 2, 3].map((own) => told([40, 12, 3, 60], own))).toEqual([true, false, false, true])
    expect(told([40, 12, 3, 60], null)).toBe(false)
    expect([0, 1].map((own) => told([40, 12], own))).toEqual([true, true])
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 5 }), (all) => {
        const whole = all.reduce((sum, n) => sum + n, 0)
        const left = whole - all.filter((_, own) => told(all, own)).reduce((sum, n) => sum + n, 0)
        expect(left === 0 || left >= 10 || whole < 10).toBe(true)
      }),
    )
  })
  test('a group less its shown members never leaves one to nine cases', () => {
    const parts = fc.array(
      fc.integer({ min: 0, max: 30 }).chain((n) => fc.record({ n: fc.constant(n), events: fc.nat(n) })),
      { maxLength: 8 },
    )
    fc.assert(
      fc.property(parts, (members) => {
        const group = shownOfParts(members)
        if (group === 'too-few') return
        const told = members.filter(({ n }) => n >= 10).reduce((sum, { n }) => sum + n, 0)
        const left = group.n - told
        expect(left === 0 || left >= 10).toBe(true)
      }),
    )
  })
  test('a share of a part is not told where the other part is one to nine cases, alone or left over by a group', () => {
    expect(shown({ events: 3, n: 40, rest: 9 })).toBe('too-few')
    expect(shown({ events: 3, n: 40, rest: 0 })).toMatchObject({ events: 3, n: 40 })
    expect(shown({ events: 3, n: 40, rest: 10 })).toMatchObject({ events: 3, n: 40 })
    const cases = fc.record({
      ...{ n: fc.integer({ min: 0, max: 30 }), rest: fc.integer({ min: 0, max: 30 }), events: fc.constant(0) },
    })
    const sum = (list: readonly { n: number; rest: number }[], of: 'n' | 'rest') =>
      list.reduce((total, one) => total + one[of], 0)
    fc.assert(
      fc.property(fc.array(cases, { maxLength: 8 }), (members) => {
        const group = membersTold(members, sizesOf)
        const alone = members.filter((one) => shown(one) !== 'too-few')
        const hidden = group.filter((one) => !alone.includes(one))
        for (const of of ['n', 'rest'] as const) expect(sum(hidden, of) === 0 || sum(hidden, of) >= 10).toBe(true)
        // Beside the group's share of all codes, where that one holds the same members and perhaps more.
        const whole = membersTold(members, ({ n, rest }) => n + rest)
        if (!group.every((one) => whole.includes(one))) return
        const left = sum(whole, 'n') + sum(whole, 'rest') - sum(group, 'n')
        if (shownOfParts(members) !== 'too-few') expect(left === 0 || left >= 10).toBe(true)
      }),
    )
  })
  test('a row of months hides a second month where one alone would be told by the total', () => {
    expect(hideSmall([30, 4, 25]).filter((n) => n === null)).toHaveLength(2)
  })
})

const ofA = (all: readonly GapSum[]) => all.filter(({ providerId }) => providerId === 'a')
/** A group of those who are counted, with these codes. */
function groupOf(all: readonly GapSum[], counted = ['a', ...five]): PeerGroup {
  const counts = new Map(counted.map((id) => [id, sumCounts([])]))
  const sums = { counts, quarters: new Map(), gaps: GapTable.of(all), drgs: [] }
  return peerGroupOf(sums, { specialty: null, isMember: () => true }, new Map())
}
const ranked = (all: readonly GapSum[]) => {
  const group = groupOf(all)
  return rankGaps(ofA(all), group, placeIn(group, 'a'))
}

describe('gaps', () => {
  test('the one most beyond colleagues comes first, one of few codes last', () => {
    const all = [
      gap('a', { family: 'N17', lines: 40, open: 16 }),
      gap('a', { family: 'I50', lines: 40, open: 34 }),
      gap('a', { family: 'J44', lines: 9, open: 9 }),
      ...five.flatMap((id) => ['N17', 'I50', 'J44'].map((family) => gap(id, { family, open: 14 }))),
    ]
    const found = ranked(all)
    expect(found.map(({ family }) => family)).toEqual(['I50', 'N17', 'J44'])
    expect(found[2]?.share).toBe('too-few')
  })
  test('axes that are left open together are one gap', () => {
    const all = ['acuity', 'type', 'any'].map((axis) => gap('a', { axis: axis as GapSum['axis'] }))
    expect(ranked(all).map(({ axes }) => axes)).toEqual([['acuity', 'type']])
  })
  test('a detail that everyone leaves open comes after those that tell providers apart', () => {
    const all = [
      gap('a', { family: 'E78', lines: 400, open: 400 }),
      gap('a', { family: 'I50', open: 10 }),
      ...five.flatMap((id) => [gap(id, { family: 'E78', lines: 100, open: 99 }), gap(id)]),
    ]
    const [first, second] = ranked(all)
    expect([first?.family, second?.family, second?.tellsApart]).toEqual(['I50', 'E78', false])
  })
  test('expected are what colleagues leave open of the same diagnoses', () => {
    const all = [
      gap('a', { axis: 'any', lines: 50, open: 30 }),
      ...five.map((id) => gap(id, { axis: 'any', lines: 100, open: 30 })),
    ]
    expect(leftOpenAgainstExpected(ofA(all), groupOf(all), 0)).toMatchObject({
      observed: 30,
      expected: 15,
      ratio: 2,
    })
  })
})

describe('colleagues', () => {
  test('fewer than five with ten cases each are no band', () => {
    const cases = [...Array(4).fill({ events: 5, n: 20 }), { events: 2, n: 9 }].map((one, who) => ({ who, ...one }))
    expect(bandBut(-1, peerCasesOf(cases))).toBeNull()
  })
  test('five are one, from the tenth to the ninetieth of a hundred', () => {
    const cases = peerCasesOf([9, 1, 2, 3, 4, 5].map((events, who) => ({ who, events, n: 10 })))
    const band = { low: 0.14, middle: 0.3, high: 0.46, providers: 5 }
    expect(bandBut(0, cases)).toMatchObject(band)
    expect(bandBut(1, cases)).toMatchObject({ middle: 0.4, providers: 5 })
  })
  const member = fc.integer({ min: 0, max: 40 }).chain((n) => fc.record({ n: fc.constant(n), events: fc.nat(n) }))
  test('whoever is taken out: band and sum are those of the others alone', () => {
    fc.assert(
      fc.property(fc.array(member, { maxLength: 20 }), fc.integer({ min: -1, max: 20 }), (members, place) => {
        const all = members.map((one, who) => ({ who, ...one }))
        const others = all.filter(({ who }) => who !== place)
        const rates = others.filter(({ n }) => n >= 10).map(({ events, n }) => events / n)
        const cases = peerCasesOf(all)
        const sorted = rates.sort((a, b) => a - b)
        const quantile = (p: number) => quantileOf(sorted, p)
        const band = { low: quantile(0.1), middle: quantile(0.5), high: quantile(0.9), providers: rates.length }
        expect(bandBut(place, cases)).toEqual(rates.length < 5 ? null : band)
        const sum = (name: 'events' | 'n') => others.reduce((total, one) => total + one[name], 0)
        expect(sumBut(place, cases)).toEqual({ events: sum('events'), n: sum('n') })
      }),
    )
  })
  test('times are those of four hundred others, whoever looks', () => {
    const all = Array.from({ length: 401 }, (_, who) => ({ who, value: (who * 7919) % 401 }))
    const values = peerValuesOf(all)
    for (const place of [-1, 0, 17, 399, 400, 900]) {
      const others = all.filter(({ who }) => who !== place).slice(0, 400)
      const sorted = others.map(({ value }) => value).sort((a, b) => a - b)
      const band = bandOfValuesBut(untimedFor(place), values)
      expect(band).toMatchObject({ low: quantileOf(sorted, 0.1), high: quantileOf(sorted, 0.9), providers: 400 })
    }
  })
  test("who has codes and is counted nowhere in the slice is nobody's colleague, and yet not his own expectation", () => {
    const all = [
      gap('a', { axis: 'any', lines: 50, open: 30 }),
      gap('z', { axis: 'any', lines: 100, open: 0 }),
      ...five.flatMap((id) => [gap(id, { axis: 'any', lines: 100, open: 30 }), gap(id)]),
      gap('z', { open: 40 }),
    ]
    const group = groupOf(all)
    expect(countedOf({ counts: new Map(five.map((id) => [id, sumCounts([])])) }, () => true)).toEqual(five)
    expect(rankGaps([gap('a')], group, placeIn(group, 'a'))[0]?.colleagues).toMatchObject({ high: 0.3, providers: 5 })
    const own = all.filter(({ providerId, axis }) => providerId === 'z' && axis === 'any')
    // 180 of 550 of the others.
    expect(leftOpenAgainstExpected(own, group, placeIn(group, 'z'))?.expected).toBeCloseTo((100 * 180) / 550, 10)
  })
})

describe('time to answer', () => {
  const HOUR = 3_600_000
  const wait = (begun: number, ended: number | null, over: Partial<KeptWait> = {}): KeptWait => ({
    ...{ begunAt: begun * HOUR, firstBegunAt: null, endedAt: ended === null ? null : ended * HOUR },
    ...{ isAnswered: ended !== null, wasPassedOn: false, ...over },
  })
  const many = (n: number, one: KeptWait) => Array.from({ length: n }, () => one)
  test('open queries wait until now and are not dropped', () => {
    const time = answerTime([...many(6, wait(0, 5)), ...many(6, wait(0, null))], new Date(100 * HOUR), 'recipient')
    expect(time).toMatchObject({ n: 12, open: 6, ninetieth: { time: null } })
  })
  test('nine queries are too few', () => {
    expect(answerTime(many(9, wait(0, 1)), new Date(0), 'recipient')).toBe('too-few')
  })
  test('a redirected query keeps its first clock and starts one for each recipient', () => {
    // Sent at 0, passed on after ten hours, answered two hours later.
    const late = wait(10, 12, { firstBegunAt: 0 })
    const ofLast = [...many(6, wait(0, 4)), ...many(6, late)]
    const by = (waits: KeptWait[], clock: WaitClock) => answerTime(waits, new Date(100 * HOUR), clock)
    expect(by(ofLast, 'recipient')).toMatchObject({ n: 12, median: { time: 3 }, ninetieth: { time: 4 } })
    expect(by(ofLast, 'first')).toMatchObject({ n: 12, median: { time: 8 }, ninetieth: { time: 12 } })
    // Who passed it on had it for ten hours and gave no answer: a wait by his own clock, none by the query's.
    const ofFirst = [...many(12, wait(0, 4)), wait(0, 10, { isAnswered: false, wasPassedOn: true })]
    expect(by(ofFirst, 'recipient')).toMatchObject({ n: 13, open: 1 })
    expect(by(ofFirst, 'first')).toMatchObject({ n: 12, open: 0 })
  })
})

describe('who stands out', () => {
  const alike = (seed: number, rates: Record<string, number>) => {
    const random = seeded(seed)
    const cases = Array.from({ length: 30 }, (_, i) => ({
      provider: `p${i}`,
      stratum: 'I50',
      n: 60,
      events: drawBinomial(random, 60, rates[`p${i}`] ?? 0.4),
    }))
    return [{ id: 'family I50', side: 'above' as const, cases }]
  }
  test('a provider who leaves twice as much open in both periods does', () => {
    const found = standingOut(alike(1, { p7: 0.85 }), alike(2, { p7: 0.85 }))
    expect(found.map(({ provider }) => provider)).toEqual(['p7'])
  })
  test('one who did so in one period only does not, nor one on the good side', () => {
    expect(standingOut(alike(3, { p7: 0.85, p9: 0.05 }), alike(4, { p9: 0.05 }))).toEqual([])
  })
  test('of providers who are alike almost none does: at most one in a hundred', () => {
    const found = Array.from(
      { length: 40 },
      (_, i) => standingOut(alike(100 + 2 * i, {}), alike(101 + 2 * i, {})).length,
    )
    expect(found.reduce((sum, n) => sum + n, 0)).toBeLessThanOrEqual(12)
  })
  test('patients who differ are no reason: each family is compared with itself', () => {
    const mixed = Array.from({ length: 12 }, (_, i) => [
      { provider: `p${i}`, stratum: 'M19', n: i === 0 ? 90 : 10, events: i === 0 ? 81 : 9 },
      { provider: `p${i}`, stratum: 'I50', n: i === 0 ? 10 : 90, events: i === 0 ? 2 : 18 },
    ]).flat()
    expect(Math.abs(standardisedZ(mixed).find(({ provider }) => provider === 'p0')?.z ?? 9)).toBeLessThan(0.5)
  })
})

describe('groups in pictures', () => {
  test('a cell of a heat map leaves out the one small colleague who could be told by subtraction', () => {
    const gaps = [
      gap('a', { axis: 'any', lines: 40 }),
      gap('b', { axis: 'any', lines: 6, open: 1 }),
      gap('c', { axis: 'any', lines: 30 }),
    ]
    const heat = heatMapOf(GapTable.of(gaps), (id) => (id === 'c' ? 'Cardiology' : 'Hospital Medicine'))
    const sizes = heat.rows.map(({ id, cells: [cell] }) => [
      id,
      cell === undefined || cell === 'too-few' ? null : cell.n,
    ])
    expect(sizes).toEqual([
      ['Cardiology', 30],
      ['Hospital Medicine', 40],
    ])
  })
  test('of more rows than can be read those stay that leave most open beyond the others, by name, and it is said of how many', () => {
    const rows = Array.from({ length: 40 }, (_, at) =>
      gap(`p${String(at).padStart(2, '0')}`, { axis: 'any', lines: 50, open: at % 10 === 3 ? 45 : 20 }),
    )
    const table = GapTable.of([...rows, gap('few', { axis: 'any', lines: 9, open: 9 })])
    const heat = heatMapOf(table, (id) => id, { mostRows: 4 })
    expect(heat.rows.map(({ id }) => id)).toEqual(['p03', 'p13', 'p23', 'p33'])
    expect(heat.all).toBe(41)
    const whole = heatMapOf(table, (id) => id)
    expect(whole.rows).toHaveLength(41)
    for (const row of heat.rows) expect(whole.rows).toContainEqual(row)
  })
  test('a funnel holds who has ten cases, around their common rate, and widens with over-dispersion', () => {
    const counts = [0.2, 0.5, 0.8, 0.3, 0.7, 0.4].map((rate, i) => ({ provider: `p${i}`, events: rate * 100, n: 100 }))
    const funnel = funnelOf([...counts, { provider: 'few', events: 1, n: 5 }])
    expect(funnel?.points).toHaveLength(6)
    expect(funnel?.phi).toBeGreaterThan(5)
    expect(funnel?.points.filter(({ outside }) => outside)).toEqual([])
    expect([funnel?.all, funnel?.beyond]).toEqual([6, 0])
  })
  test('of more points than can be told apart stay those outside, and some of every number of cases', () => {
    const points = Array.from({ length: 1000 }, (_, n) => ({
      ...{ provider: `p${n}`, events: 0, n: 10 + n, rate: 0, outside: n % 250 === 0 },
    }))
    const some = thinned(points, 100)
    expect(some).toHaveLength(100)
    expect(new Set(some.map(({ provider }) => provider)).size).toBe(100)
    expect(some.filter(({ outside }) => outside)).toHaveLength(4)
    expect([...Array(10).keys()].every((tenth) => some.some(({ n }) => Math.floor((n - 10) / 100) === tenth))).toBe(
      true,
    )
    expect(thinned(points, 1000)).toEqual(points)
  })
})

describe('sentences', () => {
  const share = (events: number, n: number) => shown({ events, n })
  const said: Said = {
    name: 'Dr. Osei',
    months: 6,
    gaps: [
      {
        title: 'Heart failure',
        axes: ['acuity', 'type'],
        share: share(60, 98),
        colleagues: { low: 0.15, middle: 0.3, high: 0.38, providers: 9 },
        beyond: 30,
        tellsApart: true,
      },
    ],
    response: { share: share(40, 44), colleagues: null },
    time: 'too-few',
    colleaguesTime: null,
    expected: null,
    effect: { answers: { weighed: 20, up: 9, unmoved: 7, down: 4, upX10000: 31_000, downX10000: 12_000 } },
  }
  test('three of them: the detail furthest from colleagues, the answers, and both directions of weight', () => {
    const [notes = '', queries = '', effect = '', ...more] = threeSentences(said).map((s) =>
      s.replaceAll('\u00a0', ' '),
    )
    expect(more).toEqual([])
    expect(notes).toContain(
      "Dr. Osei's notes gave the acuity and type of heart failure in 38 of 98 coded diagnoses (39 %",
    )
    expect(notes).toContain('colleagues: 62–85 %')
    expect(queries).toContain('Of 44 queries that came to Dr. Osei, 40 were answered')
    expect(effect).toContain('9 raised it (+3.1000 in all), 4 lowered it (−1.2000 in all) and 7 left it as it was')
  })
  test('of few cases they say so, without a number', () => {
    const few = threeSentences({
      ...said,
      gaps: [],
      response: { share: 'too-few', colleagues: null },
      effect: { answers: null },
    })
    expect(few.slice(1).join(' ')).not.toMatch(/\d/)
  })
})

test('every measure has a definition in which nothing is left blank', () => {
  expect(DEFINITIONS.map(({ id }) => id)).toEqual([...MEASURES])
  for (const one of DEFINITIONS) expect(Object.values(one).every((words) => words.length > 1)).toBe(true)
  expect(SHARE_IDS.every((id) => MEASURES.some((known) => known === id))).toBe(true)
})

test('answers by kind are shares of all answers but those to validation queries', () => {
  const kinds = answersByKind(sumCounts([{ agreed: 30, other: 5, undetermined: 4, notClinical: 1, validations: 12 }]))
  expect(kinds.map(({ share }) => (share === 'too-few' ? null : [share.events, share.n]))).toEqual([
    [30, 40],
    [5, 40],
    [4, 40],
    [1, 40],
  ])
})

test('a filter is read from a URL as it was written into it', () => {
  const now = new Date('2026-09-14T10:00:00Z')
  const filter = readFilter(
    new URLSearchParams('months=6&facility=f1&specialty=Cardiology&timing=concurrent&to=2026-05'),
    now,
  )
  expect(filter).toMatchObject({ months: 6, facility: 'f1', specialty: 'Cardiology', timing: 'concurrent' })
  expect(readFilter(new URLSearchParams(writeFilter(filter, now)), now)).toEqual(filter)
  expect(writeFilter(readFilter(new URLSearchParams('months=7&to=2031-01&timing=never'), now), now)).toBe('')
})

test('a period ends with the newest month or with a quarter, whatever an address asks for', () => {
  const now = new Date('2026-09-14T10:00:00Z')
  const newest = readFilter(new URLSearchParams(), now).period.to
  const endOf = (to: string) => monthText(readFilter(new URLSearchParams({ to }), now).period.to)
  expect(endOf(monthText(newest))).toBe(monthText(newest))
  expect(['2026-03', '2026-04', '2026-05', '2025-12', '2025-11', '2024-01'].map(endOf)).toEqual([
    '2026-03',
    '2026-03',
    '2026-03',
    '2025-12',
    '2025-09',
    '2023-12',
  ])
  expect(endOf('not a month')).toBe(monthText(newest))
})

test('a new code set is marked in each fourth quarter, by its fiscal year', () => {
  expect(codeSetMarks(['2025 Q3', '2025 Q4', '2026 Q1', '2026 Q4'])).toEqual([
    { quarter: '2025 Q4', words: 'Code set FY 2026' },
    { quarter: '2026 Q4', words: 'Code set FY 2027' },
  ])
})
