import { assertionOf } from './assertion.ts'
import table from './data/explanations.json'
import { PhraseTree, partsPhrases } from './phrases.ts'
import type { Bearing } from './types.ts'
import { wordsOf } from './words.ts'

type Explanation = (typeof table.explanations)[number]

const EXPLAINERS = new PhraseTree<Explanation>()
for (const explanation of table.explanations) for (const words of explanation.by) EXPLAINERS.add(words, explanation)

/** Returns the bearings without those weak ones that something else in the same findings explains: a fast pulse by pain, a white count by steroids. */
export function explained(bearings: readonly Bearing[], texts: readonly string[]): Bearing[] {
  const given = texts.flatMap(explanationsIn)
  return bearings.filter(({ direction, strength, words, conceptId }) => {
    if (direction === 'against' || strength === 'strong') return true
    const told = words.toLowerCase()
    return !given.some(
      ({ finding, of, by }) =>
        of.includes(conceptId) && finding.some((word) => told.includes(word)) && !by.includes(told),
    )
  })
}

function explanationsIn(text: string): Explanation[] {
  const words = wordsOf(text)
  return words.flatMap((word, at) => {
    const found = EXPLAINERS.longestAt(words, at, partsPhrases)
    const end = found ? (words[at + found.length - 1]?.end ?? word.end) : word.end
    return found && assertionOf(text, { start: word.start, end }) !== 'negated' ? [...found.values] : []
  })
}
