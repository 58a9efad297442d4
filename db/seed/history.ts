import type { AuditEntry, AuditKind } from '#app/domain/audit/entry.ts'
import type { EventKind } from '#app/domain/query/query.ts'
import type { DemoEncounter } from './hospital.ts'
import type { DemoQuery } from './inquiry.ts'
import { officeOf } from './people.ts'
import { seeded } from './random.ts'

/** The entry that a live portal would have made when the event happened. */
const ENTRY: Record<EventKind, AuditKind> = {
  drafted: 'query.drafted',
  'review-asked': 'query.review-asked',
  reviewed: 'query.reviewed',
  recalled: 'query.recalled',
  sent: 'query.sent',
  delivered: 'query.delivered',
  viewed: 'query.viewed',
  reminded: 'query.reminded',
  escalated: 'query.escalated',
  redirected: 'query.redirected',
  assigned: 'query.assigned',
  'info-asked': 'query.info-asked',
  'info-given': 'query.info-given',
  corrected: 'query.corrected',
  answered: 'answer.signed',
  'taken-back': 'answer.taken-back',
  referred: 'query.referred',
  advised: 'query.advised',
  reconciled: 'query.reconciled',
  withdrawn: 'query.withdrawn',
  expired: 'query.expired',
}

function ofQuery({ query, events }: DemoQuery): AuditEntry[] {
  const { id: onId, patientId, encounterId } = query
  return events.map(({ kind, at, byUserId }) => ({
    what: ENTRY[kind],
    who: byUserId ?? 'system',
    at,
    onId,
    patientId,
    encounterId,
  }))
}

/** Documentation review opens two of three charts of inpatients on the day after admission. */
export function reviewOf(
  { id, patientId, facilityId, ...stay }: DemoEncounter['encounter'],
  lines: DemoEncounter['lines'],
): AuditEntry[] {
  const random = seeded(`${id}/review`)
  const reviewers = officeOf('cdi', facilityId ?? '')
  const at = new Date(stay.startAt.getTime() + random.between(20, 30) * 3_600_000)
  const isOver = stay.endAt !== null && at >= stay.endAt
  if (stay.class !== 'inpatient' || lines.length === 0 || isOver || !random.chance(2 / 3)) return []
  return [{ what: 'chart.viewed', who: random.pick(reviewers).id, at, onId: id, patientId, encounterId: id }]
}

/** Returns the audit entries of an encounter's life: the chart taken in, coding, and what happened to its queries. */
export function historyOf({ encounter, lines, queries }: DemoEncounter): AuditEntry[] {
  const { id, patientId } = encounter
  const about = { onId: id, patientId, encounterId: id }
  const [line] = lines
  return [
    { what: 'chart.imported', who: 'system', at: encounter.startAt, ...about },
    ...reviewOf(encounter, lines),
    ...(line
      ? [
          {
            what: line.stage === 'final' ? 'coding.finalised' : 'coding.changed',
            who: line.codedBy,
            at: line.codedAt,
            ...about,
          } as const,
        ]
      : []),
    ...queries.flatMap(ofQuery),
  ]
}
