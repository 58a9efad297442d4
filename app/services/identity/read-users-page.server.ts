import { ALL_FACILITIES } from '#app/domain/identity/permission.ts'
import { listFacilities } from '#db/charts.ts'
import { listFactorKinds } from '#db/passkeys.ts'
import { listUsers } from '#db/users.ts'
import type { Context } from '../context.server.ts'
import { ROLE_WORDS } from './frame.server.ts'

const FACTOR_WORDS = [
  ['passkey', 'passkey'],
  ['code', 'app'],
] as const

/** The names of the places, or in two words that it is all there are. */
function placesOf(ids: readonly string[], names: ReadonlyMap<string, string>): string {
  if (ids.includes(ALL_FACILITIES)) return 'every facility'
  if (names.size > 1 && [...names.keys()].every((id) => ids.includes(id))) return `all ${names.size} facilities`
  return ids.map((id) => names.get(id) ?? 'unknown').join(', ')
}

/** Everyone who can sign in, and where they work. */
export async function readUsersPage({ db }: Context, words: string) {
  const [users, facilities, factors] = await Promise.all([
    listUsers(db, words),
    listFacilities(db),
    listFactorKinds(db),
  ])
  const names = new Map(facilities.map((f) => [f.id, f.name]))
  return {
    words,
    facilities: facilities.map(({ id, name }) => ({ id, name })),
    users: users.map((user) => ({
      id: user.id,
      name: [user.name, user.credentials].filter(Boolean).join(', '),
      email: user.email,
      roles: user.roles.map((role) => ROLE_WORDS[role]).join(', '),
      where: placesOf(user.facilityIds, names),
      factors: FACTOR_WORDS.filter(([kind]) => factors.some((f) => f.userId === user.id && f.kind === kind))
        .map(([, said]) => said)
        .join(', '),
      isActive: user.state === 'active',
    })),
  }
}
