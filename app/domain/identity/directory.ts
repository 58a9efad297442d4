import { ok, type Result, refuse } from '../shared/result.ts'
import { isRole } from './provider-claims.ts'
import type { Role, User } from './role.ts'

/** SCIM 2.0 (RFC 7643, RFC 7644), as much of it as joiners and leavers need. */
export const USER_SCHEMA = 'urn:ietf:params:scim:schemas:core:2.0:User'

/** What a directory says of a person; what is undefined it does not speak of. */
export type Entry = {
  userName?: string
  externalId?: string | null
  name?: string
  active?: boolean
  roles?: string[]
}
export type DirectoryRefusal =
  | 'bad-filter'
  | 'bad-path'
  | 'bad-value'
  | 'no-user-name'
  | 'no-such-role'
  | 'user-name-in-use'
  | 'last-administrator'
  | 'no-such-user'

export type Filter = { by: 'userName' | 'externalId' | 'id'; value: string }

/** Reads `userName eq "..."`, `externalId eq "..."`, `id eq "..."`; attribute names and the operator in any case (RFC 7644 3.4.2.2). */
export function readFilter(text: string | null): Result<Filter | null, 'bad-filter'> {
  if (text === null || text.trim() === '') return ok(null)
  const [, attribute = '', quoted = ''] = /^\s*(\w+)\s+eq\s+("(?:[^"\\]|\\.)*")\s*$/i.exec(text) ?? []
  const by = (['userName', 'externalId', 'id'] as const).find((one) => one.toLowerCase() === attribute.toLowerCase())
  if (!by) return refuse('bad-filter')
  const value = unquote(quoted)
  return value === null ? refuse('bad-filter') : ok({ by, value })
}

function unquote(quoted: string): string | null {
  try {
    const value: unknown = JSON.parse(quoted)
    return typeof value === 'string' ? value : null
  } catch {
    return null
  }
}

type Json = Record<string, unknown>
const isObject = (value: unknown): value is Json => value !== null && typeof value === 'object' && !Array.isArray(value)
const words = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

/** Some directories send booleans as words. */
function truth(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value
  const said = words(value)?.toLowerCase()
  return said === 'true' ? true : said === 'false' ? false : undefined
}

function nameIn(value: Json): string | undefined {
  const name = isObject(value.name) ? value.name : {}
  const parts = [words(name.givenName), words(name.familyName)].filter(Boolean).join(' ')
  return words(value.displayName) ?? words(name.formatted) ?? (parts || undefined)
}

const rolesIn = (value: unknown): string[] | undefined =>
  Array.isArray(value)
    ? value.flatMap((one) => words(isObject(one) ? one.value : one) ?? [])
    : words(value) !== undefined
      ? [String(value)]
      : undefined

/** Reads a whole resource, of a POST or PUT. */
export function readEntry(value: unknown): Result<Entry, 'bad-value'> {
  if (!isObject(value)) return refuse('bad-value')
  const active = 'active' in value ? truth(value.active) : true
  if (active === undefined) return refuse('bad-value')
  return ok({
    userName: words(value.userName),
    externalId: words(value.externalId) ?? null,
    name: nameIn(value),
    active,
    roles: rolesIn(value.roles),
  })
}

/** Reads the operations of a PATCH (RFC 7644 3.5.2) into what they change. */
export function readPatch(value: unknown): Result<Entry, 'bad-value' | 'bad-path'> {
  if (!isObject(value) || !Array.isArray(value.Operations)) return refuse('bad-value')
  const entry: Entry = {}
  for (const operation of value.Operations) {
    if (!isObject(operation)) return refuse('bad-value')
    const op = words(operation.op)?.toLowerCase()
    if (op !== 'add' && op !== 'replace' && op !== 'remove') return refuse('bad-value')
    const path = words(operation.path)
    const changes = path === undefined ? operation.value : { [path]: op === 'remove' ? null : operation.value }
    if (!isObject(changes)) return refuse('bad-value')
    const done = applyChanges(entry, changes)
    if (!done.ok) return done
  }
  return ok(entry)
}

function applyChanges(entry: Entry, changes: Json): Result<null, 'bad-value' | 'bad-path'> {
  for (const [path, value] of Object.entries(changes)) {
    switch (path.toLowerCase()) {
      case 'active': {
        const active = truth(value)
        if (active === undefined) return refuse('bad-value')
        entry.active = active
        break
      }
      case 'username':
        if (words(value) === undefined) return refuse('bad-value')
        entry.userName = words(value)
        break
      case 'externalid':
        entry.externalId = words(value) ?? null
        break
      case 'displayname':
      case 'name.formatted':
        entry.name = words(value)
        break
      case 'name':
        entry.name = nameIn({ name: value })
        break
      case 'roles':
        entry.roles = rolesIn(value) ?? []
        break
      default:
        return refuse('bad-path')
    }
  }
  return ok(null)
}

/** Returns the person as the directory wants them, or why not. Who disappears from the directory is disabled, never deleted: answers stay signed. */
export function applyEntry(user: User, entry: Entry): Result<User, 'no-user-name' | 'no-such-role'> {
  const email = (entry.userName ?? user.email).trim().toLowerCase()
  if (!/^[^\s@]+@(?:[^\s@.]+\.)+[^\s@.]+$/.test(email)) return refuse('no-user-name')
  const roles = entry.roles?.map((role) => role.toLowerCase()) ?? user.roles
  if (!roles.every(isRole)) return refuse('no-such-role')
  return ok({
    ...user,
    email,
    name: (entry.name ?? user.name).trim().slice(0, 120) || email,
    roles: [...new Set(roles.filter((role): role is Role => isRole(role)))],
    state: entry.active === undefined ? user.state : entry.active ? 'active' : 'disabled',
  })
}

/** A person as a SCIM resource. */
export function resourceOf(user: User, externalId: string | null, base: string): Json {
  return {
    schemas: [USER_SCHEMA],
    id: user.id,
    ...(externalId === null ? {} : { externalId }),
    userName: user.email,
    name: { formatted: user.name },
    displayName: user.name,
    active: user.state === 'active',
    emails: [{ value: user.email, type: 'work', primary: true }],
    roles: user.roles.map((value) => ({ value })),
    meta: {
      resourceType: 'User',
      location: `${base}/Users/${encodeURIComponent(user.id)}`,
      version: `W/"${user.version}"`,
    },
  }
}
