import { and, desc, eq, isNotNull, isNull, ne, sql } from 'drizzle-orm'
import type { Attempts, SignIn } from '#app/domain/identity/sign-in.ts'
import type { Db } from './client.ts'
import { lenient, type Write } from './commit.ts'
import { prepared } from './prepared.ts'
import { signInAttempts, signIns } from './schema/identity.ts'

export type StoredSignIn = typeof signIns.$inferSelect

export async function findSignIn(db: Db, id: string): Promise<StoredSignIn | null> {
  const find = prepared(db, 'sign-in', () =>
    db
      .select()
      .from(signIns)
      .where(eq(signIns.id, sql.placeholder('id')))
      .prepare(),
  )
  return find.get({ id }) ?? null
}

export async function listSignIns(db: Db, userId: string): Promise<StoredSignIn[]> {
  return db
    .select()
    .from(signIns)
    .where(and(eq(signIns.userId, userId), isNull(signIns.endedAt)))
    .orderBy(desc(signIns.begunAt))
    .limit(50)
}

export const addSignIn =
  (signIn: typeof signIns.$inferInsert): Write =>
  (tx) =>
    tx.insert(signIns).values(signIn)

export const noteSeen = (id: SignIn['id'], seenAt: Date, isStale: boolean): Write =>
  lenient((tx) => tx.update(signIns).set({ seenAt, isStale }).where(eq(signIns.id, id)))

export const endSignIn = (id: SignIn['id'], endedAt: Date): Write =>
  lenient((tx) =>
    tx
      .update(signIns)
      .set({ endedAt })
      .where(and(eq(signIns.id, id), isNull(signIns.endedAt))),
  )

/** Every live sign-in of a person, but the one that is `kept`. */
export const endSignInsOf = (userId: string, endedAt: Date, kept = ''): Write =>
  lenient((tx) =>
    tx
      .update(signIns)
      .set({ endedAt })
      .where(and(eq(signIns.userId, userId), isNull(signIns.endedAt), ne(signIns.id, kept))),
  )

/** Sign-ins that were only setting a second factor up: once there is one, none of the others may set up theirs. */
export const endOtherEnrolments = (userId: string, endedAt: Date, kept: string): Write =>
  lenient((tx) =>
    tx
      .update(signIns)
      .set({ endedAt })
      .where(
        and(eq(signIns.userId, userId), eq(signIns.reach, 'enrolling'), isNull(signIns.endedAt), ne(signIns.id, kept)),
      ),
  )

/** Who is signed in by this session of the identity provider. */
export async function listUsersOfSession(db: Db, providerSession: string): Promise<string[]> {
  const rows = await db
    .selectDistinct({ userId: signIns.userId })
    .from(signIns)
    .where(and(eq(signIns.providerSession, providerSession), isNull(signIns.endedAt)))
  return rows.map(({ userId }) => userId)
}

export const endSignInsOfSession = (providerSession: string, endedAt: Date): Write =>
  lenient((tx) =>
    tx
      .update(signIns)
      .set({ endedAt })
      .where(and(eq(signIns.providerSession, providerSession), isNull(signIns.endedAt))),
  )

/** Those that the identity provider opened; one by password stays. */
export const endProviderSignInsOf = (userId: string, endedAt: Date): Write =>
  lenient((tx) =>
    tx
      .update(signIns)
      .set({ endedAt })
      .where(and(eq(signIns.userId, userId), isNotNull(signIns.idToken), isNull(signIns.endedAt))),
  )

export async function findAttempts(db: Db, key: string): Promise<Attempts | null> {
  const [row] = await db.select().from(signInAttempts).where(eq(signInAttempts.key, key)).limit(1)
  return row ?? null
}

export const saveAttempts = (key: string, attempts: Attempts): Write =>
  lenient((tx) =>
    tx
      .insert(signInAttempts)
      .values({ key, ...attempts })
      .onConflictDoUpdate({ target: signInAttempts.key, set: attempts }),
  )

export const forgetAttempts = (key: string): Write =>
  lenient((tx) => tx.delete(signInAttempts).where(eq(signInAttempts.key, key)))
