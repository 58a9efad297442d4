import type { ChartProcedure, ChartResult, Medication, Problem } from '#app/domain/encounter/chart.ts'
import { CONDITIONS } from './admission.ts'
import { later, momentOn } from './clock.ts'
import { SYSTEM } from './people.ts'
import type { Random } from './random.ts'
import { ANALYTES, type Analyte } from './series.ts'
import { spin } from './spin.ts'
import { type Stay, type StayProblem, settle, slotOf } from './stay.ts'

export type DemoResult = ChartResult & { key: string; day: number }
const LOINC = 'http://loinc.org'

function flagOf(value: number, { low, high }: Analyte): string | null {
  if (value < low) return 'L'
  return value > high ? 'H' : null
}

/** Whether an analyte is measured on a day: vital signs daily, panels daily in hospital (and on arrival in the emergency room), the rest when ordered. */
function isTaken(stay: Stay, key: string, analyte: Analyte, day: number): boolean {
  const kind = stay.encounter.class
  if (analyte.panel === 'vitals') return kind !== 'outpatient' || ['hr', 'sbp', 'dbp', 'spo2'].includes(key)
  if (key === 'weight') return true
  if (key === 'o2') return stay.series.has('o2')
  if (analyte.on !== undefined) return analyte.on.includes(day)
  return (
    kind !== 'outpatient' ||
    stay.problems.some(({ spec, facts }) => spec.labs?.[key] !== undefined || facts.has(`lab:${key}`))
  )
}

/** Returns the results of a stay up to `now`: vital signs, weights and laboratory values, by day. */
export function resultsOf(stay: Stay, random: Random): DemoResult[] {
  const found: DemoResult[] = []
  for (let day = 0; day <= stay.nights; day++) {
    const vitalAt =
      day === 0
        ? later(stay.encounter.startAt, 0.2)
        : momentOn(stay.day0 + day, 4 + random.next() * 0.4, stay.facility.timeZone)
    const drawnAt =
      day === 0
        ? later(stay.encounter.startAt, 0.5)
        : momentOn(stay.day0 + day, 5 + random.next(), stay.facility.timeZone)
    for (const [key, analyte] of Object.entries(ANALYTES)) {
      const value = stay.series.get(key)?.[day]
      if (value === undefined || !isTaken(stay, key, analyte, day)) continue
      const isVital = analyte.panel === 'vitals' || analyte.vital === true || analyte.kind === 'vital-sign'
      const takenAt = isVital ? vitalAt : drawnAt
      if (takenAt > stay.now) continue
      found.push(resultOf(stay, key, analyte, value, day, takenAt, found.length))
    }
  }
  return found
}

function resultOf(
  stay: Stay,
  key: string,
  analyte: Analyte,
  value: number,
  day: number,
  takenAt: Date,
  index: number,
): DemoResult {
  const isVital = analyte.panel === 'vitals' || analyte.vital === true
  const usual = isVital ? 'vital-sign' : 'laboratory'
  const hasLimits = key !== 'weight' && key !== 'o2'
  const isSocial = analyte.kind === 'social'
  return {
    id: `demo-r-${String(stay.number).padStart(7, '0')}-${String(index).padStart(3, '0')}`,
    source: { system: SYSTEM, id: `result-${stay.number}-${index}` },
    encounterId: stay.encounter.id,
    patientId: stay.patient.id,
    kind: isSocial ? 'social' : analyte.kind === 'vital-sign' ? 'vital-sign' : usual,
    name: analyte.name,
    coding: { system: LOINC, code: analyte.loinc, display: analyte.name },
    value,
    unit: analyte.unit === '' ? null : analyte.unit,
    words: null,
    referenceLow: hasLimits ? analyte.low : null,
    referenceHigh: hasLimits ? analyte.high : null,
    flag: hasLimits ? flagOf(value, analyte) : null,
    takenAt,
    key,
    day,
  }
}

const say = (stay: Stay, problem: StayProblem | null, day: number, template: string): string =>
  spin({ random: stay.random, slot: (name) => slotOf(stay, problem, day, name) }, settle(stay.random, template)).text

/** Returns the medications given and prescribed, with their days. */
export function medicationsOf(stay: Stay): Medication[] {
  const { encounter, patient, number, facility, day0, nights, now } = stay
  const rows: Omit<Medication, 'id' | 'source'>[] = []
  const shared = { encounterId: encounter.id, patientId: patient.id, coding: null }
  for (const name of stay.conditions) {
    const drug = CONDITIONS[name]?.drug
    if (drug)
      rows.push({
        ...shared,
        name: drug[0] ?? '',
        dose: drug[1] ?? null,
        route: 'oral',
        status: 'active',
        startAt: null,
        endAt: null,
      })
  }
  for (const problem of stay.problems) {
    for (const drug of problem.spec.medications ?? []) {
      const isHome = drug.home === 'before' || drug.home === 'both'
      const atHome = isHome ? say(stay, problem, 0, drug.name) : ''
      if (isHome && !rows.some(({ name, startAt }) => name === atHome && startAt === null))
        rows.push({
          ...shared,
          name: atHome,
          dose: say(stay, problem, 0, drug.dose),
          route: drug.route,
          status: 'active',
          startAt: null,
          endAt: null,
        })
      const name = say(stay, problem, drug.from, drug.name)
      // A visit gives nothing: it prescribes, for after it, and what is taken at home already is on the list.
      const isVisit = encounter.class === 'outpatient'
      if (drug.from > nights || (isVisit && rows.some((row) => row.name === name))) continue
      const startAt =
        drug.from === 0 ? later(encounter.startAt, isVisit ? 0.4 : 1) : momentOn(day0 + drug.from, 9, facility.timeZone)
      const until =
        drug.to === null || drug.to >= nights ? encounter.endAt : momentOn(day0 + drug.to, 21, facility.timeZone)
      const end = isVisit ? null : until
      const isOver = end !== null && end <= now
      if (startAt > now) continue
      rows.push({
        ...shared,
        name,
        dose: say(stay, problem, drug.from, drug.dose),
        route: drug.route,
        status: isOver ? 'completed' : 'active',
        startAt,
        endAt: isOver ? end : null,
      })
    }
  }
  return rows.map((row, index) => ({
    ...row,
    id: `demo-m-${String(number).padStart(7, '0')}-${String(index).padStart(2, '0')}`,
    source: { system: SYSTEM, id: `medication-${number}-${index}` },
  }))
}

/** Returns the procedures done up to `now`. */
export function proceduresOf(stay: Stay): ChartProcedure[] {
  const done = stay.problems.flatMap((problem) =>
    (problem.spec.procedures ?? [])
      .filter(({ day }) => day <= stay.nights)
      .map(({ name, day, hour }) => ({
        name: say(stay, problem, day, name).replace(/^[a-z]/, (letter) => letter.toUpperCase()),
        performedAt:
          day === 0 ? later(stay.encounter.startAt, 1.5) : momentOn(stay.day0 + day, hour, stay.facility.timeZone),
      })),
  )
  return done
    .filter(({ performedAt }) => performedAt <= stay.now)
    .map((each, index) => ({
      ...each,
      id: `demo-x-${String(stay.number).padStart(7, '0')}-${index}`,
      source: { system: SYSTEM, id: `procedure-${stay.number}-${index}` },
      encounterId: stay.encounter.id,
      patientId: stay.patient.id,
      coding: null,
    }))
}

/** Returns the problem list as it was received: the words of the record, with ICD-10-CM where the condition is long standing. */
export function problemsOf(stay: Stay, random: Random): Problem[] {
  const rows = [
    ...stay.conditions.map((name) => ({
      name: settle(random, CONDITIONS[name]?.words ?? name),
      code: CONDITIONS[name]?.codes[0],
      category: 'problem-list-item' as const,
    })),
    ...stay.problems.map((problem) => ({
      name: say(stay, problem, 0, '{term}'),
      code: undefined,
      category: 'encounter-diagnosis' as const,
    })),
  ]
  return rows.map(({ name, code, category }, index) => ({
    id: `demo-o-${String(stay.number).padStart(7, '0')}-${String(index).padStart(2, '0')}`,
    source: { system: SYSTEM, id: `problem-${stay.number}-${index}` },
    encounterId: stay.encounter.id,
    patientId: stay.patient.id,
    name,
    codings:
      code === undefined
        ? []
        : [
            {
              system: 'http://hl7.org/fhir/sid/icd-10-cm',
              code: code.length > 3 ? `${code.slice(0, 3)}.${code.slice(3)}` : code,
              display: null,
            },
          ],
    category,
    clinicalStatus: 'active',
    onsetAt: null,
    recordedAt: later(stay.encounter.startAt, 2),
  }))
}
