import type { AnswerWords } from './lifecycle.ts'
import type { Wording } from './query.ts'

/** What signing means, in the words shown beside the button. */
export const MEANING = 'This is my clinical judgement of this patient, for the medical record.'

/** Returns the addendum as it goes into the record: what was asked, what was answered, by whom, when. `signedAt` is already in words. */
export function addendumText(input: {
  wording: Wording
  given: AnswerWords
  signedName: string
  signedAt: string
  part: string | null
}): string {
  const { wording, given } = input
  const chosen = wording.options.filter((option) => given.optionIds.includes(option.id)).map((option) => option.text)
  const words = given.words.trim()
  const answer = wording.kind === 'open-ended' ? words : [...chosen, words].filter((text) => text !== '').join(': ')
  const lines = [
    'ADDENDUM (documentation clarification)',
    `Question: ${wording.question.trim()}`,
    `Answer: ${answer}`,
    ...(given.comment.trim() === '' ? [] : [`Comment: ${given.comment.trim()}`]),
    `Signed: ${input.signedName}${input.part ? `, ${input.part}` : ''}, ${input.signedAt}`,
  ]
  return lines.join('\n')
}
