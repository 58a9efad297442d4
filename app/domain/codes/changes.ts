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

/** What of ours stands on a changed code: open charts that the new edition governs by their discharge, and others; people, lexicon, templates. */
export type Reach = {
  charts: readonly { isGoverned: boolean }[]
  favourites: number
  concepts: number
  templates: number
}

/** How soon a changed code has to be looked at: `now` stops a bill, `soon` misleads, `later` only reads otherwise. */
export const URGENCIES = ['now', 'soon', 'later'] as const
export type Urgency = (typeof URGENCIES)[number]

/** A code that may no longer be billed is urgent where an open chart is to be coded by the new edition, and misleads wherever else it stands. */
export function urgencyOf({ change }: CodeChange, { charts }: Reach): Urgency {
  const isLost = change === 'deleted' || change === 'no-longer-billable'
  if (!isLost) return 'later'
  return charts.some(({ isGoverned }) => isGoverned) ? 'now' : 'soon'
}

type Ranked = CodeChange & { urgency: Urgency; charts: readonly unknown[]; favourites: number }
/** The most urgent first, then those on the most open charts, then those that most people keep, then by code. */
export function byUrgency(one: Ranked, two: Ranked): number {
  const rank = URGENCIES.indexOf(one.urgency) - URGENCIES.indexOf(two.urgency)
  return (
    rank || two.charts.length - one.charts.length || two.favourites - one.favourites || (one.code < two.code ? -1 : 1)
  )
}
