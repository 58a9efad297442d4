import { isSameOrDeeper } from '#app/domain/query/lexicon/hierarchy.ts'
import { contentWords } from '../reading/documented.ts'
import type { IndicatorReading } from '../reading/indicators.ts'
import type { OptionReading } from '../reading/option-roles.ts'
import { withoutQuotes } from '../reading/passage.ts'
import type { Reading } from '../reading/reading.ts'
import type { Subject } from '../reading/subjects.ts'
import { conceptsOf } from './evidence.ts'
import { favouredIn } from './favoured-side.ts'
import { isDenied } from './statements.ts'

/** Words that tell no answer from another, side and stage left in. */
const SMALL = new Set(
  'acute chronic disease failure injury syndrome disorder with without type stage grade infection note'.split(' '),
)
const SHORT: Readonly<Record<string, string>> = {
  l: 'left',
  r: 'right',
  lt: 'left',
  rt: 'right',
  bil: 'bilateral',
  infarct: 'stroke',
  infarction: 'stroke',
  cva: 'stroke',
  first: '1st',
  second: '2nd',
  third: '3rd',
  fourth: '4th',
}

const DEGREES = ['i', 'ii', 'iii', 'iv', 'v']
const OF_DEGREE = /\b(?:type|stage|class|grade|group|ckd|mobitz) (i{1,3}|iv|v)\b/gi

const NTH = ['1st', '2nd', '3rd', '4th']
/** "3a tear", "grade 3b", "OASIS 3c", "2° laceration": the degree of a perineal tear without its word. */
const TORN =
  /\b(?:(?:grade|degree|oasis?i?|type) )?([1-4])(?:[abc]|°|º)?(?=,? (?:degree |perineal |obstetric |vaginal |sphincter )?(?:tear|lac(?:eration|s)?|OASIS?)\b)|\b(?:OASIS?|tear (?:grade|degree)) ([1-4])[abc]?\b/gi

/** The words of a text by which it can be known again: long words by their beginning, sides and degrees in one spelling, figures by themselves. */
function marksOf(text: string): Set<string> {
  const plain = text
    .replace(TORN, (_, before?: string, behind?: string) => `${NTH[Number(before ?? behind) - 1]} degree`)
    .replace(/\b(pre|post|non|peri|intra|sub|hyper|hypo)-/gi, '$1')
    .replace(
      OF_DEGREE,
      (all, roman: string) => all.slice(0, -roman.length) + (DEGREES.indexOf(roman.toLowerCase()) + 1),
    )
  const words = [...contentWords(plain)].flatMap((word) =>
    /\d/.test(word) ? [word, ...(word.match(/\d+/g) ?? [])] : [word],
  )
  const marks = words.map((word) => SHORT[word] ?? word)
  return new Set(
    marks.filter((word) => (word.length > 3 || /\d/.test(word)) && !SMALL.has(word)).map((word) => word.slice(0, 6)),
  )
}

/** "Ischemic ulcer, not pressure related": what a statement denies is none of its marks. */
const DENIED = /\b(?:not|no|without|rather than|instead of|denies|denied)\s+(?:an? |the )?[\w-]+/gi

/** "Panc ca" stands for the pancreatic one, "gouty" for gout. */
function isMarked(mark: string, marks: ReadonlySet<string>): boolean {
  if ([mark, mark.slice(0, 5), mark.slice(0, 4)].some((stem) => marks.has(stem))) return true
  return mark.length > 3 && mark.length < 6 && !/\d/.test(mark) && [...marks].some((word) => word.startsWith(mark))
}

type Said = { text: string; subjects: readonly Subject[] }

type Candidate = { option: OptionReading; concepts: readonly string[]; marks: ReadonlySet<string> }

const JOINT = /\b(?:both|neither|either|all)\b/i

/** The answers between which the notes differ, each with the marks that no other has. */
function candidatesOf({ options }: Reading): Candidate[] {
  const offered = options.filter(
    ({ role, passage }) =>
      (role === 'diagnosis' || passage.subjects.some(isDenied)) &&
      (!JOINT.test(passage.text) || passage.subjects.length > 1),
  )
  const used = new Map<string, number>()
  const marks = offered.map(({ passage }) => marksOf(passage.text))
  for (const each of marks) for (const mark of each) used.set(mark, (used.get(mark) ?? 0) + 1)
  return offered.map((option, at) => ({
    option,
    concepts: conceptsOf(option.passage.subjects),
    marks: new Set([...(marks[at] ?? [])].filter((mark) => used.get(mark) === 1)),
  }))
}

/** Which of the answers a statement names: by a word or a diagnosis of its own, or, where it has none, by a broader or narrower one. */
function namedIn(candidates: readonly Candidate[], { text, subjects }: Said): boolean[] {
  const stated = conceptsOf(subjects)
  const marks = marksOf(text.replace(DENIED, ' '))
  const plainly = candidates.map(
    ({ marks: own, concepts }) =>
      [...own].some((mark) => isMarked(mark, marks)) || concepts.some((id) => stated.includes(id)),
  )
  if (plainly.some(Boolean)) return plainly
  return candidates.map(({ concepts }) =>
    concepts.some((id) => stated.some((other) => isSameOrDeeper(id, other) || isSameOrDeeper(other, id))),
  )
}

/** Two statements name different answers, though one of them may leave a second open. */
function isApart(mine: readonly boolean[], theirs: readonly boolean[]): boolean {
  return mine.some(Boolean) && theirs.some(Boolean) && mine.some((each, at) => each !== theirs[at])
}

const noteOf = ({ source, date }: IndicatorReading) => `${source.toLowerCase()} ${date ?? ''}`

/** Each is held against each: more than this many are no two sides. */
const MOST_STATEMENTS = 40

/** Returns two statements of different notes that name different answers of the list, or null. */
export function sidesOf(
  reading: Reading,
  statements: readonly IndicatorReading[],
): [IndicatorReading, IndicatorReading] | null {
  const candidates = candidatesOf(reading)
  const first = statements.slice(0, MOST_STATEMENTS).map((each) => ({ each, named: namedIn(candidates, each.passage) }))
  for (const [at, one] of first.entries())
    for (const other of first.slice(at + 1))
      if (noteOf(one.each) !== noteOf(other.each) && isApart(one.named, other.named)) return [one.each, other.each]
  return null
}

/** Returns whether two or more answers are each documented by a provider, so that a note can be held against each. */
export function areDocumentedApart(reading: Reading): boolean {
  const candidates = candidatesOf(reading)
  const named = reading.documented
    .filter(({ origin }) => origin === 'provider')
    .map(({ text, concepts }) => namedIn(candidates, { text, subjects: concepts.map(asSubject) }))
    .filter((each) => each.filter(Boolean).length === 1)
  return named.some((one) => named.some((other) => isApart(one, other)))
}

const asSubject = (conceptId: string): Subject => ({
  conceptId,
  start: 0,
  end: 0,
  words: '',
  standing: 'documented',
  assertion: 'asserted',
  quoted: null,
})

/** What lends one author more weight than another: closeness, length, skill, rank, what he saw himself. */
const FAVOURS =
  /\b(?:in person|himself|herself|themselves|first[- ]?hand|should know|knows? (?:best|the (?:case|patient)|this patient|him|her)|looked after|the longest|(?:the |has |had |is |was |are )(?:an? |the )?(?:better|best|closer|closest|clearer|fuller|sounder|stronger|more|most) (?!(?:recent|specific)\b)\w+|better (?:founded|view|placed|supported|reasoned|informed|grounded)|well[- ](?:founded|reasoned|argued)|(?:more|most|in more|in greater) (?:thorough\w*|detail\w*|complete\w*|careful\w*|experienc\w*|familiar\w*|reliable|convincing|weight|authoritative|closely)|closely|expert\w*|authority|authoritative|more senior|specialist in|trained in|board[- ]certified|experience with|has (?:more|most|long) experience)\b/i
/** "Which best reflects your judgment" weighs nobody. */
const ASKS_BEST = /\b(?:which|that|what)\b[^.?]{0,40}\bbest\b|\byour (?:best|expert|expertise)\b/i

/** Returns the words with which a question gives one of two authors more weight, or null. */
export function favourIn({ question }: Reading): string | null {
  const [hit] = favouredIn(question)
  if (hit) return hit.excerpt
  const told = withoutQuotes(question)
  for (const { start, end, asks } of question.sentences) {
    const sentence = told.slice(start, end)
    const found = FAVOURS.exec(sentence)
    if (found && !(asks && ASKS_BEST.test(sentence)) && !ASKS_BEST.test(found[0])) return found[0]
  }
  return null
}
