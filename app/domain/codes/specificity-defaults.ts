import { type Candidate, candidatesOf } from './specificity-candidates.ts'
import type { Pool } from './specificity-pool.ts'
import { keptBy, type Question, SIDES, SOFT } from './specificity-question.ts'
import { branchOf, type CodeNode, isSaidBelow } from './specificity-tree.ts'
import { contentOf, stemOf } from './specificity-words.ts'

const byCode = (one: CodeNode, two: CodeNode) => (one.code < two.code ? -1 : 1)

const isOpenOrOther = ({ words, phrases }: CodeNode) =>
  words.includes('other') || words.includes('and-open') || phrases.some(({ isHead }) => isHead)

/** The siblings before a code, as far as they stand in a row that nothing for other or unspecified ones breaks. */
function rowBefore(siblings: readonly CodeNode[], anchor: CodeNode): CodeNode[] {
  const before = siblings.filter(({ code }) => code < anchor.code)
  const last = before.findLastIndex(isOpenOrOther)
  return before.slice(last + 1)
}

const KIN = 5
/** "Porphyria" speaks of porphyrin. */
const isKin = (one: string, two: string) => one.slice(0, KIN) === two.slice(0, KIN)

/** Whether a title, or a heading over it, names another of the things that the heading joins. */
function isOfAnother(other: CodeNode, node: CodeNode, scope: CodeNode): boolean {
  const others = scope.joined.flatMap((list) =>
    [...list].some((word) => node.content.has(word)) ? [...list].filter((word) => !node.content.has(word)) : [],
  )
  if (others.length === 0) return false
  for (let it: CodeNode | null = other; it !== null && it !== scope; it = it.parent)
    for (const word of it.content) if (others.some((thing) => isKin(word, thing))) return true
  return false
}

/** Of the words that must stay said, those that some code of these branches says. */
function saidAmong(kept: ReadonlySet<string>, branches: readonly CodeNode[], pool: Pool, scope: CodeNode): Set<string> {
  const isSaid = (word: string) =>
    SIDES.has(word) || branches.some((branch) => pool.under(branch).some((it) => isSaidBelow(word, it, scope)))
  return new Set([...kept].filter(isSaid))
}

const NEOPLASM = /^(?:C|D[0-4])/
/** Encounters and external causes are no diseases, whose default is named as its family. */
const NO_DISEASE = /^[V-Z]/
/** No part of a system or an organ names it again. */
const WHOLES: ReadonlySet<string> = new Set(['system', 'organ'])
const FEWEST = 2

/** The words that name what a code leaves open, not those that say more of it: "soft tissue disorder", not "right shoulder". */
function ownWords({ node, phrase }: Question): ReadonlySet<string> {
  return contentOf(phrase.key === '' ? node.words.slice(0, phrase.from) : node.words.slice(phrase.from, phrase.to))
}

/** A family named by its heading and by its first or last code in nearly the same words, one apart. */
function ofTheFamily(question: Question, kept: ReadonlySet<string>, pool: Pool): Candidate[] {
  const { node, anchor } = question
  const scope = anchor.parent
  if (scope === null || scope.words[0] === 'other' || scope.content.has('related') || NO_DISEASE.test(node.code))
    return []
  if (NEOPLASM.test(node.code) && ![...WHOLES].some((word) => node.content.has(word))) return []
  const siblings = [...scope.children].sort(byCode)
  if (anchor !== siblings[0] && anchor !== siblings.at(-1)) return []
  const named = siblings.filter((it) => it !== anchor && !isOpenOrOther(it))
  const said = saidAmong(kept, named, pool, scope)
  const unsaid = [...kept].filter((word) => !said.has(word) && !SOFT.has(word) && word !== 'with')
  const own = unsaid.filter((word) => !scope.content.has(word) && !WHOLES.has(word))
  const [first] = ownWords(question)
  const isNamed = own.every((word) => word === first) && [...kept].some((word) => scope.content.has(word))
  if (named.length < FEWEST || unsaid.length === 0 || !isNamed) return []
  const found = candidatesOf(question, said, pool).filter(
    ({ node: other }) => !isOfAnother(other, node, scope) && branchOf(other, scope) !== anchor,
  )
  return found.length < FEWEST ? [] : found
}

/** "Other disorders of tooth development" and "disorder of tooth development, unspecified" close a row of such disorders. */
function ofTheRow(question: Question, kept: ReadonlySet<string>, pool: Pool): Candidate[] {
  const { node, anchor } = question
  const scope = anchor.parent
  if (scope === null || scope.words[0] === 'other') return []
  const siblings = [...scope.children].sort(byCode)
  const isTwin = ({ words, content }: CodeNode) =>
    words[0] === 'other' &&
    [...content].every((word) => anchor.content.has(word)) &&
    [...anchor.content].every((word) => content.has(word))
  const twin = siblings.find(isTwin)
  if (twin === undefined) return []
  const row = rowBefore(
    siblings.filter((it) => it !== twin),
    anchor,
  )
  const said = saidAmong(kept, row, pool, scope)
  const own = ownWords(question)
  if ([...kept].some((word) => !said.has(word) && !own.has(word) && !scope.content.has(word))) return []
  return candidatesOf(question, said, pool).filter(
    ({ node: other }) => row.includes(branchOf(other, scope)) && !isOfAnother(other, node, scope),
  )
}

/** How a title begins: "infection of" in "unspecified infection of urinary tract". */
const startOf = ({ words }: CodeNode) =>
  words
    .slice(0, words.indexOf('of') + 1)
    .filter((word) => word !== 'unspecified')
    .map(stemOf)
    .join(' ')

/** "Congenital bowing of long bones of leg, unspecified" closes the bowing of femur and of tibia before it. */
function closedBy(question: Question, kept: ReadonlySet<string>, pool: Pool): Candidate[] {
  const { anchor } = question
  const scope = anchor.parent
  const start = startOf(anchor)
  if (scope === null || start === '' || NEOPLASM.test(anchor.code) || NO_DISEASE.test(anchor.code)) return []
  const before = [...scope.children].sort(byCode).filter(({ code }) => code < anchor.code)
  const row = before.slice(before.findLastIndex((it) => startOf(it) !== start) + 1)
  if (row.length < FEWEST) return []
  const named = row.filter(({ words }) => !words.includes('other'))
  return candidatesOf(question, saidAmong(kept, named, pool, scope), pool).filter(({ node: other }) =>
    row.includes(branchOf(other, scope)),
  )
}

const RUNS_BY_ITSELF: ReadonlySet<string> = new Set('vehicle car truck van bus'.split(' '))
const RUNS_ON_RAILS: ReadonlySet<string> = new Set(['railway', 'nonmotor', 'streetcar'])

/** "Unspecified motor vehicles" in a category for other and unspecified accidents are told by the categories before it, each of one kind of vehicle. */
export function vehiclesOf(question: Question, kept: ReadonlySet<string>, pool: Pool): Candidate[] {
  const { node, phrase, anchor } = question
  const root = branchOf(node, null)
  if (phrase.key !== 'motor vehicle' || !root.words.includes('and-open') || anchor.parent === null) return []
  return candidatesOf({ ...question, anchor: root }, kept, pool).filter(({ node: { code, words } }) => {
    const hit = words.slice(words.indexOf('with'))
    return (
      code.slice(0, 2) === node.code.slice(0, 2) &&
      hit.some((word) => RUNS_BY_ITSELF.has(word)) &&
      !hit.some((word) => RUNS_ON_RAILS.has(word))
    )
  })
}

/**
 * The answers where no code says again what this one says: a family's default, which names the family nearly as its heading does, is
 * answered by the codes of the family.
 */
export function familyOf(question: Question, pool: Pool): Candidate[] {
  if (!question.phrase.isHead || question.anchor.parent === null) return []
  const kept = keptBy(question)
  for (const rule of [ofTheRow, ofTheFamily, closedBy]) {
    const found = rule(question, kept, pool)
    if (found.length > 0) return found
  }
  return []
}
