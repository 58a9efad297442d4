import type { User } from '#app/domain/identity/role.ts'
import { drawSample } from '#app/domain/query/audit-sample.ts'
import { ok, refuse } from '#app/domain/shared/result.ts'
import { commit } from '#db/commit.ts'
import { addSample, addSampleItems } from '#db/query-audits.ts'
import { listSent } from '#db/query-figures.ts'
import type { Context } from '../context.server.ts'
import { scopeOf } from './compliance-scope.server.ts'

/** Draws a random sample of what was sent in a period, to be judged by two people. Seed and frame are kept: it can be drawn again. */
export async function drawAuditSample(
  context: Context,
  user: User,
  input: { search: URLSearchParams; size: number; seed: string },
) {
  const { db, now, newId } = context
  const scope = scopeOf(context, user, input.search)
  const frame = await listSent(db, scope)
  const id = newId()
  const seed = input.seed.trim() || id
  const drawn = drawSample(
    frame.map((row) => row.id),
    { seed, size: input.size },
  )
  if (drawn.length === 0) return refuse('nothing-sent')
  const wordingOf = new Map(frame.map((row) => [row.id, row.wordingNumber]))
  const items = drawn.map((queryId, n) => ({
    sampleId: id,
    position: n + 1,
    queryId,
    wordingNumber: wordingOf.get(queryId) ?? 1,
  }))
  const at = now()
  const sample = {
    id,
    seed,
    size: drawn.length,
    eligible: frame.length,
    fromAt: scope.from,
    toAt: scope.to,
    madeBy: user.id,
    madeAt: at,
  }
  await commit(db, {
    writes: [addSample(sample), addSampleItems(items)],
    audit: [
      {
        what: 'compliance.sampled',
        who: user.id,
        at,
        onId: id,
        detail: { size: drawn.length, of: frame.length, seed },
      },
    ],
  })
  return ok(sample)
}
