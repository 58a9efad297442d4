import { describe, expect, it } from 'vitest'
import { effectOf } from '#app/domain/education/effect/effect.ts'
import { uncertaintyOf } from '#app/domain/education/effect/interval.ts'
import { modelVariance } from '#app/domain/education/effect/model-error.ts'
import { frameOf, type Panel } from '#app/domain/education/effect/panel.ts'
import { type ProgramRow, programOf } from '#app/domain/education/effect/program.ts'
import { FREE_LEVEL, impute, type Spread, solve, weigh } from '#app/domain/education/effect/untaught.ts'

/** Ten providers over 24 months with one case in every so-many months; half are taught from month 12 (the thirteenth). */
function thin(every: number, first = 12): ProgramRow[] {
  return Array.from({ length: 10 }, (_, i) => i).flatMap((i) =>
    Array.from({ length: 24 }, (_, t) => ({
      ...{ provider: `P${i}`, period: String(t + 1), family: 'x', taught: i % 2 === 0 && t >= first },
      ...{ gaps: (t + i) % 4 === 0 ? 1 : 0, reviewable: (t + i) % every === 0 ? 1 : 0 },
    })).map((row) => ({ ...row, gaps: Math.min(row.gaps, row.reviewable) })),
  )
}

describe('thin periods', () => {
  it('are put together so that a provider has about two cases in one, and nothing is lost', () => {
    const program = programOf(thin(1))
    expect(program.periods).toEqual(Array.from({ length: 12 }, (_, i) => String(2 * i + 1)))
    expect(program.together).toBe(2)
    expect(program.perYear).toBeNull()
    expect(program.cells.get('x')?.reduce((n, cell) => n + cell.reviewable, 0)).toBe(240)
    expect(program.notes).toEqual(['24 periods were put together by 2, since a provider had 1.0 cases in one.'])
  })

  it('leave four before and two after the first teaching, which begins one of its own', () => {
    const program = programOf(thin(4, 13))
    expect(program.together).toBe(4)
    const taught = program.cells.get('x')?.filter((cell) => cell.taught) ?? []
    const untaught = program.cells.get('x')?.filter((cell) => !cell.taught && cell.provider % 2 === 0) ?? []
    expect(Math.min(...taught.map((cell) => cell.period))).toBe(4)
    expect(Math.max(...untaught.map((cell) => cell.period))).toBe(3)
    expect(program.periods[4]).toBe('14')
  })

  it('stand as they are where a program has only its own past and few periods', () => {
    const rows = thin(1).filter((row) => row.provider === 'P0' || row.provider === 'P2')
    expect(programOf(rows).together).toBe(1)
  })
})

/** Two families of numbers that the model knows: levels of variance 0.04, cells of 0.002, 50 cases a cell. */
const spread: Spread = { level: 0.04, drift: 1e-6, cell: 0.002 }
function aPanel(taught: number, others: number): Panel {
  const units = Array.from({ length: taught + others }, (_, cluster) => ({
    ...{ cluster, stratum: 0, start: cluster < taught ? 6 : 12 },
    ...{ n: new Float64Array(12).fill(50), rate: new Float64Array(12).fill(0.3) },
  }))
  return { periods: 12, strata: 1, units }
}

describe("the model's variance of the effect", () => {
  const varianceOf = (panel: Panel, level: number) => {
    const frame = frameOf(panel, 2)
    const weights = weigh(frame, { ...spread, level })
    const means = frame.parts.map(() => new Float64Array(12).fill(0.3))
    const cells = impute(frame, weights, solve(frame, weights, means))
    return modelVariance(frame, spread, [{ share: 1, weights }], cells)
  }

  it('is that of a difference of differences when levels are taken as given', () => {
    const { taught, untaught } = varianceOf(aPanel(10, 10), FREE_LEVEL)
    // Binomial chance of the taught cells, and three other means of 10 times 6 cells with chance and cell noise; the taught cells' own noise too.
    const [chance, cell] = [(0.3 * 0.7) / 50, 0.002 * 0.3 * 0.7]
    expect(taught).toBeCloseTo(chance / 60, 6)
    expect(untaught).toBeCloseTo((3 * (chance + cell) + cell) / 60, 5)
  })

  it('is smaller when levels are known to be alike, and with more colleagues', () => {
    const given = varianceOf(aPanel(10, 10), FREE_LEVEL).untaught
    expect(varianceOf(aPanel(10, 10), spread.level).untaught).toBeLessThan(given)
    expect(varianceOf(aPanel(10, 30), FREE_LEVEL).untaught).toBeLessThan(0.8 * given)
  })
})

describe('the error of few providers', () => {
  const groups = [
    [0.01, -0.02, 0.015, -0.005, 0.002],
    [0.004, -0.006, 0.001, 0.001, 0.003],
  ]

  it('lies between what the jackknife and what the model say, and rests on more degrees of freedom', () => {
    const alone = uncertaintyOf(groups, null)
    for (const model of [alone.se ** 2 / 4, alone.se ** 2 * 4]) {
      const drawn = uncertaintyOf(groups, model)
      expect(drawn.se).toBeGreaterThan(Math.min(alone.se, Math.sqrt(model)))
      expect(drawn.se).toBeLessThan(Math.max(alone.se, Math.sqrt(model)))
      expect(drawn.df).toBeGreaterThan(alone.df + 5)
      expect(drawn.quantile).toBeGreaterThan(1.96)
    }
  })

  it('never rests on the model alone: a provider who changed by himself widens it', () => {
    const wild = [[...(groups[0] ?? []), 0.2], groups[1] ?? []]
    expect(uncertaintyOf(wild, 0.0004).se).toBeGreaterThan(2 * uncertaintyOf(groups, 0.0004).se)
  })
})

it('a program of one case a provider and month can be told', () => {
  const random = (i: number) => ((i * 2654435761) >>> 0) / 4294967296
  const rows = Array.from({ length: 24 }, (_, i) => i).flatMap((i) =>
    Array.from({ length: 24 }, (_, t) => {
      const taught = i % 2 === 0 && t >= 12
      const open = random(i * 37 + t * 101 + 7) < (taught ? 0.1 : 0.5)
      return { provider: `P${i}`, period: String(t + 1), family: 'x', taught, gaps: Number(open), reviewable: 1 }
    }),
  )
  const effect = effectOf(programOf(rows))
  expect(effect.verdict).toBe('improved')
  expect(effect.cases).toBe(144)
})
