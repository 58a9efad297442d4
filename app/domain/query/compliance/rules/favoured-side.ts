import { pattern } from '../language/pattern.ts'
import { type Passage, wordsAt } from '../reading/passage.ts'
import type { Hit } from '../rule.ts'
import table from './favoured-side.json'
import { type Family, hitsOf } from './matching.ts'

const oneOf = (words: readonly string[]) => `(?:${words.join('|')})`
const SIDE = oneOf(table.side)
const BE = '(?:is|was|are|were|being|as)'
const WRITER = "(?:i|we|i'd|we'd|let's|let_us|me|us|one|you)"

/** In a conflict, a sentence that lends one side weight: by rank, by nearness, by a verdict on its word, by who stands with it, or by the writer's own leaning. */
const FAVOURED: readonly Family[] = [
  {
    test: pattern(
      `${SIDE} ~3 ${BE} ~3 ${oneOf(table.rank)}`,
      `${BE}_the_(?:\\w+_)?(?:more_)?(?:senior|junior|experienced|qualified|expert)`,
      `the_(?:more_)?(?:senior|junior|experienced|qualified)_(?:of|one|author|physician|doctor|person|colleague)`,
      `${SIDE} ~3 (?:outranks?|trumps?|overrules?)`,
      `${SIDE} ~4 ${oneOf(table.near)}`,
    ),
    unless:
      /\b(?:which (?:of|note|statement|one|diagnosis)|whether|i (?:have|take) no|no weight|not (?:as|by|a matter of) (?:rank|weight))\b/,
    why: 'This weighs the authors of a conflict: quote both statements and leave out rank, nearness and skill.',
  },
  {
    test: pattern(
      `${SIDE} ~6 ${oneOf(table.verdict)}`,
      `${oneOf(table.crowd)} ~4 ${oneOf(table.stands)} ~3 ${oneOf(table.whom)}`,
      `${WRITER} ~1 ${oneOf(table.leans)} ~6 ${oneOf(table.whom)}`,
    ),
    unless:
      /\b(?:which|whether|neither|either|whichever|no (?:view|preference|opinion)|if any|do(?:es)? not (?:say|agree|concur|mean|match|tell|share|follow)|don't (?:agree|say|match)|(?:in|according to) your|you (?:hold|consider|judge|regard|find|believe|think)|disagree\w*|or (?:another|other|neither|none|something|cannot)|did (?:you|either)|do you (?:concur|agree)|take (?:over|care|part|call|it up)|(?:follow|go) (?:up|through|over|by|back|out|on))\b/,
    why: 'This favours one side of a conflict: quote both statements and leave the choice open.',
  },
]

const AUTHOR = oneOf(table.authors)
const TOLD = new RegExp(`^(?:${table.tells.join('|')})(?![a-z'])`)
/** What is said of an author or a note, at the beginning of a clause. */
const SAID = new RegExp(
  `(?<=^ ?|[.,;:()\\u2014\\uE01E\\uE01F-] ?|\\b(?:and|but|while|whereas|since|because|that|the way|if|word of|,) )${AUTHOR} (?![^a-z])`,
  'g',
)
/** What a clause beside an author says of him: "the haematologist, who deals with little else, writes ...". */
const BESIDE = new RegExp(`(?<![a-z'-])${AUTHOR},? who (?![^a-z])`, 'g')
/** What may be a verb. */
const VERB =
  /^(?:is|was|has|had|does|did|can|could|should|must|might|would|ought|wrote|[a-z]{2,}(?<!s)s|[a-z]{3,}ed|knew|went|took|made|got|saw|spent|stood|led|taught|held|felt|ran|built)(?![a-z'])/
const ASKING =
  /\b(?:which (?:of|note|statement|one|diagnosis|term|entry|wording|applies|is|if)|whether|neither|either|if any|should (?:neither|one)|please clarify (?:which|whether))\b/

/** Returns what a question about differing notes says of one of their authors beyond who it is, when he saw or wrote, and what. */
function weighedIn(passage: Passage): { start: number; end: number }[] {
  return passage.sentences.flatMap(({ start, end, asks }) => {
    const sentence = passage.mask.slice(start, Math.min(end, start + MOST))
    if (asks || ASKING.test(sentence)) return []
    return [...sentence.matchAll(SAID), ...sentence.matchAll(BESIDE)].flatMap(({ index, 0: subject }) => {
      const behind = sentence.slice(index + subject.length)
      const isTold = TOLD.test(behind) || !VERB.test(behind)
      return isTold ? [] : [{ start: start + index, end: Math.min(end, start + index + subject.length + 40) }]
    })
  })
}

/** So much of a sentence is looked at. */
const MOST = 600

/** Returns where a conflict question lends one of its sides weight. */
export const favouredIn = (passage: Passage): Hit[] => [
  ...hitsOf(passage, FAVOURED),
  ...weighedIn(passage)
    .slice(0, 1)
    .map(({ start, end }) => ({
      where: passage.where,
      excerpt: wordsAt(passage, start, end),
      why: 'This tells more of an author than who, when and what: quote both statements and leave the choice open.',
    })),
]
