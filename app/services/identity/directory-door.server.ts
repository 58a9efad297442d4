import {
  type DirectoryRefusal,
  type Entry,
  readEntry,
  readFilter,
  readPatch,
  resourceOf,
} from '#app/domain/identity/directory.ts'
import type { Result } from '#app/domain/shared/result.ts'
import { readJson } from '../body.server.ts'
import type { Context } from '../context.server.ts'
import { tokenOf } from './access-tokens.server.ts'
import { addEntry, changeEntry, findEntry, type Listed, listEntries } from './directory.server.ts'
import catalogue from './directory-catalogue.json'

const MESSAGES = 'urn:ietf:params:scim:api:messages:2.0'
const LARGEST = 200_000

/** RFC 7644 3.12: the status, the kind of fault, and a sentence. */
const FAULTS: Record<
  DirectoryRefusal | 'changed-meanwhile' | 'bad-json',
  [status: number, type: string | null, words: string]
> = {
  'bad-filter': [
    400,
    'invalidFilter',
    'Filters that are understood: userName eq "...", externalId eq "...", id eq "...".',
  ],
  'bad-path': [
    400,
    'invalidPath',
    'Paths that are understood: active, userName, externalId, displayName, name, roles.',
  ],
  'bad-value': [400, 'invalidValue', 'A value is missing or of the wrong kind.'],
  'bad-json': [400, 'invalidSyntax', 'The body is no JSON of a size that is taken.'],
  'no-user-name': [400, 'invalidValue', 'userName must be an e-mail address.'],
  'no-such-role': [400, 'invalidValue', 'Roles: coder, cdi, physician, advisor, manager, administrator.'],
  'user-name-in-use': [409, 'uniqueness', 'Somebody has this userName or externalId already.'],
  'last-administrator': [409, 'mutability', 'This is the last administrator who can sign in.'],
  'changed-meanwhile': [412, null, 'The person was changed meanwhile; read again.'],
  'no-such-user': [404, null, 'There is no such person.'],
}

function say(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  const text = body === null ? null : JSON.stringify(body)
  return new Response(text, { status, headers: { 'content-type': 'application/scim+json; charset=utf-8', ...headers } })
}

const fault = (status: number, type: string | null, detail: string, headers?: Record<string, string>): Response =>
  say(
    status,
    { schemas: [`${MESSAGES}:Error`], status: String(status), ...(type ? { scimType: type } : {}), detail },
    headers,
  )
const refused = (refusal: keyof typeof FAULTS): Response => fault(...FAULTS[refusal])

/** The directory's door, SCIM 2.0: who it is by its token, then what it asks for. */
export async function serveDirectory(context: Context, request: Request, path: string): Promise<Response> {
  const token = await tokenOf(context, request)
  if (!token)
    return fault(401, null, 'A bearer token of the sign-in settings is needed.', { 'www-authenticate': 'Bearer' })
  const base = `${context.settings.origin ?? new URL(request.url).origin}/scim/v2`
  const [kind = '', id, ...rest] = path.split('/').filter(Boolean)
  if (kind !== 'Users' || rest.length > 0)
    return rest.length > 0 ? refused('no-such-user') : describeSelf(request, kind, id, base)
  return id === undefined
    ? serveList(context, request, base, token.id)
    : serveOne(context, request, { id, base, by: token.id })
}

/** What this service is and can: ServiceProviderConfig, ResourceTypes, Schemas. */
function describeSelf(request: Request, kind: string, id: string | undefined, base: string): Response {
  const known: Record<string, unknown> = catalogue
  const found = Object.hasOwn(known, kind) ? known[kind] : undefined
  if (request.method !== 'GET' || found === undefined) return fault(404, null, 'There is no such resource.')
  const located = JSON.parse(JSON.stringify(found).replaceAll('{base}', base))
  if (!Array.isArray(located)) return say(200, located)
  if (id !== undefined) {
    const one = located.find((each) => each.id === id)
    return one ? say(200, one) : fault(404, null, 'There is no such resource.')
  }
  return say(200, listOf(located, located.length, 1))
}

const listOf = (resources: unknown[], total: number, startIndex: number) => ({
  schemas: [`${MESSAGES}:ListResponse`],
  totalResults: total,
  startIndex,
  itemsPerPage: resources.length,
  Resources: resources,
})

const shown = ({ user, externalId }: Listed, base: string) => resourceOf(user, externalId, base)

async function serveList(context: Context, request: Request, base: string, token: string): Promise<Response> {
  if (request.method === 'POST') {
    const body = await readJson(request, LARGEST)
    if (body === undefined) return refused('bad-json')
    const entry = readEntry(body)
    if (!entry.ok) return refused(entry.error)
    const added = await addEntry(context, entry.value, `token:${token}`)
    if (!added.ok) return refused(added.error)
    const resource = shown(added.value, base)
    return say(201, resource, { location: `${base}/Users/${encodeURIComponent(added.value.user.id)}` })
  }
  if (request.method !== 'GET')
    return fault(405, null, 'People are listed by GET and added by POST.', { allow: 'GET, POST' })
  const { searchParams } = new URL(request.url)
  const filter = readFilter(searchParams.get('filter'))
  if (!filter.ok) return refused(filter.error)
  const number = (name: string, otherwise: number) => {
    const value = Number(searchParams.get(name) ?? otherwise)
    return Number.isInteger(value) ? value : otherwise
  }
  const page = { startIndex: number('startIndex', 1), count: number('count', 100) }
  const { total, startIndex, entries } = await listEntries(context, filter.value, page)
  return say(
    200,
    listOf(
      entries.map((one) => shown(one, base)),
      total,
      startIndex,
    ),
  )
}

type One = { id: string; base: string; by: string }

async function serveOne(context: Context, request: Request, { id, base, by }: One): Promise<Response> {
  if (request.method === 'GET') {
    const found = await findEntry(context, id)
    return found ? say(200, shown(found, base)) : refused('no-such-user')
  }
  const entry = await changeAsked(request)
  if (entry === null)
    return fault(405, null, 'A person is read, replaced, changed or removed.', { allow: 'GET, PUT, PATCH, DELETE' })
  if (!entry.ok) return refused(entry.error)
  const changed = await changeEntry(context, id, entry.value, `token:${by}`)
  if (!changed.ok) return refused(changed.error)
  return request.method === 'DELETE' ? say(204, null) : say(200, shown(changed.value, base))
}

async function changeAsked(request: Request): Promise<Result<Entry, 'bad-json' | 'bad-value' | 'bad-path'> | null> {
  if (request.method === 'DELETE') return { ok: true, value: { active: false } }
  if (request.method !== 'PUT' && request.method !== 'PATCH') return null
  const body = await readJson(request, LARGEST)
  if (body === undefined) return { ok: false, error: 'bad-json' }
  return request.method === 'PUT' ? readEntry(body) : readPatch(body)
}
