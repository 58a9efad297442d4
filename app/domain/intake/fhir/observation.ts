import type { ChartResult } from '#app/domain/encounter/chart.ts'
import { ok, type Result, refuse } from '#app/domain/shared/result.ts'
import { codesUnder, codingOf, LOINC, notesUnder, quantityWords, unitOf, wordsOf } from './concept.ts'
import type { FaultWord, Place, ResultFact } from './facts.ts'
import { lookUp, type Node, nodeAt, nodesAt, numberAt, textAt, truthAt, wordsAt, wordsListAt } from './node.ts'
import { momentUnder, readPlace, touchedAt } from './place.ts'
import type { Scope } from './reference.ts'

const GROUPS: Record<string, ChartResult['kind']> = {
  laboratory: 'laboratory',
  lab: 'laboratory',
  'vital-signs': 'vital-sign',
  imaging: 'imaging',
  procedure: 'procedure',
  'social-history': 'social',
}
type Value = Pick<ResultFact, 'value' | 'unit' | 'words'>
type Range = Pick<ResultFact, 'referenceLow' | 'referenceHigh'>
/** Distinct parts of one observation; more is hostile. */
const MAX_COMPONENTS = 200

/** Returns the results of one Observation: its own value, and one of each component, as with the two pressures of a blood pressure. */
export function readObservation(resource: Node, scope: Scope): Result<ResultFact[], FaultWord> {
  const takenAt = momentUnder(resource, [
    'effectiveDateTime',
    'effectivePeriod',
    'effectiveInstant',
    'effectiveTiming',
    'issued',
  ])
  const at = takenAt ?? touchedAt(resource)
  const place = readPlace(resource, at, scope)
  if (!place.ok) return place
  if (!at) return refuse('no-time')
  const name = wordsOf(nodeAt(resource, 'code'))
  if (name === null) return refuse('no-name')
  const group = groupOf(resource)
  const components = nodesAt(resource, 'component').slice(0, MAX_COMPONENTS)
  const whole = resultOf(resource, { ...place.value, part: '', group, name, takenAt: at })
  const parts = components.map((component, index) => partOf(component, whole, index))
  const says = whole.value !== null || whole.words !== null
  return ok(says || parts.length === 0 ? [whole, ...parts] : parts)
}

type Frame = Place & Pick<ResultFact, 'part' | 'group' | 'name' | 'takenAt'>

function resultOf(node: Node, frame: Frame): ResultFact {
  const value = numberOrWords(node)
  return {
    kind: 'result',
    ...frame,
    coding: codingOf(nodeAt(node, 'code'), LOINC),
    ...value,
    words: value.words ?? (value.value === null ? absenceOf(node) : null),
    ...rangeOf(node),
    flag: flagOf(node),
  }
}

/** Named after its place, so that a correction of one component changes that one. */
function partOf(component: Node, whole: ResultFact, index: number): ResultFact {
  const name = wordsOf(nodeAt(component, 'code')) ?? whole.name
  const { patient, encounter, at, group, takenAt } = whole
  return resultOf(component, { patient, encounter, at, group, takenAt, name, part: `component-${index + 1}` })
}

/** A number stands as a number only when it is exact: "< 5" is words, or a comparison would read it as 5. */
function numberOrWords(node: Node): Value {
  const quantity = nodeAt(node, 'valueQuantity')
  const value = numberAt(quantity, 'value')
  if (value !== null && textAt(quantity, 'comparator') === null) return { value, unit: unitOf(quantity), words: null }
  const whole = numberAt(node, 'valueInteger')
  if (whole !== null) return { value: whole, unit: null, words: null }
  return { value: null, unit: null, words: valueWords(node, quantity) }
}

function valueWords(node: Node, quantity: Node | null): string | null {
  const isSo = truthAt(node, 'valueBoolean')
  if (isSo !== null) return isSo ? 'Yes' : 'No'
  const range = nodeAt(node, 'valueRange')
  const ratio = nodeAt(node, 'valueRatio')
  const period = nodeAt(node, 'valuePeriod')
  return (
    quantityWords(quantity) ??
    wordsOf(nodeAt(node, 'valueCodeableConcept')) ??
    wordsAt(node, 'valueString') ??
    joined(quantityWords(nodeAt(range, 'low')), ' to ', quantityWords(nodeAt(range, 'high'))) ??
    joined(quantityWords(nodeAt(ratio, 'numerator')), ' : ', quantityWords(nodeAt(ratio, 'denominator'))) ??
    joined(wordsAt(period, 'start'), ' to ', wordsAt(period, 'end')) ??
    wordsAt(node, 'valueDateTime') ??
    wordsAt(node, 'valueTime') ??
    (nodeAt(node, 'valueSampledData') ? 'A curve, which is not shown here' : null) ??
    notesUnder(node, 'note')
  )
}

function joined(left: string | null, between: string, right: string | null): string | null {
  return left === null && right === null ? null : `${left ?? ''}${between}${right ?? ''}`.trim()
}

/** Why there is no value, or that it is a panel of other results. */
function absenceOf(node: Node): string | null {
  const reason = wordsOf(nodeAt(node, 'dataAbsentReason'))
  if (reason !== null) return `Not given: ${reason}`
  const members = nodesAt(node, 'hasMember')
  if (members.length === 0) return null
  const names = members.flatMap((member) => wordsListAt(member, 'display'))
  return names.length > 0 ? `Panel: ${names.join(', ')}`.slice(0, 500) : `Panel of ${members.length} results`
}

/** The normal range, of those in the unit of the value: limits in another unit would mislead. */
function rangeOf(node: Node): Range {
  const unit = unitOf(nodeAt(node, 'valueQuantity'))
  const ranges = nodesAt(node, 'referenceRange')
  const range = ranges.find((item) => codesUnder(item, 'type').includes('normal')) ?? ranges[0] ?? null
  const limit = (name: string) => {
    const quantity = nodeAt(range, name)
    const said = unitOf(quantity)
    return said === null || unit === null || said === unit ? numberAt(quantity, 'value') : null
  }
  return { referenceLow: limit('low'), referenceHigh: limit('high') }
}

/** The interpretation as the laboratory flagged it ("H", "LL"); ours is never put in its place. */
function flagOf(node: Node): string | null {
  const concept = nodeAt(node, 'interpretation')
  return codingOf(concept, '')?.code ?? wordsOf(concept)
}

function groupOf(resource: Node): ChartResult['kind'] {
  const known = codesUnder(resource, 'category').flatMap((code) => lookUp(GROUPS, code) ?? [])
  return known[0] ?? 'other'
}
