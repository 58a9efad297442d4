import { and, asc, desc, eq } from 'drizzle-orm'
import type { Db } from './client.ts'
import type { Write } from './commit.ts'
import { auditJudgments, auditSampleItems, auditSamples } from './schema/proof.ts'

export type AuditSample = typeof auditSamples.$inferSelect
export type SampleItem = typeof auditSampleItems.$inferSelect
export type AuditJudgment = typeof auditJudgments.$inferSelect

export async function listSamples(db: Db, limit = 20): Promise<AuditSample[]> {
  return db.select().from(auditSamples).orderBy(desc(auditSamples.madeAt)).limit(limit)
}

export async function findSample(db: Db, id: string): Promise<AuditSample | null> {
  const [row] = await db.select().from(auditSamples).where(eq(auditSamples.id, id)).limit(1)
  return row ?? null
}

export async function listSampleItems(db: Db, sampleId: string): Promise<SampleItem[]> {
  return db
    .select()
    .from(auditSampleItems)
    .where(eq(auditSampleItems.sampleId, sampleId))
    .orderBy(asc(auditSampleItems.position))
}

export async function listJudgments(db: Db, sampleId: string): Promise<AuditJudgment[]> {
  return db
    .select()
    .from(auditJudgments)
    .where(eq(auditJudgments.sampleId, sampleId))
    .orderBy(asc(auditJudgments.position), asc(auditJudgments.judgedAt))
}

export async function listJudgmentsOf(db: Db, sampleId: string, position: number): Promise<AuditJudgment[]> {
  return db
    .select()
    .from(auditJudgments)
    .where(and(eq(auditJudgments.sampleId, sampleId), eq(auditJudgments.position, position)))
    .orderBy(asc(auditJudgments.judgedAt))
}

export const addSample =
  (sample: AuditSample): Write =>
  (tx) =>
    tx.insert(auditSamples).values(sample)

export const addSampleItems =
  (items: SampleItem[]): Write =>
  (tx) =>
    tx.insert(auditSampleItems).values(items)

/** One voice a person: a second one changes no row, and `commit` refuses. */
export const addJudgment =
  (judgment: AuditJudgment): Write =>
  (tx) =>
    tx.insert(auditJudgments).values(judgment).onConflictDoNothing()
