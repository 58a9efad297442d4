import { beforeEach, describe, expect, test } from 'vitest'
import { may, type Permission } from '#app/domain/identity/permission.ts'
import { ROLES, type Role } from '#app/domain/identity/role.ts'
import { aContext } from '#tests/helpers/context.ts'
import { aWorldOfRelations, personOf, RELATIONS, type Relation, SEES } from '#tests/helpers/relations.ts'
import { aRequest, signedInAs, statusOf } from '#tests/helpers/signed-in.ts'
import { ROUTES } from './table.ts'

type RouteModule = { loader?: (args: never) => unknown; action?: (args: never) => unknown }
const modules = import.meta.glob<RouteModule>('../../app/routes/*.tsx')
const nameOf = (path: string) => path.replace(/^.*\/routes\//, '').replace(/\.tsx$/, '')

/** Every route about one chart or one query, found by its name: a new one is in this test the day it is made. */
const ABOUT = Object.keys(ROUTES).filter((route) => /\$(encounterId|queryId)\b/.test(route))

/** Pages that show the record to whoever may see it, whatever its state; the others also ask for a state or a part in it. */
const SHOWS = [
  'charts.$encounterId',
  'queries.$queryId._index',
  'queries.$queryId.evidence.$number',
  'queries.$queryId.answer',
]

test('the routes about a record are found', () => {
  expect(ABOUT.length).toBeGreaterThan(15)
  for (const route of SHOWS) expect(ABOUT).toContain(route)
})

async function call(route: string, part: 'loader' | 'action', cookie: string, relation: Relation | 'none') {
  const load = Object.entries(modules).find(([path]) => nameOf(path) === route)?.[1]
  const door = (await load?.())?.[part]
  if (!door) return null
  const params = { encounterId: `e-${relation}`, queryId: `q-${relation}`, number: '1', form: 'csv' }
  const path = `/${route.replaceAll('.', '/').replace('$encounterId', params.encounterId).replace('$queryId', params.queryId)}`
  const request = aRequest(path, { cookie, ...(part === 'action' ? { form: { deed: 'none' } } : {}) })
  return statusOf(() => door({ request, params, context: { nonce: '', requestId: '' } } as never))
}

/** 403: not this role. 404: not this record, told as if it were not there. Or the way to open it for a reason. */
const isRefused = (answer: { status: number; location: string | null }) =>
  answer.status === 403 || answer.status === 404 || (answer.location?.startsWith('/openings/new') ?? false)

describe.each(ROLES)('%s', (role: Role) => {
  let cookie = ''
  beforeEach(async () => {
    const context = aContext()
    const person = personOf(role)
    await aWorldOfRelations(context, person)
    cookie = await signedInAs(context, person)
  })
  const cases = ABOUT.flatMap((route) => RELATIONS.map((relation) => [route, relation] as const))

  test.each(cases)('%s, a record that is %s', async (route, relation) => {
    for (const part of ['loader', 'action'] as const) {
      const rule = ROUTES[route]?.[part]
      const answer = await call(route, part, cookie, relation)
      if (!answer || rule === undefined || rule === 'public') continue
      const isAllowed = may({ roles: [role], state: 'active' }, rule as Permission) && SEES[role].includes(relation)
      if (!isAllowed && !isRefused(answer)) {
        // A form that cannot be read is told so before the record is looked for: then the answer is that of no record at all.
        expect([part, answer.status], `${answer.location}`).toEqual(['action', 400])
        expect(await call(route, part, cookie, 'none')).toEqual(answer)
      }
      const toAnswer = answer.location === `/queries/q-${relation}/answer`
      if (isAllowed && part === 'loader' && SHOWS.includes(route) && !toAnswer) expect(answer.status, part).toBe(200)
    }
  })
})
