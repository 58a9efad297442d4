import { describe, expect, it } from 'vitest'
import { compare } from '#app/domain/education/effect/compare.ts'
import { effectOf, METHODS, verdictOf } from '#app/domain/education/effect/effect.ts'
import { eventStudy } from '#app/domain/education/effect/event-study.ts'
import { type ProgramRow, programOf } from '#app/domain/education/effect/program.ts'
import { sortedness } from '#app/domain/education/effect/selection.ts'
import { amongProviders } from '#app/domain/education/effect/units.ts'
import { PLAIN, type Scenario, simulate } from '#tests/bench/education-programs.ts'

const of = (rows: ProgramRow[]) => effectOf(programOf(rows))
const scenario = (parts: Partial<Scenario>): Scenario => ({ ...PLAIN, ...parts })

/** A program without chance: gaps are exactly the rate times 100 cases. */
function exact(
  rateOf: (provider: number, period: number, family: string) => number,
  families = ['sepsis'],
): ProgramRow[] {
  return Array.from({ length: 8 }, (_, i) => i).flatMap((i) =>
    Array.from({ length: 12 }, (_, t) => t).flatMap((t) =>
      families.map((family) => ({
        ...{ provider: `P${i}`, period: String(t + 1), family, taught: family === 'sepsis' && i % 2 === 0 && t >= 6 },
        ...{ gaps: Math.round(1000 * rateOf(i, t, family)), reviewable: 1000 },
      })),
    ),
  )
}

describe('the effect of teaching', () => {
  it('is the difference that was built in, when there is no chance', () => {
    const effect = of(exact((i, t) => 0.3 + 0.01 * i + 0.005 * t - (i % 2 === 0 && t >= 6 ? 0.1 : 0)))
    expect(effect.verdict).toBe('improved')
    expect(effect.estimate).toBeCloseTo(-0.1, 2)
    expect(effect.ratio?.estimate).toBeCloseTo(1 - 0.1 / (effect.untaughtRate ?? 0), 2)
    expect(effect.providers).toBe(8)
    expect(effect.taughtProviders).toBe(4)
    expect(effect.method).toBe(METHODS.providers)
  })

  it('is nothing when taught and untaught follow the same season and trend', () => {
    const effect = of(exact((i, t) => 0.25 + 0.01 * i + 0.04 * Math.sin(t)))
    expect(effect.verdict).toBe('no change shown')
    expect(Math.abs(effect.estimate ?? 1)).toBeLessThan(0.005)
  })

  it('is worse when gaps rise after teaching', () => {
    expect(of(exact((i, t) => 0.2 + 0.01 * i + (i % 2 === 0 && t >= 6 ? 0.08 : 0))).verdict).toBe('worsened')
  })

  it('does not depend on the order of rows, nor on names, and is the same every time', () => {
    const { rows } = simulate(scenario({ effect: 0.7, periods: 16, first: 8 }), 3)
    const shown = of(rows)
    expect(of([...rows].reverse())).toEqual(shown)
    expect(of(rows.map((row) => ({ ...row, family: 'z' })))).toEqual(shown)
  })

  it('is the same when the file marks only the first taught period', () => {
    const rows = exact((i, t) => 0.3 - (i % 2 === 0 && t >= 6 ? 0.1 : 0))
    const once = rows.map((row) => ({ ...row, taught: row.taught && row.period === '7' }))
    expect(of(once)).toEqual(of(rows))
  })
})

describe('the design follows the data', () => {
  const everybody = (rows: ProgramRow[]) =>
    rows.map((row) => ({ ...row, taught: row.family === 'sepsis' && Number(row.period) >= 7 }))

  it('untaught families stand in when all were taught at once', () => {
    const season = (t: number) => 0.05 * Math.sin(t)
    const rows = everybody(
      exact(
        (i, t, family) => 0.3 + 0.01 * i + season(t) - (family === 'sepsis' && t >= 6 ? 0.1 : 0),
        ['sepsis', 'burns'],
      ),
    )
    const effect = of(rows)
    expect(effect.method).toBe(METHODS.families)
    expect(effect.verdict).toBe('improved')
    expect(effect.estimate).toBeCloseTo(-0.1, 1)
  })

  it('a series without any control needs eight periods on either side', () => {
    const short = of(everybody(exact(() => 0.3)))
    expect(short.verdict).toBe('too little data')
    expect(short.estimate).toBeNull()
    const { rows } = simulate(scenario({ never: 0, effect: 0.5, volume: 40 }), 8)
    expect(of(rows).method).toBe(METHODS.series)
    expect(of(rows).verdict).toBe('improved')
  })

  it.each([
    ['nobody taught', (rows: ProgramRow[]) => rows.map((row) => ({ ...row, taught: false }))],
    ['one provider', (rows: ProgramRow[]) => rows.filter((row) => row.provider === 'P0')],
    [
      'two taught providers',
      (rows: ProgramRow[]) => rows.filter((row) => ['P0', 'P2', 'P1', 'P3', 'P5'].includes(row.provider)),
    ],
    ['everyone taught from the start', (rows: ProgramRow[]) => rows.map((row) => ({ ...row, taught: true }))],
    ['nothing reviewable', (rows: ProgramRow[]) => rows.map((row) => ({ ...row, gaps: 0, reviewable: 0 }))],
    ['no rows', () => []],
  ])('%s is too little data', (_, change) => {
    const effect = of(change(exact(() => 0.3)))
    expect(effect.verdict).toBe('too little data')
    expect(effect.estimate).toBeNull()
    expect(effect.notes.length).toBeGreaterThan(0)
  })

  it('an interval that could not have shown a halving is too little data, not "no change"', () => {
    expect(verdictOf({ low: -0.2, high: 0.2 }, 0.3)).toBe('too little data')
    expect(verdictOf({ low: -0.02, high: 0.03 }, 0.3)).toBe('no change shown')
    expect(verdictOf({ low: -0.4, high: -0.01 }, 0.3)).toBe('improved')
    expect(verdictOf({ low: 0.01, high: 0.5 }, 0.3)).toBe('worsened')
  })

  it('says what would have been seen, and how many it takes to see a third', () => {
    const { rows } = simulate(scenario({ volume: 5 }), 4)
    const effect = of(rows)
    expect(effect.detectable).toBeGreaterThan(((effect.high ?? 0) - (effect.low ?? 0)) / 2)
    expect(effect.providersForAThird).toBeGreaterThanOrEqual(3)
  })

  it('untaught families of the taught providers hold 0 in a sound program, and tell on an unsound one', () => {
    const { rows } = simulate(scenario({ effect: 0.6, otherFamilies: 2 }), 12)
    const sound = of(rows)
    expect(sound.negativeControl?.families).toEqual(['other 1', 'other 2'])
    expect(sound.negativeControl?.low).toBeLessThan(0)
    expect(sound.negativeControl?.high).toBeGreaterThan(0)
    const unsound = of(exact((i, t) => 0.3 + 0.01 * i - (i % 2 === 0 && t >= 6 ? 0.1 : 0), ['sepsis', 'burns']))
    expect(unsound.negativeControl?.high).toBeLessThan(0)
    expect(unsound.notes.join(' ')).toContain('not taught changed as well')
  })
})

describe('regression to the mean', () => {
  const worst = scenario({ invited: 'all before', volume: 8, first: 8, periods: 20 })

  it('is noticed where the worst were invited by their rates, not where a lot decided', () => {
    const sorted = (s: Scenario, seed: number) => sortedness(amongProviders(programOf(simulate(s, seed).rows)))
    expect(sorted(worst, 1)).toBe(1)
    expect(sorted(scenario({ invited: 'last 3' }), 2)).toBe(1)
    expect(sorted(scenario({}), 3)).toBeLessThan(0.995)
  })

  it('makes a plain before-after comparison find improvement, and ours not', () => {
    const programs = 16
    let [plain, ours] = [0, 0]
    for (let seed = 1; seed <= programs; seed++) {
      const panel = amongProviders(programOf(simulate(worst, seed * 101).rows))
      plain += compare(panel, { fewest: 2, levels: 'free' })?.estimate ?? 0
      ours += compare(panel, { fewest: 2, levels: 'drawn' })?.estimate ?? 0
    }
    expect(plain / programs).toBeLessThan(-0.03)
    expect(Math.abs(ours / programs)).toBeLessThan(0.02)
  }, 90_000)
})

describe('simulated programs (few here, a thousand in `npm run bench education`)', () => {
  it('without effect seldom change, and intervals hold the truth', () => {
    const kinds = [
      scenario({}),
      scenario({ invited: 'all before' }),
      scenario({ cohorts: 3, first: 6, step: 4, never: 0.25 }),
    ]
    let [changed, covered, programs] = [0, 0, 0]
    for (const kind of kinds) {
      for (let seed = 1; seed <= 10; seed++) {
        const { rows, truth } = simulate(kind, seed * 977)
        const effect = effectOf(programOf(rows), { withControl: false })
        programs++
        if (effect.verdict === 'improved' || effect.verdict === 'worsened') changed++
        if ((effect.low ?? 1) <= truth && truth <= (effect.high ?? -1)) covered++
      }
    }
    expect(changed).toBeLessThanOrEqual(5)
    expect(covered / programs).toBeGreaterThan(0.86)
  }, 90_000)

  it('with a drop of a third are found', () => {
    let found = 0
    for (let seed = 1; seed <= 12; seed++) {
      const { rows } = simulate(scenario({ effect: 2 / 3, invited: 'last 3' }), seed * 31)
      if (effectOf(programOf(rows), { withControl: false }).verdict === 'improved') found++
    }
    expect(found).toBeGreaterThanOrEqual(10)
  }, 90_000)
})

describe('the event study', () => {
  it('lies about 0 before teaching and at the effect after', () => {
    const { rows } = simulate(scenario({ effect: 0.6, volume: 60 }), 5)
    const leads = eventStudy(amongProviders(programOf(rows)))
    const before = leads.filter((lead) => lead.since < 0)
    const after = leads.filter((lead) => lead.since >= 0)
    expect(before).toHaveLength(12)
    expect(after).toHaveLength(12)
    for (const lead of before) expect(Math.abs(lead.difference)).toBeLessThan(0.06)
    for (const lead of after) expect(lead.difference).toBeLessThan(-0.03)
    expect(before.every((lead) => lead.providers === 10 && lead.n > 100)).toBe(true)
  })

  it('shows the bad month that the worst were chosen by', () => {
    const { rows } = simulate(scenario({ invited: 'last 1', volume: 12 }), 6)
    const leads = eventStudy(amongProviders(programOf(rows)))
    const peak = leads.find((lead) => lead.since === -1)?.difference ?? 0
    const others = leads.filter((lead) => lead.since < -1)
    expect(peak).toBeGreaterThan(Math.max(...others.map((lead) => lead.difference)))
  })

  it('is empty without anyone to compare', () => {
    expect(eventStudy({ periods: 3, strata: 1, units: [] })).toEqual([])
  })
})
