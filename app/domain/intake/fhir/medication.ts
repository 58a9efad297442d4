import { ok, type Result, refuse } from '#app/domain/shared/result.ts'
import { codingOf, firstNodeAt, quantityWords, RXNORM, wordsOf } from './concept.ts'
import type { DrugFact, FaultWord, MedicationFact } from './facts.ts'
import { type Node, nodeAt, nodesAt, numberAt, wordsAt } from './node.ts'
import { momentUnder, readPlace } from './place.ts'
import { containedOf, readReference, type Scope } from './reference.ts'

/** Returns the drug that orders refer to. */
export function readDrug(resource: Node): Result<DrugFact, FaultWord> {
  const name = drugName(resource)
  if (name === null) return refuse('no-name')
  return ok({ kind: 'drug', name, coding: codingOf(nodeAt(resource, 'code'), RXNORM) })
}

const drugName = (medication: Node | null): string | null =>
  wordsOf(nodeAt(medication, 'code')) ??
  nodesAt(medication, 'ingredient').flatMap((part) => wordsOf(firstNodeAt(part, ['itemCodeableConcept'])) ?? [])[0] ??
  null

/**
 * Returns the medication of a MedicationRequest, -Administration, -Statement, -Dispense or Immunization. Its name is in the
 * resource, in one contained in it, or in one referred to; `drug` stands for the last.
 */
export function readMedication(resource: Node, scope: Scope): Result<MedicationFact[], FaultWord> {
  const startAt = startOf(resource)
  const place = readPlace(resource, startAt, scope)
  if (!place.ok) return place
  const reference =
    firstNodeAt(resource, ['medicationReference']) ?? nodeAt(nodeAt(resource, 'medication'), 'reference')
  const contained = containedOf(reference, ['Medication'], scope)
  const concept = conceptOf(resource) ?? nodeAt(contained, 'code')
  const drug = concept ? null : readReference(reference, ['Medication'], scope)
  const name = wordsOf(concept) ?? drugName(contained) ?? wordsAt(reference, 'display')
  if (name === null && drug === null) return refuse('no-name')
  return ok([
    {
      kind: 'medication',
      ...place.value,
      part: '',
      drug,
      name: name ?? '',
      coding: codingOf(concept, RXNORM),
      ...doseOf(resource),
      status: wordsAt(resource, 'status') ?? 'unknown',
      startAt,
      endAt: endOf(resource),
    },
  ])
}

const conceptOf = (resource: Node): Node | null =>
  firstNodeAt(resource, ['medicationCodeableConcept', 'vaccineCode']) ??
  nodeAt(nodeAt(resource, 'medication'), 'concept')

const dosageOf = (resource: Node): Node | null => firstNodeAt(resource, ['dosageInstruction', 'dosage'])

function startOf(resource: Node): Date | null {
  const bounds = nodeAt(nodeAt(nodeAt(dosageOf(resource), 'timing'), 'repeat'), 'boundsPeriod')
  const names = ['effectiveDateTime', 'effectivePeriod', 'occurrenceDateTime', 'whenHandedOver', 'whenPrepared']
  return (
    (bounds ? momentUnder(bounds, ['start']) : null) ??
    momentUnder(resource, [...names, 'authoredOn', 'dateWritten', 'dateAsserted', 'recorded'])
  )
}

function endOf(resource: Node): Date | null {
  const bounds = nodeAt(nodeAt(nodeAt(dosageOf(resource), 'timing'), 'repeat'), 'boundsPeriod')
  const period = nodeAt(resource, 'effectivePeriod')
  return (bounds ? momentUnder(bounds, ['end']) : null) ?? (period ? momentUnder(period, ['end']) : null)
}

/** The sender's own sentence first; else amount and frequency put together: "10 mL, 2 times per 1 d". */
function doseOf(resource: Node): Pick<MedicationFact, 'dose' | 'route'> {
  const dosage = dosageOf(resource)
  const rate = nodeAt(dosage, 'doseAndRate')
  const quantity = nodeAt(rate, 'doseQuantity') ?? nodeAt(dosage, 'dose') ?? nodeAt(resource, 'doseQuantity')
  const amount = quantityWords(quantity)
  const dose = [amount, frequencyOf(nodeAt(nodeAt(dosage, 'timing'), 'repeat'))]
    .filter((part) => part !== null)
    .join(', ')
  return {
    dose: wordsAt(dosage, 'text') ?? (dose === '' ? null : dose),
    route: wordsOf(nodeAt(dosage, 'route') ?? nodeAt(resource, 'route')),
  }
}

function frequencyOf(repeat: Node | null): string | null {
  const frequency = numberAt(repeat, 'frequency')
  const period = numberAt(repeat, 'period')
  const unit = wordsAt(repeat, 'periodUnit')
  return frequency === null || period === null || unit === null ? null : `${frequency} per ${period} ${unit}`
}
