import { ok, refuse } from '#app/domain/shared/result.ts'
import { commit } from '#db/commit.ts'
import { saveTemplateStanding } from '#db/templates.ts'
import type { Context } from '../context.server.ts'
import { findTemplate } from './template-shelf.server.ts'

/** Takes a template out of what authors are offered, with the reason, or brings it back; its versions and its queries stay. */
export async function setTemplateRetired(
  context: Context,
  input: { id: string; isRetired: boolean; reason: string; userId: string },
) {
  const { db, now } = context
  const kept = await findTemplate(context, input.id)
  if (!kept) return refuse('no-such-template')
  if (kept.isRetired === input.isRetired) return refuse('no-change')
  const reason = input.reason.trim()
  if (input.isRetired && reason === '') return refuse('no-reason')
  const at = now()
  await commit(db, {
    writes: [
      saveTemplateStanding({
        templateId: input.id,
        isRetired: input.isRetired,
        reason,
        changedBy: input.userId,
        changedAt: at,
      }),
    ],
    audit: [
      { what: input.isRetired ? 'template.retired' : 'template.restored', who: input.userId, at, onId: input.id },
    ],
  })
  return ok(input.id)
}
