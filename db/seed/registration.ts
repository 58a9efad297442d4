import type { EncounterClass } from '#app/domain/encounter/chart.ts'
import { dayText } from './clock.ts'
import names from './people/names.json'
import { type DemoFacility, SYSTEM } from './people.ts'
import type { Random } from './random.ts'
import type { ProblemSpec } from './spec.ts'
import { type Stay, settle } from './stay.ts'

const payersAt = (ageYears: number): string[] =>
  ageYears >= 65
    ? ['Medicare', 'Medicare', 'Medicare Advantage']
    : ['Commercial', 'Commercial', 'Commercial', 'Medicaid', 'Medicaid', 'Self-pay']
const UNITS: Readonly<Record<string, string[]>> = {
  inpatient: ['4 East', '5 West', '6 Medical', '3 Surgical', 'Step-down'],
  observation: ['Observation unit'],
  emergency: ['Emergency department'],
  outpatient: ['Clinic'],
}

/** Returns an invented patient of that age and sex. */
export function patientOf(
  random: Random,
  number: number,
  sex: 'female' | 'male',
  ageYears: number,
  day0: number,
  facility: DemoFacility,
): Stay['patient'] {
  const id = `demo-pt-${String(number).padStart(7, '0')}`
  const birthDay = ageYears < 1 ? day0 : day0 - Math.floor(ageYears * 365.25) - random.int(0, 364)
  return {
    id,
    source: { system: SYSTEM, id: `patient-${number}` },
    mrn: `DEMO-${facility.mrn}-${String(100_000 + number)}`,
    familyName: random.pick(names.family),
    givenName: ageYears < 1 ? (sex === 'female' ? 'Baby girl' : 'Baby boy') : random.pick(names[sex]),
    birthOn: dayText(birthDay),
    sex,
    deceasedOn: null,
    isRestricted: random.chance(0.006),
  }
}

/** Returns the encounter as it is registered: not yet coded, not yet billed. */
export function encounterOf(
  random: Random,
  number: number,
  spec: ProblemSpec,
  facility: DemoFacility,
  ageYears: number,
  startAt: Date,
  trueEnd: Date,
  now: Date,
): Stay['encounter'] {
  const kind: EncounterClass = spec.class ?? 'inpatient'
  const isOver = trueEnd <= now
  const away =
    kind === 'inpatient'
      ? (spec.disposition ?? ['Home', 'Home', 'Home', 'Home health', 'Skilled nursing facility'])
      : ['Home']
  return {
    id: `demo-e-${String(number).padStart(7, '0')}`,
    version: 1,
    source: { system: SYSTEM, id: `encounter-${number}` },
    patientId: `demo-pt-${String(number).padStart(7, '0')}`,
    facilityId: facility.id,
    class: kind,
    service: null,
    unit: random.pick(UNITS[kind] ?? ['Clinic']),
    reason: settle(random, random.pick(spec.reason)),
    startAt,
    endAt: isOver ? trueEnd : null,
    disposition: isOver ? random.pick(away) : null,
    payer: random.pick(payersAt(ageYears)),
    billStatus: 'unbilled',
    codingState: 'uncoded',
    encoderDrg: null,
  }
}
