import type { User } from '#app/domain/identity/role.ts'
import { type Advice, adviseOn, isReferred, referAnswer } from '#app/domain/query/advice.ts'
import { ok, refuse } from '#app/domain/shared/result.ts'
import { commit, StaleWrite } from '#db/commit.ts'
import { addEvent, listEvents, saveQuery } from '#db/queries.ts'
import type { Context } from '../context.server.ts'
import { entryOf, eventOf } from './event-of.server.ts'
import { lettersUp, letterToAuthor, peopleWithRole } from './letters.server.ts'
import type { Case } from './load.server.ts'

/** True while the answer of a query lies with the physician advisor. */
export async function liesWithAdvisor({ db }: Context, queryId: string): Promise<boolean> {
  return isReferred((await listEvents(db, queryId)).map(({ kind }) => kind))
}

/** Refers a signed answer to the physician advisors of the facility, with the reason. */
export async function refer(context: Context, { query }: Case, { user, words }: { user: User; words: string }) {
  const decision = referAnswer(query, {
    at: context.now(),
    words,
    isReferred: await liesWithAdvisor(context, query.id),
  })
  if (!decision.ok) return decision
  const people = await peopleWithRole(context, query, 'advisor')
  try {
    await commit(context.db, {
      writes: [saveQuery(decision.value), addEvent(eventOf(context, query, 'referred', { userId: user.id, words }))],
      audit: [entryOf(context, query, 'query.referred', user.id)],
      mail: lettersUp(context, query, people, { step: 'the physician advisor', raisedBy: user.name, page: 'query' }),
      changes: [{ topic: 'query', onId: query.id }],
    })
  } catch (error) {
    if (error instanceof StaleWrite) return refuse('changed-meanwhile')
    throw error
  }
  return ok(decision.value)
}

const SAID: Record<Advice, string> = {
  stands: 'The answer stands.',
  'ask-again': 'Ask again with what is new.',
  talk: 'I will talk to the physician.',
}

/** The advisor's advice goes back to who follows the query up. */
export async function advise(
  context: Context,
  { query }: Case,
  { user, advice, words }: { user: User; advice: string; words: string },
) {
  const lies = await liesWithAdvisor(context, query.id)
  const decision = adviseOn(query, { at: context.now(), advice, words, isReferred: lies })
  if (!decision.ok) return decision
  const said = `${SAID[decision.value.advice]} ${words.trim()}`
  try {
    await commit(context.db, {
      writes: [
        saveQuery(decision.value.query),
        addEvent(eventOf(context, query, 'advised', { userId: user.id, words: said })),
      ],
      audit: [entryOf(context, query, 'query.advised', user.id, { advice: decision.value.advice })],
      mail: await letterToAuthor(context, query, 'query-returned', {
        providerName: user.name,
        what: 'gave advice on an answer that was referred.',
      }),
      changes: [{ topic: 'query', onId: query.id }],
    })
  } catch (error) {
    if (error instanceof StaleWrite) return refuse('changed-meanwhile')
    throw error
  }
  return ok(decision.value.advice)
}
