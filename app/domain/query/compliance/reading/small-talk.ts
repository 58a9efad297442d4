import { isIn } from '../language/needs.ts'
import { MASK } from '../language/pattern.ts'
import type { Sentence } from '../language/sentences.ts'
import { wholeWords } from '../language/whole-words.ts'
import table from './small-talk.json'

const EVERYDAY = wholeWords(table.everyday.join('|'))
const MATTERS = wholeWords(table.matters)
const NAMED = new RegExp(`[${MASK.undocumented}-${MASK.quoted}]|\\d`)
/** Longer ones are told, not chatted. */
const MOST = 320

/** Returns the sentences of a masked message that are small talk: of everyday life or an office, without any part in what is asked. */
export const smallTalkIn = (mask: string, sentences: readonly Sentence[]): Sentence[] =>
  sentences.filter(({ start, end, asks }) => {
    if (asks || end - start > MOST) return false
    const words = mask.slice(start, end)
    return isIn(words, EVERYDAY) && !NAMED.test(words) && !isIn(words, MATTERS)
  })

/** "Colleague, acute kidney injury is listed": who is addressed before anything is said. */
const ADDRESSED =
  /(?<=^|[.!?;\n\uE01E\uE01F]\s?)(?:(?:dear|hello|hi|hey|greetings|good (?:day|morning|afternoon|evening)|honou?red|esteemed),? )?(?:colleagues?|doctors?|team|friends?|partners?|sir|madam|(?:fellow )?(?:hospitalists?|physicians?)|attending|all)(?=\s?[,:!])/g

const PHRASES = new RegExp(`(?<![a-z0-9'\\uE000-\\uE004])(?:${table.phrases.words.join('|')})(?![a-z0-9])`, 'g')

/** Returns where a masked message uses a word of pressure, worth or review in an everyday turn. */
export const everydayTurnsIn = (mask: string): { start: number; end: number }[] =>
  [...mask.matchAll(PHRASES), ...mask.matchAll(ADDRESSED)].map(({ index, 0: words }) => ({
    start: index,
    end: index + words.length,
  }))
