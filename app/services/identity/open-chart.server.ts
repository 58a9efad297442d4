import { type OpeningVerdict, openFor, reviewOpening } from '#app/domain/identity/opening.ts'
import { may } from '#app/domain/identity/permission.ts'
import type { User } from '#app/domain/identity/role.ts'
import { ok, refuse } from '#app/domain/shared/result.ts'
import { findEncounter } from '#db/charts.ts'
import { commit, StaleWrite } from '#db/commit.ts'
import { addOpening, findNewestStayOfRecord, findOpening, saveReview } from '#db/openings.ts'
import type { Context } from '../context.server.ts'
import { readAccess } from './access-policy.server.ts'
import { maySeeOpening } from './read-openings.server.ts'

/**
 * Opens a chart for a reason and a time to someone who may not otherwise see it. Asked for by the chart itself or by exactly its record
 * number; an attempt that finds nothing is an entry too.
 */
export async function openChart(
  context: Context,
  user: User,
  given: { chart: string; record: string; purpose: string; words: string },
) {
  const { db, now, newId } = context
  if (!may(user, 'chart.open')) return refuse('not-allowed')
  const record = given.record.trim()
  const id = given.chart || (record ? await findNewestStayOfRecord(db, record) : null)
  const encounter = id ? await findEncounter(db, id) : null
  const at = now()
  const ties = {
    id: newId(),
    userId: user.id,
    encounterId: encounter?.id ?? '',
    patientId: encounter?.patientId ?? '',
    facilityId: encounter?.facilityId ?? null,
    purpose: given.purpose,
    words: given.words,
  }
  const opened = openFor(ties, at, readAccess(context).openingMinutes)
  if (!opened.ok) return opened
  if (!encounter) {
    await commit(db, { writes: [], audit: [{ what: 'chart.opening-refused', who: user.id, at }] })
    return refuse('no-such-chart')
  }
  const { patientId } = encounter
  const detail = { purpose: opened.value.purpose, until: opened.value.untilAt.toISOString() }
  await commit(db, {
    writes: [addOpening(opened.value)],
    audit: [{ what: 'chart.opened', who: user.id, at, onId: ties.id, patientId, encounterId: encounter.id, detail }],
  })
  return ok(opened.value)
}

/** Says whether an opening was justified. Never one's own, and once. */
export async function judgeOpening(
  context: Context,
  user: User,
  given: { id: string; verdict: OpeningVerdict; words: string },
) {
  const { db, now } = context
  const opening = await findOpening(db, given.id)
  if (!opening || !maySeeOpening(user, opening)) return refuse('no-such-opening')
  const at = now()
  const reviewed = reviewOpening(opening, { verdict: given.verdict, words: given.words, by: user.id, at })
  if (!reviewed.ok) return reviewed
  const { id, patientId, encounterId } = opening
  try {
    await commit(db, {
      writes: [saveReview(reviewed.value)],
      audit: [
        {
          what: 'chart.opening-reviewed',
          who: user.id,
          at,
          onId: id,
          patientId,
          encounterId,
          detail: { verdict: given.verdict },
        },
      ],
    })
  } catch (error) {
    if (error instanceof StaleWrite) return refuse('reviewed-already')
    throw error
  }
  return ok(reviewed.value)
}
