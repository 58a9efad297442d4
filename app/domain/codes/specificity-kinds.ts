import type { Candidate } from './specificity-candidates.ts'
import { STOPS } from './specificity-phrases.ts'
import { type Question, SIDES, SLOTS, SOFT } from './specificity-question.ts'
import { branchOf, type CodeNode, isSaidBelow } from './specificity-tree.ts'
import { contentOf, stemOf } from './specificity-words.ts'

/** Parts of the body that are told by their kind. */
const PART_NOUNS: ReadonlySet<string> = new Set(
  'joint meniscus artery vein ligament nerve bone muscle condyle fracture'.split(' '),
)
/** Of these, what is also named by one word alone: lunate, carotid siphon. */
const NAMED_ALONE: ReadonlySet<string> = new Set(['bone', 'artery', 'vehicle'])
const MOST = 0.6
const FEW = 0.1
const JOINING: ReadonlySet<string> = new Set(['and', 'or', 'any'])

/** What a title calls other: "procedure" in "following other procedure"; not in "or other", "and other", "other than". */
export function othersOf({ words }: CodeNode): string[] {
  if (!words.includes('other')) return []
  const isMeant = (at: number) =>
    at > 0 && words[at] === 'other' && !JOINING.has(words[at - 1] ?? '') && words[at + 1] !== 'than'
  const nounAt = (at: number) => stemOf(words[words[at + 1] === 'specified' ? at + 2 : at + 1] ?? '')
  return words.flatMap((_, at) => (isMeant(at) ? [nounAt(at)] : []))
}

/** What a title is about: "sequelae" in "other sequelae following ...", "stricture" in "other bulbous urethral stricture, male". */
const headOf = ({ words }: CodeNode) => {
  const end = words.findIndex((word) => STOPS.has(word))
  return words.slice(0, end < 0 ? words.length : end).map(stemOf)
}

/** "Other injury of unspecified vessel" is answered by other injuries of a named one, where there are such; "other motorcycle" stays so. */
export function alsoOther(
  { node, phrase, anchor, open }: Question,
  candidates: readonly Candidate[],
): readonly Candidate[] {
  const meant = othersOf(node)
  const isAlike = ({ node: other }: Candidate) => {
    if (node.words[0] === 'other' && other.words[0] !== 'other') return false
    const also = new Set([...othersOf(other), ...(other.words[0] === 'other' ? [stemOf(other.words[1] ?? '')] : [])])
    return meant.every((word) => also.has(word))
  }
  if (node.words[0] !== 'other' && meant.length === 0) return candidates
  const alike = candidates.filter(isAlike)
  // "Other sequelae" are told by other sequelae, not by "other paralytic syndrome".
  const noun = headOf(node).at(-1) ?? ''
  const sameNoun = alike.filter(({ node: other }) => other.words[0] === 'other' && headOf(other).includes(noun))
  const others = node.words[0] === 'other' && sameNoun.length > 0 ? sameNoun : alike
  // "Other pneumonia, unspecified organism" is other than its siblings only; the categories beside it hardly know the word.
  if (anchor === open && anchor.parent === null && others.length < FEW * candidates.length) return candidates
  return others.length > 0 || (node.words[0] === 'other' && !phrase.isHead) ? others : candidates
}

/** The noun of an open head that its heading does not say: "dacryocystitis" below "inflammation of lacrimal passages". */
export function ownNounOf({ phrase: { key, isHead }, anchor: { parent } }: Question): string | null {
  const noun = key.slice(key.lastIndexOf(' ') + 1)
  const isOwn = parent !== null && !parent.content.has(noun) && !SOFT.has(noun) && !SLOTS.has(noun)
  return isHead && noun !== '' && isOwn ? noun : null
}

/** Where some say the noun again, be it only the code for other ones, what does not is another thing: a nerve is no "brain damage". */
function ofOwnNoun(question: Question, candidates: readonly Candidate[]): readonly Candidate[] {
  const { parent: scope } = question.anchor
  const noun = ownNounOf(question)
  if (noun === null) return candidates
  const naming = candidates.filter(({ node }) => isSaidBelow(noun, node, scope))
  if (naming.length > 0) return naming
  const isNamed = scope?.children.some((it) => it.words[0] === 'other' && it.content.has(noun)) === true
  return isNamed ? [] : candidates
}

const NEARLY_ALL = 0.75

/**
 * Where nearly all siblings begin with the entity, a family that goes by a name of its own, and leaves that open, is another disease:
 * ehrlichiosis among spotted fevers.
 */
function withoutOtherFamilies({ phrase, anchor, open }: Question, candidates: readonly Candidate[]) {
  const scope = anchor.parent
  if (scope === null || anchor !== open || phrase.key !== '') return candidates
  const entity = contentOf(anchor.words.slice(0, phrase.from))
  const named = scope.children.filter(({ words, phrases }) => words[0] !== 'other' && phrases.length === 0)
  const begins = ({ words }: CodeNode) => anchor.words.slice(0, phrase.from - 1).every((word, at) => words[at] === word)
  if (named.length < 4 || named.filter(begins).length < NEARLY_ALL * named.length) return candidates
  const isOther = ({ content, children }: CodeNode) =>
    ![...entity].some((word) => content.has(word)) &&
    children.some(({ phrases }) => phrases.some((own) => own.isHead && own.key === ''))
  const others = named.filter(isOther)
  return others.length === 0 ? candidates : candidates.filter(({ node }) => !others.includes(branchOf(node, scope)))
}

/** What nearly all name with "with" is not told by a stage of the disease: "presymptomatic" is no complication of diabetes. */
function asComplications(candidates: readonly Candidate[]): readonly Candidate[] {
  const told = candidates.filter(({ node }) => node.words.includes('with'))
  return told.length >= NEARLY_ALL * candidates.length ? told : candidates
}

/**
 * "Unspecified interphalangeal joint" is answered by the proximal and the distal one, not by the metacarpophalangeal; an unspecified
 * retinopathy by retinopathies, since most answers name one.
 */
export function ofItsKind(question: Question, candidates: readonly Candidate[]): readonly Candidate[] {
  const { key, isHead } = question.phrase
  if (SLOTS.has(key) && question.node.words.includes('with')) return asComplications(candidates)
  if (isHead) return ofOwnNoun(question, withoutOtherFamilies(question, candidates))
  const nouns = key.split(' ')
  const noun = nouns.at(-1) ?? ''
  const naming = candidates.filter(({ node }) => node.content.has(noun))
  if (nouns.length < 2 || SOFT.has(noun) || /^(?:as|whether) /.test(key)) return candidates
  const [kind = ''] = nouns
  const isTold = nouns.length === 2 && PART_NOUNS.has(noun)
  if (isTold && naming.some(({ node }) => node.content.has(kind) && !othersOf(node).includes(kind)))
    return candidates.filter(({ node }) => node.content.has(kind) || !node.content.has(noun))
  return !NAMED_ALONE.has(noun) && naming.length >= MOST * candidates.length ? naming : candidates
}

/** Whether a title says a word only along with one of the code's own ("upper and lower") or in a clause of its own ("with intoxication"). */
function isAside(word: string, { words }: CodeNode, { node, phrase }: Question): boolean {
  const isPaired = words.some((joint, at) => {
    if (joint !== 'and') return false
    const pair = [stemOf(words[at - 1] ?? ''), stemOf(words[at + 1] ?? '')]
    return pair.includes(word) && pair.some((it) => node.content.has(it))
  })
  const isTrailed = phrase.key === '' && phrase.to < node.words.length && !node.words.includes('with')
  if (isPaired || !isTrailed || !words.includes('with')) return isPaired
  // What stands behind the next comma is no part of the clause: "with spontaneous rupture, recurrent".
  const from = words.indexOf('with') + 1
  const comma = words.indexOf(',', from)
  return contentOf(words.slice(from, comma < 0 ? words.length : comma)).has(word)
}

/**
 * Without the answers that state another answer and something aside: "abuse with intoxication, uncomplicated" where "abuse,
 * uncomplicated" answers "use, unspecified, uncomplicated".
 */
export function nothingAside(question: Question, candidates: readonly Candidate[]): readonly Candidate[] {
  const saysAside = ({ node, gained }: Candidate) =>
    gained.length > 1 && gained.some((word) => isAside(word, node, question))
  if (!candidates.some(saysAside)) return candidates
  const plain = candidates.map(({ gained }) => gained.filter((word) => !SIDES.has(word) && !SOFT.has(word)))
  // Where the plainer one says "without rupture", "with rupture" is another answer and nothing aside.
  const isPlus = (words: readonly string[], fewer: readonly string[], other: CodeNode, plainer: CodeNode) =>
    fewer.length > 0 &&
    words.length > fewer.length &&
    fewer.every((word) => words.includes(word)) &&
    words.every((word) => fewer.includes(word) || isAside(word, other, question)) &&
    !words.some((word) => plainer.content.has(`-${word}`))
  return candidates.filter(
    (it, at) =>
      !saysAside(it) || !candidates.some(({ node }, than) => isPlus(plain[at] ?? [], plain[than] ?? [], it.node, node)),
  )
}
