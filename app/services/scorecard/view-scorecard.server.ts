import type { AuditEntry } from '#app/domain/audit/entry.ts'
import { ALL_FACILITIES, isOfFacility, may } from '#app/domain/identity/permission.ts'
import type { User } from '#app/domain/identity/role.ts'
import { codeSetMarks, monthOf, quarterText } from '#app/domain/scorecard/measures/month.ts'
import { findPolicy } from '#db/query-policies.ts'
import { findProvider, listAttended } from '#db/scorecards.ts'
import type { Context } from '../context.server.ts'
import { answerDollars, type Dollars } from './answer-dollars.server.ts'
import { noteLook } from './looks.server.ts'
import { noted } from './noted.server.ts'
import { type Lateness, readScorecard, type Scorecard } from './read-scorecard.server.ts'
import { type Scope, scopeOf } from './scope.server.ts'

/** Whether a person may see a provider's scorecard: one who works at a facility of theirs. */
const isWithinReach = (user: User, facilityIds: readonly string[]): boolean =>
  facilityIds.length === 0 || facilityIds.some((id) => isOfFacility(user, id))

/** A provider's scorecard as the person may see it, with an entry in the audit trail; null where there is none for them. */
export async function viewScorecard(
  context: Context,
  user: User,
  providerId: string,
  search: URLSearchParams,
  lateness: Lateness = {},
) {
  const provider = await findProvider(context.db, providerId)
  if (!provider || !isWithinReach(user, provider.facilityIds)) return null
  const scope = await scopeOf(context, user, search)
  const card = await noted(context, lookOf(context, user, providerId), () =>
    readScorecard(context, providerId, scope.filter, { ...scope, ...lateness }),
  )
  if (!card) return null
  const marks = await marksOf(context, providerId, card.trend)
  const { period, timing, payer } = card.filter
  const slice = { period, timing, payer, facilityIds: scope.facilityIds }
  // Money is for who may see payment, and only beside weights that are shown.
  const isPriced = may(user, 'payment.view') && card.effect.answers !== null
  const dollars = isPriced ? await answerDollars(context.db, providerId, slice) : null
  return { ...card, effect: { ...card.effect, dollars }, marks, choices: choicesOf(scope) }
}

/** One's own scorecard: all one's own stays and queries, colleagues as a band. Null for who is no provider. */
export async function viewOwnScorecard(context: Context, user: User, search: URLSearchParams, lateness: Lateness = {}) {
  const { providerId } = user
  if (providerId === null) return null
  const scope = await scopeOf(context, user, search)
  const facilityIds = scope.filter.facility ? [scope.filter.facility] : null
  const card = await noted(context, lookOf(context, user, providerId), () =>
    readScorecard(context, providerId, scope.filter, { facilityIds, reach: null, ...lateness }),
  )
  if (!card) return null
  const marks = await marksOf(context, providerId, card.trend)
  const { period, timing, payer } = card.filter
  const isPriced = card.effect.answers !== null && (await isOwnPriced(context, user.facilityIds, facilityIds))
  const slice = { period, timing, payer, facilityIds }
  const dollars = isPriced ? await answerDollars(context.db, providerId, slice) : null
  const effect = dollars ? { ...card.effect, dollars } : card.effect
  return { ...card, effect, marks, choices: choicesOf(scope) }
}

/** Whether the policy of every facility that is shown lets physicians see dollars on their own page; one that does not keeps all hidden. */
async function isOwnPriced({ db }: Context, own: readonly string[], shown: readonly string[] | null): Promise<boolean> {
  const places = shown ?? own.filter((id) => id !== ALL_FACILITIES)
  const policies = await Promise.all((places.length > 0 ? places : [null]).map((id) => findPolicy(db, id)))
  return policies.every(({ policy }) => policy.hasOwnDollars)
}

/** What happened when, for the trend: the sessions attended, and the code sets that came into force on 1 October. */
async function marksOf({ db }: Context, providerId: string, trend: Scorecard['trend']) {
  const attended = await listAttended(db, providerId)
  const sessions = attended.map(({ at, title }) => ({
    quarter: quarterText(Math.floor(monthOf(at) / 3)),
    words: title,
  }))
  return [...sessions, ...codeSetMarks(trend.map(({ quarter }) => quarter))]
}

const choicesOf = ({ choices: { facilities, ends } }: Scope) => ({ facilities, ends })

function lookOf(context: Context, user: User, providerId: string): AuditEntry {
  noteLook(context)
  return { what: 'scorecard.viewed', who: user.id, at: context.now(), onId: providerId }
}

/** What a download is made of: a scorecard, and dollars for who may see them. */
export type ExportedScorecard = Scorecard & { effect: { dollars?: Dollars | null } }
export type ViewedScorecard = NonNullable<Awaited<ReturnType<typeof viewScorecard>>>
