import { type Candidate, candidatesOf } from './specificity-candidates.ts'
import { familyOf, vehiclesOf } from './specificity-defaults.ts'
import { isTimeless, isUnmeasured } from './specificity-keeping.ts'
import { alsoOther, nothingAside, ofItsKind, othersOf, ownNounOf } from './specificity-kinds.ts'
import { mingles, sameKey } from './specificity-phrases.ts'
import type { Pool } from './specificity-pool.ts'
import {
  asksSide,
  firmlyKeptBy,
  isImplied,
  keptBy,
  narrowed,
  nounsOf,
  PARTS,
  type Question,
  questionsOf,
  SIDES,
  SOFT,
  wholeOf,
} from './specificity-question.ts'
import { placedOf, residualsOf } from './specificity-residuals.ts'
import { branchOf, type CodeNode } from './specificity-tree.ts'
import { contentOf, stemOf } from './specificity-words.ts'

/**
 * A question that other codes answer. `isLateral`: what they state is the side and nothing else. `residuals`: codes of the same heading
 * for an answer that is named and has no code of its own.
 */
export type Gap = Question & {
  isLateral: boolean
  candidates: readonly Candidate[]
  residuals: readonly Candidate[]
}

const hasSide = ({ gained }: Candidate) => gained.some((word) => SIDES.has(word))
/** What an answer says beside the side; the eye or ear of the chapter about them goes without saying. */
const restOf = ({ node, gained }: Candidate) =>
  gained
    .filter((word) => !SIDES.has(word) && !(node.code.startsWith('H') && SOFT.has(word)))
    .sort()
    .join(' ')

function statesBoth(candidates: readonly Candidate[]): boolean {
  const sides = new Set(candidates.flatMap(({ gained }) => gained))
  return (sides.has('right') && sides.has('left')) || (sides.has('unilatera') && sides.has('bilateral'))
}

/**
 * The answers by side, when the phrase asks for a side: right and left are among them and, side apart, all say the same. An
 * open noun ("unspecified great toe") has its own right and left; elsewhere most answers must be sides.
 */
function sidesAmong({ node, phrase }: Question, candidates: readonly Candidate[]): Candidate[] {
  const sided = candidates.filter(hasSide)
  if (phrase.key === 'side') return sided
  const noun = phrase.isHead || PARTS.has(phrase.key) ? [] : [...contentOf(phrase.key.split(' '))]
  const own = sided.filter(
    (candidate) =>
      restOf(candidate) === '' &&
      !othersOf(candidate.node).some((word) => noun.includes(word) && !othersOf(node).includes(word)) &&
      (candidate.node.content.has('bilateral') ||
        noun.every((word) => SOFT.has(word) || candidate.node.content.has(word))),
  )
  const isPlain = phrase.key === '' && node.phrases.length === 1 && own.every((it) => it.node.phrases.length === 0)
  if (statesBoth(own) && (isPlain || noun.length > 0 || own.length * 2 >= candidates.length)) return own
  const isOneThing = !phrase.isHead && new Set(sided.map(restOf)).size === 1 && sided.length * 2 > candidates.length
  return isOneThing && statesBoth(sided) ? sided : []
}

/** Soft words by which a sibling is another thing all the same: "respiratory distress syndrome" beside "respiratory distress, unspecified". */
function isOwnThing(word: string, other: CodeNode, { node, phrase }: Question): boolean {
  const isOrgan = (word === 'eye' || word === 'ear') && !node.code.startsWith('H')
  if (PARTS.has(phrase.key)) return isOrgan
  if (!phrase.isHead || other.parent !== node.parent || other.words[0] === 'other') return false
  return word === 'syndrome' || isOrgan
}

/** An answer that only adds a side, or a soft word, says nothing to a question that is not about the side. */
const saysMore =
  (question: Question, isPaired: boolean, isSided: boolean) =>
  ({ node, gained }: Candidate) =>
    (isSided && gained.length > 0 && gained.every((word) => SIDES.has(word))) ||
    (!isPaired && gained.length > 0 && gained.every((word) => word === 'right' || word === 'left')) ||
    gained.some((word) => !SIDES.has(word) && (!SOFT.has(word) || isOwnThing(word, node, question)))

/** "Other and unspecified fingers" stands beside the thumb: answers there count as well, where they say all the rest themselves. */
function foundAbove(question: Question, pool: Pool): Candidate[] {
  const kept = keptBy(question)
  const whole = wholeOf(question)
  const isDeep = question.phrase.key.startsWith('deep ')
  const saysAll = ({ content }: CodeNode) => [...kept].every((it) => content.has(it) || SOFT.has(it) || whole.has(it))
  return candidatesOf(question, kept, pool, nounsOf(question)).filter(
    ({ node }) => saysAll(node) && !(isDeep && node.content.has(stemOf('superficial'))),
  )
}

/** A name that its heading does not say may go on below the next one: "chronic dacryocystitis" beside acute inflammations. */
function ofTheNameAbove(question: Question, pool: Pool): Candidate[] {
  const noun = ownNounOf(question)
  const heading = question.anchor.parent
  if (noun === null || !heading?.parent) return []
  const asked = { ...question, anchor: heading }
  return candidatesOf(asked, keptBy(asked), pool).filter(
    ({ node }) => node.content.has(noun) && !node.code.startsWith(heading.code),
  )
}

/** Further answers from the other end of a run of headings that leave the same open. */
function beside(question: Question, asked: Question, pool: Pool): Candidate[] {
  const { node, phrase, anchor, open } = question
  const root = anchor.parent
  // "Suppurative and unspecified otitis media" stands beside the category of the nonsuppurative ones.
  if (root?.parent === null && phrase.isHead && mingles(root, node, phrase)) {
    const wider = { ...question, anchor: root }
    return candidatesOf(wider, keptBy(wider), pool, nounsOf(wider))
  }
  if (anchor === open) return ofTheNameAbove(question, pool)
  // "Encephalopathy, unspecified": those below its own heading as well as those that neighbours name.
  if (phrase.isHead) return phrase.key === '' ? candidatesOf(narrowed(question), keptBy(narrowed(question)), pool) : []
  return asked === question || anchor.parent === null ? [] : foundAbove(question, pool)
}

/** The codes that answer, from the closest heading under which any does; the loosest reading last. */
function foundFor(question: Question, pool: Pool): { asked: Question; found: Candidate[] } {
  const { phrase, anchor, open } = question
  const both = phrase.isHead ? [question, narrowed(question)] : [narrowed(question), question]
  const tries = anchor === open ? [question] : both
  for (const asked of tries) {
    const found = candidatesOf(asked, keptBy(asked), pool, nounsOf(asked))
    if (found.length === 0) continue
    const more = beside(question, asked, pool)
    const known = new Set(found.map(({ node: it }) => it))
    return { asked, found: [...found, ...more.filter(({ node: it }) => !known.has(it))] }
  }
  if (phrase.isHead && anchor.parent !== null) return { asked: question, found: familyOf(question, pool) }
  const vehicles = vehiclesOf(question, keptBy(question), pool)
  if (vehicles.length > 0) return { asked: question, found: vehicles }
  const kept = phrase.isHead ? keptBy(question) : firmlyKeptBy(question)
  return { asked: question, found: candidatesOf(question, kept, pool) }
}

/** The code that says "other" where this one says "unspecified": "other extremity", where the others name the leg and its side. */
function otherOf({ node, phrase }: Question): Candidate[] {
  const title = node.words.map((word, at) => (at === phrase.from ? 'other' : word)).join(' ')
  const other = node.parent?.children.find(({ words }) => words.join(' ') === title)
  return other === undefined || other === node || other.leaves.length === 0 ? [] : [{ node: other, gained: ['other'] }]
}

const MOST_SIDED = 0.5

function answersTo(question: Question, pool: Pool): Gap {
  const { asked, found } = foundFor(question, pool)
  const alike = nothingAside(asked, ofItsKind(asked, alsoOther(asked, found)))
  const sided = sidesAmong(question, alike)
  const isLateral = sided.length > 0
  // Where no code says "left" alone, "right" is no side: right heart failure.
  const isPaired = !asked.phrase.isHead || alike.some(({ gained }) => gained.length === 1 && gained[0] === 'left')
  // Bilateral hearing loss is told from those of one ear, each with what the other one hears.
  const isSided = asked.phrase.isHead && alike.filter(hasSide).length > MOST_SIDED * alike.length
  const told = isLateral ? sided : alike.filter(saysMore(asked, isPaired, isSided))
  const kept = isLateral || told.length === 0 ? null : keptBy(asked)
  const residuals =
    kept === null
      ? []
      : residualsOf(asked, kept, { pool, isSided: told.some(hasSide) }).map((node) => ({ node, gained: [] }))
  const placed = kept === null ? [] : placedOf(asked, kept, pool)
  const among = new Set(told.map(({ node }) => node))
  const elsewhere = told.some((it) => hasSide(it) && restOf(it) !== '') ? otherOf(question) : []
  for (const { node } of residuals) among.add(node)
  const more = [...placed, ...elsewhere].filter(({ node }) => !among.has(node))
  const candidates = [...told, ...more]
  return { ...asked, isLateral, candidates, residuals }
}

const leavesOpenToo = (other: CodeNode, { phrase }: Question) =>
  other.phrases.some(({ key, isHead }) => sameKey(key, phrase.key) || (!isHead && asksSide(phrase, other, key)))

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
  const isFree = ({ node }: Candidate) =>
    leavesOpenToo(node, other) ||
    isTimeless(other.phrase.key, node) ||
    isUnmeasured(other.phrase.key, branchOf(node, gap.anchor.parent), pool)
  const alone = candidates.filter((it) => (other.isLateral ? !hasSide(it) : isFree(it)))
  if (other.anchor.code.length <= gap.anchor.code.length) {
    if (alone.length > 0) return alone
    return gap.isLateral ? candidates : beyond(candidates, other)
  }
  const among = new Set(alone)
  const decided = new Map<CodeNode, boolean>()
  const isDecidedThere = ({ node }: Candidate) => {
    const branch = branchOf(node, gap.anchor.parent)
    const known = decided.get(branch) ?? !pool.under(branch).some((it) => leavesOpenToo(it, other))
    decided.set(branch, known)
    return known
  }
  return candidates.filter((it) => among.has(it) || isDecidedThere(it))
}

const PROCEDURE = /procedur|^intraoperat/

/** Neighbouring categories say what an entity is only if one of their codes is definite: "unspecified" or "other" alone is no answer. */
function isAnswered({ node, phrase, anchor, candidates }: Gap): boolean {
  const heading = anchor.parent
  // Complications of procedures are no kinds of a disorder.
  if (heading?.words.includes('and-open') && heading.parent === null)
    return candidates.some(({ node: it }) => !it.words.some((word) => PROCEDURE.test(word)))
  if (heading !== null || !phrase.isHead) return candidates.length > 0
  const isOther = node.words[0] === 'other'
  return candidates.some(
    (it) => (isOther || it.node.words[0] !== 'other') && !it.node.phrases.some(({ isHead }) => isHead),
  )
}

/** What a code leaves open and other codes state, each with those codes; empty when nothing is open or nothing answers it. */
export function gapsOf(node: CodeNode, pool: Pool): Gap[] {
  const open = questionsOf(node).map((question) => answersTo(question, pool))
  return open
    .map((gap) => {
      let { candidates, residuals } = gap
      for (const other of open) {
        if (other === gap) continue
        candidates = withoutAnswering(candidates, gap, other, pool)
        residuals = residuals.filter(({ node: it }) => other.isLateral || leavesOpenToo(it, other) || isImplied(other))
      }
      return { ...gap, candidates, residuals }
    })
    .filter(isAnswered)
}
