import { familyOf } from './specifics.ts'

type Coded = { code: string }

/**
 * The coded lines as the notes alone gave them: the lines as they stand, but for each family that was coded when the first query was sent,
 * as it was coded then. What queries brought about is the query's doing, not the note's: a code that an answer `brought` is left out also
 * where it is of another family than the one asked about. Other families coded later stay as they are.
 */
export function firstLines<T extends Coded>(
  whenAsked: readonly T[],
  now: readonly T[],
  brought: ReadonlySet<string>,
): T[] {
  const known = new Set(whenAsked.map(({ code }) => familyOf(code)))
  return [...whenAsked, ...now.filter(({ code }) => !known.has(familyOf(code)) && !brought.has(code))]
}
