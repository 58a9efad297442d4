import type { User } from '#app/domain/identity/role.ts'
import { changesSince, type Drafting } from '#app/domain/query/drafting.ts'
import { type Proof, proofOf } from '#app/domain/query/proof.ts'
import type { Wording } from '#app/domain/query/query.ts'
import { keptUntil } from '#app/domain/query/retention.ts'
import { lastSeqGiven, listEntriesAfter } from '#db/audit.ts'
import { commit } from '#db/commit.ts'
import { listEvents, listQueryVersions } from '#db/queries.ts'
import { findRetentionClass, listAnswers, listEntriesOf, listHolds } from '#db/query-keeping.ts'
import { findTemplateUse } from '#db/templates.ts'
import { findUser } from '#db/users.ts'
import type { Context } from '../context.server.ts'
import type { Case } from './load.server.ts'
import { policyOf } from './policy.server.ts'
import { findTemplate } from './template-shelf.server.ts'

/** The proof of a sent query as it stands now, or null while it is a draft. */
export async function readProof(context: Context, user: User, { query }: Case): Promise<Proof | null> {
  const { db, now } = context
  if (query.sentAt === null) return null
  const [versions, events, answers, entries, holds, own] = await Promise.all([
    listQueryVersions(db, query.id),
    listEvents(db, query.id),
    listAnswers(db, query.id),
    listEntriesOf(db, query.id),
    listHolds(db, query.id),
    findRetentionClass(db, query.id),
  ])
  const ids = [
    query.authorId,
    ...versions.map(({ sentBy }) => sentBy),
    ...entries.map(({ who }) => who),
    ...holds.flatMap(({ placedBy, liftedBy }) => [placedBy, liftedBy ?? placedBy]),
  ]
  const { policy, timeZone } = await policyOf(context, query.facilityId)
  const { retention } = policy
  const retentionClass = own ?? retention.recordClass
  const { years, where } = retention
  return proofOf({
    query,
    versions,
    events,
    answers,
    entries,
    holds,
    retention: { retentionClass, years, where, keptUntil: keptUntil(query.endedAt, retentionClass, years) },
    drafting: await draftingOf(context, query.id, versions[0]?.wording),
    timeZone,
    names: await namesOf(context, ids),
    chainHead: await headOf(context),
    exportedAt: now(),
    exportedBy: user.name,
  })
}

/** From which template the draft was filled last, and what its author changed before the first version went out. */
async function draftingOf(context: Context, queryId: string, sent: Wording | undefined): Promise<Drafting | null> {
  const use = await findTemplateUse(context.db, queryId)
  if (!use) return null
  const versions = (await findTemplate(context, use.templateId))?.versions ?? []
  const used = versions.find(({ template }) => template.version === use.number) ?? versions.at(-1)
  return {
    templateId: use.templateId,
    templateName: used?.template.name ?? use.templateId,
    templateVersion: use.number,
    filledAt: use.usedAt.toISOString(),
    changes: use.filled && sent ? changesSince(use.filled, sent) : null,
  }
}

async function namesOf({ db }: Context, ids: string[]): Promise<Map<string, string>> {
  const found = await Promise.all([...new Set(ids)].map((id) => findUser(db, id)))
  return new Map(found.flatMap((user) => (user ? [[user.id, user.name]] : [])))
}

async function headOf({ db }: Context): Promise<{ seq: number; seal: string } | null> {
  const last = await lastSeqGiven(db)
  const [entry] = await listEntriesAfter(db, last - 1, 1)
  return entry ? { seq: entry.seq, seal: entry.seal } : null
}

/** The proof for a file. Taking it out is an entry with the digest of the copy, so that the copy can be known again. */
export async function exportProof(
  context: Context,
  user: User,
  loaded: Case,
  format: 'json' | 'pdf',
): Promise<Proof | null> {
  const proof = await readProof(context, user, loaded)
  if (!proof) return null
  const { id, patientId, encounterId } = loaded.query
  await commit(context.db, {
    writes: [],
    audit: [
      {
        what: 'query.exported',
        who: user.id,
        at: context.now(),
        onId: id,
        patientId,
        encounterId,
        detail: { format, digest: proof.digest },
      },
    ],
  })
  return proof
}
