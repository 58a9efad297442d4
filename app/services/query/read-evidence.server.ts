import type { User } from '#app/domain/identity/role.ts'
import { sayMoment } from '#app/domain/query/say-moment.ts'
import { findDocument, findEncounter, listResults } from '#db/charts.ts'
import { commit } from '#db/commit.ts'
import type { Context } from '../context.server.ts'
import { sayResult } from '../encounter/say-facts.server.ts'
import type { Case } from './load.server.ts'
import { policyOf } from './policy.server.ts'

/** The place in the record behind the n-th indicator (from 1): the note with its words marked, or the result among its like over time. */
export async function readEvidence(context: Context, user: User, { query, isParty }: Case, number: number) {
  const { db, now } = context
  const indicator = query.wording.indicators[number - 1]
  if (!indicator) return null
  const { patientId, encounterId, id } = query
  await commit(db, {
    writes: [],
    audit: [
      { what: 'chart.viewed', who: user.id, at: now(), onId: id, patientId, encounterId, detail: { evidence: number } },
    ],
  })
  const { source, author, at, text } = indicator
  const zone = (await policyOf(context, query.facilityId)).timeZone
  const said = [author, at ? sayMoment(new Date(at), zone) : ''].filter(Boolean).join(', ')
  const base = { source, said, text, zone, back: isParty ? `/queries/${id}/answer` : `/queries/${id}` }
  if (indicator.kind === 'document' && indicator.start !== null && indicator.end !== null) {
    const document = await findDocument(db, indicator.sourceId)
    if (document?.patientId !== patientId) return { ...base, note: null, series: [] }
    const note = {
      before: document.text.slice(0, indicator.start),
      words: document.text.slice(indicator.start, indicator.end),
      after: document.text.slice(indicator.end),
    }
    return { ...base, note, series: [] }
  }
  const encounter = indicator.kind === 'result' ? await findEncounter(db, indicator.encounterId ?? encounterId) : null
  const results = encounter ? await listResults(db, encounter) : []
  const quoted = indicator.sourceId.split(' ')
  const name = results.find((result) => quoted.includes(result.id))?.name
  const series = results
    .filter((result) => encounter && result.name === name)
    .map((result) => ({
      at: result.takenAt,
      words: encounter ? sayResult(result, encounter) : result.name,
      isThis: quoted.includes(result.id),
    }))
  return { ...base, note: null, series }
}
