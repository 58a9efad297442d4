import type { Role, User } from '#app/domain/identity/role.ts'
import type { OptionRole } from '#app/domain/query/draft.ts'
import type { Query } from '#app/domain/query/query.ts'
import { type Context, replaceContext } from '#app/services/context.server.ts'
import { cookieOf, newSecret } from '#app/services/identity/cookie.server.ts'
import { answer } from '#app/services/query/answer.server.ts'
import { checkQuery } from '#app/services/query/check-query.server.ts'
import { fillFromTemplate } from '#app/services/query/fill-template.server.ts'
import { type Case, loadQuery } from '#app/services/query/load.server.ts'
import { saveDraft } from '#app/services/query/save-draft.server.ts'
import { send } from '#app/services/query/send.server.ts'
import { startDraft } from '#app/services/query/start-draft.server.ts'
import { commit } from '#db/commit.ts'
import { findQuery } from '#db/queries.ts'
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

/** A draft of Dana's on the heart failure, filled from the template and whole. */
export async function aDraft(context: Context): Promise<Query> {
  const started = await startDraft(context, { encounterId: 'e-1', user: PEOPLE.coder })
  if (!started.ok) throw new Error(started.error)
  const templateId = 'heart-failure-detail'
  const filled = await fillFromTemplate(context, { query: started.value, templateId, userId: PEOPLE.coder.id })
  if (!filled.ok) throw new Error(filled.error)
  return theQuery(context, started.value.id)
}

export async function theQuery(context: Context, id: string): Promise<Query> {
  const query = await findQuery(context.db, id)
  if (!query) throw new Error(`no query ${id}`)
  return query
}

/** The same, sent to Dr. Osei by the real deed; warnings get a reason. */
export async function aSentQuery(context: Context): Promise<Query> {
  const draft = await aDraft(context)
  const check = await checkQuery(context, draft)
  const overrides = check.findings.map(({ rule, where }) => ({ rule, where, reason: 'Reviewed' }))
  const { wording, version } = draft
  const providerId = 'p-osei'
  await saveDraft(context, { query: draft, userId: PEOPLE.coder.id, version, wording, providerId, overrides })
  const query = await theQuery(context, draft.id)
  const sent = await send(context, { query, userId: PEOPLE.coder.id, authorName: PEOPLE.coder.name })
  if (!sent.ok) throw new Error(sent.error)
  return theQuery(context, draft.id)
}

/** The query as this person may load it. */
export async function caseFor(context: Context, part: Part, id: string): Promise<Case> {
  const loaded = await loadQuery(context, PEOPLE[part], id)
  if (!loaded) throw new Error(`${part} may not see ${id}`)
  return loaded
}

/** Dr. Osei signs the answer of a role. */
export async function signAnswer(context: Context, id: string, role: OptionRole): Promise<void> {
  const loaded = await caseFor(context, 'physician', id)
  const option = loaded.query.wording.options.find((o) => o.role === role)
  const given = { optionIds: option ? [option.id] : [], words: '', comment: '' }
  const { wordingNumber } = loaded.query
  const signed = await answer(context, loaded, { user: PEOPLE.physician, wordingNumber, given })
  if (!signed.ok) throw new Error(signed.error)
}
