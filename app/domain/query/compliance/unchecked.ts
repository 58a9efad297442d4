import { conceptOf } from '#app/domain/query/lexicon/hierarchy.ts'
import { mentionsIn } from '#app/domain/query/lexicon/mentions.ts'
import type { Reading } from './reading/reading.ts'
import { currentSupport } from './rules/evidence.ts'

/** Returns in plain sentences what could not be judged: options whose words the lexicon does not have, or whose concept the indicator map does not. */
export function uncheckedOf(reading: Reading): string[] {
  const said = new Set<string>()
  for (const { role, passage } of reading.options) {
    if (role !== 'diagnosis') continue
    const named = passage.subjects.filter(({ conceptId }) => conceptId !== null)
    if (named.length === 0 && mentionsIn(passage.text).length === 0) {
      said.add(
        `"${passage.text}" is not in the lexicon: whether it is documented, supported or one of several tiers was not checked.`,
      )
    }
    if (!reading.multipleChoice) continue
    for (const { conceptId, standing } of named) {
      if (standing === 'documented' || conceptId === null || currentSupport(reading, conceptId) !== 'not-mapped')
        continue
      said.add(
        `The indicator map does not hold "${conceptOf(conceptId)?.name ?? conceptId}": its support was not checked.`,
      )
    }
  }
  return [...said]
}
