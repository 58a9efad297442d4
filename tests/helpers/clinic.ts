import type { Role, User } from '#app/domain/identity/role.ts'
import { type Context, replaceContext } from '#app/services/context.server.ts'
import { cookieOf, newSecret } from '#app/services/identity/cookie.server.ts'
import { commit } from '#db/commit.ts'
import { documents, encounterProviders, encounters, patients, results } from '#db/schema/encounter.ts'
import { facilities, providers } from '#db/schema/identity.ts'
import { addSignIn } from '#db/sign-ins.ts'
import { addUser } from '#db/users.ts'
import { AT, aContext } from './context.ts'

const hour = (n: number) => new Date(AT.getTime() + n * 3_600_000)
const of = (id: string) => ({ sourceSystem: 'test', sourceId: id, digest: null })

const person = (id: string, name: string, role: Role, providerId: string | null = null): User => ({
  id,
  version: 1,
  email: `${id}@hospital.test`,
  name,
  credentials: null,
  roles: [role],
  facilityIds: ['f-1'],
  providerId,
  state: 'active',
})

/** The invented people of the ward, one a role and a second one where two are needed. */
export const PEOPLE = {
  coder: person('u-coder', 'Dana Cole', 'coder'),
  cdi: person('u-cdi', 'Ines Vogt', 'cdi'),
  manager: person('u-manager', 'Maya Lindqvist', 'manager'),
  advisor: person('u-advisor', 'Advik Rao', 'advisor'),
  physician: person('u-physician', 'Femi Osei', 'physician', 'p-osei'),
  other: person('u-other', 'Lena Hartmann', 'physician', 'p-hartmann'),
  administrator: person('u-administrator', 'Adam Berg', 'administrator'),
}
export type Part = keyof typeof PEOPLE

export const NOTE = `Progress note. Heart failure, dyspnea on exertion, orthopnea. Furosemide 40 mg IV given twice. Lungs with bibasilar crackles, 2+ pitting edema. Echocardiogram: LVEF 30 %. Chest radiograph with pulmonary vascular congestion.`

/** A facility, its people, and one patient in house with a heart failure that nobody has specified. */
export async function aClinic(): Promise<Context & { clock: { at: Date } }> {
  const context = aContext()
  const provider = (id: string, name: string) => ({
    id,
    ...of(id),
    npi: null,
    name,
    specialty: 'Internal medicine',
    facilityIds: ['f-1'],
  })
  const result = (id: string, name: string, value: number, unit: string, hours: number) => ({
    id,
    ...of(id),
    encounterId: 'e-1',
    patientId: 'pt-1',
    kind: 'laboratory' as const,
    name,
    value,
    unit,
    takenAt: hour(hours),
  })
  await commit(context.db, {
    writes: [
      (tx) => tx.insert(facilities).values({ id: 'f-1', ...of('f-1'), name: 'Test ward', timeZone: 'UTC' }),
      (tx) =>
        tx.insert(providers).values([provider('p-osei', 'Dr. Femi Osei'), provider('p-hartmann', 'Dr. Lena Hartmann')]),
      ...Object.values(PEOPLE).map(addUser),
      (tx) =>
        tx.insert(patients).values({
          id: 'pt-1',
          ...of('pt-1'),
          familyName: 'Testmann',
          givenName: 'Rosa',
          sex: 'female',
          birthOn: '1950-02-03',
        }),
      (tx) =>
        tx.insert(encounters).values({
          id: 'e-1',
          ...of('e-1'),
          patientId: 'pt-1',
          facilityId: 'f-1',
          class: 'inpatient',
          startAt: hour(-48),
        }),
      (tx) => tx.insert(encounterProviders).values({ encounterId: 'e-1', providerId: 'p-osei', part: 'attending' }),
      (tx) =>
        tx.insert(documents).values({
          id: 'd-1',
          ...of('d-1'),
          encounterId: 'e-1',
          patientId: 'pt-1',
          type: 'Progress note',
          authorId: 'p-osei',
          authorName: 'Dr. Femi Osei',
          authorRole: 'provider',
          writtenAt: hour(-20),
          text: NOTE,
        }),
      (tx) =>
        tx
          .insert(results)
          .values([
            result('r-1', 'BNP', 1450, 'pg/mL', -40),
            result('r-2', 'Creatinine', 0.9, 'mg/dL', -40),
            result('r-3', 'Creatinine', 1.0, 'mg/dL', -16),
          ]),
    ],
    audit: [{ what: 'demo.filled', who: 'system', at: AT }],
  })
  return context
}

/** A request of a person with a sign-in of their own, and the context in the place of the process's. */
export async function requestAs(
  context: Context,
  part: Part,
  path: string,
  form?: Record<string, string> | FormData | { json: unknown },
): Promise<Request> {
  replaceContext(context)
  const { secret, id } = newSecret()
  const at = context.now()
  const userId = PEOPLE[part].id
  await commit(context.db, {
    writes: [addSignIn({ id, userId, method: 'demo', userAgent: null, begunAt: at, seenAt: at })],
    audit: [{ what: 'signin.begun', who: userId, at }],
  })
  const headers = new Headers({ cookie: cookieOf(context.settings, secret).split(';')[0] ?? '' })
  const url = `http://portal.test${path}`
  if (!form) return new Request(url, { headers })
  if (form instanceof FormData) return new Request(url, { method: 'POST', headers, body: form })
  if ('json' in form && typeof form.json === 'object') {
    headers.set('content-type', 'application/json')
    return new Request(url, { method: 'POST', headers, body: JSON.stringify(form.json) })
  }
  return new Request(url, { method: 'POST', headers, body: new URLSearchParams(form as Record<string, string>) })
}

/** What a loader or action threw, as a response; an error of another kind goes on. */
export async function thrown(deed: Promise<unknown>): Promise<Response> {
  try {
    await deed
  } catch (error) {
    if (error instanceof Response) return error
    throw error
  }
  throw new Error('Nothing was refused.')
}
