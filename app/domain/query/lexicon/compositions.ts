import { once } from '#app/domain/shared/once.ts'
import { COMPOSITIONS } from './catalogue.ts'
import { PhraseTree } from './phrases.ts'
import type { Concept, ConceptKind } from './types.ts'
import { normsOf } from './words.ts'

/** One member of an axis: "acute on chronic", which is both acute and chronic. */
export type AxisValue = { id: string; words: string[]; isA: string[] }
/** `adjective` words belong to what follows them unless a pause comes: "CHF, acute" but not "CHF, acute cystitis". */
export type Axis = { id: string; adjective: boolean; values: AxisValue[]; combine: { of: string[]; is: string }[] }
/** A diagnosis whose forms are made by rule from its axes, instead of being listed. */
export type Composition = {
  id: string
  kind: ConceptKind
  isA: string[]
  /** The name with a place for each axis: "{acuity} {type} heart failure". */
  pattern: string
  /** `set` holds the axis values a word implies: HFrEF is "type=systolic". */
  bases: { words: string[]; set: string[] }[]
  glue: string[]
  axes: Axis[]
}
export type AxisHit = { axis: string; value: string }
/** Axis id to value id. */
export type Choice = Readonly<Record<string, string>>
export type Grammar = {
  composition: Composition
  left: PhraseTree<AxisHit>
  right: PhraseTree<AxisHit>
  glue: ReadonlySet<string>
}
export type Composed = { grammar: Grammar; choice: Choice }

type Base = { words: string; conceptId: string }
/** All that the compositions make: some thousand concepts, so not before the first text is read. */
const all = once(makeAll)

/** A word of a pattern, or the place of an axis. */
type Part = { axis: string | null; name: string; id: string }
const PARTS = new WeakMap<Composition, readonly Part[]>()

function partsOf(composition: Composition): readonly Part[] {
  const known = PARTS.get(composition)
  if (known) return known
  const parts = composition.pattern.split(' ').map((word): Part => {
    const axis = /^\{([^{}]+)\}$/.exec(word)?.[1] ?? null
    return { axis, name: word, id: word.toLowerCase().replace(/[^a-z0-9]+/g, '-') }
  })
  PARTS.set(composition, parts)
  return parts
}

/** Returns the id of the composed concept that a choice of axis values names. */
export function composedId(composition: Composition, choice: Choice): string {
  let id = ''
  for (const part of partsOf(composition)) {
    const word = part.axis === null ? part.id : (choice[part.axis] ?? '')
    if (word !== '') id = id === '' ? word : `${id}-${word}`
  }
  return id
}

function composedName(composition: Composition, choice: Choice): string {
  return partsOf(composition)
    .map(({ axis, name }) => (axis === null ? name : (choice[axis] ?? '').replaceAll('-', ' ')))
    .filter((word) => word !== '')
    .join(' ')
}

function choicesOf(axes: readonly Axis[]): Choice[] {
  return axes.reduce<Choice[]>(
    (choices, axis) =>
      choices.flatMap((choice) => [choice, ...axis.values.map((value) => ({ ...choice, [axis.id]: value.id }))]),
    [{}],
  )
}

/** One step up on one axis: the value's own parents, or the axis left open. */
function parentsOf(composition: Composition, choice: Choice): string[] {
  const parents = composition.axes.flatMap((axis) => {
    const { [axis.id]: chosen, ...rest } = choice
    const value = axis.values.find((known) => known.id === chosen)
    if (!value) return []
    const onAxis = value.isA.filter((id) => axis.values.some((known) => known.id === id))
    const elsewhere = value.isA.filter((id) => !onAxis.includes(id))
    const above: Choice[] = onAxis.length > 0 ? onAxis.map((id) => ({ ...rest, [axis.id]: id })) : [rest]
    return [...above.map((up) => composedId(composition, up)), ...elsewhere]
  })
  return parents.length > 0 ? parents : composition.isA
}

function grammarOf(composition: Composition): Grammar {
  const left = new PhraseTree<AxisHit>({ backwards: true })
  const right = new PhraseTree<AxisHit>()
  for (const axis of composition.axes) {
    for (const value of axis.values) {
      const hit = { axis: axis.id, value: value.id }
      for (const words of [value.id.replaceAll('-', ' '), ...value.words]) {
        if (!/^(?:with|without|in|due|secondary|from|after|following|of|to) /i.test(words)) left.add(words, hit)
        right.add(words, hit)
      }
    }
  }
  return { composition, left, right, glue: new Set(composition.glue.flatMap(normsOf)) }
}

function choiceOf(set: readonly string[]): Choice {
  return Object.fromEntries(set.map((pair) => pair.split('=')).map(([axis = '', value = '']) => [axis, value]))
}

function makeAll(): { composed: Map<string, Composed>; concepts: Concept[]; bases: Base[] } {
  const composed = new Map<string, Composed>()
  const concepts: Concept[] = []
  const bases: Base[] = []
  for (const composition of COMPOSITIONS) {
    const grammar = grammarOf(composition)
    const named = composition.bases.map(({ words, set }) => ({ words, id: composedId(composition, choiceOf(set)) }))
    for (const choice of choicesOf(composition.axes)) {
      const name = composedName(composition, choice)
      const id = composedId(composition, choice)
      composed.set(id, { grammar, choice })
      const synonyms = named.filter((base) => base.id === id).flatMap((base) => base.words)
      concepts.push({ id, name, kind: composition.kind, synonyms, isA: parentsOf(composition, choice) })
    }
    for (const { words, id } of named) for (const word of words) bases.push({ words: word, conceptId: id })
  }
  return { composed, concepts, bases }
}

/** Returns every concept that the compositions make. */
export function madeConcepts(): readonly Concept[] {
  return all().concepts
}

/** Returns the words from which a composed mention grows, and the concept they name by themselves. */
export function baseWords(): readonly Base[] {
  return all().bases
}

/** Returns how a concept is composed, or null for one that is listed. */
export function composedOf(conceptId: string): Composed | null {
  return all().composed.get(conceptId) ?? null
}

/** Axes that say where something is; a place needs no finding of its own and makes no other degree or type. */
export const PLACES: ReadonlySet<string> = new Set(['site', 'side', 'vessel', 'wall', 'place', 'part', 'line'])

/** Returns the composed concept with one axis at a time, and without its place: what an acute systolic failure of either side is on each axis. */
export function projectionsOf(conceptId: string): string[] {
  const composed = composedOf(conceptId)
  if (!composed) return []
  const { composition } = composed.grammar
  const telling = Object.entries(composed.choice).filter(([axis]) => !PLACES.has(axis))
  const single = telling.map(([axis, value]) => composedId(composition, { [axis]: value }))
  return telling.length === 0 ? [] : [composedId(composition, Object.fromEntries(telling)), ...single]
}
