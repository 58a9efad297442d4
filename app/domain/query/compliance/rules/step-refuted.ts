import { familiesAround, isSameOrDeeper } from '#app/domain/query/lexicon/hierarchy.ts'
import type { Bearing } from '#app/domain/query/lexicon/types.ts'
import type { Reading } from '../reading/reading.ts'
import { offeredIn, supportIn } from './evidence.ts'

/** Behind the numbered stages stand states that no depth tells apart (covered by slough, deep below whole skin). */
const NUMBERED = 4

/** Returns whether a numbered stage has no ground: stages are told apart by what is seen, so that a partial thickness twice told is no stage 4, and an unbroken skin none where stage 1 is offered and borne out. */
export function isStepRefuted(
  reading: Reading,
  conceptId: string,
  pro: readonly Bearing[],
  grave: readonly Bearing[],
): boolean {
  return familiesAround(conceptId).some(({ ordered, axis, members }) => {
    const isOfStep = (each: Bearing) => members.includes(each.conceptId) && isSameOrDeeper(conceptId, each.conceptId)
    if (!ordered || axis !== 'stage' || pro.some(isOfStep)) return false
    const against = grave.filter(isOfStep)
    const placeOf = (id: string) => members.findIndex((member) => isSameOrDeeper(id, member))
    const isFarRival = (id: string) =>
      placeOf(id) >= 0 &&
      Math.max(placeOf(id), placeOf(conceptId)) < NUMBERED &&
      Math.abs(placeOf(id) - placeOf(conceptId)) > 1 &&
      supportIn(reading, id).for.some(({ strength, conceptId: own }) => strength === 'strong' && members.includes(own))
    return against.length > 1 || (against.length === 1 && offeredIn(reading).some(isFarRival))
  })
}
