import { describe, expect, test } from 'vitest'
import { type ClaimSum, denialsOf, netCaseMixOf } from '#app/domain/scorecard/measures/denials.ts'
import { recordsPerHour } from '#app/domain/scorecard/measures/productivity.ts'

type Claim = { amount: number; denied: number }
/** Sums of single claims, in dollars, as the database would give them; each denied one for its coding. */
function sumOf(claims: readonly Claim[], over: Partial<ClaimSum> = {}): ClaimSum {
  const of = (pick: (claim: Claim) => number) => claims.reduce((sum, claim) => sum + pick(claim), 0)
  return {
    ...{ facilityId: 'f1', payer: 'medicare', month: 24300, claims: claims.length, remitted: claims.length },
    ...{ coding: of(({ denied }) => Number(denied > 0)), clinical: 0, other: 0, decided: 0, won: 0 },
    ...{ amountCents: 100 * of(({ amount }) => amount), deniedCents: 100 * of(({ denied }) => denied) },
    ...{ amountSquares: of(({ amount }) => amount ** 2), deniedSquares: of(({ denied }) => denied ** 2) },
    products: of(({ amount, denied }) => amount * denied),
    ...over,
  }
}
const claims = (n: number, denied: number): Claim[] =>
  Array.from({ length: n }, (_, i) => ({ amount: 1000 + 37 * (i % 11), denied: i < denied ? 500 : 0 }))
const all = { facilityIds: null, payer: 'all' as const }

describe('denials', () => {
  test('none without any claim, and a rate of what is adjudicated only', () => {
    expect(denialsOf([], all)).toBeNull()
    const found = denialsOf([sumOf(claims(90, 6)), sumOf(claims(40, 0), { remitted: 0, amountCents: 0 })], all)
    expect(found).toMatchObject({ billed: 130, awaiting: 40, rate: { events: 6, n: 90 }, overturned: 'too-few' })
  })
  test('under ten adjudicated claims nothing is told', () => {
    const found = denialsOf([sumOf(claims(9, 2))], all)
    expect(found).toMatchObject({ rate: 'too-few', dollars: 'too-few', control: null })
  })
  test('a payer of few claims takes the others with it, which the whole would else tell', () => {
    const found = denialsOf([sumOf(claims(90, 6)), sumOf(claims(4, 1), { payer: 'medicaid' })], all)
    expect(found?.payers.map(({ rate }) => rate)).toEqual(['too-few', 'too-few'])
    const narrowed = denialsOf([sumOf(claims(90, 6)), sumOf(claims(4, 1), { payer: 'medicaid' })], {
      ...all,
      payer: 'medicare',
    })
    expect(narrowed?.rate).toBe('too-few')
  })
  test('the interval of dollars holds the true share about as often as it says', () => {
    let [held, random] = [0, 7]
    const next = () => {
      random = (random * 48271) % 2147483647
      return random / 2147483647
    }
    const runs = 600
    for (let run = 0; run < runs; run++) {
      const drawn = Array.from({ length: 400 }, () => {
        const amount = 500 + 9000 * next()
        return { amount, denied: next() < 0.08 ? amount * (0.2 + 0.8 * next()) : 0 }
      })
      const found = denialsOf([sumOf(drawn)], all)?.dollars
      if (found && found !== 'too-few' && found.low <= 0.048 && found.high >= 0.048) held += 1
    }
    expect(held / runs).toBeGreaterThan(0.9)
    expect(held / runs).toBeLessThan(0.98)
  })
  test('net case mix is the mean less what was lost, and never narrower than the gross one', () => {
    const gross = { n: 50, meanX10000: 14_000, lowX10000: 12_000, highX10000: 16_000 }
    const caseMix = { all: gross, withoutOutliers: 'too-few' as const, outliers: null }
    expect(netCaseMixOf(caseMix, { n: 0, sumX10000: 0, squares: 0 })).toMatchObject({ ...gross, lostX10000: 0 })
    const net = netCaseMixOf(caseMix, { n: 2, sumX10000: 10_000, squares: 2 * 50 ** 2 * 1 })
    expect(net).toMatchObject({ meanX10000: 13_800, lostX10000: 200 })
    if (net !== 'too-few') expect(net.highX10000 - net.lowX10000).toBeGreaterThan(4000)
    expect(netCaseMixOf({ ...caseMix, all: 'too-few' }, { n: 0, sumX10000: 0, squares: 0 })).toBe('too-few')
  })
})

describe('records an hour', () => {
  test('only of months whose hours are known, with the interval of their number', () => {
    const coded = [
      { month: 1, n: 30 },
      { month: 2, n: 50 },
    ]
    expect(recordsPerHour(coded, [])).toBeNull()
    expect(recordsPerHour(coded, [{ month: 1, minutes: 900 }])).toMatchObject({ records: 30, hours: 15, rate: 2 })
    const found = recordsPerHour(coded, [{ month: 1, minutes: 900 }])
    // Exact Poisson limits of 30: 20.24 to 42.83 (Garwood 1936).
    if (found && found !== 'too-few')
      expect([found.low, found.high].map((one) => one.toFixed(2))).toEqual(['1.35', '2.86'])
    expect(recordsPerHour([{ month: 1, n: 9 }], [{ month: 1, minutes: 900 }])).toBe('too-few')
  })
})
