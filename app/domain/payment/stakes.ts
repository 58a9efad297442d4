import type { Expectation } from './answer-worth.ts'

/** How far apart the possible answers to the open questions of a stay can lead it; null where no outcome has a weight. */
export type Stake = {
  encounterId: string
  lowestX10000: number | null
  highestX10000: number | null
  unknownOutcomes: number
}

/** The span of weight differences over all outcomes of all open questions, downward as well as upward. Outcomes without a weight are counted apart. */
export function stakeOf(encounterId: string, questions: readonly Expectation[]): Stake {
  const differences = questions.flatMap(({ outcomes }) => outcomes.map((outcome) => outcome.weightDifferenceX10000))
  const known = differences.filter((difference) => difference !== null)
  return {
    encounterId,
    lowestX10000: known.length === 0 ? null : Math.min(0, ...known),
    highestX10000: known.length === 0 ? null : Math.max(0, ...known),
    unknownOutcomes: differences.length - known.length,
  }
}

/** The stays with the widest span first, whichever way it goes; those that cannot be told last, in the order in which they came. */
export function rankedByStake(stakes: readonly Stake[]): Stake[] {
  const span = ({ lowestX10000, highestX10000 }: Stake) =>
    lowestX10000 === null || highestX10000 === null ? -1 : highestX10000 - lowestX10000
  return [...stakes].sort((a, b) => span(b) - span(a))
}
