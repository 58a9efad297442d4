import { stepOf } from '#app/domain/identity/one-time-code.ts'
import type { Role } from '#app/domain/identity/role.ts'
import type { Context } from '#app/services/context.server.ts'
import { changeAccess, readAccess } from '#app/services/identity/access-policy.server.ts'
import { addPerson } from '#app/services/identity/add-user.server.ts'
import { beginCode, confirmCode, readFactors } from '#app/services/identity/authenticator.server.ts'
import { beginSignIn } from '#app/services/identity/begin-sign-in.server.ts'
import { idOfSecret } from '#app/services/identity/cookie.server.ts'
import { codeOf } from '#app/services/identity/one-time-code.server.ts'
import { findSignIn } from '#db/sign-ins.ts'

export const PASSWORD = 'otter-violin-tundra-nine'

export async function aPersonWithPassword(context: Context, roles: Role[] = ['coder'], email = 'robin.ames@site.test') {
  const given = {
    email,
    name: 'Robin Ames',
    roles,
    facilityIds: ['*'],
    providerId: null,
    password: PASSWORD,
    by: 'terminal',
  }
  const added = await addPerson(context, given)
  if (!added.ok) throw new Error(added.error)
  return added.value
}

/** The key that an app would have read from the picture. */
export function keyOfText(text: string): Buffer {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const bits = [...text.replace(/\s/g, '')].map((c) => alphabet.indexOf(c).toString(2).padStart(5, '0')).join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
}

export const codeAt = (key: Buffer, at: Date, offset = 0): string => codeOf(key, stepOf(at) + offset)

/** Signs in by password and sets up an authenticator app, whose key and recovery codes are returned. */
export async function anEnrolledPerson(context: Context, roles: Role[] = ['coder'], email?: string) {
  const user = await aPersonWithPassword(context, roles, email)
  const begun = await beginSignIn(context, { email: user.email, password: PASSWORD, userAgent: null })
  if (!begun.ok) throw new Error(begun.error)
  const signIn = await findSignIn(context.db, idOfSecret(begun.value.secret))
  if (!signIn) throw new Error('no sign-in')
  await beginCode(context, user)
  const key = keyOfText((await readFactors(context, user)).key ?? '')
  const confirmed = await confirmCode(context, { user, signIn }, codeAt(key, context.now()))
  if (!confirmed.ok) throw new Error(confirmed.error)
  return { user, key, recovery: confirmed.value, firstSecret: begun.value.secret, begun: begun.value }
}

export async function requireFactor(context: Context, ...roles: Role[]): Promise<void> {
  const policy = readAccess(context)
  const changed = { ...policy, roles: { ...policy.roles } }
  for (const role of roles) changed.roles[role] = { ...changed.roles[role], factor: 'required' }
  await changeAccess(context, { policy: changed, by: 'terminal' })
}
