import type { AnswerWords } from './lifecycle.ts'
import type { AnswerDraft, Shown } from './query.ts'

/** What a correction changed since a draft answer was begun, as its physician read it then. */
export type Rewording = {
  /** The question as it read; null where it still reads so. */
  question: string | null
  /** Answers that are no longer offered, and those that are new, in their words. */
  gone: string[]
  added: string[]
  /** The answer that was chosen and is no longer there in these words: it has to be chosen again. */
  lostChoice: string | null
}
export type CarriedAnswer = { given: AnswerWords; rewording: Rewording | null }

/**
 * Returns a draft answer as it may stand on the words that are shown now. What was typed stays. A choice stays only where the answer reads
 * as it did: nobody signs words that they did not choose.
 */
export function carryAnswer(draft: AnswerDraft, then: Shown | null, now: Shown): CarriedAnswer {
  const { optionIds, words, comment } = draft
  if (draft.wordingNumber === now.wordingNumber || then === null)
    return { given: { optionIds, words, comment }, rewording: null }
  const read = then.options.map(({ text }) => text)
  const reads = now.options.map(({ text }) => text)
  const stands = (id: string) => {
    const [was, is] = [then, now].map(({ options }) => options.find((option) => option.id === id)?.text)
    return was !== undefined && was === is
  }
  const lost = optionIds.find((id) => !stands(id))
  return {
    given: { optionIds: optionIds.filter(stands), words, comment },
    rewording: {
      question: then.question === now.question ? null : then.question,
      gone: read.filter((text) => !reads.includes(text)),
      added: reads.filter((text) => !read.includes(text)),
      lostChoice: then.options.find(({ id }) => id === lost)?.text ?? null,
    },
  }
}
