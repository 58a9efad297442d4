import type { Role, User } from '#app/domain/identity/role.ts'
import type { Query } from '#app/domain/query/query.ts'
import type { Context } from '#app/services/context.server.ts'
import { type Case, loadQuery } from '#app/services/query/load.server.ts'
import { send } from '#app/services/query/send.server.ts'
import { commit, type Write } from '#db/commit.ts'
import { addQuery, findQuery } from '#db/queries.ts'
import { encounterProviders, encounters, patients } from '#db/schema/encounter.ts'
import { facilities, providers, users } from '#db/schema/identity.ts'
import { aQuery } from './query.ts'

const user = (id: string, name: string, role: Role, providerId: string | null = null): User => ({
  id,
  version: 1,
  email: `${id}@ward.test`,
  name,
  credentials: null,
  roles: [role],
  facilityIds: ['f1'],
  providerId,
  state: 'active',
})

export const PEOPLE = {
  dana: user('u-dana', 'Dana Cole', 'coder'),
  priya: user('u-priya', 'Priya Rand', 'cdi'),
  quinn: user('u-quinn', 'Quinn Abara', 'cdi'),
  max: user('u-max', 'Max Berg', 'manager'),
  osei: user('u-osei', 'Dr. A. Osei', 'physician', 'dr-osei'),
  hale: user('u-hale', 'Dr. R. Hale', 'physician', 'dr-hale'),
  adler: user('u-adler', 'Dr. L. Adler', 'advisor', 'dr-adler'),
}

/** One facility in Chicago, one patient in house, the people around a query. All invented. */
export async function aWard(context: Context, ids: string[] = ['e1']): Promise<typeof PEOPLE> {
  const source = (id: string) => ({ sourceSystem: 'test', sourceId: id })
  const doctors = Object.values(PEOPLE).flatMap((p) => (p.providerId ? [{ id: p.providerId, name: p.name }] : []))
  const startAt = new Date('2026-09-10T08:00:00Z')
  const writes: Write[] = [
    (tx) => tx.insert(facilities).values({ id: 'f1', name: 'Lakeside', timeZone: 'America/Chicago', ...source('f1') }),
    (tx) =>
      tx.insert(patients).values({ id: 'p1', familyName: 'Roe', givenName: 'Mary', sex: 'female', ...source('p1') }),
    ...doctors.map(
      (doctor): Write =>
        (tx) =>
          tx.insert(providers).values({ ...doctor, facilityIds: ['f1'], ...source(doctor.id) }),
    ),
    ...Object.values(PEOPLE).map(
      (person): Write =>
        (tx) =>
          tx.insert(users).values(person),
    ),
    ...ids.flatMap((id): Write[] => [
      (tx) =>
        tx
          .insert(encounters)
          .values({ id, patientId: 'p1', facilityId: 'f1', class: 'inpatient', startAt, ...source(id) }),
      (tx) => tx.insert(encounterProviders).values({ encounterId: id, providerId: 'dr-osei', part: 'attending' }),
    ]),
  ]
  await commit(context.db, { writes, audit: [{ what: 'demo.filled', who: 'terminal', at: context.now() }] })
  return PEOPLE
}

/** Puts a query in the database as it is given. */
export async function aKeptQuery(context: Context, changes: Partial<Query> = {}): Promise<Query> {
  const query = aQuery(changes)
  await commit(context.db, {
    writes: [addQuery(query)],
    audit: [{ what: 'query.drafted', who: query.authorId, at: context.now() }],
  })
  return query
}

/** A query that went through the gate: open, delivered, the clock running. */
export async function anOpenQuery(context: Context, changes: Partial<Query> = {}): Promise<Query> {
  const draft = await aKeptQuery(context, changes)
  const sent = await send(context, { query: draft, userId: draft.authorId, authorName: 'Dana Cole' })
  if (!sent.ok) throw new Error(`${sent.error} ${'check' in sent ? JSON.stringify(sent.check.findings) : ''}`)
  return found(context, draft.id)
}

export async function found(context: Context, id: string): Promise<Query> {
  const query = await findQuery(context.db, id)
  if (!query) throw new Error('no such query')
  return query
}

export async function caseOf(context: Context, person: User, id: string): Promise<Case> {
  const loaded = await loadQuery(context, person, id)
  if (!loaded) throw new Error('not to be seen')
  return loaded
}
