import { type Candidate, gainedBy } from './specificity-candidates.ts'
import { mayAnswer } from './specificity-fitness.ts'
import { keepersOf, keepingOf, keeps, speaksOfElse } from './specificity-keeping.ts'
import type { Pool } from './specificity-pool.ts'
import { type Question, SIDES, wholeOf } from './specificity-question.ts'
import type { CodeNode } from './specificity-tree.ts'

const JOINING: ReadonlySet<string> = new Set(['and', 'or', 'any'])

/** How often a title says that something is another than those named: not in "and other", "or other", "other than". */
const othersIn = (words: readonly string[]) =>
  words.filter(
    (word, at) =>
      word === 'other' && words[at + 1] !== 'than' && !JOINING.has(words[at - 1] ?? '') && words[at - 1] !== 'in',
  ).length

/** "Noninfective disorders of pinna, left ear" below "other noninfective disorders of pinna". */
const isOtherByHeading = ({ content, parent }: CodeNode) =>
  parent?.words[0] === 'other' && [...parent.content].every((word) => content.has(word))

/** Whether a title names all the things that its heading joins: it is the residual of them all. */
const saysAll = ({ content }: CodeNode, { joined }: CodeNode) =>
  joined.length > 0 && joined.every((list) => [...list].every((word) => content.has(word)))

/**
 * The residual codes of a question: siblings that say no more than that it is another one than those named ("other antipsychotics"
 * beside "unspecified antipsychotics"), and the side at most (`isSided`). They are where a thing goes that is named and has no code of its own.
 */
export function residualsOf(
  question: Question,
  kept: ReadonlySet<string>,
  { pool, isSided }: { pool: Pool; isSided: boolean },
): CodeNode[] {
  const { node, anchor, open } = question
  const heading = open.parent ?? anchor.parent
  const keeping = keepingOf(node, kept, wholeOf(question), heading)
  const others = othersIn(node.words)
  const known = { node, known: node.content, denied: new Set<string>(), mayChoose: false }
  const siblings = heading === null ? pool.near(anchor, kept) : keepersOf(keeping, heading, pool)
  return [...siblings].filter(
    (other) =>
      (other.words.includes('other') || isOtherByHeading(other)) &&
      // "Other appendicitis" is a category of its own beside "unspecified appendicitis".
      (heading === null
        ? other.words[0] === 'other'
        : othersIn(other.words) > others || (others === 0 && isOtherByHeading(other))) &&
      keeps(keeping, other, heading, pool) &&
      (heading === null || saysAll(other, heading) || !speaksOfElse(other, node, heading)) &&
      mayAnswer(other, question) &&
      gainedBy(other, heading, known)?.every((word) => isSided && (SIDES.has(word) || word === 'side')) === true,
  )
}

/** The one word that a heading says beyond all that an open heading beside it says: "proximal" in "of proximal lower extremity". */
function placeIn({ parent }: CodeNode, open: CodeNode): string | null {
  if (parent === null || parent === open || parent.parent !== open.parent) return null
  if (parent.words.length <= open.words.length && open.phrases.length === parent.phrases.length) return null
  const more = [...parent.content].filter((word) => !open.content.has(word))
  const [place] = more
  return place !== undefined && more.length === 1 && parent.content.size === open.content.size + 1 ? place : null
}

/** Codes that leave the same noun open and say more closely where: "unspecified deep veins of proximal lower extremity". */
export function placedOf(question: Question, kept: ReadonlySet<string>, pool: Pool): Candidate[] {
  const { node, phrase, open } = question
  const heading = open.parent
  if (heading === null || phrase.isHead || open === node) return []
  // "Extent unspecified" leaves half of "part and extent unspecified" open.
  const isOpenToo = ({ phrases }: CodeNode) =>
    phrases.some(({ key, isHead }) => !isHead && (key === phrase.key || phrase.key.endsWith(` and ${key}`)))
  const keeping = keepingOf(node, kept, wholeOf(question), heading)
  const known = { node, known: node.content, denied: new Set<string>(), mayChoose: false }
  return pool.under(heading).flatMap((other) => {
    const place = placeIn(other, open)
    if (place === null || place === 'multiple' || !isOpenToo(other) || !keeps(keeping, other, heading, pool)) return []
    return gainedBy(other, heading, known)?.join() === place ? [{ node: other, gained: [place] }] : []
  })
}
