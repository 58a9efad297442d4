import { describe, expect, it } from 'vitest'
import { drawIndex, seeded } from '#app/domain/scorecard/statistics/random.ts'
import { kaplanMeier, type Wait, waitQuantile } from '#app/domain/scorecard/statistics/survival.ts'

// Freireich et al., Blood 1963, weeks of remission on 6-MP, + censored; curve and Greenwood errors as printed in Kleinbaum & Klein,
// Survival Analysis, chapter 2; the intervals of the medians as printed by SAS PROC LIFETEST (log-log).
const remission = '6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+'
const placebo = '1 1 2 2 3 4 4 5 5 8 8 8 8 11 11 12 12 15 17 22 23'
const waits = (text: string): Wait[] =>
  text.split(' ').map((word) => ({ time: Number.parseInt(word, 10), ended: !word.endsWith('+') }))

describe('waiting times with open queries', () => {
  it("repeat the published curve of Freireich's patients", () => {
    const steps = kaplanMeier(waits(remission))
    const printed = [
      [6, 21, 0.857, 0.0764],
      [7, 17, 0.807, 0.0869],
      [10, 15, 0.753, 0.0963],
      [13, 12, 0.69, 0.1068],
      [16, 11, 0.627, 0.1141],
      [22, 7, 0.538, 0.1282],
      [23, 6, 0.448, 0.1346],
    ]
    expect(steps.map((s) => [s.time, s.atRisk])).toEqual(printed.map((row) => row.slice(0, 2)))
    steps.forEach((step, i) => {
      expect(step.waiting).toBeCloseTo(printed[i]?.[2] ?? Number.NaN, 3)
      expect(step.se).toBeCloseTo(printed[i]?.[3] ?? Number.NaN, 3)
    })
  })

  it('repeat the published medians and their log-log intervals', () => {
    expect(waitQuantile(kaplanMeier(waits(remission)), 0.5)).toEqual({ p: 0.5, time: 23, low: 13, high: null })
    expect(waitQuantile(kaplanMeier(waits(placebo)), 0.5)).toEqual({ p: 0.5, time: 8, low: 4, high: 11 })
  })

  it('give no 90th percentile when too many are still open, rather than a flattering one', () => {
    expect(waitQuantile(kaplanMeier(waits(remission)), 0.9).time).toBeNull()
    expect(waitQuantile([], 0.5)).toEqual({ p: 0.5, time: null, low: null, high: null })
  })

  it('take the middle of a flat piece for the median', () => {
    expect(waitQuantile(kaplanMeier(waits('1 2 4 7')), 0.5).time).toBe(3)
  })

  it('cover the true median in about 95 of 100 samples with random censoring', () => {
    const random = seeded(7)
    let covered = 0
    const samples = 800
    for (let sample = 0; sample < samples; sample++) {
      const drawn = Array.from({ length: 80 }, () => {
        const [end, look] = [-Math.log(1 - random()) * 24, 10 + drawIndex(random, 90)]
        return { time: Math.min(end, look), ended: end <= look }
      })
      const { low, high } = waitQuantile(kaplanMeier(drawn), 0.5)
      const median = 24 * Math.LN2
      if ((low ?? 0) <= median && median <= (high ?? Number.POSITIVE_INFINITY)) covered++
    }
    expect(covered / samples).toBeGreaterThan(0.93)
    expect(covered / samples).toBeLessThan(0.975)
  })
})
