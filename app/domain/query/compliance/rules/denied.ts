import { familiesOf } from '#app/domain/query/lexicon/hierarchy.ts'
import type { Bearing } from '#app/domain/query/lexicon/types.ts'
import { onceFor } from '../language/once-for.ts'
import type { Reading } from '../reading/reading.ts'
import { currentOf, offeredIn, supportIn } from './evidence.ts'

/** An answer names no more organisms by their letters. */
const MOST_LETTERS = 8
const TEST = /\b(?:virus|pcr|antigen|stain|serolog\w*|dna|rna|load|titer)\b/i
const ABSENT = /\b(?:negative|not detected|undetect\w+|absent)\b/i

/** Returns whether a test came back without the organism of an answer ("BK virus plasma PCR not detected"): the letters of the answer, and the test that came back without them. */
export function isVirusAbsent(reading: Reading, words: string): boolean {
  const judged = absentVirus(reading)
  const before = judged.get(words)
  if (before !== undefined) return before
  const isAbsent = findAbsentVirus(reading, words)
  judged.set(words, isAbsent)
  return isAbsent
}

/** Each diagnosis of an answer asks for the whole answer, which is read once. */
const absentVirus = onceFor((_: Reading) => new Map<string, boolean>())

function findAbsentVirus(reading: Reading, words: string): boolean {
  const letters = [...new Set(words.match(/\b[A-Z][A-Z0-9]{1,5}\b/g) ?? [])].slice(0, MOST_LETTERS)
  return letters.some((each) =>
    currentOf(reading).some(({ passage: { text } }) => {
      const at = text.indexOf(each)
      const behind =
        at < 0 ? '' : (/^[^.;,]{0,90}/.exec(text.slice(at + each.length, at + each.length + 90))?.[0] ?? '')
      return TEST.test(behind) && ABSENT.test(behind)
    }),
  )
}

const isDeniedSign = (reading: Reading, { words }: Bearing): boolean =>
  /^(?:no|not|without|denies)\b/i.test(words) ||
  currentOf(reading).some(({ passage: { text } }) => {
    const at = text.indexOf(words)
    return at > 0 && /\b(?:no|without|denies|absent) (?:\w+ )?$/i.test(text.slice(Math.max(0, at - 24), at))
  })

/** Returns whether a form of what is documented has only denied signs, while a rival form is proven: a venous ulcer with "no edema" beside a plantar one. */
export function isDeniedBesideProven(
  reading: Reading,
  conceptId: string,
  pro: readonly Bearing[],
  contra: readonly Bearing[],
): boolean {
  const isOwn = (each: Bearing) => each.conceptId === conceptId
  if (pro.some(isOwn) || !contra.some((each) => isOwn(each) && isDeniedSign(reading, each))) return false
  return familiesOf(conceptId).some(
    ({ ordered, axis, members }) =>
      !ordered &&
      axis !== 'acuity' &&
      members.includes(conceptId) &&
      offeredIn(reading).some(
        (rival) =>
          rival !== conceptId &&
          members.includes(rival) &&
          supportIn(reading, rival).for.some((each) => each.strength === 'strong' && each.conceptId === rival) &&
          !supportIn(reading, rival).against.some(({ strength }) => strength === 'strong'),
      ),
  )
}
