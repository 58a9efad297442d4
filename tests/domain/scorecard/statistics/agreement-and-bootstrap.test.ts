import { describe, expect, it } from 'vitest'
import { cohensKappa } from '#app/domain/scorecard/statistics/agreement.ts'
import { clusterMean } from '#app/domain/scorecard/statistics/bootstrap.ts'
import {
  drawIndex,
  drawNormal,
  drawPoisson,
  seeded,
  seedOf,
  shuffled,
} from '#app/domain/scorecard/statistics/random.ts'

describe("Cohen's kappa", () => {
  it('repeats the two dermatologists of the SAS/STAT manual (PROC FREQ): 0.3449, error 0.0724, 0.2030 to 0.4868', () => {
    const kappa = cohensKappa([
      [10, 4, 1, 0],
      [5, 10, 12, 2],
      [2, 4, 12, 5],
      [0, 2, 6, 13],
    ])
    expect(kappa?.kappa).toBeCloseTo(0.3449, 4)
    expect(kappa?.se).toBeCloseTo(0.0724, 4)
    expect(kappa?.low).toBeCloseTo(0.203, 4)
    expect(kappa?.high).toBeCloseTo(0.4868, 4)
    expect(kappa?.n).toBe(88)
  })

  it('is 1 for judges who always agree, 0 for independent ones, and nothing where chance alone would agree', () => {
    expect(
      cohensKappa([
        [5, 0],
        [0, 7],
      ])?.kappa,
    ).toBe(1)
    expect(
      cohensKappa([
        [20, 20],
        [10, 10],
      ])?.kappa,
    ).toBeCloseTo(0, 12)
    expect(
      cohensKappa([
        [9, 0],
        [0, 0],
      ]),
    ).toBeNull()
    expect(cohensKappa([])).toBeNull()
  })
})

describe('the mean of clustered cases', () => {
  it('is the same for the same seed', () => {
    const clusters = Array.from({ length: 12 }, (_, i) => ({ total: 15000 * (i + 1) + i * i, n: i + 1 }))
    expect(clusterMean(clusters, seeded(1))).toEqual(clusterMean(clusters, seeded(1)))
    expect(clusterMean(clusters, seeded(1))?.n).toBe(78)
  })

  it('is not given an interval by four clusters', () => {
    expect(clusterMean(Array(4).fill({ total: 10, n: 1 }), seeded(1))).toBeNull()
  })

  it('covers the true mean weight in about 95 of 100 samples of 60 providers with skewed weights', () => {
    const random = seeded(21)
    const samples = 400
    let covered = 0
    const truth = 14000 * Math.exp(0.3 ** 2 / 2 + 0.5 ** 2 / 2)
    for (let sample = 0; sample < samples; sample++) {
      const clusters = Array.from({ length: 60 }, () => {
        const [habit, n] = [0.3 * drawNormal(random), 3 + drawPoisson(random, 8)]
        let total = 0
        for (let i = 0; i < n; i++) total += 14000 * Math.exp(habit + 0.5 * drawNormal(random))
        return { total, n }
      })
      const found = clusterMean(clusters, random, { replicates: 400 })
      if (found && found.low <= truth && truth <= found.high) covered++
    }
    expect(covered / samples).toBeGreaterThan(0.925)
    expect(covered / samples).toBeLessThan(0.975)
  })
})

describe('random numbers from a seed', () => {
  it('are even, and a seed of text is always the same number', () => {
    const random = seeded(seedOf('program 12'))
    const bins = [0, 0, 0, 0]
    for (let i = 0; i < 40_000; i++) bins[drawIndex(random, 4)] = (bins[drawIndex(random, 4)] ?? 0) + 1
    for (const bin of bins) expect(Math.abs(bin - 10_000)).toBeLessThan(1500)
    expect(seedOf('program 12')).toBe(seedOf('program 12'))
    expect(seedOf('program 12')).not.toBe(seedOf('program 13'))
  })

  it('shuffle without losing anyone', () => {
    const group = ['a', 'b', 'c', 'd', 'e']
    expect([...shuffled(seeded(4), group)].sort()).toEqual(group)
    expect(group).toEqual(['a', 'b', 'c', 'd', 'e'])
  })
})
