import { familiesOf, isSameOrDeeper } from '#app/domain/query/lexicon/hierarchy.ts'
import type { Bearing } from '#app/domain/query/lexicon/types.ts'
import type { Reading } from '../reading/reading.ts'
import { offeredIn, supportIn } from './evidence.ts'

const isOneSign = (one: string, other: string) => one.includes(other) || other.includes(one)

/** An infiltrate goes with the documented pneumonia already, and says nothing of a ventilator. */
function isOfBase(reading: Reading, conceptId: string, own: readonly Bearing[]): boolean {
  const bases = reading.documented
    .flatMap(({ concepts }) => concepts)
    .filter((known) => known !== conceptId && isSameOrDeeper(conceptId, known))
  return own.every(
    ({ words, strength }) =>
      strength === 'weak' &&
      bases.some((base) => supportIn(reading, base).for.some((each) => isOneSign(each.words, words))),
  )
}

/** A word of a finding that says flatly that something is not there. */
export const DENYING = /\b(?:no|not|never|without|negative|normal|none|intact)\b/i

/** Returns whether a word of the record stands against it ("never intubated"), and for it nothing of its own. Degrees are neighbours, and a value may belong to the next. */
export function isFlatlyDenied(
  reading: Reading,
  conceptId: string,
  own: readonly Bearing[],
  grave: readonly Bearing[],
): boolean {
  const isDegree = familiesOf(conceptId).some(({ ordered }) => ordered)
  return !isDegree && grave.some(({ words }) => DENYING.test(words)) && isOfBase(reading, conceptId, own)
}

/** Returns whether a rival answers for all its signs: "no flatus" fits the ileus as well, and weak signs that a supported rival shares do not outweigh "no transition point". Degrees of one condition stay rivals. */
export function isExplainedAway(reading: Reading, conceptId: string, pro: readonly Bearing[]): boolean {
  if (pro.length === 0 || pro.some(({ strength }) => strength === 'strong')) return false
  const ordered = new Set(familiesOf(conceptId).flatMap((family) => (family.ordered ? family.members : [])))
  const rivals = offeredIn(reading).filter(
    (id) => !isSameOrDeeper(id, conceptId) && !isSameOrDeeper(conceptId, id) && !ordered.has(id),
  )
  return rivals.some((id) => {
    const { verdict, for: shared } = supportIn(reading, id)
    return verdict === 'supported' && pro.every(({ words }) => shared.some((each) => isOneSign(each.words, words)))
  })
}
