import { countWords } from '#app/domain/shared/percent.ts'
import type { AnswerTime } from './answer-time.ts'
import type { Gap } from './gaps.ts'
import type { Band } from './peers.ts'
import type { Shown } from './rates.ts'
import { axesWords, hours, inSentence, percent, percentRange, signedWeight } from './words.ts'

type GapSaid = Pick<Gap, 'axes' | 'share' | 'colleagues' | 'beyond' | 'tellsApart'> & { title: string }
export type Said = {
  /** Null on one's own scorecard: "you". */
  name: string | null
  months: number
  gaps: readonly GapSaid[]
  response: { share: Shown; colleagues: Band | null }
  time: AnswerTime | 'too-few'
  colleaguesTime: Band | null
  expected: { ratio: number; low: number; high: number; observed: number; n: number } | null
  effect: EffectSaid
}
export type EffectSaid = {
  answers: { weighed: number; up: number; unmoved: number; down: number; upX10000: number; downX10000: number } | null
}

/** Three sentences that the person they speak of would accept as fair: what the notes said, how queries were answered, what answers did. */
export const threeSentences = (said: Said): string[] => [gapSentence(said), querySentence(said), effectSentence(said)]
/** Those that need no colleagues, while these are being reckoned. */
export const ownSentences = (said: Said): string[] => threeSentences(said).slice(1)

function gapSentence(said: Said): string {
  const { name, months, gaps } = said
  const notes = name ? `${name}'s notes` : 'your notes'
  const first = gaps.find(
    ({ share, colleagues, tellsApart, beyond }) =>
      share !== 'too-few' && colleagues !== null && tellsApart && (beyond ?? 0) > 0,
  )
  if (!first || first.share === 'too-few' || first.colleagues === null) return expectedSentence(said, notes)
  const { share, colleagues } = first
  const stated = { events: share.n - share.events, rate: 1 - share.rate, low: 1 - share.high, high: 1 - share.low }
  const band = { low: 1 - colleagues.high, high: 1 - colleagues.low }
  const fact = `In the last ${months} months ${notes} gave the ${axesWords(first.axes)} of ${inSentence(first.title)} in ${countWords(stated.events)} of ${countWords(share.n)} coded diagnoses (${percent(stated.rate)}, ${percentRange(stated)}); colleagues: ${percentRange(band)}.`
  if (stated.high < band.low) return `${fact} That is where more detail would help most.`
  return `${fact} No other detail is further from colleagues, and chance alone could explain this one.`
}

function expectedSentence({ months, expected }: Said, notes: string): string {
  if (!expected)
    return `In the last ${months} months too few coded diagnoses of ${notes} ask for more detail to say anything fair about them.`
  const { ratio, low, high, observed, n } = expected
  const fact = `In the last ${months} months ${countWords(observed)} of ${countWords(n)} coded diagnoses of ${notes} left a detail open, ${ratio.toFixed(2)} times what colleagues leave open in the same diagnoses (${low.toFixed(2)}–${high.toFixed(2)})`
  if (high < 1) return `${fact}: fewer than colleagues.`
  return low > 1
    ? `${fact}: more than colleagues, spread over many diagnoses.`
    : `${fact}: no different from colleagues.`
}

function querySentence({ name, response, time, colleaguesTime }: Said): string {
  const who = name ?? 'you'
  const { share } = response
  if (share === 'too-few') return `Too few queries came to ${who} to say anything fair about answers.`
  const answered = `Of ${countWords(share.n)} queries that came to ${who}, ${countWords(share.events)} were answered (${percent(share.rate)}, ${percentRange(share)})`
  if (time === 'too-few' || time.median.time === null) return `${answered}.`
  const band = colleaguesTime
    ? `; colleagues' medians: ${hours(colleaguesTime.low)} to ${hours(colleaguesTime.high)}`
    : ''
  return `${answered}, half of them within ${hours(time.median.time)}${band}.`
}

function effectSentence({ effect: { answers } }: Said): string {
  if (!answers) return 'Too few answers belong to stays with a known DRG weight to say what they did to it.'
  const { weighed, up, unmoved, down, upX10000, downX10000 } = answers
  const sum = (n: number, x10000: number) => (n > 0 ? ` (${signedWeight(x10000)} in all)` : '')
  return `Of ${countWords(weighed)} answers in stays with a known DRG weight, ${countWords(up)} raised it${sum(up, upX10000)}, ${countWords(down)} lowered it${sum(down, -downX10000)} and ${countWords(unmoved)} left it as it was: neither is praise or blame.`
}
