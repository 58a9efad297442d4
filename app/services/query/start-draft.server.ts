import type { User } from '#app/domain/identity/role.ts'
import type { Query, Wording } from '#app/domain/query/query.ts'
import { ok, refuse } from '#app/domain/shared/result.ts'
import { findEncounter, listTreatingProviders } from '#db/charts.ts'
import { commit } from '#db/commit.ts'
import { addEvent, addQuery } from '#db/queries.ts'
import type { Context } from '../context.server.ts'

export const BLANK: Wording = {
  kind: 'multiple-choice',
  purpose: 'other',
  title: '',
  question: '',
  options: [],
  indicators: [],
}

/** Begins a draft on an encounter: blank, or from the words a template has filled. The attending is proposed as the one who is asked. */
export async function startDraft(
  { db, now, newId }: Context,
  input: {
    encounterId: string
    user: User
    wording?: Wording
    templateId?: string | null
    channel?: Query['channel']
    /** Who was asked before, where its words are another query's. */
    providerId?: string | null
    /** The query whose words it begins from. */
    from?: string
  },
) {
  const encounter = await findEncounter(db, input.encounterId)
  if (!encounter) return refuse('no-such-encounter')
  const treating = await listTreatingProviders(db, encounter.id)
  const at = now()
  const query: Query = {
    id: newId(),
    version: 1,
    encounterId: encounter.id,
    patientId: encounter.patientId,
    facilityId: encounter.facilityId,
    authorId: input.user.id,
    providerId: input.providerId ?? (treating.find((p) => p.part === 'attending') ?? treating[0])?.id ?? null,
    state: 'draft',
    wording: input.wording ?? BLANK,
    wordingNumber: 1,
    templateId: input.templateId ?? null,
    timing: null,
    channel: input.channel ?? 'portal',
    ruleSet: null,
    findings: [],
    overrides: [],
    createdAt: at,
    updatedAt: at,
    sentAt: null,
    viewedAt: null,
    dueAt: null,
    answeredAt: null,
    endedAt: null,
    endedReason: null,
    ladderStep: 0,
    steppedAt: null,
    stepAt: null,
    assigneeId: null,
    postBillReason: null,
    isOnHold: false,
  }
  const about = { who: input.user.id, at, onId: query.id, patientId: query.patientId, encounterId: query.encounterId }
  const detail = input.from ? { detail: { from: input.from } } : {}
  const event = {
    id: newId(),
    queryId: query.id,
    kind: 'drafted' as const,
    at,
    byUserId: input.user.id,
    wordingNumber: 1,
    providerId: query.providerId,
    words: null,
  }
  await commit(db, {
    writes: [addQuery(query), addEvent(event)],
    audit: [{ what: 'query.drafted', ...about, ...detail }],
  })
  return ok(query)
}
