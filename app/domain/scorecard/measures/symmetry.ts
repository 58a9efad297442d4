import { isTooFew, type Rate, rateOf } from '../../shared/rate.ts'
import type { Counts } from './counts.ts'

/** Which way answers moved payment, each as a share of those that could be weighed; and of those that moved it, the share that raised it. */
export type Symmetry = { n: number; up: Rate; none: Rate; down: Rate; upOfMoved: Rate | null; lean: Lean }
/** `even` only says that no lean is shown: of few answers it says little, and the interval says how little. */
export type Lean = 'upward' | 'downward' | 'even' | 'too-few'

/**
 * Returns the symmetry of weighed answers (COMPLIANCE.md, P-POSTBILL); "too-few" under ten. It leans where the 95 % Wilson interval of the
 * share that raised payment, among those that moved it, lies on one side of a half.
 */
export function symmetryOf({
  weighed,
  up,
  unmoved,
  down,
}: Pick<Counts, 'weighed' | 'up' | 'unmoved' | 'down'>): Symmetry | 'too-few' {
  if (isTooFew(weighed)) return 'too-few'
  const [upward, none, downward] = [up, unmoved, down].map((n) => rateOf(n, weighed))
  if (!upward || !none || !downward) return 'too-few'
  const moved = rateOf(up, up + down)
  const upOfMoved = moved && !isTooFew(moved.n) ? moved : null
  return { n: weighed, up: upward, none, down: downward, upOfMoved, lean: leanOf(upOfMoved) }
}

function leanOf(moved: Rate | null): Lean {
  if (!moved) return 'too-few'
  if (moved.low > 0.5) return 'upward'
  return moved.high < 0.5 ? 'downward' : 'even'
}
