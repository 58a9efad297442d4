import { may } from '#app/domain/identity/permission.ts'
import type { User } from '#app/domain/identity/role.ts'
import { isOwnPage, readKeptPath } from '#app/domain/scorecard/measures/kept-view.ts'
import { lastMatured } from '#app/domain/scorecard/measures/month.ts'
import { ok, refuse } from '#app/domain/shared/result.ts'
import { commit } from '#db/commit.ts'
import { addDelivery, findView, listDeliveries, removeDelivery } from '#db/view-deliveries.ts'
import type { Context } from '../context.server.ts'
import { keepView, readSavedViews } from '../views/saved-views.server.ts'

const PAGE = 'scorecards'

const mayOpen = (user: User, path: string): boolean => may(user, isOwnPage(path) ? 'scorecard.own' : 'scorecard.any')

/** One's own views of scorecards, and those that others share, with those that come as a letter. */
export async function readViews(context: Context, user: User) {
  const [views, mailed] = await Promise.all([
    readSavedViews(context, user.id, PAGE),
    listDeliveries(context.db, user.id),
  ])
  return views
    .filter(({ search, userId }) => mayOpen(user, search) && (userId === user.id || !isOwnPage(search)))
    .map(({ id, name, search, userId, isShared }) => ({
      ...{ id, name, path: search, isShared },
      isOwn: userId === user.id,
      isMailed: mailed.includes(id),
    }))
}
export type ViewListed = Awaited<ReturnType<typeof readViews>>[number]

/** Keeps a page with its filter under a name, for oneself or for all who see scorecards. */
export async function keepScorecardView(
  context: Context,
  user: User,
  { name, path, isShared }: { name: string; path: string; isShared: boolean },
) {
  const kept = readKeptPath(path)
  if (kept === null || !mayOpen(user, kept)) return refuse('not-a-view')
  return keepView(context, {
    ...{ userId: user.id, page: PAGE, name, search: kept },
    isShared: isShared && !isOwnPage(kept),
  })
}

/** Begins or ends the monthly letter about a view. The first one comes when the next month is complete. */
export async function setDelivery(context: Context, user: User, { id, isOn }: { id: string; isOn: boolean }) {
  const { db, now } = context
  const view = await findView(db, id, user.id)
  if (!view || view.page !== PAGE || !mayOpen(user, view.search)) return refuse('no-such-view')
  const delivery = { viewId: id, userId: user.id, sentFor: lastMatured(now()), createdAt: now() }
  await commit(db, {
    writes: [isOn ? addDelivery(delivery) : removeDelivery(id, user.id)],
    audit: [{ what: 'scorecard.delivery-set', who: user.id, at: now(), onId: id, detail: { monthly: isOn } }],
  })
  return ok(null)
}

/** Where a view leads; null of one that is not the person's to open. */
export async function openView({ db }: Context, user: User, id: string): Promise<string | null> {
  const view = await findView(db, id, user.id)
  const isTheirs = view && view.page === PAGE && mayOpen(user, view.search)
  return isTheirs && (view.userId === user.id || !isOwnPage(view.search)) ? view.search : null
}
