import { type OpenPhrase, openPhrasesOf } from './specificity-phrases.ts'
import { contentOf, isTelling, stemOf, wordsOf } from './specificity-words.ts'

export type CodeTitle = { code: string; billable: boolean; shortTitle: string; longTitle: string }

/** A heading or code of the tabular list, without the clause of the encounter or the fetus that its 7th character adds. */
export type CodeNode = {
  code: string
  parent: CodeNode | null
  children: CodeNode[]
  words: readonly string[]
  phrases: readonly OpenPhrase[]
  /** Stems of the words that state something. */
  content: ReadonlySet<string>
  /** Of these, the ones that a heading joins, each list by itself: "lip" and "oral" in "open wound of lip and oral cavity". */
  joined: readonly ReadonlySet<string>[]
  /** The billable codes that share this title: itself, or one for each 7th character. */
  leaves: { code: string; tail: string }[]
}

// The chapters of injury and external cause, and a few pathological fractures, end in a clause that tells the encounter; that of
// pregnancy in one that tells the fetus.
const SEVENTH = /,? ?((?:initial|subsequent) encounter.*|sequela|fetus \d|other fetus|not applicable or unspecified)$/
const JOINTS: ReadonlySet<string> = new Set(['and', 'or', ','])

const stemCodeOf = (code: string) => code.slice(0, 6).replace(/(?<!X)X+$/, '')

/** The nearest words before and after a joint that state something: "effect" before "of and", "respiratory" behind "and the". */
function joinedAt(words: readonly string[], at: number): string[] {
  const isPlain = (word: string) => !JOINTS.has(word) && isTelling(word)
  const before = words.slice(Math.max(0, at - 3), at).findLast(isPlain)
  const after = words.slice(at + 1, at + 4).find(isPlain)
  return [before, after].filter((word) => word !== undefined)
}

/** The lists of a title: "dislocation and sprain" is one, "joints and ligaments" another; "devices, implants and grafts" is one. */
function listsOf(words: readonly string[]): Set<string>[] {
  const lists: string[][] = []
  let last = Number.NEGATIVE_INFINITY
  for (const [at, word] of words.entries()) {
    // "Purpura and other hemorrhagic conditions" is about one thing, of which purpura is a kind.
    if (!JOINTS.has(word) || words[at + 1] === 'other') continue
    const goesOn = words[last] === ',' && at - last <= 4
    if (goesOn) lists.at(-1)?.push(...joinedAt(words, at))
    else lists.push(joinedAt(words, at))
    last = at
  }
  return lists.map((list) => contentOf(list)).filter(({ size }) => size > 1)
}

function nodeOf(code: string, title: string): CodeNode {
  const { words, phrases } = openPhrasesOf(wordsOf(title))
  return { code, parent: null, children: [], words, phrases, content: contentOf(words), joined: [], leaves: [] }
}

function addCode(nodes: Map<string, CodeNode>, { code, billable, longTitle }: CodeTitle): void {
  const title = longTitle.toLowerCase()
  const tail = code.length === 7 ? SEVENTH.exec(title) : null
  const stem = tail === null ? code : stemCodeOf(code)
  let node = nodes.get(stem)
  if (node === undefined) {
    node = nodeOf(stem, tail === null ? title : title.slice(0, tail.index))
    nodes.set(stem, node)
  }
  // Of one child nobody says which: the code for it meets those that have no such character.
  const clause = tail?.[1] === 'not applicable or unspecified' ? '' : (tail?.[1] ?? '')
  if (billable) node.leaves.push({ code, tail: clause })
}

function parentOf(nodes: Map<string, CodeNode>, code: string): CodeNode | null {
  for (let length = code.length - 1; length >= 3; length--) {
    const found = nodes.get(code.slice(0, length))
    if (found !== undefined) return found
  }
  return null
}

/** The lists of a heading without what the heading above says of all: "fracture, pelvis and femur" joins no fracture. */
function ownLists({ words, parent: above }: CodeNode): Set<string>[] {
  const lists = listsOf(words)
  if (above === null) return lists
  const isOwn = (word: string) => !above.content.has(word) || above.joined.some((it) => it.has(word))
  return lists.map((list) => new Set([...list].filter(isOwn))).filter(({ size }) => size > 1)
}

/** The code set as a forest of categories, by code: headings first, so that an encounter's stem keeps its own heading's title. */
export function growTree(codes: readonly CodeTitle[]): Map<string, CodeNode> {
  const nodes = new Map<string, CodeNode>()
  for (const code of codes) if (!code.billable) addCode(nodes, code)
  for (const code of codes) if (code.billable) addCode(nodes, code)
  for (const node of nodes.values()) {
    const parent = node.code.length > 3 ? parentOf(nodes, node.code) : null
    node.parent = parent
    parent?.children.push(node)
  }
  for (const node of nodes.values()) if (node.children.length > 0) node.joined = ownLists(node)
  return nodes
}

/** The child of `scope` on the way down to the node; its category where `scope` is null. */
export function branchOf(node: CodeNode, scope: CodeNode | null): CodeNode {
  let branch = node
  while (branch.parent !== null && branch.parent !== scope) branch = branch.parent
  return branch
}

/** Whether a code or a heading over it says a word, below a common heading. */
export function isSaidBelow(word: string, node: CodeNode, scope: CodeNode | null): boolean {
  for (let it: CodeNode | null = node; it !== null && it !== scope; it = it.parent)
    if (it.content.has(word)) return true
  return false
}

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
  return !own.includes('and') && !own.includes('or') && !own.includes(',')
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
