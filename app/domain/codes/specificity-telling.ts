import lexicon from './specificity-axes.json'
import type { Gap } from './specificity-gaps.ts'
import { SIDES, SOFT } from './specificity-question.ts'
import type { CodeNode } from './specificity-tree.ts'
import { contentOf, stemOf } from './specificity-words.ts'

export const BY_KEY = new Map(Object.entries(lexicon.byKey))
const BY_WORD = new Map(
  Object.entries(lexicon.byWord).flatMap(([axis, words]) => words.split(' ').map((word) => [word, axis] as const)),
)

/** The chapters of diseases of bones and joints and of injuries, where numbers count ribs, toes and vertebrae. */
const PLACED = /^[CDMST]/

const ORGANISM = /virus|viral|cocc|bacter|organis/
/** Inflammations of a place are named after it, and are none. */
const INFLAMED = /~$|iti$/
export const MODIFIERS: ReadonlySet<string> = new Set(['acuity', 'severity', 'stage'])
export const NUMERAL = /^(?:\d+[a-z]?|[ivx]+[ab]?)$/
const ORDINAL: ReadonlySet<string> = new Set(['first', 'second', 'third', 'fourth', 'low', 'high'])
/** Words that tell neither what a thing is nor where. */
const NEITHER: ReadonlySet<string> = new Set([
  ...SIDES,
  ...SOFT,
  ...'displaced nondispla other infection multiples small large underlyin'.split(' '),
])

/** The axis that a stem of a title speaks of; "type" where it is none of the known words. */
export function axisOfWord(word: string): string {
  const known = BY_WORD.get(word) ?? (INFLAMED.test(word) ? undefined : BY_WORD.get(word.slice(0, 7)))
  return known ?? (ORGANISM.test(word) ? 'organism' : 'type')
}

const dueAt = ({ words }: CodeNode) =>
  words.findIndex(
    (word, at) =>
      (/^(?:due|secondary)$/.test(word) && words[at + 1] === 'to') ||
      (word === 'resulting' && words[at + 1] === 'from'),
  )

/** The words behind "due to", which name a cause, or the organism where one is among them; not where the code has a cause already. */
export function causeIn(
  other: CodeNode,
  { node, phrase }: Gap,
): { stems: ReadonlySet<string>; axis: 'cause' | 'organism' } | null {
  const at = dueAt(other)
  const own = dueAt(node)
  if (at < 0 || (own >= 0 && phrase.from !== own + 2)) return null
  const stems = contentOf(other.words.slice(at + 1))
  const isInfection = /^[AB]/.test(node.code) || [...stems].some((word) => axisOfWord(word) === 'organism')
  return { stems, axis: isInfection ? 'organism' : 'cause' }
}

/** Whether the word is only another form of one in the code's title: "amebic" beside "amebiasis". */
const isKin = (word: string, { content }: CodeNode) =>
  word.length > 4 && [...content].some((other) => other.slice(0, 5) === word.slice(0, 5))

/** Whether a word only tells which stage: "initial" in "initial stage of trachoma". */
const isMeasure = (word: string, { words }: CodeNode) =>
  words.some((it, at) => stemOf(it) === word && words[at + 1] === 'stage')

/** A disease of the kidney among kinds of hypertension is a kind, not a place. */
const isOfDisease = (word: string, { words }: CodeNode) =>
  words.some((it, at) => it === 'disease' && stemOf(words[at - 1] ?? '') === word)

/** What the words that an answer adds speak of. */
export function axesGained(gap: Gap, { node: other, gained }: Gap['candidates'][number]): Set<string> {
  const cause = causeIn(other, gap)
  const measured = gained.map((word) => BY_KEY.get(word)).find((axis) => axis !== undefined && MODIFIERS.has(axis))
  const axes = new Set<string>(measured === undefined ? [] : [measured])
  for (const word of gained) {
    // A first pregnancy is no place; a first rib is.
    if (ORDINAL.has(word) && !PLACED.test(gap.node.code)) continue
    if (NUMERAL.test(word) || NEITHER.has(word) || isMeasure(word, other)) continue
    if (measured !== undefined && (ORDINAL.has(word) || BY_KEY.get(word) === measured)) continue
    const told = axisOfWord(word)
    const axis = told === 'site' && isOfDisease(word, other) ? 'type' : told
    if ((axis !== 'type' || cause?.stems.has(word)) && isKin(word, gap.node)) continue
    axes.add(axis === 'type' && cause?.stems.has(word) ? cause.axis : axis)
  }
  // The onset of a disease is no stage of it.
  if (gained.includes('onset') && axes.delete('stage')) axes.add('type')
  return axes
}
