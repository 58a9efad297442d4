import { checkDraft } from '#app/domain/query/compliance/check.ts'
import { approveTemplate } from '#app/domain/query/templates/approval.ts'
import { latestOf } from '#app/domain/query/templates/shelf.ts'
import { ok, refuse } from '#app/domain/shared/result.ts'
import { commit, StaleWrite } from '#db/commit.ts'
import { approveTemplateVersion } from '#db/templates.ts'
import type { Context } from '../context.server.ts'
import { findTemplate, todayOf } from './template-shelf.server.ts'

/** Approves the newest version of a template as it was read; the rules have the last word (P-TMPL). */
export async function approveTemplateNow(
  context: Context,
  input: { id: string; version: number; user: { id: string; name: string } },
) {
  const { db, now } = context
  const kept = await findTemplate(context, input.id)
  if (!kept) return refuse('no-such-template')
  const latest = latestOf(kept)
  if (latest.template.version !== input.version) return refuse('changed-meanwhile')
  if (latest.template.approvedBy !== null) return refuse('already-approved')
  const at = now()
  const decision = approveTemplate(latest.template, { name: input.user.name, today: todayOf(at) }, checkDraft)
  if (!decision.ok) return decision
  const { id, version } = latest.template
  try {
    await commit(db, {
      writes: [approveTemplateVersion({ id, version }, { userId: input.user.id, name: input.user.name, at })],
      audit: [{ what: 'template.approved', who: input.user.id, at, onId: id, detail: { version } }],
    })
  } catch (error) {
    if (error instanceof StaleWrite) return refuse('changed-meanwhile')
    throw error
  }
  return ok(decision.value)
}
