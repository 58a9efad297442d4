import { AUDIT_KINDS, type AuditKind } from '#app/domain/audit/entry.ts'
import type { User } from '#app/domain/identity/role.ts'
import { type AuditFilter, listAudit } from '#db/audit.ts'
import { commit } from '#db/commit.ts'
import { listUsers } from '#db/users.ts'
import type { Context } from '../context.server.ts'
import { addressOf, wordsBehind } from '../views/search-words.server.ts'
import { readTrailState } from './trail-state.server.ts'

const PAGE = 100

const day = (text: string | null, end: boolean): Date | null => {
  if (!text || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return null
  const at = new Date(`${text}T${end ? '23:59:59.999' : '00:00:00.000'}Z`)
  return Number.isNaN(at.getTime()) ? null : at
}

const isKind = (what: string): what is AuditKind => what in AUDIT_KINDS

/** The fields of the filter that are typed: what may be a name by mistake does not stand in an address. */
const TYPED = ['patient', 'on'] as const
const MOST = 64

/** What an address of the trail asks for. `typed` is what was typed, as it is kept; links to a record have its id in the address itself. */
export function auditFilterOf(search: URLSearchParams, typed = ''): AuditFilter {
  const behind = new URLSearchParams(typed)
  const [patientId, onId] = TYPED.map((name) => behind.get(name) || search.get(name) || null)
  return {
    what: search.get('what') || null,
    who: search.get('who') || null,
    patientId: patientId ?? null,
    onId: onId ?? null,
    from: day(search.get('from'), false),
    to: day(search.get('to'), true),
  }
}

/** The filter behind an address; null where what was typed is no longer kept, or was never this person's. */
export async function findAuditFilter(
  context: Context,
  user: User,
  search: URLSearchParams,
): Promise<AuditFilter | null> {
  const typed = await wordsBehind(context, user.id, search)
  return typed === null ? null : auditFilterOf(search, typed)
}

/** The search part of an address for a filter that was sent by POST. */
export async function auditAddressOf(context: Context, user: User, asked: Record<string, string>): Promise<string> {
  const rest = Object.fromEntries(Object.entries(asked).filter(([name]) => !TYPED.some((typed) => typed === name)))
  const typed = TYPED.map((name) => [name, (asked[name] ?? '').trim().slice(0, MOST)]).filter(
    ([, value]) => value !== '',
  )
  return addressOf(context, user.id, { ...rest, words: new URLSearchParams(typed).toString() })
}

/** One page of the trail, newest first. Looking at it is itself an entry. */
export async function readAudit(context: Context, user: User, search: URLSearchParams) {
  const { db, now, settings } = context
  const found = await findAuditFilter(context, user, search)
  const filter = found ?? auditFilterOf(search)
  const before = Number(search.get('before')) || null
  const rows = await listAudit(db, filter, before, PAGE + 1)
  await commit(db, { writes: [], audit: [{ what: 'audit.viewed', who: user.id, at: now() }] })
  const users = await listUsers(db)
  return {
    now: now(),
    filter: {
      what: filter.what ?? '',
      who: filter.who ?? '',
      patient: filter.patientId ?? '',
      on: filter.onId ?? '',
      from: search.get('from') ?? '',
      to: search.get('to') ?? '',
    },
    isForgotten: found === null,
    isFirstPage: before === null,
    state: await readTrailState({ db, settings }),
    rows: rows.slice(0, PAGE).map((row) => ({
      seq: row.seq,
      at: row.at,
      who: row.whoName ?? row.who,
      what: row.what,
      words: isKind(row.what) ? AUDIT_KINDS[row.what] : row.what,
      onId: row.onId,
      patientId: row.patientId,
      encounterId: row.encounterId,
      detail: row.detail,
      seal: row.seal,
    })),
    next: rows.length > PAGE ? (rows[PAGE - 1]?.seq ?? null) : null,
    people: users.map(({ id, name }) => ({ id, name })),
    kinds: Object.entries(AUDIT_KINDS).map(([kind, words]) => ({ kind, words })),
  }
}
