import { addendumText, MEANING } from '#app/domain/query/addendum-text.ts'
import type { Answer, Shown, Wording } from '#app/domain/query/query.ts'
import { sayMoment } from '#app/domain/query/say-moment.ts'
import { hashOfShown } from '#app/domain/query/shown.ts'
import type { Question } from './asking.ts'
import { type Coded, codesIn, codesOfProblem } from './coding.ts'
import type { Habit } from './habits.ts'
import { type DemoProvider, userOf } from './people.ts'
import type { Random } from './random.ts'
import type { Stay, StayProblem } from './stay.ts'

/** What was answered and what it makes of the problem's codes; null codes: as they were. */
export type Reply = { optionIds: string[]; words: string; comment: string; gist: Answer['gist']; codes: Coded[] | null }

const UNSURE = [
  'Unable to determine from what is in the record.',
  'Cannot be determined.',
  'Not enough information, I saw the patient once.',
]
const OTHER = ['As above, see my note of the last day.', 'Agree in part.']

function open(stay: Stay, problem: StayProblem, question: Question, habit: Habit, random: Random): Reply {
  if (random.chance(habit.undetermined))
    return { optionIds: [], words: random.pick(UNSURE), comment: '', gist: 'words', codes: null }
  const words = random.pick([
    question.truth,
    `${question.truth}.`,
    question.truth.toLowerCase().replace('chronic kidney disease', 'CKD'),
  ])
  return { optionIds: [], words, comment: '', gist: 'words', codes: codesOfProblem(stay, problem, 'exact') }
}

function chosen(
  stay: Stay,
  problem: StayProblem,
  question: Question,
  index: number,
  words: string,
  comment: string,
): Reply {
  const option = question.options[index]
  const shown = question.wording.options[index]
  if (!option || !shown) throw new Error(`No option ${index} in ${problem.spec.id}`)
  const isCoded = option.codes !== undefined
  const always = problem.spec.codes.always ?? []
  return {
    optionIds: [shown.id],
    words,
    comment,
    gist: option.role,
    codes: isCoded ? codesIn(stay, problem, [...(option.codes ?? []), ...always]) : null,
  }
}

function written(stay: Stay, problem: StayProblem, question: Question, index: number, words: string): Reply {
  const reply = chosen(stay, problem, question, index, words, '')
  return { ...reply, codes: codesOfProblem(stay, problem, 'exact') }
}

/** Draws an answer: most often the true one, sometimes a rival, words of one's own, or that it cannot be determined. */
export function replyOf(stay: Stay, problem: StayProblem, question: Question, habit: Habit, random: Random): Reply {
  if (question.wording.kind === 'open-ended') return open(stay, problem, question, habit, random)
  const { options } = question.wording
  const indexOf = (role: string) => options.findIndex((option) => option.role === role)
  const truth = options.findIndex(({ text }) => text === question.truth)
  // The true answer is not in the list: it is written.
  if (truth < 0) return written(stay, problem, question, indexOf('other'), question.truth)
  const best = truth
  if (habit.isHasty) return chosen(stay, problem, question, best, '', '')
  if (random.chance(habit.undetermined)) return chosen(stay, problem, question, indexOf('undetermined'), '', '')
  if (random.chance(0.05)) {
    return written(stay, problem, question, indexOf('other'), `${question.truth}. ${random.pick(OTHER)}`)
  }
  const rivals = options.flatMap(({ role }, index) =>
    index !== best && (role === 'diagnosis' || role === 'no' || role === 'ruled-out' || role === 'not-significant')
      ? [index]
      : [],
  )
  const isRival = rivals.length > 0 && random.chance(question.wording.purpose === 'clinical-validation' ? 0.32 : 0.12)
  const index = isRival ? random.pick(rivals) : best
  const isRationale = options[index]?.text.includes('rationale') ?? false
  const words = isRationale ? 'Treated as such on arrival; exam and course at the bedside.' : ''
  return chosen(stay, problem, question, index, words, random.chance(0.06) ? 'Discussed on rounds.' : '')
}

/** Returns the signed answer. */
export function signedAnswer(input: {
  queryId: string
  wording: Wording
  shown: Shown
  reply: Reply
  provider: DemoProvider
  at: Date
  timeZone: string
}): Answer {
  const { queryId, wording, shown, reply, provider, at } = input
  const { optionIds, words, comment, gist } = reply
  return {
    id: queryId.replace('demo-q', 'demo-a'),
    queryId,
    wordingNumber: 1,
    userId: userOf(provider.id),
    providerId: provider.id,
    optionIds,
    words,
    comment,
    gist,
    signedName: provider.name,
    signedAt: at,
    meaning: MEANING,
    shownHash: hashOfShown(shown),
    addendum: addendumText({
      wording,
      given: { optionIds, words, comment },
      signedName: provider.name,
      signedAt: sayMoment(at, input.timeZone),
      part: 'attending',
    }),
    takenBackAt: null,
  }
}
