import type { Timing } from './query.ts'

/**
 * The house policy until a facility sets its own: business hours until an answer is due. No national deadline exists (COMPLIANCE.md
 * P-RETRO); one, two and three working days of nine hours lie inside the 48 to 72 hours that ACDIS members report (P-ESC).
 */
export const DUE_BUSINESS_HOURS: Record<Timing, number> = { concurrent: 9, retrospective: 18, 'post-bill': 27 }
