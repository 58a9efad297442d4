import type { EncounterClass } from '#app/domain/encounter/chart.ts'
import type { Line } from '#app/domain/payment/recoding.ts'
import type { SeverityLevel } from '#app/domain/payment/stay.ts'
import type { Purpose } from '#app/domain/query/draft.ts'
import type { Answer, QueryState, Reconciliation, Timing } from '#app/domain/query/query.ts'
import type { DrgFamily } from './drg-family.ts'
import type { Payer } from './payer.ts'

/** One query as a scorecard sees it: no words, no patient. */
export type QueryFacts = {
  id: string
  providerId: string
  authorId: string
  timing: Timing
  purpose: Purpose
  state: QueryState
  sentAt: Date
  /** When it came to this provider: the sending, or the last redirection. */
  begunAt: Date
  viewedAt: Date | null
  dueAt: Date | null
  answeredAt: Date | null
  endedAt: Date | null
  gist: Answer['gist'] | null
  /** Whom it came to before, and how long each had it until it was passed on. */
  passed: readonly { providerId: string; begunAt: Date; endedAt: Date }[]
  wasAskedBack: boolean
  outcome: Reconciliation['outcome'] | null
  /** This answer's share of what the answers did to the DRG weight of the stay, x 10,000; null where no weight is known. */
  weightShareX10000: number | null
  /** Where a query after the bill comes from; null before the bill, and where it is not on record. */
  postBillReason: string | null
  /** Whether the rules found an error in it as it was sent. */
  isFlawed: boolean
  /** Whether the diagnosis that was answered stands in a later note of the record; null where no such note could hold it. */
  isInRecord: boolean | null
}

export type DrgOf = {
  weightX10000: number
  severity: SeverityLevel | null
  /** Null of a DRG that the loaded tables do not list. */
  family: DrgFamily | null
  isOutlier: boolean
}
/** One encounter with all that scorecards count of it. */
export type EncounterFacts = {
  id: string
  facilityId: string | null
  attendingId: string | null
  class: EncounterClass
  payer: Payer
  /** The payer in the words of the chart. */
  paidBy: string | null
  /** Discharge or visit: the end, else the start. */
  at: Date
  /** Discharge; null while the stay lasts. */
  endAt: Date | null
  isFinal: boolean
  /** Severity and mortality as the site's grouper gave them, and its predicted chance of dying; null where it told nothing. */
  levels: { severity: number; mortality: number; riskX1000000: number | null } | null
  hasDied: boolean
  /** Who coded it, and when the last line was; null where nothing is coded. */
  coding: { by: string; at: Date } | null
  /** Whether documentation review looked at it before it was finally coded: opened its chart, or asked. */
  wasReviewed: boolean
  /** Whenever somebody of documentation review opened its chart or sent a query about it: the first moment of a day. */
  reviews: readonly { by: string; at: Date }[]
  /** Procedure codes of visits. */
  visitCodes: readonly string[]
  /** As the notes alone gave them, and as they stand. */
  first: readonly Line[]
  final: readonly Line[]
  /** The groupings of both; null where no weight is known. */
  drgFirst: DrgOf | null
  drgFinal: DrgOf | null
  queries: readonly QueryFacts[]
  /** Claims that the payer has answered: the month of billing, and whether he first refused it for coding or by clinical validation. */
  claims: readonly { billedMonth: number; isDenied: boolean }[]
}
