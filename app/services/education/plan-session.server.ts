import { randomInt } from 'node:crypto'
import { findMaterial, type Library, pieceFor } from '#app/domain/education/library.ts'
import { momentOf } from '#app/domain/education/local-time.ts'
import { type Audience, type Mode, type PlanRefusal, planSession, type Session } from '#app/domain/education/session.ts'
import type { User } from '#app/domain/identity/role.ts'
import type { Result } from '#app/domain/shared/result.ts'
import { refuse } from '#app/domain/shared/result.ts'
import { commit } from '#db/commit.ts'
import { findProviderList, listProviderLists } from '#db/education-lists.ts'
import { listAttendance, listInvitations, listTeachable } from '#db/education-people.ts'
import { listFacilities } from '#db/education-places.ts'
import { addSession, findSession } from '#db/education-sessions.ts'
import { listUsers } from '#db/users.ts'
import type { Context } from '../context.server.ts'
import { labelOf } from './family-label.server.ts'
import { readPieces } from './library.server.ts'

/** Who is meant by a form: a saved list and people named, together; where there is neither, the rule. A list is taken as it is at that moment. */
export async function audienceOf(
  { db }: Context,
  given: { listId: string; providerIds: string[]; specialty: string; facilityId: string },
): Promise<Audience> {
  const { specialty, facilityId } = given
  const list = given.listId === '' ? null : await findProviderList(db, given.listId)
  const providerIds = [...new Set([...(list?.providerIds ?? []), ...given.providerIds])]
  // A list that is gone means nobody; it never widens to a rule.
  if (given.listId !== '' || providerIds.length > 0) return { kind: 'list', providerIds }
  return { kind: 'rule', specialty, facilityId }
}

/** No letter or digit that looks like another: 31 signs, six of them are 887 million codes. */
const SIGNS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'
export const aCode = (): string => Array.from({ length: 6 }, () => SIGNS[randomInt(SIGNS.length)] ?? 'A').join('')

export type PlanForm = {
  title: string
  objectives: string
  axis: string
  materialId: string
  audience: Audience
  capacity: number
  mode: Mode
  place: string
  startOn: string
  minutes: number
  timeZone: string
  facilitatorId: string
  /** The session whose absentees this one is for. */
  makeUpOf?: string | null
}

/** Plans a session about a piece of the library. */
export async function planFrom(
  { db, now, newId }: Context,
  user: User,
  { startOn, axis, ...form }: PlanForm,
): Promise<Result<Session, PlanRefusal | 'no-such-material' | 'no-such-facilitator'>> {
  const material = findMaterial(await readPieces(db), form.materialId)
  if (!material) return refuse('no-such-material')
  const facilitators = await listFacilitators(db)
  if (!facilitators.some(({ id }) => id === form.facilitatorId)) return refuse('no-such-facilitator')
  const startAt = momentOf(startOn, form.timeZone)
  const links = { makeUpOf: form.makeUpOf ?? null, programId: null }
  const plan = { ...form, ...links, axis: axis || null, family: material.family, startAt }
  const at = now()
  const planned = planSession(plan, { id: newId(), by: user.id, at, attendanceCode: aCode() })
  if (!planned.ok) return planned
  const session = planned.value
  const detail = { family: session.family, mode: session.mode, minutes: session.minutes }
  await commit(db, {
    writes: [addSession(session)],
    audit: [{ what: 'education.planned', who: user.id, at, onId: session.id, detail }],
  })
  return planned
}

export async function listFacilitators(db: Context['db']) {
  const all = await listUsers(db)
  const may = (user: User) => user.state === 'active' && user.roles.some((role) => role !== 'administrator')
  return all.filter(may).map(({ id, name }) => ({ id, name }))
}

/** What the form of a new session offers, filled from a target or a piece in the URL. */
export async function readPlanPage({ db, now }: Context, user: User, search: URLSearchParams) {
  const family = search.get('family') ?? ''
  const axis = search.get('axis') ?? ''
  const library = await readPieces(db)
  const missed = await missedAt(db, search.get('makeUpOf') ?? '')
  const chosen =
    findMaterial(library, missed?.materialId ?? search.get('material') ?? '') ?? pieceOf(library, family, axis)
  const providers = await listTeachable(db)
  const facilities = await listFacilities(db)
  const home = facilities.find(({ id }) => user.facilityIds.includes(id)) ?? facilities[0]
  const lists = await listProviderLists(db)
  const only = missed?.providerIds.join('\n') ?? search.get('provider') ?? ''
  return {
    ...{ family, axis, group: search.get('group') ?? '', only, now: now() },
    ...{ facilityId: search.get('facility') ?? '', listId: search.get('list') ?? '' },
    lists: lists.map(({ id, name, providerIds }) => ({ id, name: `${name} (${providerIds.length})` })),
    makeUpOf: missed ? { id: missed.id, title: missed.title } : null,
    chosen: chosen ? { id: chosen.id, title: chosen.title, objectives: chosen.document.join('\n') } : null,
    materials: library.map(({ id, title, family: of }) => ({ id, title, label: labelOf(of) })),
    specialties: [...new Set(providers.flatMap(({ specialty }) => specialty ?? []))].sort(),
    facilities: facilities.map(({ id, name }) => ({ id, name })),
    providers: providers.map(({ id, name, specialty }) => ({ id, name, specialty })),
    facilitators: await listFacilitators(db),
    facilitatorId: user.id,
    timeZone: home?.timeZone ?? 'UTC',
    timeZones: [...new Set([home?.timeZone ?? 'UTC', ...facilities.map((one) => one.timeZone), 'UTC'])],
  }
}

const pieceOf = (library: Library, family: string, axis: string) => pieceFor(library, family, [axis])?.piece ?? null

/** Who was invited to a session and was not there; null of an unknown session. */
async function missedAt(db: Context['db'], sessionId: string) {
  const session = sessionId === '' ? null : await findSession(db, sessionId)
  if (!session) return null
  const came = new Set((await listAttendance(db, sessionId)).map(({ providerId }) => providerId))
  const missed = (await listInvitations(db, sessionId)).filter(({ providerId }) => !came.has(providerId))
  return { ...session, providerIds: missed.map(({ providerId }) => providerId) }
}
