import { type OpenPhrase, openPhrasesOf } from './specificity-phrases.ts'
import { contentOf, isTelling, wordsOf } from './specificity-words.ts'

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
  /** Whether the title is for a late effect, or for a manifestation of a disease classified elsewhere. */
  isSequela: boolean
  isManifestation: boolean
  /** The billable codes that share this title: itself, or one for each 7th character. */
  leaves: { code: string; tail: string }[]
}

// The chapters of injury and external cause, and a few pathological fractures, end in a clause that tells the encounter; that of
// pregnancy in one that tells the fetus.
const SEVENTH = /,? ?((?:initial|subsequent) encounter.*|sequela|fetus \d|other fetus|not applicable or unspecified)$/
/** Looking for the clause at each place of a title costs more than the words that every one of them has. */
const HAS_CLAUSE = /encounter|sequela$|fetus \d$|other fetus$|unspecified$/
const JOINTS: ReadonlySet<string> = new Set(['and', 'or', ','])

const stemCodeOf = (code: string) => code.slice(0, 6).replace(/(?<!X)X+$/, '')

/** The nearest words before and after a joint that state something: "effect" before "of and", "respiratory" behind "and the". */
function joinedAt(words: readonly string[], at: number): string[] {
  const isPlain = (word: string) => !JOINTS.has(word) && isTelling(word)
  const before = words.slice(Math.max(0, at - 3), at).findLast(isPlain)
  const after = words.slice(at + 1, at + 4).find(isPlain)
  return [before, after].filter((word) => word !== undefined)
}

/** What a title takes in or leaves out is one word by now: "fracture of lower leg, includingankle". */
const ASIDE = /^(?:including|except|excluding|notincluding)[a-z]/

/** The lists of a title: "dislocation and sprain" is one, "joints and ligaments" another; "devices, implants and grafts" is one. */
function listsOf(words: readonly string[]): Set<string>[] {
  const lists: string[][] = []
  let last = Number.NEGATIVE_INFINITY
  for (const [at, word] of words.entries()) {
    // "Purpura and other hemorrhagic conditions" is about one thing, of which purpura is a kind.
    if (!JOINTS.has(word) || words[at + 1] === 'other' || ASIDE.test(words[at + 1] ?? '')) continue
    const goesOn = words[last] === ',' && at - last <= 4
    if (goesOn) lists.at(-1)?.push(...joinedAt(words, at))
    else lists.push(joinedAt(words, at))
    last = at
  }
  return lists.map((list) => contentOf(list)).filter(({ size }) => size > 1)
}

function nodeOf(code: string, title: string): CodeNode {
  const { words, phrases } = openPhrasesOf(wordsOf(title))
  const content = contentOf(words)
  const at = words.indexOf('elsewhere')
  return {
    code,
    parent: null,
    children: [],
    words,
    phrases,
    content,
    joined: [],
    isSequela: content.has('sequela') || content.has('sequelae'),
    isManifestation: at > 0 && words[at - 1] === 'classified',
    leaves: [],
  }
}

function addCode(nodes: Map<string, CodeNode>, { code, billable, longTitle }: CodeTitle): void {
  const title = longTitle.toLowerCase()
  const tail = code.length === 7 && HAS_CLAUSE.test(title) ? SEVENTH.exec(title) : null
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
