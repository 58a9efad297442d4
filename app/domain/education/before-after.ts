import type { ProgramRow } from './effect/program.ts'

/** Codes left open among those that could state it. */
export type Share = { gaps: number; reviewable: number }
export type BeforeAfter = {
  taught: { before: Share; after: Share }
  /** Of everyone else in the same families: before and since the first month that counts as taught. */
  colleagues: { before: Share; after: Share }
  /** Months with codes of the taught since; 0 while none is known. */
  monthsSince: number
}

const none = (): Share => ({ gaps: 0, reviewable: 0 })

/**
 * The plain counts behind an effect: the taught families of those taught here and of the others, before and since. They are what was seen, not
 * the effect: no trend, season or choice is taken out.
 */
export function beforeAndAfter(
  rows: readonly ProgramRow[],
  families: ReadonlySet<string>,
  isHere: (row: ProgramRow) => boolean,
): BeforeAfter {
  const own = rows.filter(({ family }) => families.has(family))
  const taughtIn = new Set(own.filter(({ taught }) => taught).map(({ period }) => period))
  const [first] = [...taughtIn].sort()
  const found: BeforeAfter = {
    taught: { before: none(), after: none() },
    colleagues: { before: none(), after: none() },
    monthsSince: taughtIn.size,
  }
  for (const row of own) {
    const isSince = isHere(row) ? row.taught : first !== undefined && row.period >= first
    const share = found[isHere(row) ? 'taught' : 'colleagues'][isSince ? 'after' : 'before']
    share.gaps += row.gaps
    share.reviewable += row.reviewable
  }
  return found
}
