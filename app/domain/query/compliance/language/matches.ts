import type { Pattern } from './pattern.ts'

/**
 * Yields the matches of a global pattern in order. Unlike `matchAll` it does not copy the pattern, which for the long ones of the rules
 * costs more than the search.
 */
export function* matchesOf(text: string, test: RegExp | Pattern): Generator<RegExpExecArray> {
  const regex = test instanceof RegExp ? test : test.regex
  let from = 0
  for (;;) {
    regex.lastIndex = from
    const match = regex.exec(text)
    if (!match) return
    yield match
    from = Math.max(match.index + match[0].length, from + 1)
  }
}
