/** To which record a query belongs; the policy of the house says which, and for how long it is kept (COMPLIANCE.md P-RETAIN). */
export const RETENTION_CLASSES = ['health-record', 'business-record'] as const
export type RetentionClass = (typeof RETENTION_CLASSES)[number]

/**
 * Years a query is kept after its end. House policy: ten years for both classes, the longest look-back that a federal false-claims case can
 * have (31 U.S.C. 3731(b)); state law and payer contracts can ask for more, never for less.
 */
export const RETENTION_YEARS: Record<RetentionClass, number> = { 'health-record': 10, 'business-record': 10 }

/** The signed addendum is in the health record; the query behind it is kept with it until a facility says otherwise. */
export const HOUSE_CLASS: RetentionClass = 'health-record'

export type WhyKept = 'legal-hold' | 'not-ended' | 'retention'

/** Returns the day (UTC) until which a query is kept, by so many years as the policy says, or null while it has not ended. */
export function keptUntil(
  endedAt: Date | null,
  retentionClass: RetentionClass,
  years = RETENTION_YEARS[retentionClass],
): string | null {
  if (endedAt === null) return null
  const until = new Date(endedAt)
  until.setUTCFullYear(until.getUTCFullYear() + years)
  return until.toISOString().slice(0, 10)
}

/** Returns why a query may not be purged on a day, or null when policy no longer asks for it. Nothing in the product purges: this is what a purge would have to ask. */
export function whyKept(
  query: { endedAt: Date | null; retentionClass: RetentionClass; isHeld: boolean },
  today: string,
): WhyKept | null {
  if (query.isHeld) return 'legal-hold'
  const until = keptUntil(query.endedAt, query.retentionClass)
  if (until === null) return 'not-ended'
  return today <= until ? 'retention' : null
}
