import { comparedWith, REFERENCE_GROUPS, standingOf } from '#app/domain/codes/reference-kinds.ts'
import { starterReleases } from '#db/starter-codes.ts'
import { starterPaymentReleases } from '#db/starter-payment.ts'
import type { Context } from '../context.server.ts'
import { listReferenceRuns } from './reference-runs.server.ts'
import { type ReleaseStatus, referenceStatus } from './reference-status.server.ts'

export type ListedRelease = ReleaseStatus & { kind: string; edition: string }

/** "icd10cm:2026" apart. */
export function withKind(status: ReleaseStatus): ListedRelease {
  const at = status.release.indexOf(':')
  return { ...status, kind: status.release.slice(0, at), edition: status.release.slice(at + 1) }
}

let starterKinds: ReadonlySet<string> | null = null
function starter(): ReadonlySet<string> {
  starterKinds ??= new Set([...starterReleases(), ...starterPaymentReleases()].map(({ kind }) => kind))
  return starterKinds
}

/** What is loaded by kind, what waits to be activated, what was in force before, and the last uploads. */
export async function readReferencePage(context: Context) {
  const all = (await referenceStatus(context)).map(withKind)
  const inForce = all.filter(({ state }) => state === 'active')
  const active = new Set(inForce.map(({ kind }) => kind))
  const listed = (release: ListedRelease) => ({ ...release, before: comparedWith(inForce, release)?.key ?? null })
  return {
    now: context.now(),
    runs: await listReferenceRuns(context),
    staged: all.filter(({ state }) => state === 'staged').map(listed),
    past: all.filter(({ state }) => state === 'replaced' || state === 'rolled-back'),
    groups: REFERENCE_GROUPS.map((group) => ({
      id: group.id,
      kinds: group.kinds.map((kind) => ({
        kind,
        ...standingOf(kind, group, { active, starter: starter() }),
        releases: inForce.filter((release) => release.kind === kind).map(listed),
      })),
    })),
  }
}
