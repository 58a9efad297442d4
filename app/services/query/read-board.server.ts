import { ALL_FACILITIES } from '#app/domain/identity/permission.ts'
import type { User } from '#app/domain/identity/role.ts'
import { commit } from '#db/commit.ts'
import { BOARD_VIEWS, type BoardView, listBoard } from '#db/query-lists.ts'
import type { Context } from '../context.server.ts'

const PAGE = 50

/** One page of the board; `mine` narrows it to what this person raised. */
export async function readBoard({ db, now }: Context, user: User, search: URLSearchParams) {
  const asked = search.get('view')
  const view: BoardView = BOARD_VIEWS.find((v) => v === asked) ?? 'open'
  const isMine = search.get('mine') === '1'
  const at = now()
  const [moment, id] = (search.get('after') ?? '').split('~')
  const after = moment && id && Number.isFinite(Number(moment)) ? { at: new Date(Number(moment)), id } : null
  const facilityIds = user.facilityIds.includes(ALL_FACILITIES) ? null : user.facilityIds
  const rows = await listBoard(
    db,
    { view, facilityIds, authorId: isMine || view === 'drafts' ? user.id : null, now: at },
    after,
    PAGE + 1,
  )
  await commit(db, {
    writes: [],
    audit: [{ what: 'worklist.viewed', who: user.id, at, detail: { board: view, rows: rows.length } }],
  })
  const page = rows.slice(0, PAGE)
  const last = page.at(-1)
  const key = last ? (view === 'open' || view === 'overdue' ? last.dueAt : last.updatedAt) : null
  return {
    now: at,
    view,
    isMine,
    rows: page,
    next: rows.length > PAGE && last && key ? `${key.getTime()}~${last.id}` : null,
  }
}
