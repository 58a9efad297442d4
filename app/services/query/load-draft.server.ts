import { may } from '#app/domain/identity/permission.ts'
import type { User } from '#app/domain/identity/role.ts'
import type { Context } from '../context.server.ts'
import { type Case, loadQuery } from './load.server.ts'

/**
 * The query for who may write on it: its author, who was assigned to it, and reviewers, who can take a colleague's draft over (P-WHO: a
 * draft has an owner). For everyone else it is not there.
 */
export async function loadDraft(context: Context, user: User, queryId: string): Promise<Case | null> {
  const loaded = await loadQuery(context, user, queryId)
  if (!loaded) return null
  const { authorId, assigneeId } = loaded.query
  return authorId === user.id || assigneeId === user.id || may(user, 'query.review') ? loaded : null
}
