import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import type { Answer, AnswerDraft, Reconciliation } from '#app/domain/query/query.ts'
import type { Db } from './client.ts'
import { lenient, type Write } from './commit.ts'
import { answerDrafts, answers, reconciliations } from './schema/query.ts'

/** The answer that stands. */
export async function findAnswer(db: Db, queryId: string): Promise<Answer | null> {
  const [row] = await db
    .select()
    .from(answers)
    .where(and(eq(answers.queryId, queryId), isNull(answers.takenBackAt)))
    .limit(1)
  return row ?? null
}

export const addAnswer =
  (answer: Answer): Write =>
  (tx) =>
    tx.insert(answers).values(answer)

export const noteTakenBack =
  (answerId: string, takenBackAt: Date): Write =>
  (tx) =>
    tx
      .update(answers)
      .set({ takenBackAt })
      .where(and(eq(answers.id, answerId), isNull(answers.takenBackAt)))

export async function findAnswerDraft(db: Db, queryId: string, userId: string): Promise<AnswerDraft | null> {
  const [row] = await db
    .select()
    .from(answerDrafts)
    .where(and(eq(answerDrafts.queryId, queryId), eq(answerDrafts.userId, userId)))
    .limit(1)
  return row ?? null
}

export const saveAnswerDraft = (draft: AnswerDraft): Write =>
  lenient((tx) =>
    tx
      .insert(answerDrafts)
      .values(draft)
      .onConflictDoUpdate({ target: [answerDrafts.queryId, answerDrafts.userId], set: draft }),
  )

/** Of who signed; what a colleague has typed meanwhile is theirs to keep. */
export const removeAnswerDraft = (queryId: string, userId: string): Write =>
  lenient((tx) =>
    tx.delete(answerDrafts).where(and(eq(answerDrafts.queryId, queryId), eq(answerDrafts.userId, userId))),
  )

export const addReconciliation =
  (reconciliation: Reconciliation): Write =>
  (tx) =>
    tx.insert(reconciliations).values(reconciliation)

export async function findReconciliation(db: Db, queryId: string): Promise<Reconciliation | null> {
  const [row] = await db.select().from(reconciliations).where(eq(reconciliations.queryId, queryId)).limit(1)
  return row ?? null
}

/** What coding made of the answers to these queries, in the order in which it was told. */
export const listReconciled = (db: Db, queryIds: readonly string[]) =>
  db
    .select()
    .from(reconciliations)
    .where(inArray(reconciliations.queryId, [...queryIds]))
    .orderBy(asc(reconciliations.at), asc(reconciliations.queryId))
