import { type Candidate, candidatesOf } from './specificity-candidates.ts'
import { type OpenPhrase, sameKey } from './specificity-phrases.ts'
import {
  firmlyKeptBy,
  isImplied,
  keptBy,
  narrowed,
  PARTS,
  type Question,
  questionsOf,
  SIDES,
  SOFT,
} from './specificity-question.ts'
import { branchOf, type CodeNode, type Pool } from './specificity-tree.ts'
import { contentOf } from './specificity-words.ts'

/** A question that other codes answer. `isLateral`: what they state is the side and nothing else. */
export type Gap = Question & { isLateral: boolean; candidates: readonly Candidate[] }

const hasSide = ({ gained }: Candidate) => gained.some((word) => SIDES.has(word))
const sideOf = ({ gained }: Candidate) => gained.filter((word) => SIDES.has(word)).join(' ')
const restOf = ({ gained }: Candidate) =>
  gained
    .filter((word) => !SIDES.has(word))
    .sort()
    .join(' ')

function statesBoth(candidates: readonly Candidate[]): boolean {
  const sides = new Set(candidates.map(sideOf))
  return (sides.has('right') && sides.has('left')) || (sides.has('unilatera') && sides.has('bilateral'))
}

/**
 * The answers by side, when the phrase asks for a side: right and left are among them and, side apart, all say the same. An
 * open noun ("unspecified great toe") has its own right and left; elsewhere most answers must be sides.
 */
function sidesAmong(phrase: OpenPhrase, candidates: readonly Candidate[]): Candidate[] {
  const sided = candidates.filter(hasSide)
  if (phrase.key === 'side') return sided
  const noun = phrase.isHead || PARTS.has(phrase.key) ? [] : [...contentOf(phrase.key.split(' '))]
  const own = sided.filter(
    (candidate) =>
      restOf(candidate) === '' &&
      (candidate.node.content.has('bilateral') ||
        noun.every((word) => SOFT.has(word) || candidate.node.content.has(word))),
  )
  if (statesBoth(own) && (noun.length > 0 || own.length * 2 >= candidates.length)) return own
  const isOneThing = new Set(sided.map(restOf)).size === 1 && sided.length * 2 > candidates.length
  return isOneThing && statesBoth(sided) ? sided : []
}

/**
 * Where a code says more than the heading it hangs on, its counterparts end in the same characters: T25.419 (ankle, degree
 * unspecified) has T25.519, not T25.539. Branches without such a parallel are left as they are, or out when the ending is long.
 */
function parallelTo(
  { node, anchor, open }: Question,
  candidates: readonly Candidate[],
  pool: Pool,
): readonly Candidate[] {
  const ending = node.code.slice(open.code.length).replace(/X/g, '')
  const saysMoreThan = (heading: CodeNode) =>
    node.phrases.length > heading.phrases.length || [...node.content].some((word) => !heading.content.has(word))
  if (anchor.parent === null || ending === '' || !saysMoreThan(open)) return candidates
  const isParallel = ({ code }: CodeNode) => code.length === node.code.length && code.endsWith(ending)
  if (!candidates.some((it) => isParallel(it.node))) return candidates
  const hasNone = (it: Candidate) => !pool.under(branchOf(it.node, anchor.parent)).some(isParallel)
  return candidates.filter((it) => isParallel(it.node) || (ending.length === 1 && hasNone(it)))
}

/** An answer that only adds a side says nothing to a question that is not about the side. */
const saysMore = ({ gained }: Candidate) => gained.some((word) => !SIDES.has(word) && !SOFT.has(word))

/** "Other injury of unspecified vessel" is answered by other injuries of a named one, where there are such. */
function alsoOther({ node }: Question, candidates: readonly Candidate[]): readonly Candidate[] {
  if (node.words[0] !== 'other') return candidates
  const others = candidates.filter((it) => it.node.words[0] === 'other')
  return others.length > 0 ? others : candidates
}

/** The codes that answer, from the closest heading under which any does. */
function foundFor(question: Question, pool: Pool): { asked: Question; found: Candidate[] } {
  const { phrase, anchor, open } = question
  const tries = anchor === open || phrase.isHead ? [question] : [narrowed(question), question]
  for (const asked of tries) {
    const found = candidatesOf(asked, keptBy(asked), pool)
    if (found.length > 0) return { asked, found }
  }
  const found = phrase.isHead ? [] : candidatesOf(question, firmlyKeptBy(question), pool)
  return { asked: question, found }
}

function answersTo(question: Question, pool: Pool): Gap {
  const { asked, found } = foundFor(question, pool)
  const alike = alsoOther(asked, parallelTo(asked, found, pool))
  const sided = sidesAmong(question.phrase, alike)
  const isLateral = sided.length > 0
  return { ...asked, isLateral, candidates: isLateral ? sided : alike.filter(saysMore) }
}

const leavesOpenToo = ({ phrases }: CodeNode, { phrase }: Question) =>
  phrases.some(({ key }) => sameKey(key, phrase.key))

/** Answers that say more than what would answer the other question; all where the same codes answer both at once. */
function beyond(candidates: readonly Candidate[], other: Gap): readonly Candidate[] {
  const both = new Set(other.candidates.map(({ node }) => node))
  if (both.size === candidates.length && candidates.every(({ node }) => both.has(node))) return candidates
  const answers = new Set(other.candidates.flatMap(({ gained }) => gained))
  return candidates.filter(({ gained }) => gained.some((word) => !answers.has(word)))
}

/** Of the answers to one question, those that leave the other as it is, wherever the branch has such codes. */
function withoutAnswering(candidates: readonly Candidate[], gap: Gap, other: Gap, pool: Pool): readonly Candidate[] {
  if (isImplied(other)) return candidates
  const alone = candidates.filter((it) => (other.isLateral ? !hasSide(it) : leavesOpenToo(it.node, other)))
  if (other.anchor.code.length <= gap.anchor.code.length) {
    if (alone.length > 0) return alone
    return gap.isLateral ? candidates : beyond(candidates, other)
  }
  const isDecidedThere = ({ node }: Candidate) =>
    !pool.under(branchOf(node, gap.anchor.parent)).some((it) => leavesOpenToo(it, other))
  return candidates.filter((it) => alone.includes(it) || isDecidedThere(it))
}

/** Neighbouring categories answer only if one of their codes is definite: another "unspecified" alone is no answer. */
const isAnswered = ({ anchor, candidates }: Gap) =>
  candidates.length > 0 &&
  (anchor.parent !== null || candidates.some(({ node }) => !node.phrases.some(({ isHead }) => isHead)))

/** What a code leaves open and other codes state, each with those codes; empty when nothing is open or nothing answers it. */
export function gapsOf(node: CodeNode, pool: Pool): Gap[] {
  const open = questionsOf(node).map((question) => answersTo(question, pool))
  return open
    .map((gap) => {
      let { candidates } = gap
      for (const other of open) if (other !== gap) candidates = withoutAnswering(candidates, gap, other, pool)
      return { ...gap, candidates }
    })
    .filter(isAnswered)
}
