import { changesOf } from '#app/domain/codes/changes.ts'
import { diffRows, type ReleaseDiff } from '#app/domain/codes/diff.ts'
import { ok, type Result, refuse } from '#app/domain/shared/result.ts'
import type { Db } from '#db/client.ts'
import { countCodedLines } from '#db/codes.ts'
import { findActiveRelease, findReleaseById, type KeptRelease, listReferenceRows } from '#db/releases.ts'
import type { Context } from '../context.server.ts'
import { SPECIFICITY_TABLE } from './derive-specificity.server.ts'
import { listTouched, type Touch } from './list-touched.server.ts'

/** Tables by name; `lost` tells how many coded lines of all charts have a code that was deleted or became a heading. */
export type ReleasesCompared = {
  from: string
  to: string
  tables: Record<string, ReleaseDiff>
  lost: { code: string; codedLines: number }[]
}

/** A release by its id ("icd10cm:2026": the active one) or by its key (also one that is only staged). */
export async function findRelease(db: Db, name: string): Promise<KeptRelease | null> {
  const at = name.indexOf(':')
  if (at === -1) return findReleaseById(db, name)
  return findActiveRelease(db, { kind: name.slice(0, at), edition: name.slice(at + 1) })
}

const TABLES: Record<string, readonly string[]> = {
  icd10cm: ['codes'],
  hcpcs: ['codes'],
  'hcpcs-modifiers': ['codes'],
  'icd10cm-poa-exempt': ['codes'],
  'icd10cm-conversion': ['conversions'],
  'icd10cm-notes': ['notes'],
}
/** The tables of a kind; those of payment have one, called "rows". */
const tablesOf = (kind: string): readonly string[] => TABLES[kind] ?? ['rows']

/** Deleted codes, and those that may no longer be billed. */
function lostIn({ deleted, revised }: ReleaseDiff): string[] {
  const demoted = revised.filter(({ before, after }) => before[1] === '1' && after[1] === '0')
  return [...deleted.filter(([, flag]) => flag === '1').map(([code = '']) => code), ...demoted.map(({ key }) => key)]
}

/** What changed between two releases of one kind, and what of ours it touches. */
export async function diffReleases(
  { db }: Context,
  from: string,
  to: string,
): Promise<Result<ReleasesCompared, 'no-such-release' | 'not-of-one-kind'>> {
  const one = await findRelease(db, from)
  const two = await findRelease(db, to)
  if (!one || !two) return refuse('no-such-release')
  if (one.kind !== two.kind) return refuse('not-of-one-kind')
  const tables: Record<string, ReleaseDiff> = {}
  for (const name of tablesOf(one.kind).filter((table) => table !== SPECIFICITY_TABLE))
    tables[name] = diffRows(await listReferenceRows(db, one.id, name), await listReferenceRows(db, two.id, name))
  const lost = one.kind === 'icd10cm' && tables.codes ? lostIn(tables.codes) : []
  const lines = await countCodedLines(db, lost)
  const counted = [...lines]
    .map(([code, codedLines]) => ({ code, codedLines }))
    .sort((a, b) => (a.code < b.code ? -1 : 1))
  return ok({ from, to, tables, lost: counted })
}

/** The same with what of ours the change reaches, the most urgent first. */
export async function compareAndTouch(
  context: Context,
  from: string,
  to: string,
): Promise<
  Result<ReleasesCompared & { touched: (Touch & { codedLines: number })[] }, 'no-such-release' | 'not-of-one-kind'>
> {
  const compared = await diffReleases(context, from, to)
  const into = await findRelease(context.db, to)
  if (!compared.ok) return compared
  const codes = into?.kind === 'icd10cm' ? compared.value.tables.codes : undefined
  const reached = codes && into ? await listTouched(context, changesOf(codes), into) : []
  const lines = new Map(compared.value.lost.map(({ code, codedLines }) => [code, codedLines]))
  const touched = reached.map((touch) => ({ ...touch, codedLines: lines.get(touch.code) ?? 0 }))
  return ok({ ...compared.value, touched })
}
