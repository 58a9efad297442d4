import { familiesOf } from '#app/domain/query/lexicon/hierarchy.ts'
import { supportOf } from '#app/domain/query/lexicon/support.ts'
import type { Reading } from '../reading/reading.ts'
import { currentTexts } from './evidence.ts'

/** Returns whether two or more earlier findings each show the step beside the present one, as told over months of a condition on the record. */
export function isStepTwiceBefore(reading: Reading, conceptId: string): boolean {
  const before = reading.usable.filter(({ prior }) => prior)
  const showing = before.filter(({ bearings }) =>
    bearings.some((each) => each.conceptId === conceptId && each.direction === 'for' && each.strength === 'strong'),
  )
  return showing.length > 1 && isStepOfBefore(reading, conceptId)
}

/** Returns whether an earlier value speaks for the step beside the one that the present values show, of a condition on the record: class and stage are told over months. */
export function isStepOfBefore(reading: Reading, conceptId: string): boolean {
  const before = reading.usable.filter(({ prior }) => prior).map(({ passage }) => passage.text)
  const isProvenBy = (texts: readonly string[], id: string) =>
    supportOf(id, texts).for.some((each) => each.conceptId === id && each.strength === 'strong')
  return (
    before.length > 0 &&
    familiesOf(conceptId).some(({ ordered, members }) => {
      const at = members.indexOf(conceptId)
      const beside = [members[at - 1], members[at + 1]].filter((id) => id !== undefined)
      return ordered && beside.some((id) => isProvenBy(currentTexts(reading), id)) && isProvenBy(before, conceptId)
    })
  )
}
