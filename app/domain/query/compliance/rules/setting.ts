import { isSameOrDeeper } from '#app/domain/query/lexicon/hierarchy.ts'
import { withSubstances } from '#app/domain/query/lexicon/words.ts'
import { standingOf } from '../reading/documented.ts'
import type { Reading } from '../reading/reading.ts'
import { assertedIn } from './defining.ts'
import { currentTexts } from './evidence.ts'
import context from './sibling-context.json'

const NEEDS = new Map(Object.entries(context.needs).map(([id, words]) => [id, new RegExp(`\\b(?:${words})`, 'i')]))
const OWN_NEEDS = new Map(
  Object.entries(context.answers).map(([id, words]) => [id, new RegExp(`\\b(?:${words})`, 'i')]),
)

/** A sibling that needs a setting of its own (an infection, a prosthesis, alcohol) is no rival outside it. */
export function hasSetting(reading: Reading, conceptId: string): boolean {
  const needed = NEEDS.get(conceptId)
  return (
    !needed ||
    [...reading.draft.documentedDiagnoses, ...currentTexts(reading)].some((text) => needed.test(withSubstances(text)))
  )
}

/** Returns whether an answer is named for a setting of which no word stands anywhere in the query: an anemia of chronic disease without any such disease. */
export function lacksSetting(reading: Reading, conceptId: string): boolean {
  const [named, needed] = [...OWN_NEEDS].find(([id]) => isSameOrDeeper(conceptId, id)) ?? []
  if (named === undefined || needed === undefined || standingOf(named, reading.documented) === 'documented')
    return false
  const told = [
    ...reading.draft.documentedDiagnoses,
    ...reading.indicators.map(({ passage }) => passage.text),
    reading.title.text,
    reading.question.text,
  ]
  return !told.some((text) => needed.test(assertedIn(text)))
}
