import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import type { KeptVersion } from '#app/domain/query/templates/shelf.ts'
import type { Template } from '#app/domain/query/templates/template.ts'
import type { Db } from './client.ts'
import { lenient, type Write } from './commit.ts'
import { answers, queries } from './schema/query.ts'
import { templateStandings, templateUses, templateVersions } from './schema/templates.ts'

/** Every version the site made, of one template or of all, oldest first. */
export async function listTemplateVersions(db: Db, templateId?: string): Promise<KeptVersion[]> {
  const rows = await db
    .select()
    .from(templateVersions)
    .where(templateId === undefined ? undefined : eq(templateVersions.templateId, templateId))
    .orderBy(asc(templateVersions.templateId), asc(templateVersions.number))
  return rows.map((row) => ({
    template: { ...row.body, approvedBy: row.approvedName },
    origin: 'site',
    comment: row.comment,
    changedBy: row.changedBy,
    changedAt: row.changedAt,
    approvedAt: row.approvedAt,
  }))
}

export async function listRetiredTemplates(db: Db): Promise<Set<string>> {
  const rows = await db
    .select({ id: templateStandings.templateId })
    .from(templateStandings)
    .where(eq(templateStandings.isRetired, true))
  return new Set(rows.map(({ id }) => id))
}

/** Someone who made the same version first wins: then no row changes, and `commit` refuses. */
export const addTemplateVersion =
  (template: Template, by: { comment: string; changedBy: string; changedAt: Date }): Write =>
  (tx) =>
    tx
      .insert(templateVersions)
      .values({ templateId: template.id, number: template.version, body: { ...template, approvedBy: null }, ...by })
      .onConflictDoNothing()

export const approveTemplateVersion =
  (template: Pick<Template, 'id' | 'version'>, by: { userId: string; name: string; at: Date }): Write =>
  (tx) =>
    tx
      .update(templateVersions)
      .set({ approvedBy: by.userId, approvedName: by.name, approvedAt: by.at })
      .where(
        and(
          eq(templateVersions.templateId, template.id),
          eq(templateVersions.number, template.version),
          isNull(templateVersions.approvedAt),
        ),
      )

export const saveTemplateStanding = (standing: typeof templateStandings.$inferInsert): Write =>
  lenient((tx) =>
    tx
      .insert(templateStandings)
      .values(standing)
      .onConflictDoUpdate({ target: templateStandings.templateId, set: standing }),
  )

/** A draft filled again counts for the template that filled it last. */
export const noteTemplateUse = (use: typeof templateUses.$inferInsert): Write =>
  lenient((tx) => tx.insert(templateUses).values(use).onConflictDoUpdate({ target: templateUses.queryId, set: use }))

export async function findTemplateUse(db: Db, queryId: string): Promise<typeof templateUses.$inferSelect | null> {
  const [row] = await db.select().from(templateUses).where(eq(templateUses.queryId, queryId)).limit(1)
  return row ?? null
}

export type TemplateUsage = { asked: number; answered: number; byGist: Map<string, number> }

/** How often each template was sent and what was answered, over all time; a withdrawn or open one counts as asked, not as answered. */
export async function countTemplateUsage(db: Db, templateId?: string): Promise<Map<string, TemplateUsage>> {
  const isOne = templateId === undefined ? sql`${queries.templateId} IS NOT NULL` : eq(queries.templateId, templateId)
  const rows = await db
    .select({ id: queries.templateId, gist: answers.gist, n: sql<number>`count(*)` })
    .from(queries)
    .leftJoin(answers, and(eq(answers.queryId, queries.id), isNull(answers.takenBackAt)))
    .where(and(isOne, sql`${queries.sentAt} IS NOT NULL`))
    .groupBy(queries.templateId, answers.gist)
  return usageBy(rows)
}

/** The same of one template by its versions. A query whose version was not noted yet when it was filled counts for none. */
export async function countVersionUsage(db: Db, templateId: string): Promise<Map<number, TemplateUsage>> {
  const rows = await db
    .select({ id: templateUses.number, gist: answers.gist, n: sql<number>`count(*)` })
    .from(templateUses)
    .innerJoin(queries, eq(queries.id, templateUses.queryId))
    .leftJoin(answers, and(eq(answers.queryId, queries.id), isNull(answers.takenBackAt)))
    .where(and(eq(templateUses.templateId, templateId), sql`${queries.sentAt} IS NOT NULL`))
    .groupBy(templateUses.number, answers.gist)
  return usageBy(rows)
}

function usageBy<Of>(rows: { id: Of | null; gist: string | null; n: number }[]): Map<Of, TemplateUsage> {
  const usage = new Map<Of, TemplateUsage>()
  for (const { id, gist, n } of rows) {
    if (id === null) continue
    const one = usage.get(id) ?? { asked: 0, answered: 0, byGist: new Map<string, number>() }
    one.asked += n
    if (gist !== null) {
      one.answered += n
      one.byGist.set(gist, n)
    }
    usage.set(id, one)
  }
  return usage
}
