import { releaseId } from '#app/domain/codes/release.ts'
import { ok, type Result, refuse } from '#app/domain/shared/result.ts'
import { commit } from '#db/commit.ts'
import { findActiveRelease, findReleaseById, moveRelease } from '#db/releases.ts'
import type { Context } from '../context.server.ts'
import { findRelease } from './diff-releases.server.ts'
import { activateStaged } from './stage-release.server.ts'

/** Brings a staged release into force; the one of the same edition steps aside. */
export async function activateRelease(
  context: Context,
  { key, by }: { key: string; by: string },
): Promise<Result<string, 'no-such-release' | 'not-staged'>> {
  const release = await findReleaseById(context.db, key)
  if (!release) return refuse('no-such-release')
  if (release.state !== 'staged') return refuse('not-staged')
  await activateStaged(context, release, await findActiveRelease(context.db, release), by)
  return ok(releaseId(release))
}

/** Takes the active release of an edition out of force; the one that it replaced, if any, comes back in the same commit. */
export async function rollBackRelease(
  { db, now }: Context,
  { release: name, by }: { release: string; by: string },
): Promise<Result<{ rolledBack: string; restored: string | null }, 'no-such-release'>> {
  const release = await findRelease(db, name)
  if (release?.state !== 'active') return refuse('no-such-release')
  const before = release.replacesId === null ? null : await findReleaseById(db, release.replacesId)
  const restored = before?.state === 'replaced' ? before : null
  const at = now()
  const writes = [moveRelease(release, { state: 'rolled-back' })]
  if (restored) writes.push(moveRelease(restored, { state: 'active', activatedAt: at }))
  const detail = { release: releaseId(release), restored: restored?.id ?? null }
  await commit(db, { writes, audit: [{ what: 'reference.rolled-back', who: by, at, onId: release.id, detail }] })
  return ok({ rolledBack: releaseId(release), restored: restored?.id ?? null })
}
