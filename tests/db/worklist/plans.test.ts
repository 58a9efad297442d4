import { describe, expect, test } from 'vitest'
import { SORTS, VIEWS, type WorklistFilter } from '#app/domain/encounter/worklist.ts'
import type { Db } from '#db/client.ts'
import { countSteps, listServices, worklistStatement } from '#db/worklist.ts'
import { aContext } from '#tests/helpers/context.ts'

const PLACES: [string, string[] | null][] = [
  ['all facilities', null],
  ['one facility', ['f1']],
  ['two of the facilities', ['f1', 'f2']],
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
