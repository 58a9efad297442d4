import { expect, test } from 'vitest'
import { calendarOf, DEFAULT_POLICY } from '#app/domain/query/policy.ts'
import { jumpClock } from '#tests/helpers/clock-jumps.ts'
import { aContext } from '#tests/helpers/context.ts'
import { numbers } from '#tests/helpers/numbers.ts'
import { anOpenQuery, aWard } from '#tests/helpers/query-ward.ts'

test('a clock that jumps ahead and back takes no step early, twice or over another', async () => {
  const context = aContext()
  const ids = ['c1', 'c2', 'c3', 'c4', 'c5']
  await aWard(context, ids)
  for (const id of ids) await anOpenQuery(context, { id, encounterId: id })
  const below = numbers(3)
  const jumps = Array.from({ length: 25 }, () => below(121) - 50)
  const calendar = calendarOf(DEFAULT_POLICY, 'America/Chicago')
  const jumped = await jumpClock(context, { ids, jumps, policy: DEFAULT_POLICY, calendar })
  expect(jumped).toEqual({ steps: 25, early: [], twice: [], skipped: [] })
}, 60_000)
