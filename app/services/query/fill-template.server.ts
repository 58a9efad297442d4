import { checkDraft } from '#app/domain/query/compliance/check.ts'
import { supports } from '#app/domain/query/lexicon/support.ts'
import type { Query } from '#app/domain/query/query.ts'
import { fillTemplate } from '#app/domain/query/templates/fill.ts'
import { ok, refuse } from '#app/domain/shared/result.ts'
import { findEncounter } from '#db/charts.ts'
import { commit, StaleWrite } from '#db/commit.ts'
import { saveQuery } from '#db/queries.ts'
import { noteTemplateUse } from '#db/templates.ts'
import type { Context } from '../context.server.ts'
import { checkQuery } from './check-query.server.ts'
import { firstCheckOf } from './first-check.server.ts'
import { readQueryChart } from './query-chart.server.ts'
import { findUsableTemplate } from './template-shelf.server.ts'

/** Fills a draft from a template that may be used today, and the chart. What was picked before is kept behind the template's own evidence. */
export async function fillFromTemplate(context: Context, input: { query: Query; templateId: string; userId: string }) {
  const { db, now } = context
  const { query } = input
  const template = await findUsableTemplate(context, input.templateId)
  const encounter = await findEncounter(db, query.encounterId)
  if (!template || !encounter) return refuse('no-such-template')
  if (query.state !== 'draft') return refuse('not-a-draft')
  const filled = fillTemplate(template, await readQueryChart(context, encounter), { supports, check: checkDraft })
  const known = new Set(filled.wording.indicators.map((i) => `${i.sourceId}:${i.start}`))
  const picked = query.wording.indicators
    .filter((i) => !known.has(`${i.sourceId}:${i.start}`))
    .map((i, n) => ({ ...i, id: `p${n + 1}` }))
  const wording = { ...filled.wording, indicators: [...filled.wording.indicators, ...picked] }
  const at = now()
  const drafted = { ...query, wording, templateId: template.id, overrides: [], updatedAt: at }
  try {
    await commit(db, {
      writes: [
        saveQuery(drafted),
        noteTemplateUse({
          queryId: query.id,
          templateId: template.id,
          number: template.version,
          usedAt: at,
          filled: filled.wording,
        }),
        ...firstCheckOf(drafted, await checkQuery(context, drafted), at),
      ],
      audit: [
        {
          what: 'query.draft-changed',
          who: input.userId,
          at,
          onId: query.id,
          patientId: query.patientId,
          encounterId: query.encounterId,
          detail: { template: template.id, version: template.version },
        },
      ],
    })
  } catch (error) {
    if (error instanceof StaleWrite) return refuse('changed-meanwhile')
    throw error
  }
  return ok(filled)
}
