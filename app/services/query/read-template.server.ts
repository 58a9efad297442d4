import { may } from '#app/domain/identity/permission.ts'
import type { User } from '#app/domain/identity/role.ts'
import { whyNotUsable } from '#app/domain/query/templates/approval.ts'
import { approvedOf, isReviewDue, latestOf, stateOfTemplate } from '#app/domain/query/templates/shelf.ts'
import { countTemplateUsage, countVersionUsage } from '#db/templates.ts'
import { findUser } from '#db/users.ts'
import type { Context } from '../context.server.ts'
import { hasOtherApprovers } from './approve-template.server.ts'
import { usageOf } from './list-template-shelf.server.ts'
import { findTemplate, lintOnce, todayOf } from './template-shelf.server.ts'

/** One template, its newest version or the one asked for, linted now, with its history and usage; null when there is none. */
export async function readTemplatePage(context: Context, user: User, input: { id: string; version: number | null }) {
  const kept = await findTemplate(context, input.id)
  if (!kept) return null
  const latest = latestOf(kept)
  const shown = input.version === null ? latest : kept.versions.find((v) => v.template.version === input.version)
  if (!shown) return null
  const today = todayOf(context.now())
  const usage = await countTemplateUsage(context.db, kept.id)
  const byVersion = await countVersionUsage(context.db, kept.id)
  const history = await Promise.all(
    kept.versions.toReversed().map(async (version) => ({
      number: version.template.version,
      origin: version.origin,
      comment: version.comment,
      changedBy: version.changedBy
        ? ((await findUser(context.db, version.changedBy))?.name ?? version.changedBy)
        : null,
      changedAt: version.changedAt,
      approvedBy: version.template.approvedBy,
      approvedAt: version.approvedAt,
      usage: usageOf(byVersion.get(version.template.version)),
    })),
  )
  return {
    id: kept.id,
    template: shown.template,
    isLatest: shown === latest,
    inUse: approvedOf(kept)?.template.version ?? null,
    state: stateOfTemplate(kept, today, lintOnce),
    whyNot: whyNotUsable(shown.template, today),
    isRetired: kept.isRetired,
    isReviewDue: isReviewDue(shown.template, today),
    faults: lintOnce(shown.template),
    history,
    usage: usageOf(usage.get(kept.id)),
    mayChange: may(user, 'template.change'),
    isOwn: shown.changedBy === user.id && (await hasOtherApprovers(context, user.id)),
  }
}
