/*
 * A long alternation is tried word for word at each place. Factored by first letters ("so_that|so_we|to_show" to "s(?:o_that|o_we)|to_show",
 * and on through the letters) a place costs a few steps however many words the list has. The order of alternatives with the same first
 * letter is kept, and others cannot match at the same place, so that what a pattern finds stays the same.
 */

/** Returns the length of the piece of a pattern that begins at an offset: a sign, an escape, a class or a group, without its quantifier. */
export function lengthAt(source: string, at: number): number {
  if (source[at] === '\\') return source[at + 1] === 'u' ? 6 : 2
  let end = at + 1
  if (source[at] === '[') {
    while (source[end] !== ']') end += source[end] === '\\' ? 2 : 1
    return end + 1 - at
  }
  if (source[at] !== '(') return 1
  while (source[end] !== ')') end += lengthAt(source, end)
  return end + 1 - at
}

/** Returns the alternatives of a pattern, as they stand side by side outside of all groups. */
export function alternativesOf(source: string): string[] {
  const parts: string[] = []
  let from = 0
  for (let at = 0; at < source.length; at += lengthAt(source, at)) {
    if (source[at] !== '|') continue
    parts.push(source.slice(from, at))
    from = at + 1
  }
  return [...parts, source.slice(from)]
}

const MAY_BE_MISSING = /^(?:[?*]|\{0)/
const QUANTIFIED = /^[?*+{]/

const FIRSTS = new Map<string, string | null>()

/** The signs that a match can begin with, or null where the pattern does not say; the same word classes are asked for again and again. */
function firstsOf(source: string): string | null {
  const before = FIRSTS.get(source)
  if (before !== undefined) return before
  const firsts = findFirsts(source)
  FIRSTS.set(source, firsts)
  return firsts
}

function findFirsts(source: string): string | null {
  if (source === '') return null
  const length = lengthAt(source, 0)
  const piece = source.slice(0, length)
  const rest = source.slice(length)
  if (/^\(\?<?[!=]/.test(piece)) return firstsOf(rest)
  if (MAY_BE_MISSING.test(rest)) return null
  if (/^[a-z0-9']$/.test(piece)) return piece
  if (!piece.startsWith('(?:')) return null
  const firsts = alternativesOf(piece.slice(3, -1)).map(firstsOf)
  return firsts.includes(null) ? null : [...new Set(firsts.join(''))].join('')
}

/** "so_that" can be parted after its first letter; "(?:so|to)_that" and "s?o" cannot. */
function beginsPlainly(source: string): boolean {
  return /^[a-z0-9']/.test(source) && !QUANTIFIED.test(source.slice(1))
}

function guarded(source: string): string {
  const firsts = firstsOf(source)
  return firsts !== null && firsts.length < 20 && !beginsPlainly(source)
    ? `(?=[${firsts}])${inner(source)}`
    : inner(source)
}

function byLetter(plain: readonly string[]): string[] {
  const letters = [...new Set(plain.map(([letter = '']) => letter))]
  return letters.map((letter) => {
    const rests = plain.filter((each) => each.startsWith(letter)).map((each) => each.slice(1))
    return rests.length === 1 ? `${letter}${inner(rests[0] ?? '')}` : `${letter}(?:${joined(rests)})`
  })
}

/** Alternatives that begin with a letter are gathered between those that do not. */
function joined(alternatives: readonly string[]): string {
  const out: string[] = []
  let run: string[] = []
  for (const each of alternatives) {
    if (beginsPlainly(each)) {
      run.push(each)
      continue
    }
    out.push(...byLetter(run), guarded(each))
    run = []
  }
  return [...out, ...byLetter(run)].join('|')
}

const GROUPS = new Map<string, string>()

/** The classes of the vocabulary stand in many patterns; each is factored once. */
function group(source: string): string {
  const before = GROUPS.get(source)
  if (before !== undefined) return before
  const made = joined(alternativesOf(source))
  GROUPS.set(source, made)
  return made
}

const INNER = new Map<string, string>()

function inner(source: string): string {
  if (!source.includes('(')) return source
  const before = INNER.get(source)
  if (before !== undefined) return before
  const made = findInner(source)
  INNER.set(source, made)
  return made
}

function findInner(source: string): string {
  let out = ''
  for (let at = 0; at < source.length; ) {
    const length = lengthAt(source, at)
    const piece = source.slice(at, at + length)
    const opening = /^\((?:\?:|\?<?[!=])/.exec(piece)?.[0]
    out += opening ? `${opening}${group(piece.slice(opening.length, -1))})` : piece
    at += length
  }
  return out
}

/** Returns the source of a pattern that matches the same in fewer steps; `shared` is what every alternative begins with. */
export function factored(alternatives: readonly string[], shared: string): string {
  if (!alternatives.every((each) => each.startsWith(shared))) return joined(alternatives)
  return `${shared}(?:${joined(alternatives.map((each) => each.slice(shared.length)))})`
}
