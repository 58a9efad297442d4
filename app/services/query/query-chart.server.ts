import type { QueryChart } from '#app/domain/query/templates/facts.ts'
import {
  findFacility,
  type KeptEncounter,
  listDocuments,
  listMedications,
  listProblems,
  listProcedures,
  listResults,
} from '#db/charts.ts'
import type { Context } from '../context.server.ts'

/** The part of the chart that a query is filled from and verified against. */
export async function readQueryChart({ db }: Context, encounter: KeptEncounter): Promise<QueryChart> {
  const [documents, results, medications, procedures, problems, facility] = await Promise.all([
    listDocuments(db, encounter.id),
    listResults(db, encounter),
    listMedications(db, encounter.id),
    listProcedures(db, encounter.id),
    listProblems(db, encounter),
    encounter.facilityId ? findFacility(db, encounter.facilityId) : null,
  ])
  return { encounter, documents, results, medications, procedures, problems, timeZone: facility?.timeZone }
}
