import { describe, expect, test } from 'vitest'
import { type AttendingFamily, standardCaseMix, weightMean } from '#app/domain/scorecard/measures/case-mix.ts'
import { drawIndex, drawNormal, seeded } from '#app/domain/scorecard/statistics/random.ts'

/** Stays of one attending in one family, by their weights. */
function cell(providerId: string, family: string, weights: readonly number[]): AttendingFamily {
  const whole = weights.map((weight) => Math.round(weight * 10_000))
  return {
    ...{ providerId, family, stays: weights.length, weightX10000: whole.reduce((sum, one) => sum + one, 0) },
    weightSquaresX10000: weights.reduce((sum, weight) => sum + Math.round(weight * 100) ** 2, 0),
    ...{ outliers: 0, outliersX10000: 0, mccSplit: 0, withMcc: 0, ccSplit: 0, withCc: 0 },
  }
}
const five = ['a', 'b', 'c', 'd', 'e']
const told = <T>(value: T | 'too-few'): T => {
  if (value === 'too-few') throw new Error('Too few.')
  return value
}

describe('the case-mix index at the reference mix', () => {
  // By hand: heart failure weighs 1.2 on average, joints 2.0. The reference has three of four stays in heart failure:
  // 0.75 x 1.2 + 0.25 x 2.0 = 1.4. The period has mostly joints: its raw index is (5 x 1.2 + 20 x 2.0) / 25 = 1.84.
  const reference = [
    { family: '291', stays: 300 },
    { family: '470', stays: 100 },
  ]
  const period = five.flatMap((id) => [cell(id, '291', [1.2]), cell(id, '470', [1.9, 2.1, 2, 2])])

  test('is what the worked example says', () => {
    expect(told(standardCaseMix(period, reference))).toMatchObject({
      n: 25,
      meanX10000: 14_000,
      families: 2,
      covered: 1,
    })
    expect(told(weightMean(period, 'raw')).meanX10000).toBe(18_400)
  })

  test('does not move when more patients of one family come, while the raw index does', () => {
    const more = [...period, ...five.map((id) => cell(id, '470', [2, 2, 2, 2, 2, 2]))]
    expect(told(standardCaseMix(more, reference)).meanX10000).toBe(14_000)
    expect(told(weightMean(more, 'raw')).meanX10000).toBeGreaterThan(18_400)
  })

  test('moves when stays within a family weigh more', () => {
    const heavier = period.map((one) => (one.family === '291' ? { ...one, weightX10000: 14_000 } : one))
    expect(told(standardCaseMix(heavier, reference)).meanX10000).toBe(15_500)
  })

  test('leaves out families without a stay on either side, and says how much of the reference is held', () => {
    const wider = [...reference, { family: '003', stays: 100 }]
    const odd = [...period, cell('a', '999', [9, 9, 9])]
    expect(told(standardCaseMix(odd, wider))).toMatchObject({ n: 25, meanX10000: 14_000, covered: 0.8 })
  })

  test.each([
    ['nine stays', five.slice(0, 5).map((id, at) => cell(id, '291', at < 4 ? [1, 1] : [1]))],
    ['four attendings', five.slice(0, 4).map((id) => cell(id, '291', [1, 1, 1, 1]))],
    ['no family of the reference', five.map((id) => cell(id, '999', [1, 1, 1]))],
  ])('says nothing of %s', (_, sums) => {
    expect(standardCaseMix(sums, reference)).toBe('too-few')
  })

  test('has the interval that a slow bootstrap over single stays finds', () => {
    const random = seeded(7)
    const families = ['291', '470', '193']
    const stays = Array.from({ length: 60 }, (_, at) => `dr-${at}`).flatMap((providerId) =>
      Array.from({ length: 8 }, () => {
        const family = families[drawIndex(random, 3)] ?? ''
        const own = { '291': 1.2, '470': 2, '193': 1 }[family] ?? 1
        return { providerId, family, weight: own + 0.3 * drawNormal(random) }
      }),
    )
    const mix = [
      { family: '291', stays: 50 },
      { family: '470', stays: 30 },
      { family: '193', stays: 20 },
    ]
    const slowly = (drawn: typeof stays) =>
      mix.reduce((sum, { family, stays: share }) => {
        const own = drawn.filter((one) => one.family === family)
        return sum + (share / 100) * (own.reduce((all, { weight }) => all + weight, 0) / own.length)
      }, 0)
    const names = [...new Set(stays.map(({ providerId }) => providerId))]
    const draws = Array.from({ length: 1500 }, () => {
      const drawn = names.map(() => names[drawIndex(random, names.length)])
      return slowly(drawn.flatMap((name) => stays.filter(({ providerId }) => providerId === name)))
    }).sort((a, b) => a - b)
    const sums = names.flatMap((name) =>
      families.flatMap((family) => {
        const own = stays.filter((one) => one.providerId === name && one.family === family)
        return own.length > 0
          ? [
              cell(
                name,
                family,
                own.map(({ weight }) => weight),
              ),
            ]
          : []
      }),
    )
    const found = told(standardCaseMix(sums, mix))
    expect(found.meanX10000 / 10_000).toBeCloseTo(slowly(stays), 3)
    expect(found.lowX10000 / 10_000).toBeCloseTo(draws[37] ?? 0, 1)
    expect(found.highX10000 / 10_000).toBeCloseTo(draws[1462] ?? 0, 1)
    // The delta method, with independent stays: the shares squared, times the variance of each family's mean.
    const variance = mix.reduce((sum, { family, stays: share }) => {
      const own = stays.filter((one) => one.family === family).map(({ weight }) => weight)
      const mean = own.reduce((a, b) => a + b, 0) / own.length
      const spread = own.reduce((a, b) => a + (b - mean) ** 2, 0) / (own.length - 1)
      return sum + (share / 100) ** 2 * (spread / own.length)
    }, 0)
    const half = 1.96 * Math.sqrt(variance)
    const width = (found.highX10000 - found.lowX10000) / 20_000
    expect(Math.abs(width / half - 1)).toBeLessThan(0.25)
  })

  test('is the same for the same stays, in whatever order they come', () => {
    expect(standardCaseMix([...period].reverse(), [...reference].reverse())).toEqual(standardCaseMix(period, reference))
  })
})

describe('a mean weight', () => {
  test('widens its interval where the stays of one attending are alike', () => {
    const random = seeded(3)
    const weights = Array.from({ length: 40 }, () => 1 + 0.4 * drawNormal(random))
    const alike = weights.slice(0, 8).map((weight, at) => cell(`p${at}`, '291', Array(5).fill(weight)))
    const apart = weights.map((weight, at) => cell(`p${at}`, '291', [weight]))
    const width = (sums: AttendingFamily[]) => {
      const { lowX10000, highX10000 } = told(weightMean(sums, 'x'))
      return highX10000 - lowX10000
    }
    expect(width(alike)).toBeGreaterThan(1.3 * width(apart))
  })
  test('says nothing of nine stays, nor of four attendings whose squares are not known', () => {
    expect(weightMean([cell('a', '291', Array(9).fill(1))], 'x')).toBe('too-few')
    const unknown = { ...cell('a', '291', Array(12).fill(1)), weightSquaresX10000: null }
    expect(weightMean([unknown], 'x')).toBe('too-few')
  })
})
