import { onceFor } from '../language/once-for.ts'
import { MASK } from '../language/pattern.ts'
import { wholeWords } from '../language/whole-words.ts'
import type { Passage } from '../reading/passage.ts'
import { wordsAt } from '../reading/passage.ts'
import type { Hit } from '../rule.ts'
import { withoutInnocent } from './impact-innocent.ts'
import table from './remarks.json'

type WordClass = { weight: number; impact: boolean | undefined; test: RegExp }

const CLASSES: readonly WordClass[] = table.classes.map(({ weight, words, ...rest }) => ({
  weight,
  impact: (rest as { impact?: boolean }).impact,
  test: wholeWords(words),
}))

const DOCUMENT =
  '(?:notes?|charts?|records?|wording|documentation|entr(?:y|ies)|terms?|phrases?|summar(?:y|ies)|assessments?|lists?|descriptions?|statements?|dictation|addendum|reports?)'
const SPEAKER = `(?:${DOCUMENT}|dr\\.? [a-z'-]+|radiolog\\w+|patholog\\w+|nurse|dietitian|therapist|surgeon|consult\\w*|hospitalist|h&p|ct|mri|echo\\w*|film|ultrasound|x-ray|biopsy|nephrology|cardiology|neurology|oncology|surgery|pharmacist|team|both|wocn|medicine|pt|ot|rn)`
const TELLS =
  '(?:says?|said|reads?|lists?|listed|names?|named|gives?|gave|describes?|described|records?|recorded|mentions?|mentioned|states?|stated|reports?|reported|writes?|wrote|documents?|documented|shows?|showed|notes?|noted|calls?|called|uses?|used|differ|contains?|quotes?|charts?|charted|concludes?|carries|carry|refers?|speaks? of)'

/** What is told by form rather than by a class of words. */
const FORMS: readonly { weight: number; test: RegExp }[] = [
  { weight: -2, test: /\d/ },
  { weight: -1, test: new RegExp(`${MASK.quoted}|["'][^"']{4,200}["']`) },
  { weight: -2, test: wholeWords(`${SPEAKER}(?: (?:also|only|both|then|each))? ${TELLS}`) },
  {
    weight: -2,
    test: /^\W*(?:the patient|he|she|they|mr|mrs|ms|her|his|this (?:\d|patient)|patient|pt|the (?:mother|father|son|daughter|wife|husband|family|infant|newborn|baby|child))\b/,
  },
  {
    weight: 3,
    test: /^\W*(?:there (?:is|was|are)|it is|it was|it would|it seems|it may|it might|it could|this is|these are|that is)\b/,
  },
]

const ASKS = /\b(?:please|kindly|clarify|specify|can you|could you|would you|will you|what|which|whether)\b/
const MOST = 600

function weigh(sentence: string): { total: number; impact: number } {
  let total = 0
  let impact = 0
  for (const each of CLASSES) {
    if (!each.test.test(sentence)) continue
    total += each.weight
    if (each.impact !== undefined) impact += each.impact ? each.weight : -each.weight
  }
  for (const { weight, test } of FORMS) if (test.test(sentence)) total += weight
  return { total, impact }
}

export type Remark = Hit & { impact: boolean }

/**
 * Returns the sentences of a question that neither tell the record nor ask openly: the author judges, wishes, compares or weighs. `impact` says
 * whether the remark is about what the words bring or how they look to others, rather than about the answer.
 */
export const remarksIn = onceFor((passage: Passage): Remark[] => {
  const mask = withoutInnocent(passage.mask)
  return passage.sentences.flatMap(({ start, end, asks }) => {
    const sentence = mask.slice(start, Math.min(end, start + MOST)).trim()
    const { total, impact } = weigh(sentence)
    if (total < (asks || ASKS.test(sentence) ? table.least.asking : table.least.telling)) return []
    const why =
      "This sentence neither tells what the record holds nor asks: leave the author's view, wish or comparison out."
    return [{ where: passage.where, excerpt: wordsAt(passage, start, end), why, impact: impact > 0 }]
  })
})
