import { isTooFew } from '#app/domain/shared/rate.ts'
import { type MeanWeight, meanOf } from './capture.ts'
import { hasSmall, type Shown, shown } from './rates.ts'
import type { SuspectCounts } from './suspects.ts'

/** Members of a year of service at one facility, summed: risk categories of the year before, and raw scores x 10,000. Squares are of hundredths. */
export type RiskSum = {
  facilityId: string
  members: number
  due: number
  recaptured: number
  added: number
  unsupported: number
  scoreX10000: number
  scoreSquares: number
  scoreBeforeX10000: number
  scoreBeforeSquares: number
  /** The tables that the scores rest on. */
  release: string
}
/** What became of hints and of coded categories of a year's members at one facility, summed. */
export type SuspectSum = SuspectCounts & { facilityId: string; members: number }
type Totals = Omit<RiskSum, 'facilityId' | 'release'>

export type RiskShown = {
  year: number
  /** Null: fewer than ten, or the other facilities would tell them. */
  members: number | null
  share: Shown
  added: number | null
  unsupported: number | null
  score: MeanWeight | 'too-few'
  before: MeanWeight | 'too-few'
  release: string
}

const totalsOf = (sums: readonly RiskSum[]): Totals => {
  const of = (name: keyof Totals) => sums.reduce((total, sum) => total + sum[name], 0)
  return {
    ...{ members: of('members'), due: of('due'), recaptured: of('recaptured'), added: of('added') },
    ...{ unsupported: of('unsupported'), scoreX10000: of('scoreX10000'), scoreSquares: of('scoreSquares') },
    ...{ scoreBeforeX10000: of('scoreBeforeX10000'), scoreBeforeSquares: of('scoreBeforeSquares') },
  }
}

/**
 * Risk categories documented again, and the mean risk score of the same members by this year's lines and by those of the year before; null
 * where no member is known. `all` are the facilities that the reader can see; `facilityIds` those that are asked for, null for all of them.
 */
export function riskOf(all: readonly RiskSum[], year: number, facilityIds: readonly string[] | null): RiskShown | null {
  const sums = all.filter(({ facilityId }) => facilityIds === null || facilityIds.includes(facilityId))
  if (all.length === 0) return null
  const total = totalsOf(sums)
  const isHidden = isTooFew(total.members) || (sums.length < all.length && hasSmall(all.map(({ members }) => members)))
  const told = <T>(value: T): T | null => (isHidden ? null : value)
  return {
    year,
    members: told(total.members),
    share: isHidden ? 'too-few' : shown({ events: total.recaptured, n: total.due }),
    added: told(total.added),
    unsupported: told(total.unsupported),
    score: isHidden ? 'too-few' : meanOf(total.members, total.scoreX10000, total.scoreSquares),
    before: isHidden ? 'too-few' : meanOf(total.members, total.scoreBeforeX10000, total.scoreBeforeSquares),
    release: [...new Set(sums.map(({ release }) => release))].join(', '),
  }
}

/** Of hints how many were confirmed and how many ruled out, and of coded categories how many were taken out: both ways alike. */
export type SuspectsShown = { year: number; confirmed: Shown; ruledOut: Shown; takenOut: Shown }

/** Shares of a year's hints and coded categories; arguments as of `riskOf`. Null where no member's record holds any. */
export function suspectsShown(
  all: readonly SuspectSum[],
  year: number,
  facilityIds: readonly string[] | null,
): SuspectsShown | null {
  const sums = all.filter(({ facilityId }) => facilityIds === null || facilityIds.includes(facilityId))
  if (all.length === 0) return null
  const total = (name: keyof SuspectCounts) => sums.reduce((sum, one) => sum + one[name], 0)
  const share = (events: keyof SuspectCounts, of: keyof SuspectCounts): Shown =>
    shown({ events: total(events), n: total(of) }, sums.length < all.length ? all.map((one) => one[of]) : [])
  return {
    year,
    confirmed: share('confirmed', 'suspects'),
    ruledOut: share('ruledOut', 'suspects'),
    takenOut: share('takenOut', 'coded'),
  }
}
