import { countWords, inPercent, rateInWords } from '#app/domain/shared/percent.ts'
import type { RunSignal } from '../statistics/run-rules.ts'
import type { AnswerTime, WaitClock } from './answer-time.ts'
import type { AnswerKind } from './answers-by-kind.ts'
import type { MeanWeight } from './capture.ts'
import type { GapAxis } from './contribution.ts'
import type { MeasureId } from './definitions.ts'
import type { GamingSign } from './gaming.ts'
import { nameOf as nameOfMeasure } from './measure-names.ts'
import type { Band } from './peers.ts'
import type { Shown } from './rates.ts'

export const AXIS_WORDS: Record<GapAxis, string> = {
  laterality: 'side',
  site: 'site',
  acuity: 'acuity',
  type: 'type',
  severity: 'severity',
  stage: 'stage',
  depth: 'depth',
  cause: 'cause',
  complication: 'complication',
  encounter: 'encounter',
  trimester: 'trimester',
  organism: 'organism',
  substance: 'substance',
  circumstance: 'circumstance',
  duration: 'duration',
  weight: 'weight',
  time: 'time',
  any: 'any detail',
}
export const GAP_AXES = Object.keys(AXIS_WORDS) as GapAxis[]
export const KIND_WORDS: Record<AnswerKind, string> = {
  agreed: 'Gave a diagnosis',
  other: 'Other, in own words',
  undetermined: 'Unable to determine',
  notClinical: 'Not clinically significant, ruled out or no',
}
/** The measure that each clock of an answer belongs to. */
export const CLOCK_MEASURE: Record<WaitClock, MeasureId> = { recipient: 'time', first: 'timeFirst' }
export const TIMING_WORDS = {
  all: 'All timings',
  concurrent: 'Concurrent',
  retrospective: 'Retrospective',
  'post-bill': 'After the bill',
} as const

export const PAYER_WORDS = {
  all: 'All payers',
  medicare: 'Medicare',
  medicaid: 'Medicaid',
  commercial: 'Commercial',
  other: 'Other or none',
} as const

export const TOO_FEW_WORDS = 'too few to say'

const list = new Intl.ListFormat('en', { type: 'conjunction' })
/** "acuity and type". */
export const axesWords = (axes: readonly GapAxis[]): string => list.format(axes.map((axis) => AXIS_WORDS[axis]))

/** "57 %". */
export const percent = (rate: number): string => `${inPercent(rate)}\u00a0%`
/** With one decimal, for what is rare: "1.6 %". */
export const finePercent = (rate: number): string => `${inPercent(rate, 1)}\u00a0%`
/** "50-64 %". */
export const percentRange = ({ low, high }: { low: number; high: number }): string =>
  `${inPercent(low)}–${inPercent(high)}\u00a0%`

/** "71 of 98 (72 %, 63-80 %)", or that it is too few to say. */
export const shownWords = (share: Shown): string => (share === 'too-few' ? TOO_FEW_WORDS : rateInWords(share))

/** "60-85 % (12 colleagues)". */
export const bandWords = (band: Band | null): string =>
  band ? `${percentRange(band)} (${countWords(band.providers)} colleagues)` : 'too few colleagues'

/** In the place of a band that is not there yet. */
export const LATE_WORDS = 'being reckoned'

/** "3 h", "2.5 days". */
export function hours(value: number): string {
  if (value < 1) return `${Math.max(1, Math.round(value * 60))} min`
  return value < 48 ? `${Math.round(value)} h` : `${Math.round(value / 2.4) / 10} days`
}

/** The interval of a time, in brackets; its end may not have been reached yet. Nothing where not even its beginning was. */
export const between = ({ low, high }: { low: number | null; high: number | null }): string =>
  low === null ? '' : ` (${betweenEnds(low, high)})`
const betweenEnds = (low: number, high: number | null): string =>
  `${hours(low)}–${high === null ? 'not yet known' : hours(high)}`

export const MEDIAN_UNKNOWN = 'not yet half'
/** "; 95 % interval 8 h–9 h", on a page beside the value; an end that has not been reached is said to be unknown. */
export const intervalWords = (time: { low: number | null; high: number | null }): string =>
  time.low === null ? '' : `; 95\u00a0% interval ${betweenEnds(time.low, time.high)}`
/** "; nine of ten within 47 h (41 h–3.8 days)". */
export const ninetiethWords = ({ ninetieth }: AnswerTime): string =>
  ninetieth.time === null ? '' : `; nine of ten within ${hours(ninetieth.time)}${between(ninetieth)}`
/** A time to answer in one line, the words of a page: "10 h, median of 259 queries; 95 % interval 8 h–14 h; nine of ten within ...". */
export const timeWords = (time: AnswerTime | 'too-few'): string => {
  if (time === 'too-few') return TOO_FEW_WORDS
  const half = time.median.time === null ? MEDIAN_UNKNOWN : hours(time.median.time)
  return `${half}, median of ${countWords(time.n)} queries${intervalWords(time.median)}${ninetiethWords(time)}`
}

/** A relative weight from its x 10,000: "1.2345". */
export const weight = (x10000: number): string => (x10000 / 10_000).toFixed(4)
/** "1.6125 (214 stays; 95 % interval 1.5210–1.7040)". */
export const meanWords = (mean: MeanWeight | 'too-few'): string =>
  mean === 'too-few'
    ? TOO_FEW_WORDS
    : `${weight(mean.meanX10000)} (${countWords(mean.n)} stays; 95 % interval ${weight(mean.lowX10000)}–${weight(mean.highX10000)})`
/** A mean risk score, in the three decimals that CMS gives its factors: "1.235". */
export const riskScore = (x10000: number): string => (x10000 / 10_000).toFixed(3)
/** A mean risk score with its members and its interval. */
export const riskMeanWords = (mean: MeanWeight | 'too-few'): string =>
  mean === 'too-few'
    ? TOO_FEW_WORDS
    : `${riskScore(mean.meanX10000)} (${countWords(mean.n)} members; 95 % interval ${riskScore(mean.lowX10000)}–${riskScore(mean.highX10000)})`
export const signedWeight = (x10000: number): string => `${x10000 < 0 ? '−' : '+'}${weight(Math.abs(x10000))}`

export const nameOf = (id: MeasureId | string): string => nameOfMeasure(id)

/** "heart failure" of "Heart failure": the start of a title inside a sentence, but not of a name in capitals. */
export const inSentence = (title: string): string =>
  /^[A-Z][a-z]/.test(title) ? `${title.slice(0, 1).toLowerCase()}${title.slice(1)}` : title

const SIGNAL_WORDS: Record<RunSignal, string> = {
  1: 'beyond three sigma',
  2: 'two of three beyond two sigma',
  3: 'four of five beyond one sigma',
  4: 'eight running on one side',
}
export const signalWords = (signal: RunSignal): string => SIGNAL_WORDS[signal]

/** "office visits, established patients" of "office-established". */
const VISIT_WORDS: Record<string, string> = {
  'office-new': 'office, new patients',
  'office-established': 'office, established patients',
  'hospital-initial': 'hospital, first day',
  'hospital-subsequent': 'hospital, later days',
  'hospital-same-day': 'hospital, same day',
  emergency: 'emergency department',
  'consultation-office': 'consultations, office',
  'consultation-hospital': 'consultations, hospital',
  'nursing-initial': 'nursing facility, first',
  'nursing-subsequent': 'nursing facility, later',
  'home-new': 'home, new patients',
  'home-established': 'home, established patients',
}
export const visitWords = (family: string): string => VISIT_WORDS[family] ?? family

/** Patterns worth a question, behind the name of a provider. */
export const GAMING_WORDS: Record<GamingSign, string> = {
  'hasty-agreement': 'agrees with nearly every query, most of them within ten seconds of opening',
  'undetermined-default': 'answers "unable to determine" as a rule',
  'only-up': "weights that only ever rise after answers, where colleagues' also fall",
  'fewer-asked-more-open': 'is asked less than in the period before, while stays nobody asked about leave more open',
}
