import type { HccTables } from '#app/domain/payment/hcc-tables.ts'
import { categories, isHeldBy, type MemberDemography, type Suspect } from '#app/domain/payment/recapture.ts'
import { wordsOfHint } from '#app/domain/payment/suspect-hints.ts'
import type { Answer } from '#app/domain/query/query.ts'
import { hasWords } from '#app/domain/query/templates/facts.ts'

/** A sent query as it matters here: the words it quotes from the record, and how the answer that stands reads. */
export type HintQuery = { quotes: readonly string[]; gist: Answer['gist'] | null }
/** One encounter of a year: its codes as the notes alone gave them, and those of its final lines. */
export type HintStay = {
  first: readonly string[]
  final: readonly string[]
  isFinal: boolean
  queries: readonly HintQuery[]
}
/** What became of a member's year, in categories; nothing of who or what. */
export type SuspectCounts = {
  /** Hinted at by the record of the year, and not coded from the notes alone. */
  suspects: number
  /** Of them, documented by a final line since. */
  confirmed: number
  /** Of them, ruled out by an answer to a question that quoted what hinted at them. */
  ruledOut: number
  /** Coded from the notes alone, in encounters that are finally coded. */
  coded: number
  /** Of them, no longer in any final line of the year. */
  takenOut: number
}

const RULED_OUT: readonly (Answer['gist'] | null)[] = ['ruled-out', 'not-significant', 'no']
/** Whole words, so that "BMI" is not found in "submitted". */
const quotes = ({ quotes: texts }: HintQuery, words: readonly string[]): boolean =>
  words.some((one) => texts.some((text) => hasWords(text, one)))

/**
 * What became of the categories that a member's record hinted at in a year of service, and of those that were coded: both ways alike. A
 * category counts as held also by a higher one of its family. METRICS.md section 3, "suspect confirmed" and "removed".
 */
export function suspectCounts(
  tables: HccTables,
  member: MemberDemography,
  hints: readonly Suspect[],
  stays: readonly HintStay[],
): SuspectCounts {
  const { drops } = tables.models[member.model]
  const first = categories(
    tables,
    member,
    stays.flatMap((stay) => stay.first),
  )
  const final = categories(
    tables,
    member,
    stays.flatMap((stay) => stay.final),
  )
  const coded = categories(
    tables,
    member,
    stays.flatMap((stay) => (stay.isFinal ? stay.first : [])),
  )
  const isFinal = (hcc: string) => isHeldBy(tables, member, final, hcc)
  const hinted = new Set(hints.map(({ hcc }) => hcc))
  const isBelowAnother = (hcc: string) => [...hinted].some((high) => drops.get(high)?.includes(hcc))
  const suspects = [...hinted].filter((hcc) => !isBelowAnother(hcc) && !isHeldBy(tables, member, first, hcc))
  const answered = stays.flatMap((stay) => stay.queries).filter(({ gist }) => RULED_OUT.includes(gist))
  const isRuledOut = (hcc: string) =>
    hints.some((hint) => hint.hcc === hcc && answered.some((query) => quotes(query, wordsOfHint(hint))))
  return {
    suspects: suspects.length,
    confirmed: suspects.filter(isFinal).length,
    ruledOut: suspects.filter((hcc) => !isFinal(hcc) && isRuledOut(hcc)).length,
    coded: coded.size,
    takenOut: [...coded].filter((hcc) => !isFinal(hcc)).length,
  }
}
