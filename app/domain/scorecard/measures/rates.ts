import { isTooFew, type Rate, rateOf } from '#app/domain/shared/rate.ts'
import type { Counts } from './counts.ts'

/** The measures that are a share: numerator and denominator from the counts, as definitions.json says them. */
const SHARES = {
  unspecified: ({ open, askable }) => [open, askable],
  unspecifiedAfter: ({ openAfter, askable }) => [openAfter, askable],
  response: ({ answered, sent }) => [answered, sent],
  timely: ({ inTime, sent }) => [inTime, sent],
  agreement: (counts) => [counts.agreed, answersOf(counts)],
  undetermined: (counts) => [counts.undetermined, answersOf(counts)],
  confirmed: ({ confirmed, validations }) => [confirmed, validations],
  impact: ({ changed, closed }) => [changed, closed],
  hasty: ({ hasty, answered }) => [hasty, answered],
  other: (counts) => [counts.other, answersOf(counts)],
  ruledOut: ({ ruledOut, validations }) => [ruledOut, validations],
  followThrough: ({ followed, followable }) => [followed, followable],
  compliance: ({ sent, flawed }) => [sent - flawed, sent],
  withdrawn: ({ withdrawn, unseen, sent }) => [withdrawn + unseen, sent + unseen],
  review: ({ reviewed, encounters }) => [reviewed, encounters],
  queried: ({ queried, reviewed }) => [queried, reviewed],
  denial: ({ denied, adjudicated }) => [denied, adjudicated],
  unspecifiedUnasked: ({ open, openAsked, askable, askableAsked }) => [
    open - openAsked,
    askable - askableAsked,
    askableAsked,
  ],
} as const satisfies Record<string, (counts: Counts) => readonly [number, number, number?]>
export type ShareId = keyof typeof SHARES
export const SHARE_IDS = [
  'unspecified',
  'unspecifiedAfter',
  'response',
  'timely',
  'agreement',
  'undetermined',
  'confirmed',
  'impact',
  'hasty',
  'other',
  'ruledOut',
  'followThrough',
  'compliance',
  'withdrawn',
  'review',
  'queried',
  'denial',
  'unspecifiedUnasked',
] as const satisfies readonly ShareId[]

/** Counted of stays, by month of discharge (of claims, by month of billing); the others are counted of queries, by month of sending. */
const OF_STAYS: readonly ShareId[] = [
  ...(['unspecified', 'unspecifiedAfter', 'review', 'queried', 'denial', 'unspecifiedUnasked'] as const),
]
export const isOfStays = (id: ShareId): boolean => OF_STAYS.includes(id)

const answersOf = ({ agreed, other, undetermined, notClinical }: Counts): number =>
  agreed + other + undetermined + notClinical

/** `rest`: of a share of a part only, the cases of the other part: the whole is told beside it, so subtraction tells them. */
export type Cases = { events: number; n: number; rest?: number }

/** Numerator and denominator of a share. */
export function shareOf(id: ShareId, counts: Counts): Cases {
  const [events, n, rest]: readonly [number, number, number?] = SHARES[id](counts)
  return rest === undefined ? { events, n } : { events, n, rest }
}

/** The numbers of cases that a share tells: its own, and those of the other part where it is of one part only. */
export const sizesOf = ({ n, rest }: Pick<Cases, 'n' | 'rest'>): number[] => (rest === undefined ? [n] : [n, rest])

/** A rate that may be shown, or why not: fewer than ten, or so few left over by a filter that subtraction would tell them. */
export type Shown = Rate | 'too-few'

/**
 * The rate with its interval; "too-few" under ten cases. `siblings` are the denominators of all parts that a filter could have been set to:
 * where one of them has one to nine cases, no part is told, since the whole less the others would tell that one. METRICS.md section 3.
 */
export function shown({ events, n, rest = 0 }: Cases, siblings: readonly number[] = []): Shown {
  if (isTooFew(n) || hasSmall([rest, ...siblings])) return 'too-few'
  return rateOf(events, n) ?? 'too-few'
}

/** Whether one of the parts has one to nine cases. */
export const hasSmall = (parts: readonly number[]): boolean => parts.some((n) => n > 0 && isTooFew(n))

type Narrowing = { isNarrowed?: boolean }
/**
 * The rate of a group whose members are shown one by one elsewhere. Where its small members have one to nine cases between them they are
 * left out, since the group less the others would tell them; under a filter nothing is told then, since the same members stand in what is
 * told without it. "Too few" under ten cases. METRICS.md section 3.
 */
export const shownOfParts = (parts: readonly Cases[], narrowing: Narrowing = {}): Shown =>
  rateOfParts(membersTold(parts, sizesOf, narrowing))

/** The members whose sum may be told beside each of them: without the small ones where these hold one to nine between them, none under a filter. */
export function membersTold<T>(
  members: readonly T[],
  sizesOf: (member: T) => number | readonly number[],
  { isNarrowed = false }: Narrowing = {},
): T[] {
  const sized = members.map((one) => ({ one, sizes: [sizesOf(one)].flat() }))
  const untold = sized.filter(({ sizes: [n = 0, ...rest] }) => isTooFew(n) || hasSmall(rest))
  const left = untold.reduce<number[]>((sums, { sizes }) => sizes.map((n, at) => n + (sums[at] ?? 0)), [])
  if (!hasSmall(left)) return [...members]
  const hidden = new Set(untold)
  return isNarrowed ? [] : sized.filter((all) => !hidden.has(all)).map(({ one }) => one)
}

/** The rate of parts that nobody sees one by one. */
export const rateOfParts = (parts: readonly Cases[]): Shown =>
  shown(
    parts.reduce<Required<Cases>>(
      (sum, { events, n, rest = 0 }) => ({ events: sum.events + events, n: sum.n + n, rest: sum.rest + rest }),
      { events: 0, n: 0, rest: 0 },
    ),
  )
