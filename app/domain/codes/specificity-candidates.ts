import { sameKey } from './specificity-phrases.ts'
import { PARTS, type Question, questionOf, SOFT } from './specificity-question.ts'
import type { CodeNode, Pool } from './specificity-tree.ts'

/** A code that states what a question leaves open, and the stems of the words by which it does. */
export type Candidate = { node: CodeNode; gained: string[] }

/** Words that answer nothing: an alternative that adds only these states no more than the code. */
const FILLER: ReadonlySet<string> = new Set(['with', 'mention'])
/** Words by which a code says that the answer is not known, or does not matter: no alternative. */
const NO_ANSWER: ReadonlySet<string> = new Set(
  'unknown undetermi indetermi unidentif unable uncertain regaining'.split(' '),
)
/** Words too general to recognise a neighbouring category by. */
const GENERAL: ReadonlySet<string> = new Set([
  ...SOFT,
  ...'infection infectiou injury symptom disturban malignant neoplasm effect person injured traffic nontraffi accident'.split(
    ' ',
  ),
])
const NUMERAL = /^(\d+|[ivx]+)$/

/** Grade "iii" is kept by grade "iiia". */
function hasNumeral(word: string, content: ReadonlySet<string>): boolean {
  if (!NUMERAL.test(word)) return false
  for (const other of content) if (other.length === word.length + 1 && other.startsWith(word)) return true
  return false
}

/** Whether one title says one of the joined things that the other does not. */
function saysAlone(joined: ReadonlySet<string>, one: CodeNode, two: CodeNode): boolean {
  for (const word of joined) if (one.content.has(word) && !two.content.has(word)) return true
  return false
}

/** Where a heading joins several things, whether the other speaks of one of them instead of the one that the code means. */
const speaksOfElse = (other: CodeNode, node: CodeNode, { joined }: CodeNode) =>
  joined.size > 0 && saysAlone(joined, other, node) && saysAlone(joined, node, other)

const lends = ({ words }: CodeNode) =>
  words[0] !== 'other' && !words.includes('and') && !words.includes('or') && !words.includes(',')

/** Whether a heading between `scope` and the node says the word, and only one thing: a short title leans on its headings. */
function isLent(word: string, node: CodeNode, scope: CodeNode): boolean {
  for (let up = node.parent; up !== null && up !== scope; up = up.parent)
    if (up.content.has(word) && lends(up)) return true
  return false
}

/**
 * Whether an alternative says all that must stay said. A word of the common heading goes without saying; one of several that the
 * heading joins does so only where a part of it is what the code leaves open.
 */
function keeps(kept: ReadonlySet<string>, other: CodeNode, scope: CodeNode | null, isPart: boolean): boolean {
  for (const word of kept) {
    if (other.content.has(word) || hasNumeral(word, other.content)) continue
    if (scope === null) return false
    if (SOFT.has(word) || isLent(word, other, scope)) continue
    if (!scope.content.has(word) || (!isPart && scope.joined.has(word))) return false
  }
  return true
}

/** What the alternative says beyond the code and their common heading; null when it says that nobody knows. */
function gainedBy(other: CodeNode, scope: CodeNode | null, known: ReadonlySet<string>): string[] | null {
  const gained: string[] = []
  for (const word of other.content) {
    if (known.has(word) || FILLER.has(word) || word[0] === '-' || scope?.content.has(word)) continue
    if (NO_ANSWER.has(word)) return null
    gained.push(word)
  }
  return gained
}

const sharesTail = (one: CodeNode, two: CodeNode) =>
  one.leaves.some(({ tail }) => two.leaves.some((leaf) => leaf.tail === tail))

const isManifestation = ({ words }: CodeNode) => {
  const at = words.indexOf('elsewhere')
  return at > 0 && words[at - 1] === 'classified'
}

/** Whether a code may answer at all: same encounter, nothing of the same kind left open, no manifestation of another disease. */
function mayAnswer(other: CodeNode, { node, phrase, anchor, open }: Question): boolean {
  if (other === node || other.code.startsWith(open.code)) return false
  if (isManifestation(other) && !isManifestation(node)) return false
  const same = other.phrases.find(({ key }) => sameKey(key, phrase.key))
  if (same !== undefined && (!phrase.isHead || questionOf(other, same).anchor === anchor)) return false
  return sharesTail(node, other)
}

/** "Other anemias" is where "anemia, unspecified" stands; the kinds of anemia stand in the categories about it. */
function poolFor({ anchor }: Question, pool: Pool): readonly CodeNode[] {
  const scope = anchor.parent
  if (scope === null) return pool.near(anchor)
  return scope.parent === null && scope.words[0] === 'other' ? pool.near(scope) : pool.under(scope)
}

/** The codes that answer a question and keep what must stay said; from neighbouring categories only where that is telling. */
export function candidatesOf(question: Question, kept: ReadonlySet<string>, pool: Pool): Candidate[] {
  const { node, phrase, anchor } = question
  const heading = anchor.parent
  const known = /^(whether|as) /.test(phrase.key) ? kept : node.content
  const isTelling = [...kept].some((word) => word[0] !== '-' && !GENERAL.has(word))
  const isPart = PARTS.has(phrase.key)
  const found: Candidate[] = []
  for (const other of poolFor(question, pool)) {
    const scope = heading !== null && other.code.startsWith(heading.code) ? heading : null
    if (scope === null && !isTelling) continue
    if (!keeps(kept, other, scope, isPart) || (scope !== null && speaksOfElse(other, node, scope))) continue
    if (!mayAnswer(other, question)) continue
    const gained = gainedBy(other, scope, known)
    if (gained !== null && gained.length > 0) found.push({ node: other, gained })
  }
  return found
}
