import { isSameOrDeeper } from '#app/domain/query/lexicon/hierarchy.ts'
import type { Reading } from '../reading/reading.ts'
import { offeredIn, supportIn } from './evidence.ts'

const hasOwnSign = (reading: Reading, part: string): boolean =>
  supportIn(reading, part).for.some(({ conceptId, strength }) => conceptId === part && strength === 'strong')

/** Returns whether a diagnosis is one part of a joint answer beside it ("combined systolic and diastolic") of which each part that is offered has a strong finding of its own: each part is then true of the patient, and less than the whole at most. */
export function isPartOfJoint(reading: Reading, conceptId: string): boolean {
  const offered = offeredIn(reading)
  return offered.some((joint) => {
    if (joint === conceptId || !isSameOrDeeper(joint, conceptId)) return false
    const parts = offered.filter((id) => id !== joint && isSameOrDeeper(joint, id))
    const apart = parts.filter((id) => !parts.some((other) => other !== id && isSameOrDeeper(other, id)))
    return apart.length > 1 && apart.every((part) => hasOwnSign(reading, part))
  })
}
