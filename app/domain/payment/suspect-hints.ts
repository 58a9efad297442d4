import type { Medication, Problem } from '#app/domain/encounter/chart.ts'
import { tableForm } from './codes-form.ts'
import type { HccTables } from './hcc-tables.ts'
import type { Suspect } from './recapture.ts'
import hints from './suspect-hints.json'

export type HintResult = { name: string; value: number | null; takenAt: Date }
/** What is looked at for hints: facts of one member and one year of service. */
export type HintRecord = {
  medications: readonly Pick<Medication, 'name'>[]
  results: readonly HintResult[]
  problems: readonly Pick<Problem, 'name' | 'codings' | 'clinicalStatus'>[]
}

const DAY_MS = 86_400_000
const ICD10CM = /icd-10-cm/i
const ENDED = new Set(['resolved', 'inactive', 'remission'])
const dayText = (at: Date): string => at.toISOString().slice(0, 10)
/** Names of the results that are looked at, in small letters: a result whose name holds none of them hints at nothing. */
export const HINT_RESULTS: readonly string[] = [hints.filtration, hints.glycated, hints.bodyMass].flatMap(
  ({ names }) => names,
)

const isNamed = (name: string, names: readonly string[]): boolean => {
  const lower = name.toLowerCase()
  return names.some((one) => lower.includes(one))
}

/**
 * V28 categories that something in the record hints at, each with what was found: a drug used for little else, results that meet a published
 * definition, an entry of the problem list. One hint a category and kind; whether a code gives it already is not asked here.
 */
export function hintsOf(tables: HccTables, record: HintRecord): Suspect[] {
  const all = [
    ...drugHints(record.medications),
    ...filtrationHints(record.results),
    ...glycatedHints(record.results),
    ...bodyMassHints(record.results),
    ...problemHints(tables, record.problems),
  ]
  const seen = new Set<string>()
  return all.filter(({ hcc, why }) => !seen.has(`${hcc} ${why}`) && seen.add(`${hcc} ${why}`))
}

function drugHints(medications: HintRecord['medications']): Suspect[] {
  return hints.drugs.flatMap(({ hcc, names }): Suspect[] => {
    const found = medications.find(({ name }) => isNamed(name, names))
    return found ? [{ hcc, why: 'drug', evidence: found.name }] : []
  })
}

type Valued = { value: number; takenAt: Date }
function valuesOf(results: readonly HintResult[], names: readonly string[]): Valued[] {
  const named = results.flatMap(({ name, value, takenAt }) =>
    value !== null && isNamed(name, names) ? [{ value, takenAt }] : [],
  )
  return named.sort((a, b) => a.takenAt.getTime() - b.takenAt.getTime())
}
const said = (what: string, values: readonly (Valued | undefined)[]): string =>
  `${what} ${values.flatMap((one) => (one ? [`${one.value} on ${dayText(one.takenAt)}`] : [])).join(', ')}`

/** Chronic: below 60 at both ends of at least three months with nothing at or above it between. The stage is that of the last value. */
function filtrationHints(results: readonly HintResult[]): Suspect[] {
  const { names, below, daysApart, stages } = hints.filtration
  const values = valuesOf(results, names)
  const lastNormal = values.findLastIndex(({ value }) => value >= below)
  const low = values.slice(lastNormal + 1)
  const [first, last] = [low.at(0), low.at(-1)]
  if (!first || !last || last.takenAt.getTime() - first.takenAt.getTime() < daysApart * DAY_MS) return []
  const stage = stages.find((one) => last.value < one.below)
  return stage ? [{ hcc: stage.hcc, why: 'result', evidence: said('eGFR', [first, last]) }] : []
}

function glycatedHints(results: readonly HintResult[]): Suspect[] {
  const { names, from, hcc } = hints.glycated
  const high = valuesOf(results, names).filter(({ value }) => value >= from)
  const [first, last] = [high.at(0), high.at(-1)]
  if (!first || !last || dayText(first.takenAt) === dayText(last.takenAt)) return []
  return [{ hcc, why: 'result', evidence: said('HbA1c', [first, last]) }]
}

function bodyMassHints(results: readonly HintResult[]): Suspect[] {
  const { names, from, hcc } = hints.bodyMass
  const last = valuesOf(results, names).at(-1)
  return last && last.value >= from ? [{ hcc, why: 'result', evidence: said('BMI', [last]) }] : []
}

function problemHints(tables: HccTables, problems: HintRecord['problems']): Suspect[] {
  const { hccsOf } = tables.models.V28
  return problems
    .filter(({ clinicalStatus }) => !ENDED.has(clinicalStatus ?? ''))
    .flatMap(({ name, codings }) =>
      codings
        .filter(({ system }) => ICD10CM.test(system))
        .flatMap(({ code }) => hccsOf.get(tableForm(code)) ?? [])
        .map((hcc): Suspect => ({ hcc, why: 'problem-list', evidence: name })),
    )
}

/** The words by which a question would quote what gave this hint: the names of its drugs or results, or the entry of the problem list. */
export function wordsOfHint({ hcc, why, evidence }: Suspect): readonly string[] {
  if (why === 'problem-list') return [evidence]
  if (why === 'drug') return hints.drugs.find((drug) => drug.hcc === hcc)?.names ?? []
  if (hcc === hints.glycated.hcc) return hints.glycated.names
  return hcc === hints.bodyMass.hcc ? hints.bodyMass.names : hints.filtration.names
}
