import { isAskedBack } from '#app/domain/query/asked-back.ts'
import { type Rung, turnOf } from '#app/domain/query/ladder.ts'
import { expireQuery } from '#app/domain/query/lifecycle.ts'
import type { QueryPolicy } from '#app/domain/query/policy.ts'
import type { Query } from '#app/domain/query/query.ts'
import { never, ok, refuse } from '#app/domain/shared/result.ts'
import { findProvider } from '#db/charts.ts'
import { recountQueries } from '#db/coded-lines.ts'
import { commit, type Mail, StaleWrite } from '#db/commit.ts'
import { cancelMailAbout } from '#db/outbox.ts'
import { addEvent, listEvents, saveQuery } from '#db/queries.ts'
import { listDueSteps } from '#db/query-steps.ts'
import { findUser, findUsersOfProvider, listCoveringProviders } from '#db/users.ts'
import type { Context } from '../context.server.ts'
import { entryOf, eventOf } from './event-of.server.ts'
import { lettersToProvider, lettersUp, letterToAuthor, peopleWithRole } from './letters.server.ts'
import { policyOf } from './policy.server.ts'

const AT_ONCE = 200
const EXPIRED = 'No answer within the time that the policy gives.'

/** Takes the next step of every open query whose time has come: remind, pass up, end. Returns how many were taken. */
export async function turnLadders(context: Context): Promise<number> {
  let taken = 0
  for (const query of await listDueSteps(context.db, context.now(), AT_ONCE)) {
    const turned = await turnLadder(context, query)
    if (turned.ok && turned.value !== 'plan') taken += 1
  }
  return taken
}

/** One query, one step. Who answered, redirected or withdrew it meanwhile wins: the write names the version that was read. */
export async function turnLadder(context: Context, query: Query) {
  const { policy, calendar } = await policyOf(context, query.facilityId)
  const turn = turnOf(query, policy, calendar, context.now())
  if (!turn.ok) return turn
  const { query: next } = turn.value
  // Asked back before clocks rested: it rests from here on.
  const rests = turn.value.deed !== 'plan' && isAskedBack(await listEvents(context.db, query.id))
  const deed = rests ? 'plan' : turn.value.deed
  try {
    if (deed === 'plan') await plan(context, rests ? { ...query, stepAt: null } : next)
    else if (deed === 'expire') await expire(context, next)
    else await climb(context, next, deed, policy)
  } catch (error) {
    if (error instanceof StaleWrite) return refuse('not-open')
    throw error
  }
  return ok(deed)
}

async function plan(context: Context, next: Query): Promise<void> {
  const detail = { next: next.stepAt?.toISOString() ?? null }
  await commit(context.db, {
    writes: [saveQuery(next)],
    audit: [entryOf(context, next, 'query.step-planned', null, detail)],
  })
}

async function climb(context: Context, next: Query, rung: Exclude<Rung, 'expire'>, policy: QueryPolicy): Promise<void> {
  const { words, mail } = await passTo(context, next, rung, policy)
  const isReminder = rung === 'remind'
  await commit(context.db, {
    writes: [
      saveQuery(next),
      addEvent(eventOf(context, next, isReminder ? 'reminded' : 'escalated', { userId: null, words })),
    ],
    audit: [entryOf(context, next, isReminder ? 'query.reminded' : 'query.escalated', null, { step: next.ladderStep })],
    mail,
    changes: [{ topic: 'query', onId: next.id }],
  })
}

/** Who is told of a step, and in which words it stands in the history. Escalation never changes the question (P-ESC). */
async function passTo(
  context: Context,
  query: Query,
  rung: Exclude<Rung, 'expire'>,
  policy: QueryPolicy,
): Promise<{ words: string; mail: Mail[] }> {
  const { db, now } = context
  const raisedBy = (await findUser(db, query.authorId))?.name ?? 'The coding office'
  const reminder = () => lettersToProvider(context, query, 'query-reminder', { raisedBy })
  switch (rung) {
    case 'remind':
      return { words: 'By the policy, before the due time.', mail: await reminder() }
    case 'cover': {
      const ids = query.providerId ? await listCoveringProviders(db, query.providerId, now()) : []
      const people = (await Promise.all(ids.map((id) => findUsersOfProvider(db, id)))).flat()
      if (people.length === 0)
        return { words: 'No cover is arranged; the addressee is reminded.', mail: await reminder() }
      const up = lettersUp(context, query, people, { step: 'the covering provider', raisedBy, page: 'answer' })
      return { words: `To the covering provider: ${people.map((p) => p.name).join(', ')}.`, mail: up }
    }
    case 'advise': {
      const people = await peopleWithRole(context, query, 'advisor')
      if (people.length > 0) {
        const up = lettersUp(context, query, people, { step: 'the physician advisor', raisedBy, page: 'answer' })
        return { words: 'To the physician advisor.', mail: up }
      }
      const managers = await peopleWithRole(context, query, 'manager')
      const step = 'the managers, as no physician advisor works here'
      const up = lettersUp(context, query, managers, { step, raisedBy, page: 'query' })
      return { words: 'No physician advisor works for this facility; its managers are told.', mail: up }
    }
    case 'chief': {
      const chief = policy.chiefUserId ? await findUser(db, policy.chiefUserId) : null
      const people = chief?.state === 'active' ? [chief] : await peopleWithRole(context, query, 'manager')
      const up = lettersUp(context, query, people, { step: 'the chief', raisedBy, page: 'query' })
      return { words: 'To the chief.', mail: up }
    }
    default:
      return never(rung)
  }
}

async function expire(context: Context, query: Query): Promise<void> {
  const ended = expireQuery(query, { at: context.now(), reason: EXPIRED })
  if (!ended.ok) return
  const provider = query.providerId ? await findProvider(context.db, query.providerId) : null
  await commit(context.db, {
    writes: [
      cancelMailAbout(query.id),
      saveQuery(ended.value),
      addEvent(eventOf(context, ended.value, 'expired', { userId: null, words: EXPIRED })),
      recountQueries(query.encounterId),
    ],
    audit: [entryOf(context, query, 'query.expired', null)],
    mail: await letterToAuthor(context, query, 'query-expired', { providerName: provider?.name ?? 'the addressee' }),
    changes: [{ topic: 'query', onId: query.id }],
  })
}
