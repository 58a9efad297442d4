import { timingSafeEqual } from 'node:crypto'
import { ALL_FACILITIES } from '#app/domain/identity/permission.ts'
import { refuse } from '#app/domain/shared/result.ts'
import { countUsers } from '#db/users.ts'
import type { Context } from '../context.server.ts'
import { addPerson } from './add-user.server.ts'

/** True while nobody can sign in at all: the one moment in which the set-up page exists. */
export const needsSetUp = async ({ db, settings }: Context): Promise<boolean> =>
  settings.mode === 'production' && (await countUsers(db)) === 0

const isSame = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))

/** Makes the first administrator, for whoever knows the secret that the server was started with. */
export async function setUp(
  context: Context,
  input: { secret: string; email: string; name: string; password: string },
) {
  if (!(await needsSetUp(context))) return refuse('already-set-up')
  if (!context.settings.secret || !isSame(input.secret, context.settings.secret)) return refuse('wrong-secret')
  const { email, name, password } = input
  return addPerson(context, {
    email,
    name,
    password,
    roles: ['administrator'],
    facilityIds: [ALL_FACILITIES],
    providerId: null,
    by: 'system',
  })
}
