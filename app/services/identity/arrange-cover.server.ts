import { ALL_FACILITIES } from '#app/domain/identity/permission.ts'
import type { User } from '#app/domain/identity/role.ts'
import { type CoverPlan, spansOf } from '#app/domain/notify/cover.ts'
import { ok, refuse } from '#app/domain/shared/result.ts'
import { findFacility, findProvider } from '#db/charts.ts'
import { commit, StaleWrite } from '#db/commit.ts'
import { listCoverages, removeCoverage } from '#db/coverages.ts'
import { listProvidersOfFacility } from '#db/providers.ts'
import { addCoverage } from '#db/users.ts'
import type { Context } from '../context.server.ts'

const facilityOf = (user: User): string | null => user.facilityIds.find((id) => id !== ALL_FACILITIES) ?? null

async function zoneOf({ db }: Context, user: User): Promise<string> {
  const facilityId = facilityOf(user)
  return (facilityId ? await findFacility(db, facilityId) : null)?.timeZone ?? 'UTC'
}

/** The cover that a clinician has arranged, and who could cover. Null for people who are no clinician of the charts. */
export async function readCoverPage(context: Context, user: User) {
  if (!user.providerId) return null
  const { db, now } = context
  const colleagues = await listProvidersOfFacility(db, facilityOf(user))
  return {
    now: now(),
    timeZone: await zoneOf(context, user),
    coverages: await listCoverages(db, user.providerId, now()),
    colleagues: colleagues
      .filter(({ id }) => id !== user.providerId)
      .map(({ id, name, specialty }) => ({ id, words: specialty ? `${name} (${specialty})` : name })),
  }
}

/** Arranges who answers while this clinician is away: once, or as a rota. It is delegation, recorded, never an answer in their name (P-WHO). */
export async function arrangeCover(
  context: Context,
  user: User,
  given: Omit<CoverPlan, 'timeZone'> & { coveringProviderId: string; reason: string },
) {
  const { db, now, newId } = context
  const { providerId } = user
  if (!providerId) return refuse('no-clinician')
  const covering = await findProvider(db, given.coveringProviderId)
  if (!covering || covering.id === providerId) return refuse('no-such-provider')
  const spans = spansOf({ ...given, timeZone: await zoneOf(context, user) }, now())
  if (!spans.ok) return spans
  const reason = given.reason.trim() || null
  await commit(db, {
    writes: spans.value.map((span) =>
      addCoverage({ id: newId(), providerId, coveringProviderId: covering.id, reason, ...span }),
    ),
    audit: [
      { what: 'user.delegated', who: user.id, at: now(), onId: covering.id, detail: { spans: spans.value.length } },
    ],
  })
  return ok(spans.value)
}

export async function endCover({ db, now }: Context, user: User, id: string) {
  if (!user.providerId) return refuse('no-clinician')
  try {
    await commit(db, {
      writes: [removeCoverage(id, user.providerId)],
      audit: [{ what: 'user.delegated', who: user.id, at: now(), onId: id, detail: { removed: true } }],
    })
  } catch (error) {
    if (error instanceof StaleWrite) return refuse('no-such-cover')
    throw error
  }
  return ok(null)
}
