import { isSameOrDeeper } from '#app/domain/query/lexicon/hierarchy.ts'
import { type Support, type SupportReading, supportOf } from '#app/domain/query/lexicon/support.ts'
import { namesWitness } from '../language/quotes.ts'
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

/** Returns whether a provider or a report names the concept or a deeper one; a nurse's or a dietitian's term is a finding and no diagnosis of the record. */
export function isAnswerable(conceptId: string, indicators: readonly IndicatorReading[]): boolean {
  return indicators.some(
    ({ prior, passage, speaker, source }) =>
      !prior &&
      passage.subjects.some(
        ({ conceptId: named, assertion, quoted }) =>
          named !== null &&
          assertion !== 'negated' &&
          assertion !== 'historical' &&
          assertion !== 'family' &&
          isSameOrDeeper(named, conceptId) &&
          (quoted === null || quoted === 'unknown'
            ? speaker === 'provider' || speaker === 'report' || namesWitness(source)
            : quoted !== 'ancillary'),
      ),
  )
}

/** Returns whether the answers hold a diagnosis and its absence: "whether gangrene accompanied it", with and without it, puts nothing alone. */
export function isOfferedBothWays({ options }: Reading, { conceptId, words }: Subject): boolean {
  const named = options.flatMap(({ passage }) =>
    passage.subjects
      .filter((each) => {
        if (conceptId === null || each.conceptId === null) return each.words === words
        // A degree of it among the answers offers it; denied is it by its own name or a broader one.
        const [one, other] = each.assertion === 'negated' ? [conceptId, each.conceptId] : [each.conceptId, conceptId]
        return isSameOrDeeper(one, other)
      })
      .map(({ assertion }) => assertion),
  )
  return named.includes('asserted') && named.includes('negated')
}

const TEXTS = new WeakMap<Reading, readonly string[]>()

/** Returns the words of the current, usable indicators; the same list each time, so that they are read once. */
export function currentTexts(reading: Reading): readonly string[] {
  const before = TEXTS.get(reading)
  if (before) return before
  const texts = reading.usable.filter(({ prior }) => !prior).map(({ passage }) => passage.text)
  TEXTS.set(reading, texts)
  return texts
}

const SUPPORT = new WeakMap<Reading, Map<string, SupportReading>>()

/** Returns what the current indicators of the query say for and against a concept; read once for each draft. */
const WAXING = ['encephalopathy', 'delirium'] as const
const ALTERED =
  /\b(?:confus\w*|disorient\w*|letharg\w*|obtund\w*|somnol\w*|drows\w*|cam(?:-icu)?[ :]*(?:was |is )?positive|altered mental|ams|agitat\w*|unresponsive|waxes|oriented (?:x ?[12]|to (?:self|person)(?: only)?))(?![a-z])/i
const CLEAR =
  /\b(?:oriented (?:x ?[34]|to person, place)|alert and oriented|a&o ?x ?[34]|back to baseline|at baseline)\b/i

/** A mind that clears again was altered before: a clear hour is no sign against what comes and goes. */
function textsFor(reading: Reading, conceptId: string): readonly string[] {
  const texts = currentTexts(reading)
  if (!WAXING.some((each) => isSameOrDeeper(conceptId, each)) || !texts.some((text) => ALTERED.test(text))) return texts
  return texts.filter((text) => ALTERED.test(text) || !CLEAR.test(text))
}

export function supportIn(reading: Reading, conceptId: string): SupportReading {
  const known = SUPPORT.get(reading) ?? new Map<string, SupportReading>()
  SUPPORT.set(reading, known)
  const before = known.get(conceptId)
  if (before) return before
  const support = supportOf(conceptId, textsFor(reading, conceptId))
  known.set(conceptId, support)
  return support
}

/** Returns how far the current indicators of the query make a concept credible. */
export function currentSupport(reading: Reading, conceptId: string): Support {
  if (isStated(conceptId, reading.usable)) return 'supported'
  return supportIn(reading, conceptId).verdict
}

/** Returns the indicators that can be used and are of this encounter. */
export const currentOf = (reading: Reading): IndicatorReading[] => reading.usable.filter(({ prior }) => !prior)

const OFFERED = new WeakMap<Reading, readonly string[]>()

/** Returns the diagnoses of all answers, each once, so that a long list costs no more than its variety. */
export function offeredIn(reading: Reading): readonly string[] {
  const before = OFFERED.get(reading)
  if (before) return before
  const diagnoses = reading.options
    .filter(({ role }) => role === 'diagnosis')
    .flatMap(({ passage }) => passage.subjects)
  const offered = [...new Set(diagnoses.flatMap(({ conceptId }) => (conceptId === null ? [] : [conceptId])))]
  OFFERED.set(reading, offered)
  return offered
}
