import type { ChartDocument, ChartResult } from '#app/domain/encounter/chart.ts'
import type { QueryChart } from '#app/domain/query/templates/facts.ts'
import charts from '../../../fixtures/templates/charts.json'

export const ADMITTED = new Date('2026-03-02T08:00:00Z')
const HOUR = 3_600_000
const source = (id: string) => ({ system: 'fixture', id })

const AUTHORS: Record<string, { authorName: string; authorRole: ChartDocument['authorRole'] }> = {
  provider: { authorName: 'Dr. A. Osei, Hospital Medicine', authorRole: 'provider' },
  consultant: { authorName: 'Dr. M. Weiss, Consultant', authorRole: 'provider' },
  nurse: { authorName: 'R. Hale, RN', authorRole: 'nurse' },
  dietitian: { authorName: 'T. Marsh, RD', authorRole: 'dietitian' },
  therapist: { authorName: 'B. Lamar, RRT', authorRole: 'therapist' },
  radiologist: { authorName: 'Dr. V. Voss, Radiology', authorRole: 'radiologist' },
  pathologist: { authorName: 'Dr. N. Ivanova, Pathology', authorRole: 'pathologist' },
}
const VITAL = /temperature|rate|pressure|SpO2|BMI|weight|coma/i

export function aNote(author: string, text: string, change: Partial<ChartDocument> = {}): ChartDocument {
  const known = AUTHORS[author]
  if (!known) throw new Error(`No such author: ${author}`)
  return {
    id: 'note-1',
    source: source('note-1'),
    encounterId: 'stay',
    patientId: 'patient',
    type: 'Progress note',
    typeCoding: null,
    authorId: null,
    ...known,
    writtenAt: new Date(ADMITTED.getTime() + 6 * HOUR),
    text,
    ...change,
  }
}

export function aResult(name: string, value: number, change: Partial<ChartResult> = {}): ChartResult {
  return {
    id: `${name}-${value}`.replace(/\s+/g, '-'),
    source: source(name),
    encounterId: 'stay',
    patientId: 'patient',
    kind: VITAL.test(name) ? 'vital-sign' : 'laboratory',
    name,
    coding: null,
    value,
    unit: null,
    words: null,
    referenceLow: null,
    referenceHigh: null,
    flag: null,
    takenAt: new Date(ADMITTED.getTime() + HOUR),
    ...change,
  }
}

export function aChart(change: Partial<QueryChart> = {}): QueryChart {
  return {
    encounter: { id: 'stay', class: 'inpatient', startAt: ADMITTED, endAt: null },
    documents: [],
    results: [],
    medications: [],
    procedures: [],
    problems: [],
    ...change,
  }
}

type Told = { notes: string[][]; labs: (string | number)[][]; meds: string[]; procs: string[] }
const TOLD = new Map<string, Told>(Object.entries(charts))

/** The small chart that was written to fit a template. */
export function chartFor(
  templateId: string,
  encounterClass: QueryChart['encounter']['class'] = 'inpatient',
): QueryChart {
  const told = TOLD.get(templateId)
  if (!told) throw new Error(`No fixture chart for ${templateId}`)
  return aChart({
    encounter: { id: 'stay', class: encounterClass, startAt: ADMITTED, endAt: null },
    documents: told.notes.map(([type = '', author = '', text = ''], n) =>
      aNote(author, text, { id: `note-${n + 1}`, type, writtenAt: new Date(ADMITTED.getTime() + (6 + n) * HOUR) }),
    ),
    results: told.labs.flatMap(([name, unit, ...values]) =>
      values.map((value, n) =>
        aResult(String(name), Number(value), {
          id: `${name}-${n + 1}`.replace(/[^a-zA-Z0-9-]+/g, '-'),
          unit: unit === '' ? null : String(unit),
          takenAt: new Date(ADMITTED.getTime() + (1 + 24 * n) * HOUR),
        }),
      ),
    ),
    medications: told.meds.map((name, n) => ({
      id: `drug-${n + 1}`,
      source: source(`drug-${n + 1}`),
      encounterId: 'stay',
      patientId: 'patient',
      name,
      coding: null,
      dose: null,
      route: null,
      status: 'completed',
      startAt: new Date(ADMITTED.getTime() + 3 * HOUR),
      endAt: null,
    })),
    procedures: told.procs.map((name, n) => ({
      id: `procedure-${n + 1}`,
      source: source(`procedure-${n + 1}`),
      encounterId: 'stay',
      patientId: 'patient',
      name,
      coding: null,
      performedAt: new Date(ADMITTED.getTime() + 4 * HOUR),
    })),
  })
}

/** One patient with the findings of several of the small charts. */
export function chartOfSeveral(templateIds: readonly string[]): QueryChart {
  const charts = templateIds.map((id) => chartFor(id))
  const apart = <T extends { id: string }>(facts: readonly T[], n: number) =>
    facts.map((fact) => ({ ...fact, id: `${n}-${fact.id}` }))
  return aChart({
    documents: charts.flatMap(({ documents }, n) => apart(documents, n)),
    results: charts.flatMap(({ results }, n) => apart(results, n)),
    medications: charts.flatMap(({ medications }, n) => apart(medications, n)),
    procedures: charts.flatMap(({ procedures }, n) => apart(procedures, n)),
  })
}
