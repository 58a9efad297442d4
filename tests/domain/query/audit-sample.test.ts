import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  agreementOf,
  drawSample,
  type Judgment,
  judge,
  pairOf,
  VERDICTS,
  type Verdict,
} from '#app/domain/query/audit-sample.ts'

const AT = new Date('2026-09-14T10:00:00Z')
const said = (reviewerId: string, verdict: Verdict, ms = 0): Judgment => ({
  reviewerId,
  verdict,
  judgedAt: new Date(AT.getTime() + ms),
})
const pairs = (both: number, firstOnly: number, secondOnly: number, neither: number) => [
  ...Array.from({ length: both }, () => ['compliant', 'compliant'] as const),
  ...Array.from({ length: firstOnly }, () => ['compliant', 'not-compliant'] as const),
  ...Array.from({ length: secondOnly }, () => ['not-compliant', 'compliant'] as const),
  ...Array.from({ length: neither }, () => ['not-compliant', 'not-compliant'] as const),
]

describe('the sample', () => {
  const ids = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 12 }), { maxLength: 60 })
  test('is the same for one seed in whatever order the frame is listed, of the size asked, without repetition', () => {
    fc.assert(
      fc.property(ids, fc.string(), fc.nat(70), (frame, seed, size) => {
        const drawn = drawSample(frame, { seed, size })
        expect(drawSample([...frame].reverse(), { seed, size })).toEqual(drawn)
        expect(drawn).toHaveLength(Math.min(size, frame.length))
        expect(new Set(drawn).size).toBe(drawn.length)
        expect(drawn.every((id) => frame.includes(id))).toBe(true)
      }),
    )
  })

  test('gives every query its turn: over a thousand seeds each of ten is drawn close to three hundred times', () => {
    const frame = Array.from({ length: 10 }, (_, n) => `q${n}`)
    const times = new Map(frame.map((id) => [id, 0]))
    for (let seed = 0; seed < 1000; seed++)
      for (const id of drawSample(frame, { seed: String(seed), size: 3 })) times.set(id, (times.get(id) ?? 0) + 1)
    // Binomial(1000, 0.3): five standard deviations are 72.
    for (const n of times.values()) expect(Math.abs(n - 300)).toBeLessThan(72)
  })
})

describe('agreement', () => {
  // Worked by hand: 20 both, 5 first only, 10 second only, 15 neither: 0.70 observed, 0.50 expected, kappa 0.40.
  test('is 0.70 and kappa 0.40 for the table 20, 5, 10, 15', () => {
    const { agreed, kappa, pairs: n } = agreementOf(pairs(20, 5, 10, 15))
    expect(n).toBe(50)
    expect(agreed?.rate).toBeCloseTo(0.7, 12)
    expect(kappa?.value).toBeCloseTo(0.4, 12)
    const error = Math.sqrt((0.7 * 0.3) / 50) / 0.5
    expect(kappa?.low).toBeCloseTo(0.4 - 1.959963984540054 * error, 10)
    expect(kappa?.high).toBeCloseTo(0.4 + 1.959963984540054 * error, 10)
  })

  test.each([
    ['all the same, both ways', pairs(5, 0, 0, 5), 1],
    ['always the opposite', pairs(0, 5, 5, 0), -1],
    ['what chance would give', pairs(1, 1, 1, 1), 0],
  ])('%s', (_, table, value) => {
    expect(agreementOf(table).kappa?.value).toBeCloseTo(value, 12)
  })

  test('kappa is not told where all verdicts are alike, nor without a pair', () => {
    expect(agreementOf(pairs(8, 0, 0, 0))).toMatchObject({ pairs: 8, agreed: { rate: 1 }, kappa: null })
    expect(agreementOf([])).toEqual({ pairs: 0, agreed: null, kappa: null })
  })

  test('kappa is never above the agreement, and who is first does not matter', () => {
    const verdict = fc.constantFrom(...VERDICTS)
    fc.assert(
      fc.property(fc.array(fc.tuple(verdict, verdict), { minLength: 1, maxLength: 40 }), (table) => {
        const one = agreementOf(table)
        const other = agreementOf(table.map(([a, b]) => [b, a] as const))
        expect(other.kappa?.value ?? null).toEqual(one.kappa ? expect.closeTo(one.kappa.value, 12) : null)
        if (one.kappa) expect(one.kappa.value).toBeLessThanOrEqual((one.agreed?.rate ?? 0) + 1e-12)
      }),
    )
  })

  test('a pair is the first two by time', () => {
    expect(pairOf([said('b', 'not-compliant', 5), said('a', 'compliant', 1)])).toEqual(['compliant', 'not-compliant'])
    expect(pairOf([said('a', 'compliant')])).toBeNull()
  })
})

describe('a judgment', () => {
  const by = { reviewerId: 'r', verdict: 'compliant' as const, rules: [] }
  test.each([
    ['of an own query is refused', { authorIds: ['r'], judgments: [] }, by, 'own-query'],
    ['a second time is refused', { authorIds: ['x'], judgments: [said('r', 'compliant')] }, by, 'judged-already'],
    [
      'by a third person is refused',
      { authorIds: ['x'], judgments: [said('a', 'compliant'), said('b', 'compliant')] },
      by,
      'enough-judged',
    ],
    [
      'of "not compliant" names a rule',
      { authorIds: ['x'], judgments: [] },
      { ...by, verdict: 'not-compliant' as const },
      'no-rule-named',
    ],
  ])('%s', (_, item, given, error) => {
    expect(judge(item, given)).toEqual({ ok: false, error })
  })
  test('of a colleague is taken, beside one other', () => {
    expect(judge({ authorIds: ['x'], judgments: [said('a', 'compliant')] }, by).ok).toBe(true)
  })
})
