import type { AuditEntry, AuditKind } from '#app/domain/audit/entry.ts'
import type { EventKind, Query, QueryEvent } from '#app/domain/query/query.ts'
import type { Context } from '../context.server.ts'

/** What happened to a query, as it stands when it happens. */
export function eventOf(
  { now, newId }: Context,
  query: Query,
  kind: EventKind,
  by: { userId: string | null; words?: string | null; providerId?: string | null },
): QueryEvent {
  return {
    id: newId(),
    queryId: query.id,
    kind,
    at: now(),
    byUserId: by.userId,
    wordingNumber: query.wordingNumber,
    providerId: by.providerId === undefined ? query.providerId : by.providerId,
    words: by.words?.trim() || null,
  }
}

/** The entry of the audit trail about a query; without a person it was the system. */
export function entryOf(
  { now }: Context,
  query: Query,
  what: AuditKind,
  who: string | null,
  detail: NonNullable<AuditEntry['detail']> = {},
): AuditEntry {
  const { id, patientId, encounterId } = query
  return { what, who: who ?? 'system', at: now(), onId: id, patientId, encounterId, detail }
}
