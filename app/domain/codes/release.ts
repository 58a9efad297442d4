/** A published file as the reader hands it over: unpacked and decoded. A workbook's sheet comes as tab-separated lines. */
export type SourceFile = {
  /** The path as given, with the archive in front: "2026-code-descriptions.zip/icd10cm_order_2026.txt". */
  name: string
  text: string
}
/** What is wrong with a file: `line` counts from 1, 0 stands for the file as a whole. */
export type ReleaseFault = { line: number; why: string }
/** Cells as they are kept: no tabs or line ends inside, the key first. Numbers are read from them by who uses them. */
export type ReferenceRow = readonly string[]

/** One dated edition of a code set or a table. Its id is `kind:edition`, as in "icd10cm:2026" or "msdrg-weights:43.1". */
export type Release = {
  kind: string
  edition: string
  /** First day in force, YYYY-MM-DD. */
  startOn: string
  /** Last day in force, or null while no end is known. */
  endOn: string | null
  /** Who published it and under what title, in our words. */
  source: string
}
export type ParsedRelease = Release & {
  /** Counts that people and control totals look at: `{ billable: 74719, headers: 23467 }`. */
  totals: Record<string, number>
  /** The rows by table; a kind may have several ("codes"; "weights"; "members" and "groups"). Sorted by key when kept. */
  tables: Record<string, readonly ReferenceRow[]>
}
/** A whole release, or no release at all: one fault refuses the file. "partial" is an excerpt or a truncated file. */
export type ParseOutcome =
  | { ok: true; value: ParsedRelease }
  | { ok: false; error: 'partial' | 'faulty' | 'no-edition' | 'base-missing'; faults: ReleaseFault[] }

/**
 * Knows one kind of published file by its content. Areas register theirs with the import service
 * (`app/services/codes/recognisers.server.ts` lists them); the first that recognises a file parses it.
 */
export type Recogniser = {
  kind: string
  /** What people read: "ICD-10-CM order file". */
  title: string
  /** By content first (header line, columns), by name only where content cannot tell. Must be cheap and must not throw. */
  recognises(file: SourceFile): boolean
  /** Set only for a file of changes: the id of the release it applies to, whose tables are then given to `parse`. */
  base?(file: SourceFile): string | null
  /** Set with `base`: the id of the release that the changes lead to; a whole edition of it makes them needless. */
  makes?(file: SourceFile): string | null
  parse(file: SourceFile, base: ParsedRelease['tables'] | null): ParseOutcome
}

/** The id of a release: "icd10cm:2026". */
export const releaseId = (release: Pick<Release, 'kind' | 'edition'>): string => `${release.kind}:${release.edition}`

/** The release of a kind in force on a day (YYYY-MM-DD): the latest that has begun and has not ended; null when none has. */
export function releaseOn<R extends Release>(releases: readonly R[], kind: string, day: string): R | null {
  let found: R | null = null
  for (const release of releases) {
    if (release.kind !== kind || release.startOn > day) continue
    if (release.endOn !== null && release.endOn < day) continue
    if (found === null || release.startOn > found.startOn) found = release
  }
  return found
}

/** The federal fiscal year of a day: FY2026 runs from 2025-10-01 through 2026-09-30 (ICD-10-CM and MS-DRG releases follow it). */
export function fiscalYearOf(day: string): number {
  const year = Number(day.slice(0, 4))
  return Number(day.slice(5, 7)) >= 10 ? year + 1 : year
}

/** First and last day of a federal fiscal year. */
export const fiscalYearSpan = (year: number): { startOn: string; endOn: string } => ({
  startOn: `${year - 1}-10-01`,
  endOn: `${year}-09-30`,
})
