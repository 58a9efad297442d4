import { PERMISSIONS } from '#app/domain/identity/permission.ts'
import { checkDraft } from '#app/domain/query/compliance/check.ts'
import { approveTemplate } from '#app/domain/query/templates/approval.ts'
import { latestOf } from '#app/domain/query/templates/shelf.ts'
import { ok, refuse } from '#app/domain/shared/result.ts'
import { commit, StaleWrite } from '#db/commit.ts'
import { approveTemplateVersion } from '#db/templates.ts'
import { countOthersOf } from '#db/users.ts'
import type { Context } from '../context.server.ts'
import { findTemplate, todayOf } from './template-shelf.server.ts'

/** Approves the newest version of a template as it was read, by someone else than who wrote it where the site has one; the rules have the last word (P-TMPL). */
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
  const isAuthor = latest.changedBy === input.user.id
  const hasOthers = isAuthor && (await hasOtherApprovers(context, input.user.id))
  const by = { name: input.user.name, today: todayOf(at), isAuthor, hasOthers }
  const decision = approveTemplate(latest.template, by, checkDraft)
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

/** Whether anybody else may approve templates. */
export const hasOtherApprovers = async ({ db }: Context, userId: string): Promise<boolean> =>
  (await countOthersOf(db, PERMISSIONS['template.change'], userId)) > 0
