/** Medical decision making as documented. Counts are whole numbers, at least 0. */
export type DecisionElements = {
  problems: {
    selfLimited: number
    stableChronic: number
    /** Acute and uncomplicated, or acute and stable. */
    acuteUncomplicated: number
    chronicWorsening: number
    newWithUncertainOutlook: number
    acuteWithSystemicSymptoms: number
    acuteComplicatedInjury: number
    severeWorsening: number
    threatToLifeOrFunction: number
  }
  data: {
    /** Each unique test ordered or reviewed and each outside document reviewed counts once. */
    testsAndDocuments: number
    hasIndependentHistorian: boolean
    hasOwnInterpretation: boolean
    hasOutsideDiscussion: boolean
  }
  risk: Level
}
export const LEVELS = ['straightforward', 'low', 'moderate', 'high'] as const
export type Level = (typeof LEVELS)[number]

/** The level of the problems addressed (published E/M guidelines of 2021 and 2023, table of decision making, first column). */
export function problemLevel(problems: DecisionElements['problems']): Level {
  if (problems.severeWorsening + problems.threatToLifeOrFunction > 0) return 'high'
  const moderate =
    problems.chronicWorsening +
    problems.newWithUncertainOutlook +
    problems.acuteWithSystemicSymptoms +
    problems.acuteComplicatedInjury
  if (moderate > 0 || problems.stableChronic >= 2) return 'moderate'
  if (problems.stableChronic + problems.acuteUncomplicated > 0 || problems.selfLimited >= 2) return 'low'
  return 'straightforward'
}

/** The level of the data reviewed: categories met, where three items make the first and a historian counts as an item from moderate on. */
export function dataLevel(data: DecisionElements['data']): Level {
  const items = data.testsAndDocuments + (data.hasIndependentHistorian ? 1 : 0)
  const categories = [items >= 3, data.hasOwnInterpretation, data.hasOutsideDiscussion].filter(Boolean).length
  if (categories >= 2) return 'high'
  if (categories === 1) return 'moderate'
  return data.testsAndDocuments >= 2 || data.hasIndependentHistorian ? 'low' : 'straightforward'
}

/** Two of the three elements must meet the level: the middle one of the three. */
export function decisionLevel({ problems, data, risk }: DecisionElements): Level {
  const ranks = [problemLevel(problems), dataLevel(data), risk].map((level) => LEVELS.indexOf(level))
  const middle = ranks.sort((a, b) => a - b)[1] ?? 0
  return LEVELS[middle] ?? 'straightforward'
}
