import { ok, refuse } from '#app/domain/shared/result.ts'
import { commit, StaleWrite } from '#db/commit.ts'
import { listSavedViews, removeView, saveView } from '#db/saved-views.ts'
import type { Context } from '../context.server.ts'

/** Pages where `q` was a patient's name in the address, before an id stood for it (`search-words.server.ts`). */
const ONCE_TYPED = ['worklist', 'queries']

export async function readSavedViews({ db }: Context, userId: string, page: string) {
  const views = await listSavedViews(db, userId, page)
  return ONCE_TYPED.includes(page) ? views.map((view) => ({ ...view, search: withoutName(view.search) })) : views
}

function withoutName(search: string): string {
  if (!/[?&]q=/.test(search)) return search
  const left = new URLSearchParams(search)
  left.delete('q')
  return `?${left}`
}

/** Keeps the present filter of a page under a name. */
export async function keepView(
  { db, now, newId }: Context,
  input: { userId: string; page: string; name: string; search: string; isShared: boolean },
) {
  const name = input.name.trim()
  if (name === '') return refuse('no-name')
  const view = { id: newId(), ...input, name, createdAt: now() }
  await commit(db, {
    writes: [saveView(view)],
    audit: [{ what: 'view.saved', who: input.userId, at: now(), detail: { page: input.page } }],
  })
  return ok(view)
}

export async function forgetView({ db, now }: Context, input: { userId: string; id: string }) {
  try {
    await commit(db, {
      writes: [removeView(input.id, input.userId)],
      audit: [{ what: 'view.removed', who: input.userId, at: now(), onId: input.id }],
    })
  } catch (error) {
    if (error instanceof StaleWrite) return refuse('no-such-view')
    throw error
  }
  return ok(null)
}
