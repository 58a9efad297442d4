import { changesOf } from '#app/domain/audit/detail.ts'
import type { AuditEntry } from '#app/domain/audit/entry.ts'
import { applyEntry, type Entry, type Filter } from '#app/domain/identity/directory.ts'
import type { User } from '#app/domain/identity/role.ts'
import { ok, refuse } from '#app/domain/shared/result.ts'
import { commit, StaleWrite, type Write } from '#db/commit.ts'
import { endSignInsOf } from '#db/sign-ins.ts'
import { addLink, findLink, findLinkedUser, removeLink } from '#db/user-links.ts'
import {
  addUser,
  countOtherAdministrators,
  countUsers,
  findUser,
  findUserByEmail,
  pageUsers,
  saveUser,
} from '#db/users.ts'
import type { Context } from '../context.server.ts'

export type Listed = { user: User; externalId: string | null }
const MOST = 200

const listed = async ({ db }: Context, user: User): Promise<Listed> => ({
  user,
  externalId: await findLink(db, 'scim', user.id),
})

export async function findEntry(context: Context, id: string): Promise<Listed | null> {
  const user = await findUser(context.db, id)
  return user ? listed(context, user) : null
}

/** One page of people, or whoever fits the filter. `startIndex` counts from 1 (RFC 7644 3.4.2.4). */
export async function listEntries(
  context: Context,
  filter: Filter | null,
  page: { startIndex: number; count: number },
) {
  const { db } = context
  if (filter) {
    const user = await findBy(context, filter)
    const fits = user ? [await listed(context, user)] : []
    return { total: fits.length, startIndex: 1, entries: page.count === 0 ? [] : fits }
  }
  const startIndex = Math.max(1, page.startIndex)
  const limit = Math.min(Math.max(0, page.count), MOST)
  const users = limit === 0 ? [] : await pageUsers(db, startIndex - 1, limit)
  return {
    total: await countUsers(db),
    startIndex,
    entries: await Promise.all(users.map((user) => listed(context, user))),
  }
}

function findBy({ db }: Context, { by, value }: Filter): Promise<User | null> {
  if (by === 'id') return findUser(db, value)
  return by === 'userName' ? findUserByEmail(db, value) : findLinkedUser(db, 'scim', value)
}

/** Adds a joiner. Without roles they can sign in and see nothing until an administrator or the provider's claims give some. */
export async function addEntry(context: Context, entry: Entry, by: string) {
  const { db, now, newId } = context
  const blank: User = {
    id: newId(),
    version: 1,
    email: '',
    name: '',
    credentials: null,
    roles: [],
    facilityIds: [],
    providerId: null,
    state: 'active',
  }
  const made = applyEntry(blank, entry)
  if (!made.ok) return made
  const user = made.value
  const taken =
    (await findUserByEmail(db, user.email)) ??
    (entry.externalId ? await findLinkedUser(db, 'scim', entry.externalId) : null)
  if (taken) return refuse('user-name-in-use')
  await commit(db, {
    writes: [addUser(user), ...(entry.externalId ? [addLink('scim', entry.externalId, user.id)] : [])],
    audit: [
      {
        what: 'user.added',
        who: by,
        at: now(),
        onId: user.id,
        detail: { roles: user.roles.join(','), by: 'directory' },
      },
    ],
  })
  return ok(await listed(context, user))
}

/** Changes a person as the directory says. Who is disabled is signed out in the same write. */
export async function changeEntry(context: Context, id: string, entry: Entry, by: string) {
  const { db, now } = context
  const user = await findUser(db, id)
  if (!user) return refuse('no-such-user')
  const next = applyEntry(user, entry)
  if (!next.ok) return next
  const other = next.value.email === user.email ? null : await findUserByEmail(db, next.value.email)
  const linked = entry.externalId ? await findLinkedUser(db, 'scim', entry.externalId) : null
  if (other || (linked && linked.id !== id)) return refuse('user-name-in-use')
  const isAdministering = ({ state, roles }: User) => state === 'active' && roles.includes('administrator')
  if (isAdministering(user) && !isAdministering(next.value) && (await countOtherAdministrators(db, id)) === 0)
    return refuse('last-administrator')
  try {
    await commit(db, {
      writes: writesOf(user, next.value, entry, now()),
      audit: [entryOf(user, next.value, by, now())],
    })
  } catch (error) {
    if (error instanceof StaleWrite) return refuse('changed-meanwhile')
    throw error
  }
  return ok(await listed(context, { ...next.value, version: user.version + 1 }))
}

function writesOf(before: User, after: User, entry: Entry, at: Date): Write[] {
  const link =
    entry.externalId === undefined
      ? []
      : [removeLink('scim', after.id), ...(entry.externalId ? [addLink('scim', entry.externalId, after.id)] : [])]
  const isLeaving = before.state === 'active' && after.state === 'disabled'
  return [saveUser(after), ...link, ...(isLeaving ? [endSignInsOf(after.id, at)] : [])]
}

/** What an entry may tell of a person: no name and no address. */
const told = ({ roles, facilityIds, state }: User) => ({ roles, facilities: facilityIds, state })

function entryOf(before: User, after: User, by: string, at: Date): AuditEntry {
  const what =
    before.state === after.state ? 'user.changed' : after.state === 'disabled' ? 'user.disabled' : 'user.enabled'
  return { what, who: by, at, onId: after.id, detail: { by: 'directory', ...changesOf(told(before), told(after)) } }
}
