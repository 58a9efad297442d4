import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import type { Db } from './client.ts'
import { codedLines, encounters } from './schema/encounter.ts'
import { savedViews, users } from './schema/identity.ts'

/** The page under which a person's favourite codes are kept: a saved view whose name is the code. */
export const FAVOURITES = 'codes'

const listed = (codes: readonly string[]) => sql`(select value from json_each(${JSON.stringify(codes)}))`

export type OpenChart = { id: string; patientId: string; facilityId: string | null; startAt: Date; endAt: Date | null }

/** The encounters that still have a next step and one of these codes, newest first, by code. */
export async function listOpenCharts(db: Db, codes: readonly string[]): Promise<Map<string, OpenChart[]>> {
  const rows = await db
    .selectDistinct({
      code: codedLines.code,
      id: encounters.id,
      patientId: encounters.patientId,
      facilityId: encounters.facilityId,
      startAt: encounters.startAt,
      endAt: encounters.endAt,
    })
    .from(codedLines)
    .innerJoin(encounters, eq(encounters.id, codedLines.encounterId))
    .where(and(sql`${encounters.nextStep} <> 'done'`, sql`${codedLines.code} in ${listed(codes)}`))
    .orderBy(desc(encounters.startAt), encounters.id)
  const found = new Map<string, OpenChart[]>()
  for (const { code, ...chart } of rows) found.set(code, [...(found.get(code) ?? []), chart])
  return found
}

/** Who has one of these codes among their favourites: names in their order, by code. */
export async function listFavouriteHolders(db: Db, codes: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await db
    .select({ code: savedViews.name, name: users.name })
    .from(savedViews)
    .innerJoin(users, eq(users.id, savedViews.userId))
    .where(and(eq(savedViews.page, FAVOURITES), sql`${savedViews.name} in ${listed(codes)}`))
    .orderBy(users.name)
  const found = new Map<string, string[]>()
  for (const { code, name } of rows) found.set(code, [...(found.get(code) ?? []), name])
  return found
}

/** The coded lines of several encounters, by encounter, each in its sequence. */
export async function listLinesOf(
  db: Db,
  encounterIds: readonly string[],
): Promise<Map<string, (typeof codedLines.$inferSelect)[]>> {
  const rows = await db
    .select()
    .from(codedLines)
    .where(inArray(codedLines.encounterId, [...encounterIds]))
    .orderBy(codedLines.sequence)
  const found = new Map<string, typeof rows>()
  for (const row of rows) {
    const lines = found.get(row.encounterId)
    if (lines) lines.push(row)
    else found.set(row.encounterId, [row])
  }
  return found
}
