import { isIn } from '../language/needs.ts'
import { onceFor } from '../language/once-for.ts'
import { MASK } from '../language/pattern.ts'
import { wholeWords } from '../language/whole-words.ts'
import type { Passage } from '../reading/passage.ts'
import { wordsAt } from '../reading/passage.ts'
import type { Hit } from '../rule.ts'
import { isCourtesy } from './courtesy.ts'
import { innocentMask } from './impact-innocent.ts'
import { DOCUMENT, LACKS } from './record-gap.ts'
import table from './remarks.json'

/** `bears` marks the classes without which a sentence stops nothing: it judges, compares, reproaches, asks for a wording or weighs what it brings. */
type WordClass = { weight: number; impact?: boolean; bears?: boolean; test: RegExp }

const CLASSES: readonly WordClass[] = table.classes.map(({ words, ...rest }) => ({ ...rest, test: wholeWords(words) }))

const SPEAKER = `(?:${DOCUMENT}|dr\\.? [a-z'-]+|radiolog\\w+|patholog\\w+|nurse|dietitian|therapist|surgeon|consult\\w*|hospitalist|h&p|ct|mri|echo\\w*|film|ultrasound|x-ray|biopsy|nephrology|cardiology|neurology|oncology|surgery|pharmacist|team|both|wocn|medicine|pt|ot|rn)`
const TELLS =
  '(?:says?|said|reads?|lists?|listed|names?|named|gives?|gave|describes?|described|records?|recorded|mentions?|mentioned|states?|stated|reports?|reported|writes?|wrote|documents?|documented|shows?|showed|notes?|noted|calls?|called|uses?|used|differ|contains?|quotes?|charts?|charted|concludes?|carries|carry|refers?|speaks? of)'

/** Why the query is sent, where that is the record's own gap. */
const REASON =
  /\b(?:hence (?:this|the|my) (?:question|message|query|request)|(?:only|sole|whole) reason (?:for|i|that)|(?:my|this|the) question is (?:only|just|simply)|i (?:am|was) asking (?:only |just |simply )?(?:because|about|since|so)|i ask (?:only |just )?because|which is why (?:i ask|this is sent|this comes))\b/

/** What is told by form rather than by a class of words. */
const FORMS: readonly { weight: number; test: RegExp }[] = [
  { weight: -2, test: /\d/ },
  { weight: -1, test: new RegExp(`${MASK.quoted}|["'][^"']{4,200}["']`) },
  { weight: -2, test: wholeWords(`${SPEAKER}(?: (?:also|only|both|then|each))? ${TELLS}`) },
  {
    weight: -2,
    test: /^\W*(?:the patient|he|she|they|mr|mrs|ms|her|his|this (?:\d|patient)|patient|pt|the (?:mother|father|son|daughter|wife|husband|family|infant|newborn|baby|child))\b/,
  },
  // What was done, told without a doer; what the record lacks; why one asks.
  {
    weight: -2,
    test: /\b(?:was|were|is|are|been) (?:\w+ly )?\w+(?:ed|en|wn|ght)(?=,| and| or| every| by| until| again| on| with| at| for|$)/,
  },
  { weight: -3, test: LACKS },
  { weight: -3, test: REASON },
  {
    weight: 3,
    test: /^\W*(?:there (?:is|was|are)(?! no(?:t|thing)?\b)|it is|it was|it would|it seems|it may|it might|it could|this is|these are|that is)\b/,
  },
]

const ASKS = /\b(?:please|kindly|clarify|specify|can you|could you|would you|will you|what|which|whether)\b/
const NEW = new RegExp(`${MASK.undocumented}|${MASK.deeper}`)
const MOST = 600

function weigh(sentence: string): { total: number; impact: number; bears: boolean } {
  let total = 0
  let impact = 0
  let bears = NEW.test(sentence)
  for (const each of CLASSES) {
    if (!isIn(sentence, each.test)) continue
    total += each.weight
    bears ||= each.bears === true
    if (each.impact !== undefined) impact += each.impact ? each.weight : -each.weight
  }
  for (const { weight, test } of FORMS) if (isIn(sentence, test)) total += weight
  return { total, impact, bears }
}

export type Remark = Hit & { impact: boolean }

/**
 * Returns the sentences of a question that neither tell the record nor ask openly: the author judges, wishes, compares or weighs. `impact` says
 * whether the remark is about what the words bring or how they look to others, rather than about the answer.
 */
export const remarksIn = onceFor((passage: Passage): Remark[] => {
  const mask = innocentMask(passage)
  return passage.sentences.flatMap(({ start, end, asks }) => {
    const sentence = mask.slice(start, Math.min(end, start + MOST)).trim()
    const { total, impact, bears } = weigh(sentence)
    if (!bears || isCourtesy(sentence)) return []
    if (total < (asks || ASKS.test(sentence) ? table.least.asking : table.least.telling)) return []
    const why =
      "This sentence neither tells what the record holds nor asks: leave the author's view, wish or comparison out."
    return [{ where: passage.where, excerpt: wordsAt(passage, start, end), why, impact: impact > 0 }]
  })
})
