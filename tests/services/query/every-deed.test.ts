import { describe, expect, test } from 'vitest'
import { mayHappen } from '#app/domain/query/lifecycle.ts'
import { type EventKind, QUERY_STATES, type QueryState } from '#app/domain/query/query.ts'
import { verifyAudit } from '#app/services/audit/verify.server.ts'
import { answer } from '#app/services/query/answer.server.ts'
import { askBack, giveInformation } from '#app/services/query/ask-back.server.ts'
import { assign } from '#app/services/query/assign.server.ts'
import { correct } from '#app/services/query/correct.server.ts'
import type { Case } from '#app/services/query/load.server.ts'
import { recall } from '#app/services/query/recall.server.ts'
import { reconcile } from '#app/services/query/reconcile.server.ts'
import { redirectTo } from '#app/services/query/redirect.server.ts'
import { refer } from '#app/services/query/refer.server.ts'
import { remind } from '#app/services/query/remind.server.ts'
import { send } from '#app/services/query/send.server.ts'
import { takeBack } from '#app/services/query/take-back.server.ts'
import { withdraw } from '#app/services/query/withdraw.server.ts'
import { commit } from '#db/commit.ts'
import { saveQuery } from '#db/queries.ts'
import { aContext } from '#tests/helpers/context.ts'
import { WORDING } from '#tests/helpers/query.ts'
import { aKeptQuery, anOpenQuery, aWard, found, PEOPLE } from '#tests/helpers/query-ward.ts'

const given = { optionIds: ['o1'], words: '', comment: '' }
const { dana, osei } = PEOPLE
type Context = ReturnType<typeof aContext>

/** The service behind each event that a person brings about. */
const DEEDS: Partial<Record<EventKind, (context: Context, loaded: Case) => Promise<{ ok: boolean }>>> = {
  sent: (context, { query }) => send(context, { query, userId: dana.id, authorName: dana.name }),
  // In other words than the answer that may stand: the very same again would be that one.
  answered: (context, loaded) =>
    answer(context, loaded, { user: osei, wordingNumber: 1, given: { ...given, comment: 'On second thought.' } }),
  'taken-back': (context, loaded) => takeBack(context, loaded, osei.id),
  redirected: (context, loaded) => redirectTo(context, loaded, { user: osei, toProviderId: 'dr-hale', words: '' }),
  reminded: (context, loaded) => remind(context, loaded, dana),
  assigned: (context, loaded) => assign(context, loaded, { user: dana, toUserId: PEOPLE.priya.id }),
  'info-asked': (context, loaded) => askBack(context, loaded, { user: osei, words: 'Which day?' }),
  'info-given': (context, loaded) => giveInformation(context, loaded, { user: dana, words: 'The second day.' }),
  recalled: (context, loaded) => recall(context, loaded, dana),
  corrected: (context, loaded) =>
    correct(context, loaded, {
      user: dana,
      wordingNumber: 1,
      wording: { ...WORDING, title: 'Renal function, days 1 to 3' },
      overrides: [],
      why: 'The days were missing.',
    }),
  referred: (context, loaded) => refer(context, loaded, { user: dana, words: 'In doubt.' }),
  reconciled: (context, loaded) => reconcile(context, loaded, { userId: dana.id, comment: '' }),
  withdrawn: (context, loaded) => withdraw(context, loaded, { userId: dana.id, reason: 'No longer needed.' }),
}

/** A query in a state, come there by its own way where there is one. */
async function queryIn(context: Context, state: QueryState): Promise<Case> {
  const isUnsent = state === 'draft' || state === 'in-review'
  const query = isUnsent ? await aKeptQuery(context, { state }) : await anOpenQuery(context)
  const loaded = (of: typeof query): Case => ({
    query: of,
    parties: { ...of, coveringProviderIds: [] },
    isParty: true,
  })
  const signs = state === 'answered' || state === 'closed'
  if (signs) await answer(context, loaded(query), { user: osei, wordingNumber: 1, given })
  if (state === 'closed') await reconcile(context, loaded(await found(context, 'q1')), { userId: dana.id, comment: '' })
  if (state === 'withdrawn') await withdraw(context, loaded(query), { userId: dana.id, reason: 'why' })
  if (state === 'expired')
    await commit(context.db, {
      writes: [saveQuery({ ...query, state, endedAt: context.now() })],
      audit: [{ what: 'query.expired', who: 'system', at: context.now(), onId: 'q1' }],
    })
  return loaded(await found(context, 'q1'))
}

describe.each(QUERY_STATES)('a query that is %s', (state) => {
  test('answers every deed: done where the table allows it, refused with a word where it does not', async () => {
    for (const [kind, deed] of Object.entries(DEEDS) as [EventKind, NonNullable<(typeof DEEDS)[EventKind]>][]) {
      const context = aContext()
      await aWard(context)
      const loaded = await queryIn(context, state)
      const done = await deed(context, loaded)
      // A draft in review goes out by its reviewers' word alone; the author's own press is refused.
      const expected = kind === 'sent' && state === 'in-review' ? false : mayHappen(kind, state)
      expect(done.ok, `${kind} in ${state}: ${JSON.stringify(done)}`).toBe(expected)
      if (!done.ok) expect((await found(context, 'q1')).state).toBe(state)
      expect(await verifyAudit(context)).toMatchObject({ ok: true })
    }
  }, 60_000)
})
