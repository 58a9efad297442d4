import type { DocumentedDiagnosis } from './documented.ts'
import { contentWords } from './documented.ts'
import type { IndicatorReading } from './indicators.ts'

/** A question that names whose reading it asks about. */
const READER =
  /\b(?:radiolog\w*|patholog\w*|neuroradiolog\w*|cytolog\w*|imaging|report(?:ed)?|biopsy|ct|cta|mri|mra|x-?ray|ultraso\w+|echo\w*|film|scan|study|specimen)\b/i
const DENIES = /\b(?:no|not|without|negative|absent|denies|ruled out|unlikely)\b/i

/** Returns what quoted reports of this encounter name, as documented for a yes/no question that asks about the reader's finding; nothing for other questions. */
export function reportedIn(question: string, indicators: readonly IndicatorReading[]): DocumentedDiagnosis[] {
  if (!READER.test(question)) return []
  return indicators
    .filter(({ prior }) => !prior)
    .flatMap(({ passage: { text, quotes, subjects } }) =>
      quotes
        .filter(({ speaker }) => speaker === 'report')
        .map(({ start, end }): DocumentedDiagnosis => {
          const words = text.slice(start, end)
          const named = subjects.filter(
            (each) =>
              each.start >= start && each.end <= end && each.assertion !== 'negated' && each.assertion !== 'family',
          )
          return {
            text: words,
            words: DENIES.test(words) ? new Set() : contentWords(words),
            concepts: named.flatMap(({ conceptId }) => conceptId ?? []),
            certainty: 'confirmed',
            origin: 'radiology',
            counts: true,
          }
        }),
    )
}

const ORGANS = new Set('cerebral brain pulmonary lung renal kidney hepatic liver cardiac heart bone joint'.split(' '))
const stemOf = (word: string) => word.slice(0, word.length > 6 ? 5 : 3)

/** Returns whether a report says in other forms what a question takes up ("nodal metastasis" over "metastatic carcinoma, 1 of 2 nodes"). */
export function isToldIn(words: string, reported: readonly DocumentedDiagnosis[]): boolean {
  const told = [...contentWords(words)].filter((word) => !ORGANS.has(word))
  return (
    told.length > 0 &&
    reported.some((entry) => {
      const stems = new Set([...entry.words].map(stemOf))
      return told.every((word) => stems.has(stemOf(word)))
    })
  )
}
