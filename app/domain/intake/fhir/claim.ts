import { POA_INDICATORS, type PresentOnAdmission } from '#app/domain/encounter/chart.ts'
import { ok, type Result } from '#app/domain/shared/result.ts'
import { codesUnder, codingsOf, ICD10CM, wordsOf } from './concept.ts'
import type { ClaimFact, ClaimLine, FaultWord, ProblemFact } from './facts.ts'
import { readMoment } from './moment.ts'
import { type Node, nodeAt, nodesAt, numberAt, textAt, wordsAt } from './node.ts'
import { momentUnder, readPlace } from './place.ts'
import { readReferences, type Scope } from './reference.ts'

const MAX_DIAGNOSES = 200

/**
 * Returns the diagnoses of a claim as problems, and what the bill says about the stay. A diagnosis that refers to a Condition is
 * in the chart already. Pharmacy claims and estimates bill no stay and say nothing about one.
 */
export function readClaim(resource: Node, scope: Scope): Result<(ProblemFact | ClaimFact)[], FaultWord> {
  const at = momentUnder(resource, ['billablePeriod', 'created'])
  const place = readPlace(resource, at, scope)
  if (!place.ok) return place
  const [encounter] = nodesAt(resource, 'item').flatMap((item) =>
    readReferences(item, 'encounter', ['Encounter'], scope),
  )
  const diagnoses = nodesAt(resource, 'diagnosis').slice(0, MAX_DIAGNOSES)
  const where = { ...place.value, encounter: encounter ?? place.value.encounter }
  const problems = diagnoses.flatMap((diagnosis, index): ProblemFact[] => {
    const concept = nodeAt(diagnosis, 'diagnosisCodeableConcept')
    const name = wordsOf(concept)
    const part = `diagnosis-${sequenceOf(diagnosis, index)}`
    const when = { onsetAt: null, recordedAt: readMoment(textAt(resource, 'created')) }
    const codings = codingsOf(concept)
    return name === null ? [] : [{ kind: 'problem', ...where, part, name, codings, ...claimed, ...when }]
  })
  return ok(
    encounter && isBillOfStay(resource)
      ? [...problems, billOf(resource, { patient: where.patient, encounter }, diagnoses)]
      : problems,
  )
}

const claimed = { category: 'claim-diagnosis', clinicalStatus: null } as const

function isBillOfStay(resource: Node): boolean {
  const types = codesUnder(resource, 'type')
  return (
    textAt(resource, 'use') !== 'predetermination' &&
    !types.some((code) => ['pharmacy', 'vision', 'oral'].includes(code))
  )
}

function billOf(resource: Node, where: Pick<ClaimFact, 'patient' | 'encounter'>, diagnoses: Node[]): ClaimFact {
  const insurance = nodesAt(resource, 'insurance').find((item) => item.focal === true) ?? nodeAt(resource, 'insurance')
  return {
    kind: 'claim',
    ...where,
    payer: wordsAt(nodeAt(insurance, 'coverage'), 'display'),
    drg: drgOf(resource, diagnoses),
    billedAt: readMoment(textAt(resource, 'created')),
    lines: diagnoses.flatMap((diagnosis, index) => lineOf(diagnosis, index) ?? []),
  }
}

function lineOf(diagnosis: Node, index: number): ClaimLine | null {
  const coding = codingsOf(nodeAt(diagnosis, 'diagnosisCodeableConcept')).find(({ system }) => ICD10CM.includes(system))
  const code = coding?.code.replace('.', '').toUpperCase()
  if (!code || !/^[A-Z]\d[0-9A-Z]{1,5}$/.test(code)) return null
  const sequence = sequenceOf(diagnosis, index)
  const types = codesUnder(diagnosis, 'type')
  const said = codesUnder(diagnosis, 'onAdmission')[0]?.toUpperCase()
  return {
    code,
    sequence,
    isPrincipal: types.length === 0 ? sequence === 1 : types.includes('principal'),
    presentOnAdmission: POA_INDICATORS.find((indicator): indicator is PresentOnAdmission => indicator === said) ?? null,
  }
}

const sequenceOf = (diagnosis: Node, index: number) => numberAt(diagnosis, 'sequence') ?? index + 1

/** `packageCode` holds the diagnosis related group: three digits, from MS-DRG or its like. */
function drgOf(resource: Node, diagnoses: Node[]): string | null {
  const packages = [...diagnoses, ...nodesAt(resource, 'supportingInfo')].flatMap((node) => [
    ...codingsOf(nodeAt(node, 'packageCode')),
    ...(codesUnder(node, 'category').includes('drg') ? codingsOf(nodeAt(node, 'code')) : []),
  ])
  return packages.find(({ code }) => /^\d{3}$/.test(code))?.code ?? null
}
