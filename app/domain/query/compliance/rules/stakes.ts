import { isIn } from '../language/needs.ts'
import { wholeWords } from '../language/whole-words.ts'
import type { Passage } from '../reading/passage.ts'
import { wordsAt } from '../reading/passage.ts'
import type { Hit } from '../rule.ts'
import { isCourtesy } from './courtesy.ts'
import { LACKS } from './record-gap.ts'
import table from './stakes.json'

type Weighed = { test: RegExp; weight: number }
type WordClass = { id: string; stake: boolean; weighed: Weighed[] }

/** The heaviest words first: a class counts once, by its heaviest word in the sentence. */
const CLASSES: readonly WordClass[] = table.classes.map((each) => ({
  id: each.id,
  stake: each.stake,
  weighed: [['3', 3] as const, ['2', 2] as const, ['1', 1] as const].flatMap(([key, weight]) => {
    const source = (each as Record<string, unknown>)[key]
    return typeof source === 'string' ? [{ test: wholeWords(source), weight }] : []
  }),
}))

function weigh(sentence: string): { total: number; stakes: number; faint: boolean } {
  let total = 0
  let stakes = 0
  let faint = true
  for (const { stake, weighed } of CLASSES) {
    const weight = weighed.find(({ test }) => isIn(sentence, test))?.weight ?? 0
    total += weight
    if (stake) stakes += weight
    if (stake && weight > 1) faint = false
  }
  return { total, stakes, faint }
}

/** A sentence that asks names values, levels and severity by right; one that only tells has less reason to. */
const ASKS = /\b(?:please|kindly|clarify|specify|can you|could you|would you|will you|what|which|whether)\b/
/** A sentence that cites the record or names findings is about the patient until it says much of the other. */
const CLINICAL =
  /\b(?:spirometry|colonoscopy|mammogra\w+|screening|culture|biops\w+|findings (?:below|above|listed)|among the findings|noted by|h&p|growth|month-old|year-old|week-old|day-old|infant|newborn|listed in|charted|quot\w+|per the|consult\w*|nurs\w+|pharmac\w+|vitals?|labs?|exam\w*|medications?|drugs?|doses?|blood|oxygen|pain|wound|edema|fever|pressure|heart|kidney|lungs?|breath\w*|infect\w*|glucose|insulin|imaging|ct|mri|x-ray|echo\w*|surger\w+|operat\w+|therap\w+|treat\w*|he|she|his|her|hers|family|wife|husband|mother|father)\b|[\uE000-\uE003]/
/** "Which class, if any, would you assign": asked openly, by the provider's own judgement. */
const OPENLY =
  /\b(?:if any|if known|if one applies|(?:which|what|how)\b[^.]{0,60}\bwould you (?:assign|give|call|describe|classify|grade|stage|choose|say|name)|in your own (?:words|terms|judge?ment|view|opinion|reading))\b/
const MOST = 1200

function isStake(sentence: string, asks: boolean, isAnswer: boolean): boolean {
  const { total, stakes, faint } = weigh(sentence)
  const { asking, telling, clinical, answer, open } = table.least
  const isAsked = asks || ASKS.test(sentence)
  // "Listed", "value", "January", "reported": a question has them by right, and needs a word that only the other matter has.
  if (isAsked && faint) return false
  const least =
    (isAsked ? asking : telling) +
    (CLINICAL.test(sentence) || LACKS.test(sentence) ? clinical : 0) +
    (OPENLY.test(sentence) ? open : 0) +
    (isAnswer ? answer : 0) +
    (faint ? table.least.faint : 0)
  return !isCourtesy(sentence) && total >= least && stakes >= table.least.stakes
}

/**
 * Returns the sentences that weigh what an answer is worth, looks like, counts for or withstands, instead of asking about the patient. `mask`
 * is the passage with diagnoses, quotations and innocent uses struck out.
 */
export function stakesIn(passage: Passage, mask: string): Hit[] {
  const why =
    'This sentence is about what the wording counts for, shows to others or brings, not about the patient: ask the clinical question alone.'
  const isAnswer = passage.where.startsWith('option')
  return passage.sentences
    .filter(({ start, end, asks }) => isStake(mask.slice(start, Math.min(end, start + MOST)), asks, isAnswer))
    .slice(0, 1)
    .map(({ start, end }) => ({ where: passage.where, excerpt: wordsAt(passage, start, end), why }))
}
