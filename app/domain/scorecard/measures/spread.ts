import emFamilies from '#app/domain/payment/em-families.json'
import type { Payer } from './payer.ts'

/**
 * What is kept as a distribution: visits by level, hours from discharge to final coding, and those hours without the time that an answer
 * was waited for.
 */
export const SPREADS = ['em', 'turnaround', 'own-turnaround'] as const
export type SpreadKind = (typeof SPREADS)[number]
export type SpreadRow = {
  kind: SpreadKind
  /** The provider of a visit; the coder of a turnaround. */
  who: string
  month: number
  facilityId: string
  payer: Payer
  /** "office-established 99214", or hours with leading noughts, "0036". */
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
