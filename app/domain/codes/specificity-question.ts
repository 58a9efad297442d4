import { leavesOpen, mingles, type OpenPhrase } from './specificity-phrases.ts'
import type { CodeNode } from './specificity-tree.ts'
import { contentOf, stemOf } from './specificity-words.ts'

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
  'eye ear side level syndrome disease disorder condition unspecifi'.split(' '),
)
/** Nouns of open heads that say nothing of what the answer is: an embolism is a complication without being called one. */
const SLOTS: ReadonlySet<string> = new Set(['complicat', 'cause', 'type'])
/** Words of an open phrase that state something all the same: "unspecified right arm", "unspecified staphylococcus". */
const NAMED: ReadonlySet<string> = new Set(
  'displaced nondisplaced acute chronic traffic nontraffic nonmotor'.split(' '),
)

const isNamed = (word: string) => SIDES.has(stemOf(word)) || NAMED.has(word) || /cocc(us|al|i)$/.test(word)

function climb(node: CodeNode, isOpen: (heading: CodeNode) => boolean): CodeNode {
  let top = node
  while (top.parent !== null && isOpen(top.parent)) top = top.parent
  return top
}

/** The question that an open phrase of a node asks. */
export function questionOf(node: CodeNode, phrase: OpenPhrase): Question {
  const open = climb(node, (heading) => leavesOpen(heading, node, phrase))
  const isOpen = (heading: CodeNode) => leavesOpen(heading, node, phrase) || mingles(heading, phrase)
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

/**
 * The stems that an answer must keep: the rest of the title; the noun too where the whole entity is meant and nothing else, or
 * only its family, says what the code is about.
 */
export function keptBy({ node, phrase, anchor, open }: Question): Set<string> {
  const isClause = /^(?:as|whether) /.test(phrase.key)
  const rest = contentOf(
    node.words.filter((word, i) => i < phrase.from || i >= phrase.to || (!isClause && isNamed(word))),
  )
  if (!phrase.isHead || SLOTS.has(phrase.key)) return rest
  if (rest.size > 1 && anchor.parent === null) return rest.add(phrase.key.split(' ').at(-1) ?? '')
  return rest.size > 1 && anchor === open ? rest : contentOf(node.words)
}

/** The same without the nouns of all open phrases: "unspecified eye, unspecified eyelid" may become "right upper eyelid". */
export function firmlyKeptBy({ node, phrase }: Question): Set<string> {
  const open = node.phrases.filter((other) => !other.isHead || (other === phrase && !phrase.isHead))
  return contentOf(node.words.filter((word, i) => isNamed(word) || !open.some(({ from, to }) => from <= i && i < to)))
}
