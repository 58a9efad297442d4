import { holds, mayMatch } from './needs.ts'
import type { Pattern } from './pattern.ts'

/** An expression and its next match in a text; null where there is none any more. */
type Sought = { test: RegExp; match: RegExpExecArray | null }

function seek(sought: Sought, text: string, from: number): void {
  sought.test.lastIndex = from
  sought.match = sought.test.exec(text)
}

/** The expressions that may match a text, in order. */
function soughtIn(text: string, test: RegExp | Pattern): Sought[] {
  if (test instanceof RegExp) return mayMatch(text, test) ? [{ test, match: null }] : []
  const sought: Sought[] = []
  for (const wording of test.wordings) if (holds(text, wording.need)) sought.push({ test: wording.test, match: null })
  return sought
}

/**
 * Yields the matches of a global expression or of the wordings of a pattern in order; of two wordings at one place the first is taken, as in
 * an alternation. Unlike `matchAll` it does not copy the expression, which for the long ones of the rules costs more than the search.
 */
export function* matchesOf(text: string, test: RegExp | Pattern): Generator<RegExpExecArray> {
  const sought = soughtIn(text, test)
  for (const each of sought) seek(each, text, 0)
  for (;;) {
    let first: RegExpExecArray | null = null
    for (const { match } of sought) if (match && (!first || match.index < first.index)) first = match
    if (!first) return
    yield first
    const from = Math.max(first.index + first[0].length, first.index + 1)
    for (const each of sought) if (each.match && each.match.index < from) seek(each, text, from)
  }
}

/** Returns whether a pattern is found in a text. */
export const isFound = (text: string, test: Pattern): boolean => matchesOf(text, test).next().done === false
