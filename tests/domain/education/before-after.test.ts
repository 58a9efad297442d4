import { expect, test } from 'vitest'
import { beforeAndAfter } from '#app/domain/education/before-after.ts'
import type { ProgramRow } from '#app/domain/education/effect/program.ts'

const row = (provider: string, period: string, family: string, taught: boolean, gaps: number): ProgramRow => ({
  ...{ provider, period, family, taught, gaps, reviewable: 10 },
})
const rows = [
  row('a', '2026-01', 'x', false, 5),
  row('a', '2026-02', 'x', true, 2),
  row('a', '2026-03', 'x', true, 1),
  row('b', '2026-01', 'x', false, 6),
  row('b', '2026-02', 'x', false, 4),
  row('b', '2026-03', 'x', true, 3),
  row('c', '2026-01', 'x', false, 7),
  row('c', '2026-03', 'x', false, 8),
  row('a', '2026-03', 'y', false, 9),
]

test('each of the taught has his own before and since; colleagues are split at the first taught month; other families do not count', () => {
  const found = beforeAndAfter(rows, new Set(['x']), ({ provider }) => provider !== 'c')
  expect(found).toEqual({
    taught: { before: { gaps: 15, reviewable: 30 }, after: { gaps: 6, reviewable: 30 } },
    colleagues: { before: { gaps: 7, reviewable: 10 }, after: { gaps: 8, reviewable: 10 } },
    monthsSince: 2,
  })
})

test('before anything is coded of the time after, everything is before', () => {
  const found = beforeAndAfter(rows.slice(0, 1), new Set(['x']), () => true)
  expect(found).toMatchObject({ taught: { before: { gaps: 5 }, after: { reviewable: 0 } }, monthsSince: 0 })
})
