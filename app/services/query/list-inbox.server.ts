import { ALL_FACILITIES } from '#app/domain/identity/permission.ts'
import type { User } from '#app/domain/identity/role.ts'
import { type InboxRow, listAnswered, listEscalated, listInbox } from '#db/query-lists.ts'
import { listCoveredProviders } from '#db/users.ts'
import type { Context } from '../context.server.ts'
import { ageOn, initialsOf } from './say-patient.server.ts'

const facilitiesOf = ({ facilityIds }: User): string[] | null =>
  facilityIds.includes(ALL_FACILITIES) ? null : facilityIds

async function providersOf({ db, now }: Context, user: User): Promise<string[]> {
  if (!user.providerId) return []
  return [user.providerId, ...(await listCoveredProviders(db, user.providerId, now()))]
}

const sayWho = (row: InboxRow): string =>
  [initialsOf(row), ageOn(row.birthOn, row.startAt), row.unit].filter((part) => part !== null).join(', ')

/** What waits for this person: their own, those they cover for, and for an advisor what the ladder brought. Soonest due first. */
export async function readInbox(context: Context, user: User) {
  const { db, now } = context
  const providerIds = await providersOf(context, user)
  const [own, answered, escalated] = await Promise.all([
    listInbox(db, providerIds),
    listAnswered(db, providerIds),
    user.roles.includes('advisor') ? listEscalated(db, facilitiesOf(user)) : [],
  ])
  const say = (row: InboxRow) => ({
    id: row.id,
    title: row.title,
    state: row.state,
    patient: sayWho(row),
    author: row.authorName,
    sentAt: row.sentAt,
    dueAt: row.dueAt,
    isNew: row.viewedAt === null,
    isAskedBack: row.state === 'open' && row.isAskedBack,
    isOverdue: row.state === 'open' && !row.isAskedBack && row.dueAt !== null && row.dueAt < now(),
    isCovered: row.providerId !== user.providerId,
  })
  return {
    now: now(),
    open: own.map(say),
    escalated: escalated.filter((row) => !providerIds.includes(row.providerId ?? '')).map(say),
    answered: answered.map(say),
  }
}

/** "1 of 3", and which comes next, to be recognised. */
export async function nextInInbox(context: Context, user: User, queryId: string) {
  const rows = await listInbox(context.db, await providersOf(context, user))
  const at = rows.findIndex((row) => row.id === queryId)
  const others = rows.filter((row) => row.id !== queryId)
  const next = rows[at + 1] ?? others[0]
  return {
    at: at + 1,
    of: rows.length,
    next: next ? { id: next.id, title: next.title, patient: sayWho(next), dueAt: next.dueAt } : null,
  }
}
