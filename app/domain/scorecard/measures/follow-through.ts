const SMALL = new Set(['the', 'and', 'with', 'due', 'for', 'from', 'yes', 'not', 'this', 'was', 'has'])

const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word.length > 2 && !SMALL.has(word))

/** Whether there is a word to look for: of a bare "yes" there is none. */
export const canBeSought = (diagnoses: readonly string[]): boolean =>
  diagnoses.some((words) => wordsOf(words).length > 0)

/**
 * Whether every word of one of the diagnoses stands in one sentence of one of the notes. By words alone: a note that abbreviates is not
 * understood, so the share is told too low rather than too high.
 */
export function standsIn(diagnoses: readonly string[], notes: readonly string[]): boolean {
  const sought = diagnoses.map(wordsOf).filter((words) => words.length > 0)
  return notes.some((note) =>
    note.split(/[.;\n]+/).some((sentence) => {
      const there = new Set(wordsOf(sentence))
      return sought.some((words) => words.every((word) => there.has(word)))
    }),
  )
}
