import type { ReferenceRow } from './release.ts'

/** What changed from one edition of a table to the next, by key, in the order of keys. */
export type ReleaseDiff = {
  added: ReferenceRow[]
  deleted: ReferenceRow[]
  revised: { key: string; before: ReferenceRow; after: ReferenceRow }[]
}

const textOf = (rows: readonly ReferenceRow[]) => rows.map((row) => row.join('\t')).join('\n')

function byKey(rows: readonly ReferenceRow[]): Map<string, ReferenceRow[]> {
  const found = new Map<string, ReferenceRow[]>()
  for (const row of rows) {
    const key = row[0] ?? ''
    const same = found.get(key)
    if (same) same.push(row)
    else found.set(key, [row])
  }
  return found
}

/**
 * Compares two editions of a table by the first cell of its rows. A key whose rows differ is revised; where a key has several rows,
 * the first ones stand for them.
 */
export function diffRows(before: readonly ReferenceRow[], after: readonly ReferenceRow[]): ReleaseDiff {
  const old = byKey(before)
  const now = byKey(after)
  const diff: ReleaseDiff = { added: [], deleted: [], revised: [] }
  for (const key of [...new Set([...old.keys(), ...now.keys()])].sort()) {
    const was = old.get(key) ?? []
    const is = now.get(key) ?? []
    const [first = []] = was
    const [last = []] = is
    if (was.length === 0) diff.added.push(...is)
    else if (is.length === 0) diff.deleted.push(...was)
    else if (textOf(was) !== textOf(is)) diff.revised.push({ key, before: first, after: last })
  }
  return diff
}
