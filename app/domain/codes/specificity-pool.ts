import { branchOf, type CodeNode, isSaidBelow } from './specificity-tree.ts'
import { stemOf } from './specificity-words.ts'

/** The nodes with billable codes among which an open phrase may be answered. */
export type Pool = {
  /** Below a heading, the heading included. */
  under(scope: CodeNode): readonly CodeNode[]
  /** Of these, the ones that say a word themselves or by a heading between. */
  saying(scope: CodeNode, word: string): readonly CodeNode[]
  /**
   * In the categories about one, its block as near as the numbers tell it, or where the chapter is laid out across (`isSpread`) all of it:
   * those that state any of the words, and all of a category that says of them what a default of the block leaves open.
   */
  near(category: CodeNode, words: Iterable<string>, isSpread?: boolean): ReadonlySet<CodeNode>
  /** The categories before and behind one, without a break, whose titles say a noun: those of viral hepatitis. */
  block(category: CodeNode, noun: string): ReadonlySet<CodeNode>
}

/** Whether a title is about one thing, so that it speaks for the short titles below it. */
export function isAboutOne({ words }: CodeNode): boolean {
  const own = words.at(-1) === 'classified' ? words.slice(0, -4) : words
  return !own.includes('and') && !own.includes('or')
}

/** Nouns too common to say what a category is about. */
const COMMON: ReadonlySet<string> = new Set(['disease', 'disorder', 'infection', 'condition'])
const NOTHING: ReadonlySet<string> = new Set()

/**
 * What its category says for a code, seen from a category that is the default of the block: "viral hemorrhagic fever" for "Ebola virus
 * disease", where all is about "unspecified viral hemorrhagic fever".
 */
export function spokenFor(other: CodeNode, node: CodeNode): ReadonlySet<string> {
  if (node.parent !== null || node.children.length > 0) return NOTHING
  const category = branchOf(other, null)
  if (category === node || !isAboutOne(category)) return NOTHING
  if (category.words.includes('and-open')) return NOTHING
  const isWider = [...category.content].every((word) => node.content.has(word))
  const noun = stemOf(node.words.at(-1) ?? '')
  const isKind =
    category.phrases.length === 0 &&
    !COMMON.has(noun) &&
    category.content.has(noun) &&
    [...node.content].every((it) => category.content.has(it))
  return isWider || isKind ? category.content : NOTHING
}

/** The chapter of infections is laid out by organism, so that one disease stands all over it: sepsis from A02 to B37. */
const INFECTIONS: readonly string[] = ['A', 'B']

/** How far apart two categories of one letter may stand to be neighbours: the longest blocks span about twenty. */
const NEIGHBOURS = 20

const digitOf = (char: string | undefined, otherwise: number) => (/\d/.test(char ?? '') ? Number(char) : otherwise)
/** A category's place in its letter; C7A and C7B stand at the end of the seventies, QA0 behind Q99. */
const ordinalOf = (category: string) => 10 * digitOf(category[1], 10) + digitOf(category[2], 9.5)

/** The pools of a code set; each is put together once, when it is first asked for. */
export function poolOf(nodes: ReadonlyMap<string, CodeNode>): Pool {
  const below = new Map<CodeNode, CodeNode[]>()
  const stating = new Map<CodeNode, Map<string, CodeNode[]>>()
  const categories = [...nodes.values()].filter(({ parent }) => parent === null)
  const gather = (scope: CodeNode, found: CodeNode[]): CodeNode[] => {
    if (scope.leaves.length > 0) found.push(scope)
    for (const child of scope.children) gather(child, found)
    return found
  }
  const under = (scope: CodeNode): CodeNode[] => {
    let found = below.get(scope)
    if (found === undefined) {
      found = gather(scope, [])
      below.set(scope, found)
    }
    return found
  }
  const said = new Map<CodeNode, Map<string, readonly CodeNode[]>>()
  const saying = (scope: CodeNode, word: string): readonly CodeNode[] => {
    const known = said.get(scope) ?? new Map<string, readonly CodeNode[]>()
    let found = known.get(word)
    if (found === undefined) {
      found = under(scope).filter((node) => isSaidBelow(word, node, scope))
      known.set(word, found)
      said.set(scope, known)
    }
    return found
  }
  const placed = new Map<string, { category: CodeNode; at: number }[]>()
  for (const category of categories) {
    const letter = category.code.slice(0, 1)
    const ofLetter = placed.get(letter) ?? []
    ofLetter.push({ category, at: ordinalOf(category.code) })
    placed.set(letter, ofLetter)
  }
  const byWord = (category: CodeNode): Map<string, CodeNode[]> => {
    let found = stating.get(category)
    if (found === undefined) {
      found = new Map()
      for (const node of under(category))
        for (const word of node.content) {
          const ofWord = found.get(word)
          if (ofWord === undefined) found.set(word, [node])
          else ofWord.push(node)
        }
      stating.set(category, found)
    }
    return found
  }
  const answered = new Map<string, Set<CodeNode>>()
  const near = (category: CodeNode, words: Iterable<string>, isSpread = false): Set<CodeNode> => {
    const asked = [...words]
    const key = `${category.code} ${isSpread} ${asked.join(' ')}`
    const known = answered.get(key) ?? sought(category, asked, isSpread)
    answered.set(key, known)
    return known
  }
  const sought = (category: CodeNode, asked: readonly string[], isSpread: boolean): Set<CodeNode> => {
    const here = ordinalOf(category.code)
    const found = new Set<CodeNode>()
    const letter = category.code.slice(0, 1)
    const isWhole = isSpread && INFECTIONS.includes(letter)
    for (const it of (isWhole ? INFECTIONS : [letter]).flatMap((one) => placed.get(one) ?? [])) {
      if (!isWhole && Math.abs(it.at - here) > NEIGHBOURS) continue
      if (spokenFor(it.category.children[0] ?? category, category).size > 0)
        for (const node of under(it.category)) found.add(node)
      const known = byWord(it.category)
      for (const word of asked) for (const node of known.get(word) ?? []) found.add(node)
    }
    return found
  }
  const block = (category: CodeNode, noun: string): Set<CodeNode> => {
    const at = categories.indexOf(category)
    const found = new Set<CodeNode>()
    for (const step of [-1, 1])
      for (let to = at + step; categories[to]?.content.has(noun); to += step) found.add(categories[to] ?? category)
    return found
  }
  return { under, saying, near, block }
}
