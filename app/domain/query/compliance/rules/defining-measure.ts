import { meets } from '#app/domain/query/lexicon/conditions.ts'
import { evidenceMap } from '#app/domain/query/lexicon/evidence-map.ts'
import { isHeldUp } from '#app/domain/query/lexicon/held-up.ts'
import { conceptOf } from '#app/domain/query/lexicon/hierarchy.ts'
import { valuesIn } from '#app/domain/query/lexicon/readings.ts'
import type { Bearing } from '#app/domain/query/lexicon/types.ts'
import { wordsOf } from '#app/domain/query/lexicon/words.ts'
import type { Reading } from '../reading/reading.ts'
import { currentTexts, supportIn } from './evidence.ts'

/** Returns whether the measure by which the map makes a diagnosis was taken, and each of its values speaks flatly against it, while nothing else proves it: weak signs do not outweigh that. */
export function isMeasuredOut(reading: Reading, conceptId: string, pro: readonly Bearing[]): boolean {
  const isStrong = ({ strength }: Bearing) => strength === 'strong'
  const bases = conceptOf(conceptId)?.isA ?? []
  if (pro.some(isStrong) || bases.some((id) => supportIn(reading, id).for.some(isStrong))) return false
  const values = currentTexts(reading).flatMap((text) =>
    valuesIn(text, wordsOf(text)).map((value) => ({ value, isOpen: isHeldUp(value.measure, text, value.end) })),
  )
  return [...new Set(values.map(({ value }) => value.measure))].some((measure) => {
    const effects = (evidenceMap().measured.get(measure) ?? []).filter(({ effect }) => effect.conceptId === conceptId)
    const isFor = effects.filter(({ effect }) => effect.direction === 'for')
    const isDefining = isFor.some(({ effect }) => effect.strength === 'strong')
    const isAgainst = effects.filter(
      ({ effect, condition }) =>
        effect.direction === 'against' && effect.strength === 'strong' && condition.of === 'value',
    )
    const taken = values.filter(({ value }) => value.measure === measure)
    return (
      isDefining &&
      taken.every(
        ({ value, isOpen }) =>
          !isOpen &&
          isAgainst.some(({ condition }) => meets(value, condition, { every: true })) &&
          !isFor.some(({ condition }) => meets(value, condition, { every: false })),
      )
    )
  })
}
