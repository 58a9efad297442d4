import { isSameOrDeeper } from '#app/domain/query/lexicon/hierarchy.ts'
import { contentWords } from '../reading/documented.ts'
import type { IndicatorReading } from '../reading/indicators.ts'
import type { OptionReading } from '../reading/option-roles.ts'
import type { Reading } from '../reading/reading.ts'
import type { Subject } from '../reading/subjects.ts'
import { conceptsOf } from './evidence.ts'

function noteOf({ source, date }: IndicatorReading): string {
  return `${source.toLowerCase()} ${date ?? ''}`
}

function authorOf({ source }: IndicatorReading): string | null {
  return /\bDr\.? ([A-Z][\p{L}'-]+)/u.exec(source)?.[1]?.toLowerCase() ?? null
}

const sideIn = (text: string) => /\b(?:left|right|bilateral)\b/i.exec(text)?.[0].toLowerCase() ?? null

/** One author's two notes that use the same words are one statement. */
function isRepeated(one: IndicatorReading, other: IndicatorReading): boolean {
  const author = authorOf(one)
  if (author === null || author !== authorOf(other)) return false
  if (sideIn(one.passage.text) !== sideIn(other.passage.text)) return false
  const words = contentWords(other.passage.text)
  return [...contentWords(one.passage.text)].some((word) => word.length > 4 && words.has(word) && !BROAD.has(word))
}

/** Each is held against each: more than this many are no two sides, and the author is told so. */
const MOST_STATEMENTS = 40

/** Two statements oppose each other unless the lexicon reads the very same diagnoses in both; what it cannot read is left to people. */
export function opposed(
  reading: Reading,
  statements: readonly IndicatorReading[],
): [IndicatorReading, IndicatorReading] | null {
  const first = statements.slice(0, MOST_STATEMENTS)
  for (const [at, one] of first.entries()) {
    for (const other of first.slice(at + 1)) {
      const mine = conceptsOf(one.passage.subjects)
      const theirs = conceptsOf(other.passage.subjects)
      const same = mine.length > 0 && mine.every((id) => theirs.includes(id)) && theirs.every((id) => mine.includes(id))
      const denied = one.passage.subjects.some(isDenied) !== other.passage.subjects.some(isDenied)
      const twice = mine.some((id) => reading.documented.filter(({ concepts }) => concepts.includes(id)).length > 1)
      const apart = noteOf(one) !== noteOf(other) && (!same || denied || twice)
      if (apart && !isRepeated(one, other)) return [one, other]
    }
  }
  return null
}

export const isDenied = ({ assertion }: Subject) => assertion === 'negated'

/** The words of a text that can tell two statements apart; figures count by themselves ("37w1d" and "37 weeks"). */
export function tellingWords(text: string): Set<string> {
  const words = [...contentWords(text)].flatMap((word) => (/\d/.test(word) ? (word.match(/\d+/g) ?? []) : [word]))
  return new Set(words.filter((word) => (word.length > 3 || /\d\d/.test(word)) && !BROAD.has(word)))
}

/** An option takes up a statement when it names the same diagnosis at any depth, or shares a word with it that the other statement has not. */
export function covers(
  { passage }: OptionReading,
  { passage: statement }: IndicatorReading,
  rival: IndicatorReading,
): boolean {
  if (/^\W*(?:right|left|bilateral|both)(?: side[sd]?)?\W*$/i.test(passage.text)) return true
  if (isSideOfPlace(passage.text, statement.text)) return true
  const stated = conceptsOf(statement.subjects)
  const offered = conceptsOf(passage.subjects)
  if (stated.length === 0 && offered.length > 0) return true
  if (offered.some((id) => stated.some((other) => isSameOrDeeper(id, other) || isSameOrDeeper(other, id)))) return true
  const theirs = tellingWords(rival.passage.text)
  const own = [...tellingWords(statement.text)].filter((word) => !theirs.has(word))
  const words = tellingWords(passage.text)
  return own.length === 0 || own.some((word) => words.has(word))
}

/** "Right knee" takes up the note that has the tear on the right. */
function isSideOfPlace(option: string, statement: string): boolean {
  const side = /^\W{0,4}(right|left|bilateral|both)\b/i.exec(option)?.[1]?.toLowerCase()
  if (side === undefined || (option.match(/\p{L}+/gu) ?? []).length > 3) return false
  return (statement.toLowerCase().match(/\b(?:right|left|bilateral|both)\b/g) ?? []).some((word) => word === side)
}

/** Accounts that name no diagnosis ("out for maybe 5 min", "does not think he passed out") are beyond words: who lists several answers has taken them up. */
export function tellsOnly(sides: readonly IndicatorReading[]): boolean {
  return sides.every(({ passage }) => conceptsOf(passage.subjects).length === 0)
}

const BROAD = new Set([
  'acute',
  'chronic',
  'disease',
  'failure',
  'injury',
  'syndrome',
  'disorder',
  'severe',
  'with',
  'without',
  'left',
  'right',
  'type',
  'stage',
  'infection',
])

/** A pathologist's, radiologist's or wound nurse's quoted words are a side where fewer than two treating providers have written. */
export const isQuotedWitness = ({ passage }: IndicatorReading, options: readonly OptionReading[]) =>
  passage.quotes.some(({ speaker }) => speaker === 'ancillary') ||
  (passage.quotes.some(({ speaker }) => speaker === 'report') &&
    (passage.subjects.length > 0 || options.some((option) => sharesWord(option, passage.text))))

function sharesWord({ passage }: OptionReading, text: string): boolean {
  const words = tellingWords(passage.text)
  return [...tellingWords(text)].some((word) => words.has(word))
}

/** "Combined systolic and diastolic" beside "systolic" is no answer for the note that has it diastolic alone. */
export function isHeldJointly(
  { passage }: OptionReading,
  { passage: side }: IndicatorReading,
  { passage: rival }: IndicatorReading,
  offered: readonly OptionReading[],
): boolean {
  const mine = conceptsOf(side.subjects)
  const theirs = conceptsOf(rival.subjects)
  const isOf = (id: string, ids: readonly string[]) => ids.some((other) => id !== other && isSameOrDeeper(id, other))
  const joint = conceptsOf(passage.subjects).some((id) => isOf(id, mine) && isOf(id, theirs))
  const apart = offered.some((option) => conceptsOf(option.passage.subjects).some((id) => theirs.includes(id)))
  return joint && apart
}
