import type { Role, User } from '#app/domain/identity/role.ts'
import type { Context } from '#app/services/context.server.ts'
import { commit, type Write } from '#db/commit.ts'
import { addOpening, saveRestriction } from '#db/openings.ts'
import { encounters, patients } from '#db/schema/encounter.ts'
import { facilities } from '#db/schema/identity.ts'
import { addCoverage, addUser } from '#db/users.ts'
import { aKeptQuery, aWard } from './query-ward.ts'

/** How a person can stand to a record. */
export const RELATIONS = ['own', 'delegated', 'facility', 'foreign', 'restricted', 'opened'] as const
export type Relation = (typeof RELATIONS)[number]

/**
 * Who may see the record, by role: written down by hand, so that the permission functions are held to it and not to themselves.
 * Desks see what is of their facility; physicians what is asked of them or of whom they cover for; a restricted chart nobody at a desk,
 * until it is opened for a reason; administrators no chart at all.
 */
const DESK: Relation[] = ['own', 'delegated', 'facility', 'opened']
export const SEES: Record<Role, Relation[]> = {
  coder: DESK,
  cdi: DESK,
  advisor: DESK,
  manager: DESK,
  physician: ['own', 'delegated', 'opened'],
  administrator: [],
}

export const personOf = (role: Role): User => ({
  id: `u-${role}-1`,
  version: 1,
  email: `${role}@relations.test`,
  name: `A ${role}`,
  credentials: null,
  roles: [role],
  facilityIds: ['f1'],
  providerId: role === 'physician' ? 'dr-osei' : role === 'advisor' ? 'dr-adler' : null,
  state: 'active',
})

const ADDRESSEE: Record<Relation, string> = {
  own: 'dr-osei',
  delegated: 'dr-covered',
  facility: 'dr-hale',
  foreign: 'dr-hale',
  restricted: 'dr-hale',
  opened: 'dr-hale',
}

/** One stay and one open query for each relation, in a ward with a second place; `person` has opened the chart of "opened". */
export async function aWorldOfRelations(context: Context, person: User): Promise<void> {
  await aWard(context)
  const at = context.now()
  const source = (id: string) => ({ sourceSystem: 'test', sourceId: id })
  const hour = (n: number) => new Date(at.getTime() + n * 3_600_000)
  const stays = RELATIONS.flatMap((relation): Write[] => [
    (tx) =>
      tx.insert(patients).values({
        id: `p-${relation}`,
        familyName: 'Doe',
        givenName: 'A',
        sex: 'female',
        mrn: `mrn-${relation}`,
        ...source(`p-${relation}`),
      }),
    (tx) =>
      tx.insert(encounters).values({
        id: `e-${relation}`,
        patientId: `p-${relation}`,
        facilityId: relation === 'foreign' ? 'f2' : 'f1',
        class: 'inpatient',
        startAt: hour(-48),
        ...source(`e-${relation}`),
      }),
  ])
  const restricted = (['restricted', 'opened'] as const).map((relation) =>
    saveRestriction({ patientId: `p-${relation}`, isRestricted: true, reason: 'VIP', setBy: 'u-max', setAt: at }),
  )
  const opening = addOpening({
    id: 'o-1',
    userId: person.id,
    encounterId: 'e-opened',
    patientId: 'p-opened',
    facilityId: 'f1',
    purpose: 'coding',
    words: 'Needed for the coding of this stay',
    at,
    untilAt: hour(1),
    verdict: null,
    verdictWords: null,
    reviewedBy: null,
    reviewedAt: null,
  })
  const coverage = addCoverage({
    id: 'c-1',
    providerId: 'dr-covered',
    coveringProviderId: 'dr-osei',
    fromAt: hour(-1),
    toAt: hour(24),
    reason: null,
  })
  const place: Write = (tx) =>
    tx.insert(facilities).values({ id: 'f2', name: 'Hill', timeZone: 'UTC', ...source('f2') })
  const doOpen = person.roles.includes('administrator') ? [] : [opening]
  await commit(context.db, {
    writes: [place, ...stays, ...restricted, coverage],
    audit: [{ what: 'demo.filled', who: 'terminal', at }],
  })
  for (const relation of RELATIONS)
    await aKeptQuery(context, {
      id: `q-${relation}`,
      encounterId: `e-${relation}`,
      patientId: `p-${relation}`,
      facilityId: relation === 'foreign' ? 'f2' : 'f1',
      providerId: ADDRESSEE[relation],
      state: 'open',
      sentAt: at,
    })
  return openFor(context, person, doOpen)
}

/** The person is in the table before what points at them. */
async function openFor(context: Context, person: User, writes: Write[]): Promise<void> {
  await commit(context.db, {
    writes: [addUser(person), ...writes],
    audit: [{ what: 'user.added', who: 'terminal', at: context.now() }],
  })
}
