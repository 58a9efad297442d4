import type { EncounterClass } from '#app/domain/encounter/chart.ts'
import type { Line } from '#app/domain/payment/recoding.ts'
import type { SeverityLevel } from '#app/domain/payment/stay.ts'
import type { Purpose } from '#app/domain/query/draft.ts'
import type { Answer, QueryState, Reconciliation, Timing } from '#app/domain/query/query.ts'

/** One query as a scorecard sees it: no words, no patient. */
export type QueryFacts = {
  id: string
  providerId: string
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
  wasRedirected: boolean
  wasAskedBack: boolean
  outcome: Reconciliation['outcome'] | null
  /** This answer's share of what the answers did to the DRG weight of the stay, x 10,000; null where no weight is known. */
  weightShareX10000: number | null
}

export type DrgOf = { weightX10000: number; severity: SeverityLevel | null }
/** One encounter with all that scorecards count of it. */
export type EncounterFacts = {
  id: string
  facilityId: string | null
  attendingId: string | null
  class: EncounterClass
  /** Discharge or visit: the end, else the start. */
  at: Date
  isFinal: boolean
  /** As the notes alone gave them, and as they stand. */
  first: readonly Line[]
  final: readonly Line[]
  /** The groupings of both; null where no weight is known. */
  drgFirst: DrgOf | null
  drgFinal: DrgOf | null
  queries: readonly QueryFacts[]
}
