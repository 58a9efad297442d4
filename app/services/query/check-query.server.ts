import { asDraft } from '#app/domain/query/as-draft.ts'
import { checkDraft } from '#app/domain/query/compliance/check.ts'
import { documentedDiagnoses } from '#app/domain/query/documented.ts'
import type { CheckResult, Draft, Finding } from '#app/domain/query/draft.ts'
import { lateFinding } from '#app/domain/query/policy.ts'
import type { Query } from '#app/domain/query/query.ts'
import { openHintsIn } from '#app/domain/query/templates/unresolved.ts'
import { findEncounter, listDocuments, listProblems, listTreatingProviders } from '#db/charts.ts'
import type { Context } from '../context.server.ts'
import { policyOf } from './policy.server.ts'
import { findTemplate } from './template-shelf.server.ts'

type Checkable = Pick<Query, 'id' | 'wording' | 'encounterId' | 'providerId'> & { templateId?: string | null }

/** Runs the rules over a query as it stands, against the chart as it stands. The same call serves the live findings and the sending. */
export async function checkQuery(context: Context, query: Checkable): Promise<CheckResult> {
  const result = checkDraft(await draftOfQuery(context, query))
  const kept = query.templateId ? await findTemplate(context, query.templateId) : null
  const hints = kept?.versions.flatMap(({ template }) => template.slots.map(({ hint }) => hint)) ?? []
  const open = openHintsIn(query.wording, hints)
  const late = await lateFindingOf(context, query)
  const compliant = result.compliant && open.length === 0
  return { ...result, compliant, findings: [...open, ...result.findings, ...late] }
}

async function lateFindingOf(context: Context, query: Checkable): Promise<Finding[]> {
  const encounter = await findEncounter(context.db, query.encounterId)
  if (!encounter) return []
  const { policy } = await policyOf(context, encounter.facilityId)
  const late = lateFinding(policy, encounter.endAt, context.now())
  return late ? [late] : []
}

/** The query as the rules see it, with what the chart documents now. */
export async function draftOfQuery({ db }: Context, query: Checkable): Promise<Draft> {
  const encounter = await findEncounter(db, query.encounterId)
  const [documents, problems, treating] = await Promise.all([
    listDocuments(db, query.encounterId),
    encounter ? listProblems(db, encounter) : [],
    listTreatingProviders(db, query.encounterId),
  ])
  const part = treating.find((p) => p.id === query.providerId)?.part
  return asDraft(query, {
    documentedDiagnoses: documentedDiagnoses(documents, problems),
    encounterStart: encounter?.startAt ?? null,
    recipientPart: part === 'referrer' ? 'other' : part,
  })
}
