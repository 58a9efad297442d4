import { nextStepOf } from '#app/domain/encounter/next-step.ts'
import { sortNameOf } from '#app/domain/intake/deciding.ts'
import { addRows, upsertRows } from '../bulk.ts'
import {
  saveDocuments,
  saveMedications,
  savePatients,
  saveProblems,
  saveProcedures,
  saveResults,
} from '../chart-facts.ts'
import type { Change, Write } from '../commit.ts'
import { codedLines, encounterProviders, encounters } from '../schema/encounter.ts'
import { draftChecks } from '../schema/proof.ts'
import { answers, queries, queryEvents, queryVersions, reconciliations } from '../schema/query.ts'
import { templateUses } from '../schema/templates.ts'
import { acceptedRows } from './accepted-rows.ts'
import { firstDraftsOf } from './first-drafts.ts'
import type { DemoEncounter } from './hospital.ts'
import { memberRows } from './payment-rows.ts'
import { templateUsesOf } from './template-uses.ts'

const count = (each: DemoEncounter, state: string) => each.queries.filter(({ query }) => query.state === state).length

/** An encounter as it is kept, with the copies that the work list reads. */
function encounterRow(each: DemoEncounter) {
  const { source, ...encounter } = each.encounter
  const openQueries = count(each, 'open')
  const answeredQueries = count(each, 'answered')
  const { codingState } = encounter
  return {
    ...encounter,
    sourceSystem: source.system,
    sourceId: source.id,
    sortName: sortNameOf(each.patient),
    openQueries,
    answeredQueries,
    nextStep: nextStepOf({ codingState, openQueries, answeredQueries }),
    assignedTo: each.assignedTo,
  }
}

/** Returns the writes of a batch of encounters, in an order in which no row comes before what it points to. */
export function writesOf(batch: readonly DemoEncounter[], now: Date): Write[] {
  const asked = batch.flatMap((each) => each.queries)
  return [
    ...savePatients(batch.map(({ patient }) => patient)),
    ...memberRows(batch),
    ...upsertRows(encounters, batch.map(encounterRow)),
    ...acceptedRows(batch, now),
    ...addRows(
      encounterProviders,
      batch.flatMap(({ providers }) => providers),
    ),
    ...saveDocuments(batch.flatMap(({ documents }) => documents.map(({ marks: _, ...document }) => document))),
    ...saveResults(batch.flatMap(({ results }) => results.map(({ key: _, day: __, ...result }) => result))),
    ...saveMedications(batch.flatMap(({ medications }) => medications)),
    ...saveProcedures(batch.flatMap(({ procedures }) => procedures)),
    ...saveProblems(batch.flatMap(({ problems }) => problems)),
    ...upsertRows(
      codedLines,
      batch.flatMap(({ lines }) => lines),
    ),
    ...addRows(
      queries,
      asked.map(({ query }) => query),
    ),
    ...addRows(
      queryVersions,
      asked.flatMap(({ versions }) => versions),
    ),
    ...addRows(draftChecks, firstDraftsOf(asked)),
    ...addRows(templateUses, templateUsesOf(asked)),
    ...addRows(
      queryEvents,
      asked.flatMap(({ events }) => events),
    ),
    ...addRows(
      answers,
      asked.flatMap(({ answer }) => answer ?? []),
    ),
    ...addRows(
      reconciliations,
      asked.flatMap(({ reconciliation }) => reconciliation ?? []),
    ),
  ]
}

/** Returns what projections must look at. */
export function changesOf(batch: readonly DemoEncounter[]): Change[] {
  return batch.flatMap(({ encounter, lines, queries: asked }) => [
    { topic: 'encounter', onId: encounter.id },
    ...(lines.length > 0 ? [{ topic: 'coding', onId: encounter.id }] : []),
    ...asked.map(({ query }) => ({ topic: 'query', onId: query.id })),
  ])
}
