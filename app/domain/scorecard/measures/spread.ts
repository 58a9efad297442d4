import emFamilies from '#app/domain/payment/em-families.json'
import type { Payer } from './payer.ts'

/**
 * What is kept as a distribution: visits by level, hours from discharge to final coding, those hours without the time that an answer was
 * waited for, which way answers to queries after the bill moved payment, records of a coder by kind, reviews of a reviewer by kind, and
 * queries of an author by what the rules found in them.
 */
export const SPREADS = ['em', 'turnaround', 'own-turnaround', 'post-bill', 'record', 'review', 'authored'] as const
export type SpreadKind = (typeof SPREADS)[number]
/** What is counted of a query after the bill: that it was sent, and which way its answer moved payment once that is known. */
export const DIRECTIONS = ['sent', 'up', 'unmoved', 'down'] as const
export type Direction = (typeof DIRECTIONS)[number]
export type SpreadRow = {
  kind: SpreadKind
  /** The provider of a visit; the coder of a turnaround or a record; the reviewer; the author; the reason of a query after the bill, empty where none is on record. */
  who: string
  month: number
  facilityId: string
  payer: Payer
  /** "office-established 99214", hours with leading noughts, "0036", one of `DIRECTIONS`, "inpatient record", "new review", "flawed query". */
  bucket: string
  n: number
}

const FAMILY_OF = new Map<string, string>(
  Object.entries(emFamilies).flatMap(([family, levels]) =>
    typeof levels === 'string' ? [] : levels.map(([code]) => [String(code), family] as const),
  ),
)
/** The bucket of a procedure code that is a level of a visit; null of any other code. */
export function visitBucket(code: string): string | null {
  const family = FAMILY_OF.get(code)
  return family === undefined ? null : `${family} ${code}`
}

/** The levels of a family of visits, lowest first. */
export const levelsOf = (family: string): string[] =>
  [...FAMILY_OF].flatMap(([code, own]) => (own === family ? [code] : []))

export const hoursBucket = (hours: number): string => String(hours).padStart(4, '0')
