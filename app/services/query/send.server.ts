import { addBusinessHours, OFFICE_HOURS } from '#app/domain/notify/calendar.ts'
import { sendQuery, timingOf } from '#app/domain/query/lifecycle.ts'
import { DUE_BUSINESS_HOURS } from '#app/domain/query/policy.ts'
import type { LineSnapshot, Query } from '#app/domain/query/query.ts'
import { hashOfShown, shownOf } from '#app/domain/query/shown.ts'
import { ok, refuse } from '#app/domain/shared/result.ts'
import { findEncounter, findFacility, listCodedLines } from '#db/charts.ts'
import { recountQueries } from '#db/coded-lines.ts'
import { commit, StaleWrite } from '#db/commit.ts'
import { addEvent, addQueryVersion, saveQuery } from '#db/queries.ts'
import type { Context } from '../context.server.ts'
import { checkQuery } from './check-query.server.ts'
import { lettersToProvider } from './letters.server.ts'

/** Sends a draft. The rules run here, on the server, over the words as stored: nothing a browser sends can pass them by (S15). */
export async function send(context: Context, input: { query: Query; userId: string; authorName: string }) {
  const { db, now, newId } = context
  const { query, userId } = input
  const encounter = await findEncounter(db, query.encounterId)
  if (!encounter) return refuse('no-such-encounter')
  const facility = encounter.facilityId ? await findFacility(db, encounter.facilityId) : null
  const at = now()
  const timing = timingOf(encounter, at)
  const calendar = { ...OFFICE_HOURS, timeZone: facility?.timeZone ?? 'UTC', holidays: [] }
  const dueAt = addBusinessHours(at, DUE_BUSINESS_HOURS[timing], calendar)
  const check = await checkQuery(context, query)
  const decision = sendQuery(query, { at, dueAt, timing, check })
  const about = { who: userId, at, onId: query.id, patientId: query.patientId, encounterId: query.encounterId }
  if (!decision.ok) {
    await commit(db, { writes: [], audit: [{ what: 'query.send-refused', ...about, detail: { why: decision.error } }] })
    return { ...decision, check }
  }
  const sent = decision.value
  const shown = shownOf(sent)
  const version = {
    queryId: sent.id,
    number: sent.wordingNumber,
    shown,
    shownHash: hashOfShown(shown),
    wording: sent.wording,
    ruleSet: check.ruleSet,
    findings: check.findings,
    overrides: sent.overrides,
    linesBefore: snapshotOf(await listCodedLines(db, encounter.id)),
    sentBy: userId,
    sentAt: at,
  }
  const event = (kind: 'sent' | 'delivered') => ({
    id: newId(),
    queryId: sent.id,
    kind,
    at,
    byUserId: kind === 'sent' ? userId : null,
    wordingNumber: sent.wordingNumber,
    providerId: sent.providerId,
    words: null,
  })
  const mail = await lettersToProvider(context, sent, 'query-raised', { raisedBy: input.authorName })
  try {
    await commit(db, {
      writes: [
        saveQuery(sent),
        addQueryVersion(version),
        addEvent(event('sent')),
        addEvent(event('delivered')),
        recountQueries(encounter.id),
      ],
      audit: [
        { what: 'query.sent', ...about, detail: { rules: check.ruleSet, shown: version.shownHash } },
        { what: 'query.delivered', ...about, who: 'system' },
      ],
      mail,
      changes: [{ topic: 'query', onId: sent.id }],
    })
  } catch (error) {
    if (error instanceof StaleWrite) return refuse('changed-meanwhile')
    throw error
  }
  return ok(sent)
}

export const snapshotOf = (lines: LineSnapshot[]): LineSnapshot[] =>
  lines.map(({ code, release, position, presentOnAdmission }) => ({ code, release, position, presentOnAdmission }))
