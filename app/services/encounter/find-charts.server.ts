import type { User } from '#app/domain/identity/role.ts'
import { commit } from '#db/commit.ts'
import { listWorklist } from '#db/worklist.ts'
import type { Context } from '../context.server.ts'
import { filterOf } from './read-worklist.server.ts'

const MOST = 20

/** The newest charts of a person's places that the words of a name or record number fit, as the work list finds them; none without words. */
export async function findCharts({ db, now }: Context, user: User, words: string) {
  if (words.trim() === '') return []
  const filter = filterOf(user, new URLSearchParams({ view: 'all' }), words)
  const rows = await listWorklist(db, filter, null, MOST)
  await commit(db, {
    writes: [],
    audit: [{ what: 'chart.searched', who: user.id, at: now(), detail: { view: 'all', rows: rows.length } }],
  })
  return rows.map(({ id, patientName, mrn, class: kind, service, startAt, reason }) => ({
    id,
    patientName,
    mrn,
    class: kind,
    service,
    startAt,
    reason,
  }))
}
