import { and, asc, eq, gte, like, lte, ne, or, sql } from 'drizzle-orm'
import type { Role, User } from '#app/domain/identity/role.ts'
import type { Db } from './client.ts'
import { lenient, type Write } from './commit.ts'
import { prepared } from './prepared.ts'
import { coverages, passwords, users } from './schema/identity.ts'

export async function findUser(db: Db, id: string): Promise<User | null> {
  const find = prepared(db, 'user', () =>
    db
      .select()
      .from(users)
      .where(eq(users.id, sql.placeholder('id')))
      .prepare(),
  )
  return find.get({ id }) ?? null
}

/** E-mail addresses are kept in lower case. */
export async function findUserByEmail(db: Db, email: string): Promise<User | null> {
  const [row] = await db.select().from(users).where(eq(users.email, email.trim().toLowerCase())).limit(1)
  return row ?? null
}

export async function listUsers(db: Db, words = ''): Promise<User[]> {
  const pattern = `%${words.trim().replace(/[%_]/g, '')}%`
  const matches = words.trim() === '' ? undefined : or(like(users.name, pattern), like(users.email, pattern))
  return db.select().from(users).where(matches).orderBy(asc(users.name)).limit(500)
}

export async function findUsersOfProvider(db: Db, providerId: string): Promise<User[]> {
  return db
    .select()
    .from(users)
    .where(and(eq(users.providerId, providerId), eq(users.state, 'active')))
}

export async function countUsers(db: Db): Promise<number> {
  const [row] = await db.select({ n: sql<number>`count(*)` }).from(users)
  return row?.n ?? 0
}

/** In the order in which they were added: ids begin with the moment, so a page is stable while people join. */
export async function pageUsers(db: Db, offset: number, limit: number): Promise<User[]> {
  return db.select().from(users).orderBy(asc(users.id)).limit(limit).offset(offset)
}

/** Who can still administer, were this person gone. */
export const countOtherAdministrators = (db: Db, userId: string): Promise<number> =>
  countOthersOf(db, ['administrator'], userId)

/** Active people besides this one who hold one of the roles. */
export async function countOthersOf(db: Db, roles: readonly Role[], userId: string): Promise<number> {
  const holds = or(...roles.map((role) => like(users.roles, `%"${role}"%`)))
  const [row] = await db
    .select({ n: sql<number>`count(*)` })
    .from(users)
    .where(and(eq(users.state, 'active'), ne(users.id, userId), holds))
  return row?.n ?? 0
}

export const addUser =
  (user: User): Write =>
  (tx) =>
    tx.insert(users).values({ ...user, email: user.email.trim().toLowerCase() })

/** Matches on the version that was read. */
export const saveUser =
  ({ id, version, ...rest }: User): Write =>
  (tx) =>
    tx
      .update(users)
      .set({ ...rest, version: version + 1 })
      .where(and(eq(users.id, id), eq(users.version, version)))

export async function findPasswordHash(db: Db, userId: string): Promise<string | null> {
  const [row] = await db.select({ hash: passwords.hash }).from(passwords).where(eq(passwords.userId, userId)).limit(1)
  return row?.hash ?? null
}

/** When a person's password was set, where somebody else chose it for them; else null. */
export async function findFirstPassword(db: Db, userId: string): Promise<{ setAt: Date } | null> {
  const [row] = await db
    .select({ setAt: passwords.changedAt })
    .from(passwords)
    .where(and(eq(passwords.userId, userId), eq(passwords.isFirst, true)))
  return row ?? null
}

export const savePassword = (userId: string, hash: string, changedAt: Date, isFirst = false): Write =>
  lenient((tx) =>
    tx
      .insert(passwords)
      .values({ userId, hash, changedAt, isFirst })
      .onConflictDoUpdate({ target: passwords.userId, set: { hash, changedAt, isFirst } }),
  )

/** The providers whose queries this provider answers at `at`, as arranged cover. */
export async function listCoveredProviders(db: Db, coveringProviderId: string, at: Date): Promise<string[]> {
  const rows = await db
    .select({ id: coverages.providerId })
    .from(coverages)
    .where(
      and(eq(coverages.coveringProviderId, coveringProviderId), lte(coverages.fromAt, at), gte(coverages.toAt, at)),
    )
  return rows.map((row) => row.id)
}

/** Who covers for this provider at `at`. */
export async function listCoveringProviders(db: Db, providerId: string, at: Date): Promise<string[]> {
  const rows = await db
    .select({ id: coverages.coveringProviderId })
    .from(coverages)
    .where(and(eq(coverages.providerId, providerId), lte(coverages.fromAt, at), gte(coverages.toAt, at)))
  return rows.map((row) => row.id)
}

export const addCoverage =
  (coverage: typeof coverages.$inferInsert): Write =>
  (tx) =>
    tx.insert(coverages).values(coverage)
