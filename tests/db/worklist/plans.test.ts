import { describe, expect, test } from 'vitest'
import { SORTS, VIEWS, type WorklistFilter } from '#app/domain/encounter/worklist.ts'
import type { Db } from '#db/client.ts'
import { countSteps, listServices } from '#db/worklist.ts'
import { worklistStatement } from '#db/worklist-statement.ts'
import { aContext } from '#tests/helpers/context.ts'

const PLACES: [string, string[] | null][] = [
  ['all facilities', null],
  ['one facility', ['f1']],
  ['two of the facilities', ['f1', 'f2']],
  ['more facilities than are merged', Array.from({ length: 12 }, (_, n) => `f${n}`)],
]

function planOf(db: Db, filter: WorklistFilter, isLater: boolean): string {
  const { sql, params } = worklistStatement(db, filter, { isLater, isSearch: false })
  const steps = db.$client
    .prepare<unknown[], { detail: string }>(`explain query plan ${sql}`)
    .all(...params.map(() => 1))
  return steps.map(({ detail }) => detail).join('\n')
}

describe.each(VIEWS)('the work list "%s" is read in the order of an index, without a sort', (view) => {
  test.each(SORTS.flatMap((sort) => PLACES.map(([words, ids]) => [sort, words, ids] as const)))(
    '%s, %s',
    (sort, _, facilityIds) => {
      const { db } = aContext()
      for (const narrowed of [null, 'x'])
        for (const isLater of [false, true]) {
          const filter = { view, sort, facilityIds, class: narrowed, service: narrowed, words: '', assignedTo: 'u1' }
          const plan = planOf(db, filter, isLater)
          expect(plan).toMatch(/encounters USING (COVERING )?INDEX/)
          expect(plan).not.toContain('TEMP B-TREE')
          // Whatever a filter leaves out of a large hospital is not walked through: each index is entered at a step, a facility or a person.
          if (view !== 'all') expect(plan).not.toMatch(/SCAN encounters/)
          if (view !== 'mine' && facilityIds && facilityIds.length < 9)
            expect(plan.match(/SEARCH encounters USING INDEX \w+ \(facility_id=\?/g)?.length).toBe(
              facilityIds.length * (view === 'active' ? 4 : 1),
            )
          if (view === 'mine') expect(plan).toMatch(/encounters_mine_(start|name) \(assigned_to=\?/)
        }
    },
  )
})

test('what stands beside the list is read from indexes alone, also from an empty database', async () => {
  const { db } = aContext()
  expect(await countSteps(db, null)).toEqual({})
  expect(await countSteps(db, ['f1', 'f2'])).toEqual({})
  expect(await listServices(db)).toEqual([])
  const step = db.$client.prepare<unknown[], { detail: string }>(
    "explain query plan select 1 from encounters where facility_id = 'f' and next_step = 'code' limit 1",
  )
  expect(step.all()[0]?.detail).toContain('COVERING INDEX')
})
