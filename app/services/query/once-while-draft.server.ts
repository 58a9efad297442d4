import type { Query } from '#app/domain/query/query.ts'
import type { Result } from '#app/domain/shared/result.ts'
import { findQuery } from '#db/queries.ts'
import type { Context } from '../context.server.ts'
import { onceForBoth } from '../once-for-both.server.ts'

/** Begins a draft once for two presses; one that went out or was discarded since is none to come back to: then another begins. */
export async function onceWhileDraft<Refusal extends string>(
  context: Context,
  asked: unknown[],
  begin: () => Promise<Result<Query, Refusal>>,
): Promise<Result<Query, Refusal>> {
  const begun = await onceForBoth(context, asked, begin)
  if (!begun.ok || (await findQuery(context.db, begun.value.id))?.state === 'draft') return begun
  return onceForBoth(context, [...asked, begun.value.id], begin)
}
