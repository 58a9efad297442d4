import { readdirSync } from 'node:fs'
import { beforeEach, describe, expect, test } from 'vitest'
import { may, type Permission } from '#app/domain/identity/permission.ts'
import { ROLES } from '#app/domain/identity/role.ts'
import { aUser } from '#tests/helpers/builders.ts'
import { aContext } from '#tests/helpers/context.ts'
import { aRequest, signedInAs, statusOf } from '#tests/helpers/signed-in.ts'
import { aWard } from '#tests/helpers/ward.ts'
import { ROUTES } from './table.ts'

type RouteModule = { loader?: (args: never) => unknown; action?: (args: never) => unknown }
const modules = import.meta.glob<RouteModule>('../../app/routes/*.tsx')
const nameOf = (path: string) => path.replace(/^.*\/routes\//, '').replace(/\.tsx$/, '')

test('every route has its row, and every row its route: a new door without a rule fails', () => {
  const files = readdirSync('app/routes')
    .filter((name) => name.endsWith('.tsx'))
    .map((name) => name.replace(/\.tsx$/, ''))
  expect(Object.keys(ROUTES).sort()).toEqual(files.sort())
})

/** Records that do not exist, so that who may ask gets 404 and who may not never learns the difference. */
const PARAMS = {
  encounterId: 'none',
  queryId: 'none',
  mailId: 'none',
  importId: 'none',
  number: '1',
  providerId: 'none',
  code: 'NONE',
  '*': 'none',
}
const PATHS = { request: 'http' }

async function call(route: string, part: 'loader' | 'action', cookie?: string) {
  const load = Object.entries(modules).find(([path]) => nameOf(path) === route)?.[1]
  const module = load ? await load() : undefined
  const door = module?.[part]
  if (!door) return null
  const form = part === 'action' ? { deed: 'none' } : undefined
  const request = aRequest(`/${route.replaceAll('.', '/')}`, { cookie, ...(form ? { form } : {}) })
  return statusOf(() =>
    door({ request, params: { ...PARAMS, ...PATHS }, context: { nonce: '', requestId: '' } } as never),
  )
}

const guarded = Object.entries(ROUTES).filter(([, rule]) => rule.loader !== 'public' || rule.action !== 'public')

describe('nobody signed in', () => {
  beforeEach(async () => {
    const context = aContext()
    await aWard(context)
    await signedInAs(context, aUser())
  })
  test.each(guarded)('is sent to sign in from %s', async (route, rule) => {
    for (const part of ['loader', 'action'] as const) {
      if (rule[part] === 'public') continue
      const answer = await call(route, part)
      if (answer) expect([answer.status, answer.location?.split('?')[0]], part).toEqual([302, '/sign-in'])
    }
  })
})

describe.each(ROLES)('%s', (role) => {
  let cookie = ''
  beforeEach(async () => {
    const context = aContext()
    await aWard(context)
    cookie = await signedInAs(
      context,
      aUser({ id: `u-${role}`, email: `${role}@hospital.test`, roles: [role], providerId: 'p-lee' }),
    )
  })
  const ruled = guarded.flatMap(([route, rule]) =>
    (['loader', 'action'] as const).flatMap((part) =>
      rule[part] === 'public' || rule[part] === 'signed-in' ? [] : [[route, part, rule[part]] as const],
    ),
  )
  test.each(ruled.filter(([, , permission]) => !may({ roles: [role], state: 'active' }, permission as Permission)))(
    'may not open %s (%s, %s)',
    async (route, part) => {
      const answer = await call(route, part, cookie)
      if (answer) expect(answer.status).toBe(403)
    },
  )
})
