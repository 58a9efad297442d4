/** A pair of coded lines that the tabular list says exclude each other, and the words of its note. */
export type Excluded = { code: string; other: string; note: string }
export type TabularNote = { on: string; kind: string; words: string }

// "(J20.-)", "(A00-B99)", "(I21.4)", "(F10.1-, F10.2-)": codes of a note stand in brackets, without or with their dot.
const BRACKETS = /\(([^()]*)\)/g
const CODE = /^[A-Z][0-9][0-9A-Z](?:\.?[0-9A-Z]{0,4})?$/

const bare = (text: string) => text.replace('.', '').replace(/(?<![-.])[-.]+$/, '')

/** The beginnings and spans of codes that the words of a note name. */
export function codesNamed(words: string): { from: string; to: string }[] {
  const found: { from: string; to: string }[] = []
  for (const [, inside = ''] of words.matchAll(BRACKETS))
    for (const part of inside.split(/[,;]\s*|(?<!\s)\s+and\s+/)) {
      const [first = '', last = ''] = part.trim().split(/-(?=[A-Z])/)
      const from = bare(first)
      const to = last === '' ? from : bare(last)
      if (CODE.test(from) && CODE.test(to)) found.push({ from, to })
    }
  return found
}

const isNamed = (code: string, { from, to }: { from: string; to: string }) =>
  code.startsWith(from) || (code.slice(0, from.length) >= from && code.slice(0, to.length) <= to)

/**
 * The pairs of lines of which a note of one, or of a heading above it, says "Excludes1" of the other (Guidelines I.A.12.a: they are not
 * coded together, unless the two are unrelated). Each pair once.
 */
export function excludedPairs(codes: readonly string[], notes: readonly TabularNote[]): Excluded[] {
  const found: Excluded[] = []
  const isKnown = (one: string, two: string) =>
    found.some(({ code, other }) => (code === one && other === two) || (code === two && other === one))
  for (const { on, kind, words } of notes) {
    if (kind !== 'excludes1') continue
    const named = codesNamed(words)
    for (const code of codes.filter((it) => it.startsWith(on)))
      for (const other of codes) {
        if (other === code || other.startsWith(on) || isKnown(code, other)) continue
        if (named.some((span) => isNamed(other, span))) found.push({ code, other, note: words })
      }
  }
  return found
}
