import { describe, expect, it } from 'vitest'
import { laneyChart, pChart, uChart, xmrChart } from '#app/domain/scorecard/statistics/control-chart.ts'
import { drawBinomial, drawNormal, seeded } from '#app/domain/scorecard/statistics/random.ts'
import { signalsOf } from '#app/domain/scorecard/statistics/run-rules.ts'

const counts = (events: number[], n: number) => events.map((count) => ({ events: count, n }))

describe('control charts repeat published examples', () => {
  it('the p-chart of 30 wafers of 50 chips: 0.2313, limits 0.0524 and 0.4102 (NIST/SEMATECH e-Handbook 6.3.3.2)', () => {
    const wafers = [
      12, 15, 8, 10, 4, 7, 16, 9, 14, 10, 5, 6, 17, 12, 22, 8, 10, 5, 13, 11, 20, 18, 24, 15, 9, 12, 7, 13, 9, 6,
    ]
    const chart = pChart(counts(wafers, 50))
    expect(chart?.centre).toBeCloseTo(0.2313, 4)
    expect(chart?.points[0]?.low).toBeCloseTo(0.0524, 3)
    expect(chart?.points[0]?.high).toBeCloseTo(0.4102, 3)
    const beyond = chart?.points.flatMap((point, i) => (point.signals.includes(1) ? [i + 1] : []))
    expect(beyond).toEqual([15, 23])
  })

  it('the u-chart of 20 samples of 5 computers: 1.93, limits 0.07 and 3.79 (Montgomery, chapter 7.3)', () => {
    const computers = [10, 12, 8, 14, 10, 16, 11, 7, 10, 15, 9, 5, 7, 11, 12, 6, 8, 10, 7, 5]
    const chart = uChart(counts(computers, 5))
    expect(chart?.centre).toBeCloseTo(1.93, 2)
    expect(chart?.points[0]?.low).toBeCloseTo(0.07, 2)
    expect(chart?.points[0]?.high).toBeCloseTo(3.79, 2)
    expect(chart?.points.flatMap((point) => point.signals)).not.toContain(1)
  })

  it('the XmR chart of ten flow rates: 50.81, limits 45.8159 and 55.8041 (NIST/SEMATECH e-Handbook 6.3.2.2)', () => {
    const chart = xmrChart([49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1])
    expect(chart?.centre).toBeCloseTo(50.81, 6)
    expect(chart?.points[0]?.low).toBeCloseTo(45.8159, 3)
    expect(chart?.points[0]?.high).toBeCloseTo(55.8041, 3)
  })

  it("Laney's sigma z by hand: rates 0.4, 0.6, 0.5, 0.5 of 100 have z of -2, 2, 0, 0 and moving ranges 4, 2, 0", () => {
    const chart = laneyChart(counts([40, 60, 50, 50], 100))
    expect(chart?.sigmaZ).toBeCloseTo(2 / 1.128, 9)
    expect(chart?.points[0]?.high).toBeCloseTo(0.5 + (3 * 0.05 * 2) / 1.128, 9)
  })
})

describe('charts on what they are for', () => {
  it("Laney's chart does not cry over large denominators whose rate wanders, where the p-chart does", () => {
    const random = seeded(5)
    const months = Array.from({ length: 60 }, () => {
      const rate = Math.min(0.9, Math.max(0.05, 0.3 + 0.03 * drawNormal(random)))
      return { events: drawBinomial(random, 4000, rate), n: 4000 }
    })
    const beyond = (chart: ReturnType<typeof pChart>) =>
      chart?.points.filter((point) => point.signals.includes(1)).length ?? -1
    expect(beyond(pChart(months))).toBeGreaterThan(20)
    expect(beyond(laneyChart(months))).toBeLessThanOrEqual(1)
  })

  it('limits follow the denominator and stay within 0 and 1', () => {
    const chart = pChart([
      { events: 1, n: 4 },
      { events: 250, n: 1000 },
      { events: 0, n: 0 },
    ])
    expect(chart?.points).toHaveLength(2)
    expect(chart?.points[0]?.low).toBe(0)
    expect(chart?.points[1]?.low).toBeGreaterThan(0.2)
  })

  it('limits can stand on the months before a documented change', () => {
    const values = [10, 11, 10, 11, 10, 11, 20, 21, 20, 21]
    expect(xmrChart(values, { limitsFrom: 6 })?.centre).toBeCloseTo(10.5, 9)
    expect(xmrChart(values, { limitsFrom: 6 })?.points[6]?.signals).toContain(1)
  })

  it('need something to stand on', () => {
    expect(pChart([])).toBeNull()
    expect(uChart([{ events: 0, n: 0 }])).toBeNull()
    expect(xmrChart([4])).toBeNull()
    expect(laneyChart(counts([1, 2], 10))).toBeNull()
  })
})

describe('the Western Electric rules', () => {
  it.each([
    ['1: one point beyond three sigmas', [0, 3.1], [[], [1]]],
    ['2: two of three beyond two sigmas on one side', [2.1, 0, 2.2], [[], [], [2]]],
    ['2 is not met by opposite sides', [2.1, -2.2, 0], [[], [], []]],
    ['3: four of five beyond one sigma on one side', [1.1, 1.2, -0.5, 1.3, 1.4], [[], [], [], [], [3]]],
    [
      '4: eight running on one side of the centre',
      [-0.1, -0.2, -0.1, -0.2, -0.1, -0.2, -0.1, -0.2],
      [[], [], [], [], [], [], [], [4]],
    ],
    ['4 is broken by a point on the centre', [0.1, 0.2, 0.1, 0, 0.1, 0.2, 0.1, 0.2, 0.1], Array(9).fill([])],
  ])('rule %s', (_, sigmas, signals) => expect(signalsOf(sigmas)).toEqual(signals))

  it('say nothing of a point that returns to the centre', () => {
    expect(signalsOf([2.1, 2.2, 0.3])[2]).toEqual([])
  })
})
