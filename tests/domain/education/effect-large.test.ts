import { expect, test } from 'vitest'
import { compare } from '#app/domain/education/effect/compare.ts'
import { effectOf } from '#app/domain/education/effect/effect.ts'
import { enoughOf, frameOf } from '#app/domain/education/effect/panel.ts'
import { type ProgramRow, programOf } from '#app/domain/education/effect/program.ts'
import { fitSpread } from '#app/domain/education/effect/spread.ts'
import { amongProviders, controlFamilies } from '#app/domain/education/effect/units.ts'
import { PLAIN, simulate } from '#tests/bench/education-programs.ts'

const scenario = { ...PLAIN, providers: 100, never: 0.8, cell: 0.2, memory: 0.5, invited: 'last 3' as const }

test.each([1, 2 / 3])('of a hundred providers the short way says what the long one says (factor %d)', (effect) => {
  const panel = amongProviders(programOf(simulate({ ...scenario, effect }, 11).rows))
  const short = compare(panel, { fewest: 2, levels: 'drawn' })
  const long = compare(panel, { fewest: 2, levels: 'drawn', many: 1000 })
  expect(short?.estimate).toBe(long?.estimate)
  expect(Math.abs((short?.low ?? 0) - (long?.low ?? 1))).toBeLessThan(0.002)
  expect(Math.abs((short?.high ?? 0) - (long?.high ?? 1))).toBeLessThan(0.002)
})

test('the variances are read from parts that are enough, evenly from all strata and starts', () => {
  const frame = frameOf(amongProviders(programOf(simulate({ ...scenario, providers: 60, never: 0.5 }, 7).rows)), 2)
  const some = enoughOf(frame, 20)
  expect(enoughOf(frame)).toBe(frame)
  expect(some.parts).toHaveLength(20)
  expect(some.parts.filter(({ after }) => after.length > 0)).toHaveLength(10)
  const level = (of: typeof frame) => fitSpread(of).logs[0] ?? 0
  expect(Math.abs(level(some) - level(frame))).toBeLessThan(0.7)
})

test('the negative control is of the families with most cases, fewer of them where providers are many', () => {
  const names = Array.from({ length: 12 }, (_, i) => `f${String(i).padStart(2, '0')}`)
  const rows = (providers: number): ProgramRow[] =>
    Array.from({ length: providers }, (_, i) =>
      ['taught', ...names].map((family, size) => ({
        ...{ provider: `P${i}`, period: '1', family, taught: family === 'taught' && i < 5 },
        ...{ gaps: 1, reviewable: 10 + size },
      })),
    ).flat()
  expect(controlFamilies(programOf(rows(30)))).toEqual(names.slice(4))
  expect(controlFamilies(programOf(rows(260)))).toEqual(names.slice(9))
  expect(controlFamilies(programOf(rows(900)))).toEqual(names.slice(10))
})

test('untaught families beside the taught one give a control, and are named', () => {
  const { rows } = simulate({ ...PLAIN, otherFamilies: 2 }, 3)
  expect(effectOf(programOf(rows)).negativeControl?.families).toEqual(['other 1', 'other 2'])
})
