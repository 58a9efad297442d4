import { sameKey } from './specificity-phrases.ts'
import { asksSide, type Question, questionOf, SOFT } from './specificity-question.ts'
import type { CodeNode } from './specificity-tree.ts'
import { isTelling } from './specificity-words.ts'

const sharesTail = (one: CodeNode, two: CodeNode) =>
  one.leaves.some(({ tail }) => two.leaves.some((leaf) => leaf.tail === tail))

/** A heading that is itself for what nothing is known of gathers what belongs nowhere else: "suicide attempt" is no kind of its "injury". */
export function isStranger(other: CodeNode, node: CodeNode, scope: CodeNode): boolean {
  if (!scope.phrases.some(({ isHead }) => isHead)) return false
  const isShared = (word: string) =>
    other.content.has(word) || [...other.content].some((it) => it.slice(0, 5) === word.slice(0, 5))
  return ![...scope.content, ...node.content].some(isShared)
}

/** Whether a code leaves open what the other states: "unspecified morphologic changes" against "other morphologic changes". */
const opensAgain = (other: CodeNode, { phrases, content }: CodeNode) =>
  other.phrases.some(({ key, isHead }) => {
    const words = isHead ? [] : key.split(' ').filter(isTelling)
    if (
      words.length === 0 ||
      words.every((word) => SOFT.has(word)) ||
      phrases.some((own) => sameKey(own.key, key) || asksSide(own, other, key))
    )
      return false
    const isStated = (word: string) => content.has(word)
    return /^(?:as|whether) /.test(key) ? words.some(isStated) : words.every(isStated)
  })

/** Whether a code leaves the same entity open and names it more closely: "unspecified viral hepatitis B". */
const saysCloser = ({ phrases }: CodeNode, { key, isHead }: Question['phrase']) =>
  isHead && key !== '' && phrases.some((open) => open.isHead && open.key.startsWith(`${key} `))

/** "..., other" at the end of a title is another site than those named. */
const isElsewhere = ({ words }: CodeNode) =>
  words.at(-1) === 'other' || (words.at(-2) === 'other' && words.at(-1)?.startsWith('site') === true)

/** Whether a code may answer at all: same encounter, nothing of the same kind left open, no manifestation of another disease. */
export function mayAnswer(other: CodeNode, { node, phrase, anchor, open }: Question): boolean {
  if (other === node) return false
  if (saysCloser(other, phrase)) return !opensAgain(other, node) && sharesTail(node, other)
  if (other.code.startsWith(open.code)) return false
  if (node.words.at(-1) === 'other' && !isElsewhere(other)) return false
  if (other.isSequela && !node.isSequela) return false
  if (other.isManifestation && !node.isManifestation && !phrase.isHead) return false
  const same = other.phrases.find(({ key }) => sameKey(key, phrase.key))
  const isCloser = same !== undefined && !same.isHead && !phrase.isHead && same.key.endsWith(` ${phrase.key}`)
  if (same !== undefined && !isCloser && (!phrase.isHead || questionOf(other, same).anchor === anchor)) return false
  if (opensAgain(other, node)) return false
  return sharesTail(node, other)
}
