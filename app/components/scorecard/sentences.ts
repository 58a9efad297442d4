import type { AnswerTime } from '#app/domain/scorecard/measures/answer-time.ts'
import type { Gap } from '#app/domain/scorecard/measures/gaps.ts'
import type { Band } from '#app/domain/scorecard/measures/peers.ts'
import type { Shown } from '#app/domain/scorecard/measures/rates.ts'
import { axesWords, hours, inSentence, percent, percentRange, signedWeight } from './words.ts'

type GapSaid = Pick<Gap, 'axes' | 'share' | 'colleagues' | 'beyond'> & { title: string }
export type Said = {
  /** Null on one's own scorecard: "you". */
  name: string | null
  months: number
  gaps: readonly GapSaid[]
  response: { share: Shown; colleagues: Band | null }
  time: AnswerTime | 'too-few'
  colleaguesTime: Band | null
  effect: {
    weighed: number | null
    up: number | null
    down: number | null
    upX10000: number | null
    downX10000: number | null
  }
}

/** Three sentences that the person they speak of would accept as fair: what the notes said, how queries were answered, what answers did. */
export const threeSentences = (said: Said): string[] => [gapSentence(said), querySentence(said), effectSentence(said)]

function gapSentence({ name, months, gaps }: Said): string {
  const notes = name ? `${name}'s notes` : 'your notes'
  const first = gaps.find(({ share, colleagues }) => share !== 'too-few' && colleagues !== null)
  if (!first || first.share === 'too-few' || first.colleagues === null)
    return `In the last ${months} months too few coded diagnoses of ${notes} ask for more detail to say anything fair about them.`
  const { share, colleagues } = first
  const stated = { events: share.n - share.events, rate: 1 - share.rate, low: 1 - share.high, high: 1 - share.low }
  const band = { low: 1 - colleagues.high, high: 1 - colleagues.low }
  const fact = `In the last ${months} months ${notes} gave the ${axesWords(first.axes)} of ${inSentence(first.title)} in ${stated.events} of ${share.n} coded diagnoses (${percent(stated.rate)}, ${percentRange(stated)}); colleagues: ${percentRange(band)}.`
  if (stated.high < band.low) return `${fact} That is where more detail would help most.`
  return `${fact} That is within what chance and colleagues' ways explain.`
}

function querySentence({ name, response, time, colleaguesTime }: Said): string {
  const who = name ?? 'you'
  const { share } = response
  if (share === 'too-few') return `Too few queries came to ${who} to say anything fair about answers.`
  const answered = `Of ${share.n} queries that came to ${who}, ${share.events} were answered (${percent(share.rate)}, ${percentRange(share)})`
  if (time === 'too-few' || time.median.time === null) return `${answered}.`
  const band = colleaguesTime
    ? `; colleagues' medians: ${hours(colleaguesTime.low)} to ${hours(colleaguesTime.high)}`
    : ''
  return `${answered}, half of them within ${hours(time.median.time)}${band}.`
}

function effectSentence({ effect }: Said): string {
  const { weighed, up, down, upX10000, downX10000 } = effect
  if (weighed === null || weighed === 0)
    return 'Too few answers changed a stay with a known DRG weight to say what they did to it.'
  const parts = [
    up === null ? null : `raised the DRG weight in ${up}${upX10000 ? ` (${signedWeight(upX10000)} in all)` : ''}`,
    down === null ? null : `lowered it in ${down}${downX10000 ? ` (${signedWeight(-downX10000)} in all)` : ''}`,
  ].filter((part) => part !== null)
  const told =
    parts.length > 0
      ? parts.join(' and ')
      : 'moved the DRG weight both ways or not at all, in numbers too small to give'
  return `Of ${weighed} answers in stays with a known DRG weight, the answers ${told}: a change of weight is neither praise nor blame.`
}
