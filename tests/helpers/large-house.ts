import type { Context } from '#app/services/context.server.ts'
import { addRows } from '#db/bulk.ts'
import { commit } from '#db/commit.ts'
import { providers } from '#db/schema/identity.ts'

/** So many providers more, who have done nothing yet: the house counts as large. */
export async function madeLarge({ db, now }: Context): Promise<void> {
  const rows = Array.from({ length: 501 }, (_, n) => ({
    ...{ id: `more-${n}`, sourceSystem: 'test', sourceId: `more-${n}`, npi: null, name: `Dr. More ${n}` },
    ...{ specialty: null, facilityIds: [] },
  }))
  await commit(db, {
    writes: addRows(providers, rows),
    audit: [{ what: 'chart.imported', who: 'terminal', at: now() }],
  })
}
