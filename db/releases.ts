import { and, asc, desc, eq, lte, sql } from 'drizzle-orm'
import type { ReferenceRow, Release } from '#app/domain/codes/release.ts'
import type { Db } from './client.ts'
import { lenient, type Write } from './commit.ts'
import { prepared } from './prepared.ts'
import { codeWordHeads, codeWordPages, referencePages, releases } from './schema/codes.ts'

export type KeptRelease = typeof releases.$inferSelect
export type ReleaseState = KeptRelease['state']
/** A page of rows before it is written. */
export type Page = { tableName: string; page: number; firstKey: string; lines: string }

const ROWS_PER_PAGE = 64

/** Every release ever taken in, by kind and edition, the newest import last. */
export async function listReleases(db: Db): Promise<KeptRelease[]> {
  return db.select().from(releases).orderBy(asc(releases.kind), asc(releases.edition), asc(releases.importedAt))
}

export async function listActiveReleases(db: Db): Promise<KeptRelease[]> {
  const list = prepared(db, 'active releases', () =>
    db
      .select()
      .from(releases)
      .where(eq(releases.state, 'active'))
      .orderBy(asc(releases.kind), asc(releases.startOn))
      .prepare(),
  )
  return list.all()
}

/** The active release of a kind and edition; null when there is none. */
export async function findActiveRelease(
  db: Db,
  { kind, edition }: Pick<Release, 'kind' | 'edition'>,
): Promise<KeptRelease | null> {
  const isWanted = and(eq(releases.kind, kind), eq(releases.edition, edition), eq(releases.state, 'active'))
  const [row] = await db.select().from(releases).where(isWanted).limit(1)
  return row ?? null
}

export async function findReleaseById(db: Db, id: string): Promise<KeptRelease | null> {
  const [row] = await db.select().from(releases).where(eq(releases.id, id)).limit(1)
  return row ?? null
}

const rowsOf = (lines: string): ReferenceRow[] => lines.split('\n').map((line) => line.split('\t'))

/** Every row of one table of a release, in the order of their keys; empty when the release has no such table. */
export async function listReferenceRows(db: Db, releaseId: string, tableName: string): Promise<ReferenceRow[]> {
  const pages = await db
    .select({ lines: referencePages.lines })
    .from(referencePages)
    .where(and(eq(referencePages.releaseId, releaseId), eq(referencePages.tableName, tableName)))
    .orderBy(asc(referencePages.page))
  return pages.flatMap(({ lines }) => rowsOf(lines))
}

/** The rows of a table with these keys, in the order of the keys; a key without a row has none. */
export async function listRowsByKey(
  db: Db,
  { releaseId, tableName, keys }: { releaseId: string; tableName: string; keys: readonly string[] },
): Promise<ReferenceRow[]> {
  const isTable = and(eq(referencePages.releaseId, releaseId), eq(referencePages.tableName, tableName))
  const found: ReferenceRow[] = []
  for (const key of new Set(keys)) {
    const [page] = await db
      .select({ lines: referencePages.lines })
      .from(referencePages)
      .where(and(isTable, lte(referencePages.firstKey, key)))
      .orderBy(desc(referencePages.firstKey))
      .limit(1)
    found.push(...rowsOf(page?.lines ?? '').filter(([first]) => first === key))
  }
  return found
}

/** Rows in the order of their first cell; rows of one key stay in the order in which they came. */
export function inOrder(rows: readonly ReferenceRow[]): readonly ReferenceRow[] {
  const isSorted = rows.every(([key = ''], i) => i === 0 || key >= (rows[i - 1]?.[0] ?? ''))
  if (isSorted) return rows
  return [...rows].sort(([a = ''], [b = '']) => (a < b ? -1 : Number(a > b)))
}

/** The rows of a table as pages of sixty-four, in the order of their first cell. Cells hold neither tabs nor line ends. */
export function pagesOf(tableName: string, rows: readonly ReferenceRow[]): Page[] {
  const ordered = inOrder(rows)
  const pages: Page[] = []
  for (let start = 0; start < ordered.length; start += ROWS_PER_PAGE) {
    const some = ordered.slice(start, start + ROWS_PER_PAGE)
    const lines = some.map((row) => row.join('\t')).join('\n')
    pages.push({ tableName, page: pages.length, firstKey: some[0]?.[0] ?? '', lines })
  }
  return pages
}

/** Writes pages of a release that is being staged. */
export const addPages = (releaseId: string, pages: readonly Page[]): Write[] =>
  pages.length === 0
    ? []
    : [
        // A statement a page, prepared once: pages are large, and as one JSON value they cost SQLite three times the work.
        (tx) => ({
          run: () => {
            const { placeholder } = sql
            const add = tx
              .insert(referencePages)
              .values({
                releaseId,
                tableName: placeholder('tableName'),
                page: placeholder('page'),
                firstKey: placeholder('firstKey'),
                lines: placeholder('lines'),
              })
              .prepare()
            for (const page of pages) add.run(page)
            return { changes: pages.length }
          },
        }),
      ]

export const addRelease =
  (release: Omit<KeptRelease, 'version'>): Write =>
  (tx) =>
    tx.insert(releases).values(release)

/** Matches on the version that was read, so that of two who activate or roll back at once one is refused. */
export function moveRelease(
  { id, version }: Pick<KeptRelease, 'id' | 'version'>,
  to: { state: ReleaseState; activatedAt?: Date; replacesId?: string | null },
): Write {
  return (tx) =>
    tx
      .update(releases)
      .set({ ...to, version: version + 1 })
      .where(and(eq(releases.id, id), eq(releases.version, version)))
}

/** Removes the rows of a release that was never activated: an import that was refused or broke off. */
export const dropPages = (releaseId: string): Write[] => [
  lenient((tx) => tx.delete(referencePages).where(eq(referencePages.releaseId, releaseId))),
  lenient((tx) => tx.delete(codeWordPages).where(eq(codeWordPages.releaseId, releaseId))),
  lenient((tx) => tx.delete(codeWordHeads).where(eq(codeWordHeads.releaseId, releaseId))),
]
