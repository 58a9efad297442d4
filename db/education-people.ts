import { and, asc, count, desc, eq } from 'drizzle-orm'
import type { Attendance } from '#app/domain/education/attendance.ts'
import type { Invitation } from '#app/domain/education/invitation.ts'
import type { Attended } from '#app/domain/education/session-program.ts'
import type { Db } from './client.ts'
import type { Write } from './commit.ts'
import {
  educationAttendance,
  educationFeedback,
  educationInvitations,
  educationQuizzes,
  educationSessions,
} from './schema/education.ts'
import { providers, users } from './schema/identity.ts'

/** Providers with the person who signs in for them, by name. */
export async function listTeachable(db: Db) {
  return db
    .select({
      id: providers.id,
      name: providers.name,
      specialty: providers.specialty,
      facilityIds: providers.facilityIds,
      userId: users.id,
    })
    .from(providers)
    .leftJoin(users, and(eq(users.providerId, providers.id), eq(users.state, 'active')))
    .orderBy(asc(providers.name), asc(providers.id))
}

export async function listInvitations(db: Db, sessionId: string): Promise<Invitation[]> {
  return db
    .select()
    .from(educationInvitations)
    .where(eq(educationInvitations.sessionId, sessionId))
    .orderBy(asc(educationInvitations.providerId))
}

export const addInvitation =
  (invitation: Invitation): Write =>
  (tx) =>
    tx.insert(educationInvitations).values(invitation)

/** Matches on the version that was read. */
export const saveInvitation =
  ({ sessionId, providerId, version, ...rest }: Invitation): Write =>
  (tx) =>
    tx
      .update(educationInvitations)
      .set({ ...rest, version: version + 1 })
      .where(
        and(
          eq(educationInvitations.sessionId, sessionId),
          eq(educationInvitations.providerId, providerId),
          eq(educationInvitations.version, version),
        ),
      )

export async function listAttendance(db: Db, sessionId: string): Promise<Attendance[]> {
  return db.select().from(educationAttendance).where(eq(educationAttendance.sessionId, sessionId))
}

/** The later record of the same person stands. */
export const recordAttendance =
  (attendance: Attendance): Write =>
  (tx) =>
    tx
      .insert(educationAttendance)
      .values(attendance)
      .onConflictDoUpdate({
        target: [educationAttendance.sessionId, educationAttendance.providerId],
        set: { arrivedAt: attendance.arrivedAt, minutes: attendance.minutes, how: attendance.how },
      })

/** Takes back that somebody was there. */
export const removeAttendance =
  ({ sessionId, providerId }: Pick<Attendance, 'sessionId' | 'providerId'>): Write =>
  (tx) =>
    tx
      .delete(educationAttendance)
      .where(and(eq(educationAttendance.sessionId, sessionId), eq(educationAttendance.providerId, providerId)))

export type QuizResult = typeof educationQuizzes.$inferSelect
export const addQuizResult =
  (result: QuizResult): Write =>
  (tx) =>
    tx.insert(educationQuizzes).values(result)

export async function listQuizzesOfSession(db: Db, sessionId: string): Promise<QuizResult[]> {
  return db.select().from(educationQuizzes).where(eq(educationQuizzes.sessionId, sessionId))
}

/** A person's quizzes, newest first. */
export async function listQuizzesOfUser(db: Db, userId: string): Promise<QuizResult[]> {
  return db
    .select()
    .from(educationQuizzes)
    .where(eq(educationQuizzes.userId, userId))
    .orderBy(desc(educationQuizzes.takenAt))
    .limit(500)
}

/** Everyone's quizzes with the provider's name, oldest first. */
export async function listAllQuizzes(db: Db) {
  return db
    .select({ quiz: educationQuizzes, name: providers.name })
    .from(educationQuizzes)
    .leftJoin(providers, eq(providers.id, educationQuizzes.providerId))
    .orderBy(asc(educationQuizzes.takenAt))
}

/** A provider's quizzes, newest first. */
export async function listQuizzesOfProvider(db: Db, providerId: string): Promise<QuizResult[]> {
  return db
    .select()
    .from(educationQuizzes)
    .where(eq(educationQuizzes.providerId, providerId))
    .orderBy(desc(educationQuizzes.takenAt))
    .limit(500)
}

export type Feedback = typeof educationFeedback.$inferSelect
export const recordFeedback =
  (feedback: Feedback): Write =>
  (tx) =>
    tx
      .insert(educationFeedback)
      .values(feedback)
      .onConflictDoUpdate({
        target: [educationFeedback.sessionId, educationFeedback.userId],
        set: { useful: feedback.useful, words: feedback.words, givenAt: feedback.givenAt },
      })

export async function listFeedback(db: Db, sessionId: string): Promise<Feedback[]> {
  return db.select().from(educationFeedback).where(eq(educationFeedback.sessionId, sessionId))
}

/** A provider's invitations with their sessions and attendance, newest first. */
export async function listSessionsOfProvider(db: Db, providerId: string) {
  return db
    .select({ session: educationSessions, invitation: educationInvitations, attendance: educationAttendance })
    .from(educationInvitations)
    .innerJoin(educationSessions, eq(educationSessions.id, educationInvitations.sessionId))
    .leftJoin(
      educationAttendance,
      and(
        eq(educationAttendance.sessionId, educationInvitations.sessionId),
        eq(educationAttendance.providerId, educationInvitations.providerId),
      ),
    )
    .where(eq(educationInvitations.providerId, providerId))
    .orderBy(desc(educationSessions.startAt))
    .limit(200)
}

/** Everyone who attended anything, with the session and the name. */
export async function listAllAttendance(db: Db) {
  return db
    .select({ session: educationSessions, attendance: educationAttendance, name: providers.name, npi: providers.npi })
    .from(educationAttendance)
    .innerJoin(educationSessions, eq(educationSessions.id, educationAttendance.sessionId))
    .leftJoin(providers, eq(providers.id, educationAttendance.providerId))
    .orderBy(asc(educationSessions.startAt), asc(providers.name))
}

/** Who attended which session of which family, in order of time: who was taught what. */
export async function listAttended(db: Db): Promise<Attended[]> {
  const { id: sessionId, family, startAt } = educationSessions
  return db
    .select({ sessionId, family, startAt, providerId: educationAttendance.providerId })
    .from(educationAttendance)
    .innerJoin(educationSessions, eq(sessionId, educationAttendance.sessionId))
    .orderBy(asc(startAt), asc(sessionId), asc(educationAttendance.providerId))
}

/** How many answers of each kind the invitations of each session have. */
export async function countAnswers(db: Db) {
  const { sessionId, answer } = educationInvitations
  return db.select({ sessionId, answer, n: count() }).from(educationInvitations).groupBy(sessionId, answer)
}

/** How many attended each session. */
export async function countAttendance(db: Db) {
  const { sessionId } = educationAttendance
  return db.select({ sessionId, n: count() }).from(educationAttendance).groupBy(sessionId)
}
