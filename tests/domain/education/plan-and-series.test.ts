import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { invert } from '#app/domain/education/effect/matrix.ts'
import { type Plan, powerOfPlan, proposeOrder } from '#app/domain/education/effect/plan.ts'
import { interruptedSeries } from '#app/domain/education/effect/series.ts'
import { drawBinomial, seeded } from '#app/domain/scorecard/statistics/random.ts'

describe('a proposed order of teaching', () => {
  const groups = ['cardiology', 'surgery', 'medicine', 'neurology', 'obstetrics', 'emergency', 'critical care']

  it('is drawn by lot, can be drawn again from its seed, and leaves nobody out', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 31 }), fc.integer({ min: 2, max: 7 }), (seed, steps) => {
        const order = proposeOrder(groups, steps, seed)
        if (!order.ok) throw new Error('enough groups')
        expect(order.value.seed).toBe(seed)
        expect(proposeOrder([...groups].reverse(), steps, seed)).toEqual(order)
        expect(order.value.steps.flatMap((step) => step.groups).sort()).toEqual([...groups].sort())
        const sizes = order.value.steps.map((step) => step.groups.length)
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('gives every group each place about equally often', () => {
    let first = 0
    for (let seed = 0; seed < 1400; seed++) {
      const order = proposeOrder(groups, 7, seed * 7919)
      if (order.ok && order.value.steps[0]?.groups[0] === 'surgery') first++
    }
    expect(first).toBeGreaterThan(150)
    expect(first).toBeLessThan(250)
  })

  it('needs two steps and a group for each', () => {
    expect(proposeOrder(groups, 1, 1)).toEqual({ ok: false, error: 'too-few-steps' })
    expect(proposeOrder(['one'], 2, 1)).toEqual({ ok: false, error: 'too-few-groups' })
  })
})

describe('the power of a plan', () => {
  const plan: Plan = {
    ...{
      sizes: [2, 2, 2],
      never: 1,
      before: 2,
      between: 1,
      after: 2,
      cases: 30,
      rate: 0.3,
      drop: 1 / 3,
      variation: 0.3,
    },
  }

  /** The error of the effect by plain generalised least squares over all groups and periods. */
  function slowError({ sizes, never, before, between, after, cases, rate, drop, variation }: Plan): number {
    const periods = before + between * (sizes.length - 1) + after
    const starts = [
      ...sizes.flatMap((n, i) => Array<number>(n).fill(before + i * between)),
      ...Array<number>(never).fill(periods),
    ]
    const middle = (rate + rate * (1 - drop)) / 2
    const covariance = new Float64Array(periods * periods).fill((variation * rate) ** 2)
    for (let t = 0; t < periods; t++)
      covariance[t * periods + t] = (variation * rate) ** 2 + (middle * (1 - middle)) / cases
    const inverse = new Float64Array(periods * periods)
    invert(covariance, periods, inverse)
    const k = periods + 1
    const information = new Float64Array(k * k)
    for (const start of starts) {
      const row = (t: number) => Array.from({ length: k }, (_, c) => (c === t || (c === periods && t >= start) ? 1 : 0))
      for (let t = 0; t < periods; t++) {
        for (let s = 0; s < periods; s++) {
          const [x, y] = [row(t), row(s)]
          x.forEach((a, i) => {
            y.forEach((b, j) => {
              information[i * k + j] = (information[i * k + j] ?? 0) + a * b * (inverse[t * periods + s] ?? 0)
            })
          })
        }
      }
    }
    const result = new Float64Array(k * k)
    invert(information, k, result)
    return Math.sqrt(result[k * k - 1] ?? 0)
  }

  it('rests on the same error as plain least squares (Hussey & Hughes 2007, formula 8)', () => {
    const power = powerOfPlan(plan)
    expect(power.ok && power.value.se).toBeCloseTo(slowError(plan), 9)
    expect(power.ok && power.value.groups).toBe(7)
    expect(power.ok && power.value.periods).toBe(6)
  })

  it('grows with groups, with cases and with what is to be found', () => {
    const powerFor = (change: Partial<Plan>) => {
      const result = powerOfPlan({ ...plan, ...change })
      return result.ok ? result.value.power : Number.NaN
    }
    expect(powerFor({ sizes: [4, 4, 4] })).toBeGreaterThan(powerFor({}))
    expect(powerFor({ cases: 90 })).toBeGreaterThan(powerFor({}))
    expect(powerFor({ drop: 0.5 })).toBeGreaterThan(powerFor({}))
    expect(powerFor({ drop: 0 })).toBeCloseTo(0.025, 3)
  })

  it('is not given for a plan that teaches everyone at once', () => {
    expect(powerOfPlan({ ...plan, sizes: [6], never: 0 })).toEqual({ ok: false, error: 'nothing-to-compare' })
  })
})

describe('an interrupted series', () => {
  const points = (rateOf: (t: number) => number, random: (() => number) | null, length = 24) =>
    Array.from({ length }, (_, period) => {
      const n = 300
      const gaps = random ? drawBinomial(random, n, rateOf(period)) : n * rateOf(period)
      return { period, gaps, n, after: period >= length / 2 }
    })

  it('finds a built-in change beside trend and season', () => {
    const season = (t: number) => 0.3 - 0.002 * t + 0.03 * Math.cos((2 * Math.PI * t) / 12)
    const found = interruptedSeries(
      points((t) => season(t) - (t >= 12 ? 0.08 + 0.004 * (t - 17.5) : 0), null),
      12,
    )
    expect(found?.estimate).toBeCloseTo(-0.08, 6)
    expect(found?.slope).toBeCloseTo(-0.004, 6)
    expect(found?.level).toBeCloseTo(-0.08 + 0.004 * 5.5, 6)
  })

  it('covers no change in about 95 of 100 series, with and without memory from month to month', () => {
    const random = seeded(77)
    for (const memory of [0, 0.5]) {
      let covered = 0
      const series = 300
      for (let i = 0; i < series; i++) {
        let shock = 0
        const wandering = points(() => {
          shock = memory * shock + (memory > 0 ? 0.04 * (random() - 0.5) : 0)
          return 0.3 + shock
        }, random)
        const found = interruptedSeries(wandering, 12)
        if (found && found.low <= 0 && found.high >= 0) covered++
      }
      expect(covered / series).toBeGreaterThan(0.92)
    }
  })

  it('is refused with seven periods on one side', () => {
    expect(
      interruptedSeries(
        points(() => 0.3, null, 14),
        12,
      ),
    ).toBeNull()
    expect(interruptedSeries([], 12)).toBeNull()
  })
})
