import { describe, expect, test } from 'vitest'
import { effectOf, METHODS } from '#app/domain/education/effect/effect.ts'
import { familyNoise } from '#app/domain/education/effect/family-noise.ts'
import { type ProgramRow, programOf } from '#app/domain/education/effect/program.ts'
import { wildQuantile } from '#app/domain/education/effect/wild-bootstrap.ts'
import { studentQuantile } from '#app/domain/scorecard/statistics/normal.ts'
import { drawNormal, seeded } from '#app/domain/scorecard/statistics/random.ts'
import { PLAIN, type Scenario, simulate } from '#tests/bench/education-programs.ts'

const of = (rows: ProgramRow[]) => effectOf(programOf(rows))
const scenario = (parts: Partial<Scenario>): Scenario => ({ ...PLAIN, ...parts })

describe('the wild bootstrap', () => {
  // The factor is the jackknife's own: its error, from deviations that are means of their own.
  const errorOf = (groups: number[][]) =>
    Math.sqrt(
      groups.reduce((s, group) => s + ((group.length - 1) / group.length) * group.reduce((q, d) => q + d * d, 0), 0),
    )
  const drawn = (n: number, random: () => number) => Array.from({ length: n }, () => drawNormal(random) / n)

  test('comes near Student’s quantile where deviations are normal, and is the same every time', () => {
    const random = seeded(5)
    const quantiles = Array.from({ length: 30 }, () => wildQuantile([drawn(10, random), drawn(10, random)], errorOf))
    const mean = quantiles.reduce((a, b) => a + b, 0) / quantiles.length
    expect(mean).toBeGreaterThan(studentQuantile(0.975, 18) - 0.2)
    expect(mean).toBeLessThan(studentQuantile(0.975, 9) + 0.1)
    const groups = [drawn(8, random), drawn(8, random)]
    expect(wildQuantile(groups, errorOf)).toBe(wildQuantile(groups, errorOf))
  })
})

/** Twelve providers, all taught at once in "taught"; families move by `shock` on the angle, each month anew. */
function allAtOnce(shock: number, seed: number, families = ['taught', 'a', 'b', 'c']): ProgramRow[] {
  const random = seeded(seed)
  return families.flatMap((family) =>
    Array.from({ length: 24 }, (_, t) => {
      const rate = 0.3 + shock * drawNormal(random)
      return Array.from({ length: 12 }, (_, i) => ({
        ...{ provider: `P${i}`, period: String(t + 1), family, taught: family === 'taught' && t >= 12 },
        ...{ gaps: Math.round(200 * Math.min(1, Math.max(0, rate))), reviewable: 200 },
      }))
    }).flat(),
  )
}

describe('a comparison among families', () => {
  test('knows how much families move on their own', () => {
    expect(familyNoise(programOf(allAtOnce(0, 1)))?.variance).toBeLessThan(0.001)
    // A spread of 0.05 in a rate of 0.3 is 0.109 of angle.
    expect(Math.sqrt(familyNoise(programOf(allAtOnce(0.05, 2)))?.variance ?? 0)).toBeGreaterThan(0.08)
    expect(Math.sqrt(familyNoise(programOf(allAtOnce(0.05, 2)))?.variance ?? 0)).toBeLessThan(0.14)
  })

  test('does not call it a change when families only moved', () => {
    let changed = 0
    for (let seed = 1; seed <= 20; seed++) {
      const effect = of(allAtOnce(0.05, seed))
      expect(effect.method).toBe(METHODS.families)
      if (effect.verdict === 'improved' || effect.verdict === 'worsened') changed++
    }
    expect(changed).toBeLessThanOrEqual(4)
  }, 90_000)

  test('does not blame the teaching when only the untaught families fell', () => {
    const rows = allAtOnce(0, 3).map((row) =>
      row.family !== 'taught' && Number(row.period) > 12 ? { ...row, gaps: Math.round(row.gaps * 0.6) } : row,
    )
    const effect = of(rows)
    expect(effect.estimate).toBeGreaterThan(0.05)
    expect(effect.verdict).toBe('no change shown')
    expect(effect.notes.join(' ')).toContain('may have reached them too')
  })
})

describe('programs as they come', () => {
  const { rows } = simulate(scenario({ effect: 0.55, volume: 25 }), 41)
  const whole = of(rows)

  test('missing months and zero rows change the figure little, and the verdict not', () => {
    const random = seeded(9)
    const holes = rows.flatMap((row) => {
      const draw = random()
      if (draw < 0.15) return []
      return draw < 0.3 ? [{ ...row, gaps: 0, reviewable: 0 }] : [row]
    })
    const effect = of(holes)
    expect(effect.verdict).toBe('improved')
    expect(Math.abs((effect.estimate ?? 0) - (whole.estimate ?? 0))).toBeLessThan(0.05)
  })

  test.each([
    ['weeks', (t: number) => `2025-W${String(t + 1).padStart(2, '0')}`],
    ['quarters', (t: number) => `${2020 + Math.floor(t / 4)}-Q${(t % 4) + 1}`],
    ['numbers', (t: number) => String(t + 1)],
  ])('labels as %s say the same', (_, label) => {
    const months = [...new Set(rows.map(({ period }) => period))].sort()
    const effect = of(rows.map((row) => ({ ...row, period: label(months.indexOf(row.period)) })))
    expect(effect.estimate).toBeCloseTo(whole.estimate ?? 0, 10)
    expect(effect.verdict).toBe('improved')
  })

  test('who was taught from the first period on is no part of the comparison', () => {
    const early = rows.map((row) => (row.provider === 'P3' ? { ...row, taught: true } : row))
    const without = rows.filter(({ provider }) => provider !== 'P3')
    expect(of(early).estimate).toBeCloseTo(of(without).estimate ?? 0, 10)
  })

  test('one case a month says little rather than something wrong', () => {
    const tiny = simulate(scenario({ effect: 1, volume: 0.4 }), 12)
    expect(['too little data', 'no change shown']).toContain(of(tiny.rows).verdict)
  })
})
