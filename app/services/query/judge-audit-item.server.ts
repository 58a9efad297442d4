import type { User } from '#app/domain/identity/role.ts'
import { agreementOf, judge, pairOf, REVIEWERS, type Verdict } from '#app/domain/query/audit-sample.ts'
import { ruleOf } from '#app/domain/query/compliance/registry.ts'
import type { Query } from '#app/domain/query/query.ts'
import { ok, refuse } from '#app/domain/shared/result.ts'
import { commit, StaleWrite } from '#db/commit.ts'
import { findQueryVersion, type QueryVersion } from '#db/queries.ts'
import {
  addJudgment,
  findSample,
  listJudgments,
  listJudgmentsOf,
  listSampleItems,
  listSamples,
} from '#db/query-audits.ts'
import { findUser } from '#db/users.ts'
import type { Context } from '../context.server.ts'
import { notFound } from '../identity/require.server.ts'
import { closedQuery, loadQuery } from './load.server.ts'
import { policyOf } from './policy.server.ts'

/** A sample with how far it is, and the agreement of those that two have judged; who said what only once both have. */
export async function readSample(context: Context, user: User, sampleId: string) {
  const { db } = context
  const sample = await findSample(db, sampleId)
  if (!sample) return null
  const [items, judgments, maker] = await Promise.all([
    listSampleItems(db, sampleId),
    listJudgments(db, sampleId),
    findUser(db, sample.madeBy),
  ])
  const rows = items.map(({ position }) => {
    const own = judgments.filter((one) => one.position === position)
    const isWhole = own.length >= REVIEWERS
    const mine = own.find(({ reviewerId }) => reviewerId === user.id)
    return {
      position,
      judged: own.length,
      mine: mine ? mine.verdict : null,
      verdicts: isWhole
        ? own.slice(0, REVIEWERS).map(({ verdict, rules, comment }) => ({ verdict, rules, comment }))
        : [],
    }
  })
  const pairs = items.flatMap(({ position }) => {
    const pair = pairOf(judgments.filter((one) => one.position === position))
    return pair ? [pair] : []
  })
  const next = await nextToJudge(context, user, { items, rows })
  return { sample: { ...sample, madeBy: maker?.name ?? sample.madeBy }, rows, agreement: agreementOf(pairs), next }
}

/**
 * The first that this person can still judge: not judged by them, not by two others, and not closed to them, as a restricted chart or another
 * facility's is; else "the next" would lead to a shut door for ever.
 */
async function nextToJudge(
  context: Context,
  user: User,
  of: { items: { position: number; queryId: string }[]; rows: { position: number; mine: unknown; judged: number }[] },
): Promise<number | null> {
  for (const { position, mine, judged } of of.rows) {
    if (mine !== null || judged >= REVIEWERS) continue
    const item = of.items.find((one) => one.position === position)
    const loaded = item ? await loadQuery(context, user, item.queryId) : null
    if (loaded && loaded.query.authorId !== user.id) return position
  }
  return null
}

type Item = { query: Query; version: QueryVersion; position: number; of: number }

async function findItem(context: Context, user: User, sampleId: string, position: number): Promise<Item | null> {
  const items = await listSampleItems(context.db, sampleId)
  const item = items.find((one) => one.position === position)
  const loaded = item ? await loadQuery(context, user, item.queryId) : null
  const version = item ? await findQueryVersion(context.db, item.queryId, item.wordingNumber) : null
  return loaded && version ? { query: loaded.query, version, position, of: items.length } : null
}

/** One query of a sample as a reviewer sees it: its words and evidence, without who wrote it, to whom, what the rules said or what was answered. */
export async function readBlinded(context: Context, user: User, input: { sampleId: string; position: number }) {
  const item = await findItem(context, user, input.sampleId, input.position)
  if (!item) return null
  const { patientId, encounterId, id } = item.query
  const { shown, wording } = item.version
  const about = { who: user.id, at: context.now(), onId: id, patientId, encounterId }
  await commit(context.db, {
    writes: [],
    audit: [{ what: 'query.viewed', ...about, detail: { sample: input.sampleId } }],
  })
  const own = await listJudgmentsOf(context.db, input.sampleId, input.position)
  const numberOf = (indicatorId: string) => wording.indicators.findIndex((one) => one.id === indicatorId) + 1
  return {
    position: item.position,
    of: item.of,
    zone: (await policyOf(context, item.query.facilityId)).timeZone,
    title: shown.title,
    question: shown.question,
    kind: shown.kind,
    purpose: wording.purpose,
    indicators: shown.indicators,
    options: wording.options.map(({ text, supportedBy }) => ({ text, evidence: supportedBy.map(numberOf) })),
    isJudgedByMe: own.some(({ reviewerId }) => reviewerId === user.id),
  }
}

/** Keeps one reviewer's judgment: alone, once, not of their own query. */
export async function judgeItem(
  context: Context,
  user: User,
  input: { sampleId: string; position: number; verdict: Verdict; rules: string[]; comment: string },
) {
  const { sampleId, position, verdict, comment } = input
  const item = await findItem(context, user, sampleId, position)
  if (!item) return refuse('no-such-item')
  const judgments = await listJudgmentsOf(context.db, sampleId, position)
  const rules = input.rules.filter((id) => ruleOf(id) !== null)
  const authorIds = [item.query.authorId, item.version.sentBy]
  const decision = judge({ authorIds, judgments }, { reviewerId: user.id, verdict, rules })
  if (!decision.ok) return decision
  const at = context.now()
  const { id, patientId, encounterId } = item.query
  try {
    await commit(context.db, {
      writes: [
        addJudgment({ sampleId, position, reviewerId: user.id, verdict, rules, comment: comment.trim(), judgedAt: at }),
      ],
      audit: [
        { what: 'query.audited', who: user.id, at, onId: id, patientId, encounterId, detail: { sample: sampleId } },
      ],
    })
  } catch (error) {
    if (error instanceof StaleWrite) return refuse('judged-already')
    throw error
  }
  return ok(verdict)
}

/** The latest samples, newest first. */
export async function listAuditSamples({ db }: Context) {
  const samples = await listSamples(db)
  return samples.map(({ id, size, eligible, madeAt }) => ({ id, size, eligible, madeAt }))
}

/** What is answered in place of a query of a sample that this person may not see: what its chart answers. */
export async function closedItem(context: Context, user: User, input: { sampleId: string; position: number }) {
  const items = await listSampleItems(context.db, input.sampleId)
  const item = items.find(({ position }) => position === input.position)
  return item ? closedQuery(context, user, item.queryId) : notFound()
}

/** Where a reviewer goes on after a judgment: the next of the sample, else the sample. */
export async function afterJudging(context: Context, user: User, sampleId: string): Promise<string> {
  const next = (await readSample(context, user, sampleId))?.next ?? null
  return `/compliance/samples/${sampleId}${next === null ? '' : `/${next}`}`
}
