import { rateOf } from '#app/domain/shared/rate.ts'
import type { Counts } from './counts.ts'
import { shareOf } from './rates.ts'

/** Patterns that make a good figure without a good record. METRICS.md 4.7. */
export const GAMING_SIGNS = ['hasty-agreement', 'undetermined-default', 'only-up', 'fewer-asked-more-open'] as const
export type GamingSign = (typeof GAMING_SIGNS)[number]
export type GamingCount = { provider: string; now: Counts; before: Counts | null }
export type Gaming = { provider: string; sign: GamingSign }

/** Fewer cases than this show a pattern too easily. */
export const FEWEST_CASES = 20
const NEARLY_ALL = 0.97
const MOST = 0.4
/** One in a thousand, one-sided: twenty providers and four patterns are looked at each time. */
const [SELDOM, FAR] = [0.001, 3.09]

/** What is worth a question about each provider; nothing of those with too few cases. */
export function gamingSigns(counts: readonly GamingCount[]): Gaming[] {
  const [up, down] = counts.reduce(([u, d], { now }) => [u + now.up, d + now.down], [0, 0])
  const downShare = up + down > 0 ? down / (up + down) : 0
  return counts.flatMap(({ provider, now, before }) => {
    const signs: GamingSign[] = []
    if (isHastyAgreement(now)) signs.push('hasty-agreement')
    if (isUndeterminedByDefault(now)) signs.push('undetermined-default')
    if (isOnlyUp(now, downShare)) signs.push('only-up')
    if (before && isFewerAskedMoreOpen(before, now)) signs.push('fewer-asked-more-open')
    return signs.map((sign) => ({ provider, sign }))
  })
}

function isHastyAgreement(now: Counts): boolean {
  const [agreement, hasty] = [shareOf('agreement', now), shareOf('hasty', now)]
  if (agreement.n < FEWEST_CASES || agreement.events < NEARLY_ALL * agreement.n) return false
  return hasty.n >= FEWEST_CASES && (rateOf(hasty.events, hasty.n)?.low ?? 0) > MOST
}

function isUndeterminedByDefault(now: Counts): boolean {
  const { events, n } = shareOf('undetermined', now)
  return n >= FEWEST_CASES && (rateOf(events, n)?.low ?? 0) > MOST
}

/** So many rises and not one fall, where colleagues' weights fall often enough to make that unlikely. */
const isOnlyUp = ({ up, down }: Counts, downShare: number): boolean =>
  up >= FEWEST_CASES && down === 0 && (1 - downShare) ** up < SELDOM

/** Fewer encounters are asked about, while those that nobody asked about leave more open than before. */
function isFewerAskedMoreOpen(before: Counts, now: Counts): boolean {
  const asked = (counts: Counts) => ({ events: counts.queried, n: counts.encounters })
  const open = (counts: Counts) => ({
    events: counts.open - counts.openAsked,
    n: counts.askable - counts.askableAsked,
  })
  return changeOf(asked(before), asked(now)) < -FAR && changeOf(open(before), open(now)) > FAR
}

type Count = { events: number; n: number }
/** The change of a proportion in standard errors, pooled; 0 under twenty cases on a side. */
function changeOf(before: Count, now: Count): number {
  if (before.n < FEWEST_CASES || now.n < FEWEST_CASES) return 0
  const pooled = (before.events + now.events) / (before.n + now.n)
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / before.n + 1 / now.n))
  return error > 0 ? (now.events / now.n - before.events / before.n) / error : 0
}
