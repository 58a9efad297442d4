import { type AxisHit, type Choice, type Composed, composedId, type Grammar } from './compositions.ts'
import { partsPhrases } from './phrases.ts'
import type { Word } from './words.ts'

/** A stretch of words that names a concept; `last` is included. `hits` are the axis words gathered around it. */
export type Stretch = {
  conceptId: string
  first: number
  last: number
  composed: Composed | null
  hits: AxisHit[]
  isChoice: boolean
}

const GLUE = new Set([
  'and',
  'or',
  'vs',
  'versus',
  'with',
  'of',
  'on',
  'to',
  'due',
  'secondary',
  'in',
  'the',
  'a',
  'is',
  'type',
  'now',
])
const CHOOSING = new Set(['or', 'vs', 'versus'])
const FUNCTION_WORDS = new Set(
  (
    'and or with without due secondary in on at from was is are has had as by this that present noted documented now currently ' +
    'versus vs to of for if when which who the then but poa requiring treated improving resolving resolved likely possible on who'
  ).split(' '),
)
const MOST_GLUE = 3

/** Returns the stretch grown leftwards over axis words and the glue between them. `isFree` says whether words may be taken. */
export function growLeft(
  stretch: Stretch,
  words: readonly Word[],
  isFree: (first: number, last: number) => boolean,
): Stretch {
  const { composed } = stretch
  if (!composed) return stretch
  let { first, isChoice } = stretch
  const hits = [...stretch.hits]
  for (;;) {
    const taken = takeLeft(composed.grammar, words, first, isFree)
    if (!taken) return { ...stretch, first, hits, isChoice }
    hits.push(...taken.hits)
    isChoice ||= taken.isChoice
    first = taken.edge
  }
}

type Taken = { hits: readonly AxisHit[]; edge: number; isChoice: boolean }
type IsFree = (first: number, last: number) => boolean

function takeLeft(grammar: Grammar, words: readonly Word[], first: number, isFree: IsFree): Taken | null {
  let isChoice = false
  for (let glue = 0; glue <= MOST_GLUE; glue += 1) {
    const end = first - 1 - glue
    if (end < 0 || partsLeft(words[end + 1]?.before ?? '', glue)) return null
    const found = grammar.left.longestAt(words, end, partsPhrases)
    const edge = found ? end - found.length + 1 : 0
    if (found && isFree(edge, first - 1)) return { hits: found.values, edge, isChoice }
    const norm = words[end]?.norm ?? ''
    if (!isGlue(grammar, norm) || !isFree(end, end)) return null
    isChoice ||= CHOOSING.has(norm)
  }
  return null
}

function partsLeft(before: string, glue: number): boolean {
  return partsPhrases(before) || (glue === 0 && before.includes(')'))
}

/** Returns the stretch grown rightwards; an adjective counts only before a pause, since else it belongs to what follows. */
export function growRight(stretch: Stretch, words: readonly Word[], isFree: IsFree): Stretch {
  const { composed } = stretch
  if (!composed) return stretch
  let { last, isChoice } = stretch
  const hits = [...stretch.hits]
  for (;;) {
    const taken = takeRight(composed.grammar, words, last, isFree)
    if (!taken) return { ...stretch, last, hits, isChoice }
    hits.push(...taken.hits)
    isChoice ||= taken.isChoice
    last = taken.edge
  }
}

/** "CKD of 3/9", "is in the 4/2 note": a day, and no stage. */
function isDate(words: readonly Word[], at: number): boolean {
  const [month, day] = [words[at], words[at + 1]]
  return day?.before === '/' && /^\d{1,2}$/.test(month?.norm ?? '') && /^\d{1,2}$/.test(day.norm)
}

function takeRight(grammar: Grammar, words: readonly Word[], last: number, isFree: IsFree): Taken | null {
  let isChoice = false
  for (let glue = 0; glue <= MOST_GLUE; glue += 1) {
    const at = last + 1 + glue
    const word = words[at]
    if (!word || partsPhrases(word.before) || (glue > 0 && isDate(words, at))) return null
    const found = grammar.right.longestAt(words, at, partsPhrases)
    const edge = found ? at + found.length - 1 : 0
    if (found && isFree(last + 1, edge) && standsAlone(grammar, found.values, words, edge)) {
      return { hits: found.values, edge, isChoice }
    }
    if (!isGlue(grammar, word.norm) || !isFree(at, at)) return null
    isChoice ||= CHOOSING.has(word.norm)
  }
  return null
}

function isGlue(grammar: Grammar, norm: string): boolean {
  return GLUE.has(norm) || grammar.glue.has(norm)
}

function standsAlone(grammar: Grammar, hits: readonly AxisHit[], words: readonly Word[], edge: number): boolean {
  const isAdjective = hits.some((hit) =>
    grammar.composition.axes.some((axis) => axis.id === hit.axis && axis.adjective),
  )
  const next = words[edge + 1]
  if (!isAdjective || !next || /[^\s\-\u2013]/.test(next.before)) return true
  return (
    FUNCTION_WORDS.has(next.norm) ||
    isGlue(grammar, next.norm) ||
    grammar.right.longestAt(words, edge + 1, partsPhrases) !== null
  )
}

/** Returns the concepts a grown stretch names: one, or several where the words offer a choice ("acute or chronic"). */
export function conceptsOf(stretch: Stretch): string[] {
  const { composed, hits } = stretch
  if (!composed) return [stretch.conceptId]
  const { composition } = composed.grammar
  const choices = composition.axes.reduce<Choice[]>(
    (sofar, axis) => {
      const own = composed.choice[axis.id]
      const named = hits.filter((hit) => hit.axis === axis.id).map((hit) => hit.value)
      const values = settle(axis, [...new Set(own === undefined ? named : [own, ...named])], stretch.isChoice)
      return values.length === 0
        ? sofar
        : sofar.flatMap((choice) => values.map((value) => ({ ...choice, [axis.id]: value })))
    },
    [{}],
  )
  return choices.map((choice) => composedId(composition, choice))
}

/** Two values of one axis: a declared whole ("acute" and "chronic" is acute on chronic), the deeper of the two, or a choice. */
function settle(axis: Grammar['composition']['axes'][number], values: string[], isChoice: boolean): string[] {
  if (values.length < 2) return values
  const deepest = values.filter((id) => !values.some((other) => other !== id && isUnder(axis, other, id)))
  if (deepest.length < 2 || isChoice) return deepest
  const whole = axis.combine.find(({ of }) => of.length === deepest.length && of.every((id) => deepest.includes(id)))
  return whole ? [whole.is] : deepest
}

function isUnder(axis: Grammar['composition']['axes'][number], id: string, above: string): boolean {
  const value = axis.values.find((known) => known.id === id)
  return value ? value.isA.some((parent) => parent === above || isUnder(axis, parent, above)) : false
}
