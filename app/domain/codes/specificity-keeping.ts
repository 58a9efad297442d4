import { SOFT } from './specificity-question.ts'
import { branchOf, type CodeNode, type Pool } from './specificity-tree.ts'
import { stemOf } from './specificity-words.ts'

const NUMERAL = /^(\d+|[ivx]+)$/

/** Grade "iii" is kept by grade "iiia"; class "i" is not by class "iv". */
const hasNumeral = (word: string, content: ReadonlySet<string>) =>
  NUMERAL.test(word) && ['a', 'b', 'c'].some((letter) => content.has(word + letter))

/** Whether one title says one of the joined things that the other does not. */
function saysAlone(joined: ReadonlySet<string>, one: CodeNode, two: CodeNode): boolean {
  for (const word of joined) if (one.content.has(word) && !two.content.has(word)) return true
  return false
}

/** Where a heading joins several things of which the code means some, whether the other speaks of more of them, or of another. */
export const speaksOfElse = (other: CodeNode, node: CodeNode, { joined }: CodeNode) =>
  joined.some((list) => saysAlone(list, other, node) && [...list].some((word) => node.content.has(word)))

/** Whether a heading joins the thing with others and the code means only some of them: what it means must be said again. */
const isChosen = (word: string, node: CodeNode, { joined }: CodeNode) =>
  joined.some((list) => list.has(word) && [...list].some((it) => !node.content.has(it)))

/** An eye or ear goes without saying in the chapter about them, not in a burn of the head. */
const isSoft = (word: string, { code }: CodeNode) =>
  SOFT.has(word) && (code.startsWith('H') || (word !== 'eye' && word !== 'ear'))

/** What an alternative must say: all of `kept`; but a part need not name its whole again. */
export type Keeping = { node: CodeNode; kept: ReadonlySet<string>; whole: ReadonlySet<string> }

const lends = ({ words }: CodeNode) => !words.includes('and') && !words.includes('or') && !words.includes(',')

/** Whether no code of a category speaks of a thing: chronic hepatitis is not told by whether there was a coma. */
const isNoMatter = (word: string, category: CodeNode, pool: Pool) =>
  !pool.under(category).some(({ content }) => content.has(word) || content.has(`-${word}`))

/** What only some kinds of a disease are measured by. */
const MEASURES: ReadonlySet<string> = new Set(['stage', 'grade', 'class'])

/** Whether a measure is unknown in a branch: acute glaucoma has no stages. */
export const isUnmeasured = (word: string, branch: CodeNode, pool: Pool) =>
  MEASURES.has(word) && isNoMatter(word, branch, pool)

/** Whether a heading between `scope` and the node says the word, and only one thing: a short title leans on its headings. */
function isLent(word: string, node: CodeNode, scope: CodeNode): boolean {
  for (let up = node.parent; up !== null && up !== scope; up = up.parent)
    if (up.content.has(word) && lends(up)) return true
  return false
}

/** At a level that the heading tells, the limb at the end only carries the side: "at forearm level, right arm". */
const isCarrier = (word: string, { words }: CodeNode, scope: CodeNode) =>
  words.at(-3) === ',' && stemOf(words.at(-1) ?? '') === word && scope.content.has('level') && words.includes('level')

/**
 * Whether an alternative says all that must stay said. A word of the common heading goes without saying, but for one of several
 * things that the heading joins, unless the code means all of them.
 */
export function keeps({ node, kept, whole }: Keeping, other: CodeNode, scope: CodeNode | null, pool: Pool): boolean {
  for (const word of kept) {
    if (other.content.has(word) || hasNumeral(word, other.content)) continue
    if (scope === null && word[0] === '-' && isNoMatter(word.slice(1), branchOf(other, scope), pool)) continue
    if (isUnmeasured(word, branchOf(other, scope), pool)) continue
    if (word === 'with' && other.content.has('limited')) continue
    if (scope === null) return false
    if (isSoft(word, node) || isLent(word, other, scope)) continue
    if (isCarrier(word, node, scope) && other.words.includes('level')) continue
    if (!scope.content.has(word) || (!whole.has(word) && isChosen(word, node, scope))) return false
  }
  return true
}
