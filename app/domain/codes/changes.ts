import type { ReleaseDiff } from './diff.ts'

/** What a new edition did to a code that was there before. */
export const CHANGES = ['deleted', 'no-longer-billable', 'now-billable', 'retitled'] as const
export type CodeChange = { code: string; change: (typeof CHANGES)[number]; before: string; after: string | null }

const LONG = 3
const titleIn = (row: readonly string[]) => row[LONG] ?? ''

/** The changes of a code set that reach what was made with the edition before; new codes reach nothing. A code set's rows are code, flag, short and long title. */
export function changesOf({ deleted, revised }: ReleaseDiff): CodeChange[] {
  const gone = deleted.map(
    (row): CodeChange => ({ code: row[0] ?? '', change: 'deleted', before: titleIn(row), after: null }),
  )
  const other = revised.map(({ key, before, after }): CodeChange => {
    const titles = { code: key, before: titleIn(before), after: titleIn(after) }
    if (before[1] === after[1]) return { ...titles, change: 'retitled' }
    return { ...titles, change: after[1] === '1' ? 'now-billable' : 'no-longer-billable' }
  })
  return [...gone, ...other].sort((a, b) => (a.code < b.code ? -1 : 1))
}
