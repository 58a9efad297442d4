/**
 * What is counted for a provider in a month: whole numbers that add up, so that a month, a facility or a specialty is a sum. Weights are
 * x 10,000. Stays are counted in the month of discharge (or visit) for the attending, queries in the month in which they were sent for the
 * provider who is asked (`passedOn` for who was asked first and passed them on), claims in the month of billing for the attending. METRICS.md sections 1 to 3.
 */
export const COUNTS = [
  'encounters',
  'askable',
  'open',
  'openAfter',
  'sent',
  'answered',
  'inTime',
  'inpatients',
  'codes',
  'grouped',
  'weightBeforeX10000',
  'weightAfterX10000',
  'withCc',
  'withMcc',
  'queried',
  'askableAsked',
  'openAsked',
  'openAnswered',
  'unseen',
  'withdrawn',
  'expired',
  'askedBack',
  'redirected',
  'agreed',
  'other',
  'undetermined',
  'notClinical',
  'validations',
  'confirmed',
  'ruledOut',
  'hasty',
  'closed',
  'changed',
  'removed',
  'weighed',
  'up',
  'down',
  'unmoved',
  'upX10000',
  'downX10000',
  'reviewed',
  'stayQueries',
  'flawed',
  'followable',
  'followed',
  'adjudicated',
  'denied',
  'passedOn',
] as const
export type CountName = (typeof COUNTS)[number]
export type Counts = Record<CountName, number>

/** All counts at zero. */
export const noCounts = (): Counts => ({
  encounters: 0,
  askable: 0,
  open: 0,
  openAfter: 0,
  sent: 0,
  answered: 0,
  inTime: 0,
  inpatients: 0,
  codes: 0,
  grouped: 0,
  weightBeforeX10000: 0,
  weightAfterX10000: 0,
  withCc: 0,
  withMcc: 0,
  queried: 0,
  askableAsked: 0,
  openAsked: 0,
  openAnswered: 0,
  unseen: 0,
  withdrawn: 0,
  expired: 0,
  askedBack: 0,
  redirected: 0,
  agreed: 0,
  other: 0,
  undetermined: 0,
  notClinical: 0,
  validations: 0,
  confirmed: 0,
  ruledOut: 0,
  hasty: 0,
  closed: 0,
  changed: 0,
  removed: 0,
  weighed: 0,
  up: 0,
  down: 0,
  unmoved: 0,
  upX10000: 0,
  downX10000: 0,
  reviewed: 0,
  stayQueries: 0,
  flawed: 0,
  followable: 0,
  followed: 0,
  adjudicated: 0,
  denied: 0,
  passedOn: 0,
})

/** The sum of counts, as new counts. Most rows have few of them: those that are there are walked, not all that could be. */
export function sumCounts(list: Iterable<Partial<Counts>>): Counts {
  const total = noCounts()
  for (const counts of list) for (const name in counts) if (isCount(name)) total[name] += counts[name] ?? 0
  return total
}

const NAMES: ReadonlySet<string> = new Set(COUNTS)
const isCount = (name: string): name is CountName => NAMES.has(name)

/** What is counted of stays and visits; the rest is counted of queries. */
const OF_STAYS = [
  ...(['encounters', 'askable', 'open', 'openAfter', 'inpatients', 'codes', 'grouped'] as const),
  ...(['weightBeforeX10000', 'weightAfterX10000', 'withCc', 'withMcc', 'queried', 'askableAsked'] as const),
  ...(['openAsked', 'openAnswered', 'reviewed', 'stayQueries', 'adjudicated', 'denied'] as const),
] satisfies readonly CountName[]

/** Queries of one timing, stays of all: a stay has no timing. */
export const withStaysOf = (queries: Counts, stays: Counts): Counts => ({
  ...queries,
  ...Object.fromEntries(OF_STAYS.map((name) => [name, stays[name]])),
})
