import table from './axis-words.json'
import type { Axis } from './specificity-axes.ts'
import { contentOf, stemOf, wordsOf } from './specificity-words.ts'
import synonyms from './synonyms.json'

/** What a code leaves open, as a reader of notes looks for it: words that would answer, and words by which the condition is known. */
export type AxisQuestion = {
  /** Stems that state something on the axis. */
  answers: ReadonlySet<string>
  subject: ReadonlySet<string>
  /** Other names of the condition, as lists of words: "chf", "congestive heart failure". */
  names: readonly (readonly string[])[]
  /** Words that bear on the question wherever they stand: the ejection fraction on the type of heart failure. */
  clues: ReadonlySet<string>
  /** Every note says "left" of something: a side counts only beside the condition. */
  isSided: boolean
}
/** A sentence that speaks of the axis, by its place in the text, with the words that do. */
export type AxisPassage = { start: number; end: number; text: string; words: string[]; isNear: boolean }

const GENERIC: Readonly<Record<string, string | undefined>> = table.byAxis
const COUNTED = new Set(table.counted.split(' '))
const GENERAL = new Set(table.general.split(' '))
const SIDES = new Set((GENERIC.laterality ?? '').split(' ').map(stemOf))
const CLUES = table.clues.map(([start = '', words = '']) => ({ start, words: words.split(' ') }))
const NUMERAL = /^(?:\d{1,2}[a-z]?|[ivx]{1,4}[ab]?)$/
const WORD = /[a-z0-9][a-z0-9'-]*/g
/** A word that stands in a sentence without the condition must be as telling as this to count. */
const TELLING = 6

const stemsOf = (title: string) => new Set([...contentOf(wordsOf(title))].filter((stem) => stem[0] !== '-'))
const said = synonyms.entries.map(([words = '', means = '', codes = '']) => ({
  words: words.split(' '),
  means: stemsOf(means),
  codes: codes === '' ? [] : codes.split(' '),
}))

/** What to look for in notes, from the titles of a code and of its alternatives. Codes are without their dot. */
export function axisQuestion(
  { code, title }: { code: string; title: string },
  axes: readonly Axis[],
  alternatives: readonly string[],
): AxisQuestion {
  const subject = stemsOf(title)
  const answers = new Set(axes.flatMap((axis) => (GENERIC[axis] ?? '').split(' ').filter(Boolean).map(stemOf)))
  const isSided = axes.length === 1 && axes[0] === 'laterality'
  if (!isSided)
    for (const alternative of alternatives)
      for (const stem of stemsOf(alternative)) if (!subject.has(stem) && !NUMERAL.test(stem)) answers.add(stem)
  for (const { words, means } of said)
    if (words.length === 1 && [...means].some((stem) => answers.has(stem) && !GENERAL.has(stem)))
      answers.add(stemOf(words[0] ?? ''))
  // A word of the code's own title answers nothing; the name of the condition is no answer either.
  for (const stem of subject) answers.delete(stem)
  const isNamed = ({ means, codes }: (typeof said)[number]) =>
    codes.some((start) => code.startsWith(start)) || [...subject].every((stem) => means.has(stem))
  const names = said.filter(isNamed).map(({ words }) => words)
  for (const [only = '', ...more] of names)
    if (more.length === 0 && isNameOnly(only, answers)) answers.delete(stemOf(only))
  const clues = new Set(CLUES.filter(({ start }) => code.startsWith(start)).flatMap(({ words }) => words))
  return { answers, subject, names, clues, isSided }
}

/** "chf" names heart failure and answers nothing; "hfref" names it and answers. */
function isNameOnly(word: string, answers: ReadonlySet<string>): boolean {
  const entry = said.find(({ words }) => words.length === 1 && words[0] === word)
  return entry !== undefined && ![...entry.means].some((stem) => answers.has(stem))
}

type Word = { word: string; stem: string; start: number; end: number }
const wordsIn = (sentence: string): Word[] =>
  [...sentence.toLowerCase().matchAll(WORD)].map(({ 0: word, index }) => ({
    word,
    stem: stemOf(word.replace(/'s$/, '')),
    start: index,
    end: index + word.length,
  }))

const holdsName = (words: readonly Word[], name: readonly string[]) =>
  words.some((_, at) => name.every((word, i) => words[at + i]?.word === word))

/** Two words of the title, one that is telling alone, or another name of the condition. */
function speaksOf(words: readonly Word[], { subject, names }: AxisQuestion): boolean {
  const hits = new Set(words.flatMap(({ stem }) => (subject.has(stem) ? [stem] : [])))
  if (hits.size > 1 || [...hits].some((stem) => !GENERAL.has(stem))) return true
  return names.some((name) => holdsName(words, name))
}

/** The answering words as they stand; "stage" and its like only with their number. */
function answersIn(
  words: readonly Word[],
  text: string,
  { answers, clues }: AxisQuestion,
): { found: string[]; isTelling: boolean } {
  const found: string[] = []
  let isTelling = false
  for (const [at, { word, stem, start, end }] of words.entries()) {
    if (!answers.has(stem) && !answers.has(word) && !clues.has(word)) continue
    // "Chronic: HTN, CHF" is the heading of a list and says nothing of what stands in it.
    if (start === 0 && text[end] === ':') continue
    const next = words[at + 1]
    const isCounted = COUNTED.has(word)
    if (isCounted && !(next && NUMERAL.test(next.word))) continue
    found.push(text.slice(start, isCounted && next ? next.end : end))
    isTelling ||= isCounted || (stem.length >= TELLING && !GENERAL.has(stem) && !SIDES.has(stem))
  }
  return { found: [...new Set(found)], isTelling }
}

// A sentence ends at a line's end, or at a full stop or semicolon before a space: "1.5" and "E. coli" stay whole as a rule.
const SENTENCE = /[^\n]+?(?:[.;!?](?=\s+[A-Z0-9\n-]|\s*$)|(?=\n)|$)/g

/** The sentences of a note that say something on the axis, those about the condition first marked near; in the order of the text. */
export function axisPassages(note: string, question: AxisQuestion): AxisPassage[] {
  const passages: AxisPassage[] = []
  for (const { 0: raw, index } of note.matchAll(SENTENCE)) {
    const text = raw.trim()
    if (text === '') continue
    const start = index + raw.indexOf(text)
    const words = wordsIn(text)
    const { found, isTelling } = answersIn(words, text, question)
    if (found.length === 0) continue
    const isNear = speaksOf(words, question) || words.some(({ word }) => question.clues.has(word))
    if (isNear || (isTelling && !question.isSided))
      passages.push({ start, end: start + text.length, text, words: found, isNear })
  }
  return passages
}
