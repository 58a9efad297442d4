import { changeTemplate } from '#app/domain/query/templates/approval.ts'
import { isSameWording, latestOf } from '#app/domain/query/templates/shelf.ts'
import type { Template } from '#app/domain/query/templates/template.ts'
import { ok, refuse } from '#app/domain/shared/result.ts'
import { commit, StaleWrite } from '#db/commit.ts'
import { addTemplateVersion } from '#db/templates.ts'
import type { Context } from '../context.server.ts'
import { findTemplate } from './template-shelf.server.ts'

/**
 * Keeps a change as the next version of a template, or a new template as its first; it waits for approval, and what was approved stays in
 * use until then. `basedOn` is the version that was read (null: a new one); a lost race is refused.
 */
export async function changeTemplateTo(
  context: Context,
  input: { template: Template; basedOn: number | null; comment: string; userId: string },
) {
  const { db, now } = context
  const { template, basedOn } = input
  const kept = await findTemplate(context, template.id)
  if (basedOn === null && kept) return refuse('name-taken')
  if (basedOn !== null && !kept) return refuse('no-such-template')
  const latest = kept ? latestOf(kept).template : null
  if (latest && latest.version !== basedOn) return refuse('changed-meanwhile')
  const isUnchanged = latest !== null && isSameWording(latest, template)
  if (isUnchanged && latest.owner === template.owner && latest.reviewOn === template.reviewOn)
    return refuse('no-change')
  const next = latest ? changeTemplate(latest, template) : { ...template, version: 1, approvedBy: null }
  const at = now()
  try {
    await commit(db, {
      writes: [addTemplateVersion(next, { comment: input.comment.trim(), changedBy: input.userId, changedAt: at })],
      audit: [{ what: 'template.changed', who: input.userId, at, onId: next.id, detail: { version: next.version } }],
    })
  } catch (error) {
    if (error instanceof StaleWrite) return refuse('changed-meanwhile')
    throw error
  }
  return ok(next)
}
