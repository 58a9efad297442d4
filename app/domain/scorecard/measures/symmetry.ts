import { isTooFew, type Rate, rateOf } from '../../shared/rate.ts'
import { hideSmall } from './answers-by-kind.ts'
import type { Counts } from './counts.ts'
import type { Direction } from './spread.ts'

/** Which way answers moved payment, each as a share of those that could be weighed; and of those that moved it, the share that raised it. */
export type Symmetry = { n: number; up: Rate; none: Rate; down: Rate; upOfMoved: Rate | null; lean: Lean }
/** `even` only says that no lean is shown: of few answers it says little, and the interval says how little. */
export type Lean = 'upward' | 'downward' | 'even' | 'too-few'

/**
 * Returns the symmetry of weighed answers (COMPLIANCE.md, P-POSTBILL); "too-few" under ten. It leans where the 95 % Wilson interval of the
 * share that raised payment, among those that moved it, lies on one side of a half.
 */
export function symmetryOf(
  { weighed, up, unmoved, down }: Pick<Counts, 'weighed' | 'up' | 'unmoved' | 'down'>,
  may: { isMovedTold?: boolean } = {},
): Symmetry | 'too-few' {
  if (isTooFew(weighed)) return 'too-few'
  const [upward, none, downward] = [up, unmoved, down].map((n) => rateOf(n, weighed))
  if (!upward || !none || !downward) return 'too-few'
  const moved = rateOf(up, up + down)
  const upOfMoved = moved && !isTooFew(moved.n) && may.isMovedTold !== false ? moved : null
  return { n: weighed, up: upward, none, down: downward, upOfMoved, lean: leanOf(upOfMoved) }
}

function leanOf(moved: Rate | null): Lean {
  if (!moved) return 'too-few'
  if (moved.low > 0.5) return 'upward'
  return moved.high < 0.5 ? 'downward' : 'even'
}

/** Whether filters allow a row's queries, its weighed answers, and those that moved payment, to be told. */
export type MayTell = Record<'sent' | 'weighed' | 'moved', (row: string) => boolean>
/** `reason` is empty where none is on record; `sent` null: fewer than ten, or so many that fewer would be told by subtraction. */
export type ReasonSymmetry = { reason: string; sent: number | null; symmetry: Symmetry | 'too-few' }

/**
 * Returns the symmetry of queries after the bill by the reason they were asked for, in the order of `reasons`, the unrecorded last. Where
 * the reasons left out add up to fewer than ten, the smallest of the shown ones goes too: no small cell is left over by subtraction (S16).
 */
export function symmetryByReason(
  counts: readonly { reason: string; direction: Direction; n: number }[],
  reasons: readonly string[],
  may: MayTell = { sent: () => true, weighed: () => true, moved: () => true },
): ReasonSymmetry[] {
  const rows = [...reasons, ''].map((reason) => {
    const n = (direction: Direction) =>
      counts.filter((one) => one.reason === reason && one.direction === direction).reduce((sum, one) => sum + one.n, 0)
    const [sent, up, unmoved, down] = [n('sent'), n('up'), n('unmoved'), n('down')]
    const weighed = up + unmoved + down
    const symmetry = may.weighed(reason)
      ? symmetryOf({ weighed, up, unmoved, down }, { isMovedTold: may.moved(reason) })
      : ('too-few' as const)
    return { reason, sent, weighed, symmetry }
  })
  const visible = hideSmall(rows.map(({ sent }) => sent))
  const hidden = rows.reduce((sum, { symmetry, weighed }) => sum + (symmetry === 'too-few' ? weighed : 0), 0)
  const shown = rows.filter(({ symmetry }) => symmetry !== 'too-few').sort((a, b) => a.weighed - b.weighed)
  const given = hidden > 0 && isTooFew(hidden) ? shown[0]?.reason : undefined
  return rows
    .map(({ reason, sent, symmetry }, at) => ({
      ...{ reason, symmetry: reason === given ? ('too-few' as const) : symmetry },
      ...{ sent: may.sent(reason) ? (visible[at] ?? null) : null, isListed: reason !== '' || sent > 0 },
    }))
    .flatMap(({ isListed, ...row }) => (isListed ? [row] : []))
}
