import { isSameOrDeeper } from '#app/domain/query/lexicon/hierarchy.ts'
import { type Support, supports } from '#app/domain/query/lexicon/support.ts'
import type { IndicatorReading } from '../reading/indicators.ts'
import type { Reading } from '../reading/reading.ts'
import type { Subject } from '../reading/subjects.ts'

/** Returns the diagnoses that an option stands for, those denied or put in the past left out. */
export function conceptsOf(subjects: readonly Subject[]): string[] {
  return subjects.flatMap(({ conceptId, assertion }) => (conceptId && assertion !== 'negated' ? [conceptId] : []))
}

/** Returns whether a provider's or a report's words among the current indicators name the concept or a deeper one. */
export function isStated(conceptId: string, indicators: readonly IndicatorReading[]): boolean {
  return indicators.some(
    ({ prior, passage, speaker }) =>
      !prior &&
      passage.subjects.some(
        (subject) =>
          subject.conceptId !== null &&
          subject.assertion !== 'negated' &&
          subject.assertion !== 'historical' &&
          subject.assertion !== 'family' &&
          (subject.quoted === 'provider' ||
            subject.quoted === 'report' ||
            subject.quoted === 'ancillary' ||
            speaker === 'provider' ||
            speaker === 'report') &&
          isSameOrDeeper(subject.conceptId, conceptId),
      ),
  )
}

/** Returns how far the current indicators of the query make a concept credible. */
export function currentSupport(reading: Reading, conceptId: string): Support {
  const current = reading.usable.filter(({ prior }) => !prior)
  if (isStated(conceptId, current)) return 'supported'
  return supports(
    conceptId,
    current.map(({ passage }) => passage.text),
  )
}
