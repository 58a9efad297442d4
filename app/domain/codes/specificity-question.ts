import { leavesOpen, mingles, type OpenPhrase, sameKey } from './specificity-phrases.ts'
import type { CodeNode } from './specificity-tree.ts'
import { contentOf, isTelling, stemOf } from './specificity-words.ts'

/** One thing that a code leaves open, and where in the tree it is decided. */
export type Question = {
  node: CodeNode
  phrase: OpenPhrase
  /** The highest heading that leaves it open, "other and unspecified" included: the answers stand beside it. */
  anchor: CodeNode
  /** The highest heading that only leaves it open: nothing below is an answer. */
  open: CodeNode
}

export const SIDES: ReadonlySet<string> = new Set(['right', 'left', 'bilateral', 'unilatera', 'both'])
/** Nouns that name a part of something or a place in it, without saying of what. */
export const PARTS: ReadonlySet<string> = new Set(['part', 'site', 'portion', 'region'])
/** Words that an alternative under the same heading need not repeat. */
export const SOFT: ReadonlySet<string> = new Set(
  'eye ear side level syndrome disease disorder condition object unspecifi'.split(' '),
)
/** Nouns of open heads that say nothing of what the answer is: an embolism is a complication without being called one. */
export const SLOTS: ReadonlySet<string> = new Set(['complicat', 'cause', 'type'])
/** Words of an open phrase that state something all the same: "unspecified right arm", "unspecified staphylococcus". */
const NAMED: ReadonlySet<string> = new Set(
  'displaced nondisplaced acute chronic existing traffic nontraffic nonmotor'.split(' '),
)

const isNamed = (word: string) => SIDES.has(stemOf(word)) || NAMED.has(word) || /cocc(us|al|i)$/.test(word)

/** Poisoning by drugs: its categories set kinds of drugs one after another, each kind closed by "other and unspecified". */
const DRUGS = /^T(?:3[6-9]|4|50)/

const isResidual = ({ words }: CodeNode) => words.includes('and-open')

function climb(node: CodeNode, isOpen: (heading: CodeNode) => boolean): CodeNode {
  let top = node
  while (top.parent !== null && isOpen(top.parent)) top = top.parent
  return top
}

/** The question that an open phrase of a node asks. */
export function questionOf(node: CodeNode, phrase: OpenPhrase): Question {
  const open = climb(node, (heading) => leavesOpen(heading, node, phrase))
  // A category for other and unspecified ones lists the others itself.
  const isMingled = (heading: CodeNode) =>
    (heading.parent !== null || PARTS.has(phrase.key) || DRUGS.test(node.code)) && mingles(heading, node, phrase)
  // "Displaced fracture of finger" below "fracture of other and unspecified finger" adds nothing to the question.
  const isBetween = ({ parent, phrases, content }: CodeNode) =>
    phrases.length === 0 &&
    parent?.words.includes('and-open') === true &&
    isMingled(parent) &&
    [...content].every((word) => node.content.has(word))
  const isOpen = (heading: CodeNode) => leavesOpen(heading, node, phrase) || isMingled(heading) || isBetween(heading)
  return { node, phrase, anchor: climb(node, isOpen), open }
}

/** The same question, asked no higher than among the siblings of what leaves only this open. */
export const narrowed = (question: Question): Question => ({ ...question, anchor: question.open })

/** The default code of a family has its heading's very title: it leaves open what its siblings state, without saying so. */
function impliedPhrase({ parent, words, phrases }: CodeNode): OpenPhrase[] {
  if (parent === null || phrases.length === 0 || phrases.some(({ isHead }) => isHead)) return []
  if (words.join(' ') !== parent.words.join(' ')) return []
  return [{ key: '', isHead: true, from: words.length, to: words.length }]
}

/** Whether the question comes from the place of the code alone, not from a word of its title. */
export const isImplied = ({ phrase }: Question): boolean => phrase.from === phrase.to

/** All that a code leaves open, in the order of its title. */
export const questionsOf = (node: CodeNode): Question[] =>
  [...node.phrases, ...impliedPhrase(node)].map((phrase) => questionOf(node, phrase))

/** What sets an open noun apart from its heading's: "electric bicycle" in "unspecified electric bicycle rider" below "motorcycle rider". */
function keptOfHead({ node, phrase, open }: Question): string[] {
  const above = open === node || !phrase.isHead ? undefined : open.phrases.find(({ isHead }) => isHead)?.key
  if (!above || phrase.key === '' || sameKey(above, phrase.key)) return []
  const said = new Set(above.split(' '))
  return phrase.key.split(' ').filter((word) => !said.has(word))
}

/**
 * The stems that an answer must keep: the rest of the title; the noun too where the whole entity is meant and nothing else, or
 * only its family, says what the code is about.
 */
export function keptBy({ node, phrase, anchor, open }: Question): Set<string> {
  const isClause = /^(?:as|whether) /.test(phrase.key)
  const rest = contentOf(
    node.words.filter((word, i) => {
      // "With unspecified complications" is answered by an infection following the same.
      if (word === 'with' && i === phrase.from - 1 && SLOTS.has(phrase.key)) return false
      return i < phrase.from || i >= phrase.to || (!isClause && isNamed(word))
    }),
  )
  for (const word of keptOfHead({ node, phrase, anchor, open })) rest.add(word)
  if (!phrase.isHead || SLOTS.has(phrase.key)) return rest
  if (isDefaultByAnotherName({ node, phrase, anchor, open }))
    return new Set([...rest].filter((word) => !anchor.content.has(word)))
  if (rest.size > 1 && anchor.parent === null)
    return phrase.key === '' ? rest : rest.add(phrase.key.split(' ').at(-1) ?? '')
  const saysMore = rest.size > 1 && [...rest].some((word) => !SIDES.has(word) && !SOFT.has(word))
  return saysMore && anchor === open ? rest : wholeEntity({ node, phrase, anchor, open })
}

const LONG = 6

/**
 * Whether a family's code for what nobody specified goes by a name of its own, made of the heading's and said by no sibling:
 * "preglaucoma, unspecified" below "glaucoma suspect". It stands first or last, and no sibling leaves the whole open.
 */
function isDefaultByAnotherName({ phrase, anchor, open }: Question): boolean {
  const siblings = anchor.parent?.children ?? []
  if (phrase.key !== '' || anchor !== open || anchor.parent === null || siblings.length < 3) return false
  const codes = siblings.map(({ code }) => code).sort()
  if (anchor.code !== codes[0] && anchor.code !== codes.at(-1)) return false
  const others = siblings.filter((it) => it !== anchor)
  if (others.some(({ phrases }) => phrases.some(({ isHead }) => isHead))) return false
  const isSaid = (word: string) => anchor.parent?.content.has(word) || others.some(({ content }) => content.has(word))
  const parts = anchor.parent.words.filter((word) => word.length >= LONG && isTelling(word))
  const isMade = ({ words }: CodeNode) =>
    words.some((word) => parts.some((part) => word !== part && word.includes(part)))
  return isMade(anchor) && !others.some(isMade) && ![...anchor.content].some(isSaid)
}

/** The words of an entity that is open as a whole; from elsewhere "Junin hemorrhagic fever" is a viral one without saying so. */
function wholeEntity(question: Question): Set<string> {
  const words = contentOf(question.node.words)
  const nouns = [...nounsOf(question)]
  const [first = ''] = nouns
  if (question.node.parent === null && nouns.length > 2 && !NAMED.has(first) && first !== 'severe') words.delete(first)
  return words
}

/** What is open in a head phrase ("inflammatory spondylopathy"): answers from elsewhere name it too. */
export function nounsOf({ phrase: { key, isHead } }: Question): Set<string> {
  if (!isHead || key === '' || SLOTS.has(key)) return new Set()
  return new Set([...contentOf(key.split(' '))].filter((word) => !SOFT.has(word)))
}

/** The same without the nouns of open phrases that an answer need not repeat: "unspecified eye, unspecified eyelid" may become "right upper eyelid". */
export function firmlyKeptBy({ node, phrase }: Question): Set<string> {
  const isSoft = ({ key }: OpenPhrase) => key.split(' ').every((word) => SOFT.has(word))
  const open = node.phrases.filter((other) => !other.isHead && (other === phrase || isSoft(other)))
  return contentOf(node.words.filter((word, i) => isNamed(word) || !open.some(({ from, to }) => from <= i && i < to)))
}

/** External causes: whether the code alone leaves open what its heading names together, "steam, hot vapors and hot objects". */
export function closesAll({ anchor, phrase }: Question): boolean {
  if (!/^[W-Y]/.test(anchor.code) || anchor.parent === null) return false
  const isOpen = (child: CodeNode) => child.phrases.some(({ key }) => sameKey(key, phrase.key) || key !== '')
  return anchor.parent.children.every((child) => child === anchor || !isOpen(child))
}

/** What an answer need not say again: what a heading of drugs for "other and unspecified ..." is about; what a part is a part of: "neck of femur" in "unspecified part of neck of femur"; "hand" in "burn of hand, unspecified site". */
export function wholeOf({ node, phrase, anchor, open }: Question): Set<string> {
  const { words } = node
  const { key, from, to } = phrase
  if (DRUGS.test(anchor.code) && isResidual(anchor))
    return contentOf(anchor.words.slice(anchor.words.indexOf('and-open') + 1))
  if (closesAll({ node, phrase, anchor, open })) return contentOf(node.words.slice(from, to))
  if (key === 'level') return new Set(anchor.parent?.joined.flatMap((list) => [...list]))
  if (!PARTS.has(key)) return new Set()
  if (words[to] === 'of') return contentOf(words.slice(to))
  return contentOf(words.slice(words.lastIndexOf('of', from - 1) + 1, from))
}

/** Pairs of words of the other open nouns: answers leave them open, or say them in the same order ("middle cerebral artery"). */
export function othersOpen({ node, phrase }: Question): { key: string; pair: [string, string] }[] {
  return node.phrases.flatMap((other) => {
    const [one, two] = node.words.slice(other.from, other.to).slice(-2)
    const isPair = other !== phrase && !other.isHead && one !== undefined && two !== undefined
    return isPair && contentOf([one, two]).size === 2 ? [{ key: other.key, pair: [stemOf(one), stemOf(two)] }] : []
  })
}

/**
 * The branches that an "other and unspecified ..." heading closes: its siblings since the last such heading. T40.6 closes the narcotics
 * before it, T40.9 the hallucinogens between them. Null where no such heading is meant.
 */
export function runOf({ anchor, open }: Question): ReadonlySet<CodeNode> | null {
  if (anchor === open || anchor.parent === null || !isResidual(anchor)) return null
  const siblings = [...anchor.parent.children].sort((a, b) => (a.code < b.code ? -1 : 1))
  const at = siblings.indexOf(anchor)
  const last = siblings.slice(0, at).findLastIndex(isResidual)
  return new Set(siblings.slice(last + 1, at + 1))
}

/** Whether one asks for the side and the other leaves it open by the noun that its siblings say with a side: "unspecified ovary". */
export function asksSide({ key }: OpenPhrase, { parent }: CodeNode, noun: string): boolean {
  if (key !== 'side' || parent === null) return false
  const words = noun.split(' ')
  return parent.children.some(({ content }) => content.has('right') && words.every((word) => content.has(word)))
}
