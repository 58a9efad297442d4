import { checkPassword } from '#app/domain/identity/password.ts'
import { ROLES, type Role, type User } from '#app/domain/identity/role.ts'
import { ok, refuse } from '#app/domain/shared/result.ts'
import { commit } from '#db/commit.ts'
import { addUser, findUserByEmail, savePassword } from '#db/users.ts'
import type { Context } from '../context.server.ts'
import { hashPassword } from './begin-sign-in.server.ts'

const isRole = (word: string): word is Role => ROLES.some((role) => role === word)

/** Adds a person, with a password when one is given. Refuses an unknown role, an address in use, a password that would be guessed. */
export async function addPerson(
  { db, now, newId }: Context,
  input: {
    email: string
    name: string
    roles: string[]
    facilityIds: string[]
    providerId: string | null
    credentials?: string | null
    password: string | null
    /** Somebody else chose the password: it must be changed at the first sign-in. */
    isFirst?: boolean
    by: string
  },
) {
  const email = input.email.trim().toLowerCase()
  if (!/^[^\s@]+@(?:[^\s@.]+\.)+[^\s@.]+$/.test(email)) return refuse('bad-email')
  if (input.name.trim() === '') return refuse('no-name')
  if (input.roles.length === 0) return refuse('no-role')
  if (!input.roles.every(isRole)) return refuse('no-such-role')
  if (await findUserByEmail(db, email)) return refuse('email-in-use')
  const checked = input.password === null ? null : checkPassword(input.password, { email, name: input.name })
  if (checked && !checked.ok) return checked
  const user: User = {
    id: newId(),
    version: 1,
    email,
    name: input.name.trim(),
    credentials: input.credentials?.trim() || null,
    roles: input.roles.filter(isRole),
    facilityIds: input.facilityIds,
    providerId: input.providerId,
    state: 'active',
  }
  const at = now()
  const password = checked ? [savePassword(user.id, await hashPassword(checked.value), at, input.isFirst)] : []
  await commit(db, {
    writes: [addUser(user), ...password],
    audit: [{ what: 'user.added', who: input.by, at, onId: user.id, detail: { roles: user.roles.join(',') } }],
  })
  return ok(user)
}
