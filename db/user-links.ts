import { and, eq } from 'drizzle-orm'
import type { User } from '#app/domain/identity/role.ts'
import type { Db } from './client.ts'
import { lenient, type Write } from './commit.ts'
import { userLinks } from './schema/access.ts'
import { providers, users } from './schema/identity.ts'

export type LinkKind = 'oidc' | 'scim'

export async function findLinkedUser(db: Db, kind: LinkKind, value: string): Promise<User | null> {
  const [row] = await db
    .select({ user: users })
    .from(userLinks)
    .innerJoin(users, eq(users.id, userLinks.userId))
    .where(and(eq(userLinks.kind, kind), eq(userLinks.value, value)))
    .limit(1)
  return row?.user ?? null
}

export async function findLink(db: Db, kind: LinkKind, userId: string): Promise<string | null> {
  const [row] = await db
    .select({ value: userLinks.value })
    .from(userLinks)
    .where(and(eq(userLinks.kind, kind), eq(userLinks.userId, userId)))
    .limit(1)
  return row?.value ?? null
}

export const addLink =
  (kind: LinkKind, value: string, userId: string): Write =>
  (tx) =>
    tx.insert(userLinks).values({ kind, value, userId })

export const removeLink = (kind: LinkKind, userId: string): Write =>
  lenient((tx) => tx.delete(userLinks).where(and(eq(userLinks.kind, kind), eq(userLinks.userId, userId))))

/** The clinician of the charts with this National Provider Identifier, when there is exactly one. */
export async function findProviderByNpi(db: Db, npi: string): Promise<string | null> {
  const rows = await db.select({ id: providers.id }).from(providers).where(eq(providers.npi, npi)).limit(2)
  return rows.length === 1 ? (rows[0]?.id ?? null) : null
}
