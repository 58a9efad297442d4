import type { Context } from '#app/services/context.server.ts'
import { answer } from '#app/services/query/answer.server.ts'
import { reconcile } from '#app/services/query/reconcile.server.ts'
import { redirectTo } from '#app/services/query/redirect.server.ts'
import { send } from '#app/services/query/send.server.ts'
import { withdraw } from '#app/services/query/withdraw.server.ts'
import { findAnswer, findAnswerDraft } from '#db/answers.ts'
import { listEvents } from '#db/queries.ts'
import { aKeptQuery, anOpenQuery, caseOf, found, PEOPLE } from '#tests/helpers/query-ward.ts'

export const RACES = ['answer/answer', 'answer/withdraw', 'answer/redirect'] as const
export const DOUBLES = ['send', 'answer', 'withdraw', 'redirect', 'reconcile'] as const
export type Race = (typeof RACES)[number]
export type Double = (typeof DOUBLES)[number]
type Deed = () => Promise<{ ok: boolean }>

const given = (comment: string) => ({ optionIds: ['o1'], words: '', comment })

/** Begins a deed some turns of the event loop later, so that either side is ahead in some races. */
async function later<T>(turns: number, deed: () => Promise<T>): Promise<T> {
  for (let n = 0; n < turns; n++) await null
  return deed()
}

/** Both at once; `lead` is by how many turns the first is ahead. */
const together = (lead: number, first: Deed, second: Deed) =>
  Promise.all([later(Math.max(0, -lead), first), later(Math.max(0, lead), second)])

/** One race of two people; `fault` is what is wrong with its end, or null. */
export async function race(
  context: Context,
  kind: Race,
  { id, lead }: { id: string; lead: number },
): Promise<{ isMine: boolean; fault: string | null }> {
  await anOpenQuery(context, { id, encounterId: id })
  const [osei, hale, dana] = await Promise.all(
    [PEOPLE.osei, PEOPLE.hale, PEOPLE.dana].map((person) => caseOf(context, person, id)),
  )
  if (!osei || !hale || !dana) return { isMine: false, fault: 'not loaded' }
  const sign = (loaded: typeof osei, user: typeof PEOPLE.osei) =>
    answer(context, loaded, { user, wordingNumber: 1, given: given(user.id) })
  const rivals: Record<Race, Deed> = {
    'answer/answer': () => sign(hale, PEOPLE.hale),
    'answer/withdraw': () => withdraw(context, dana, { userId: 'u-dana', reason: 'No longer needed.' }),
    'answer/redirect': () => redirectTo(context, osei, { user: PEOPLE.osei, toProviderId: 'dr-adler', words: '' }),
  }
  const [mine, theirs] = await together(lead, () => sign(osei, PEOPLE.osei), rivals[kind])
  if (mine.ok === theirs.ok) return { isMine: mine.ok, fault: `${mine.ok ? 'both' : 'none'} won` }
  return { isMine: mine.ok, fault: await endOf(context, kind, { id, isMine: mine.ok }) }
}

async function endOf(context: Context, kind: Race, { id, isMine }: { id: string; isMine: boolean }) {
  const { db } = context
  const stands = await findAnswer(db, id)
  const { state } = await found(context, id)
  const answers = (await listEvents(db, id)).filter((event) => event.kind === 'answered').length
  const isAnswered = isMine || kind === 'answer/answer'
  if ((stands !== null) !== isAnswered || (state === 'answered') !== isAnswered) return `ends ${state}`
  if (answers !== (isAnswered ? 1 : 0)) return `${answers} answers in the history`
  if (isMine && kind !== 'answer/answer') return null
  const loser = isMine ? 'u-hale' : 'u-osei'
  const kept = await findAnswerDraft(db, id, loser)
  return kept?.comment === loser ? null : 'the loser lost what was typed'
}

/** The deed as a page has it in hand: everything was loaded before it is done, so a second one comes with what the first came with. */
async function inHand(context: Context, kind: Double, id: string): Promise<Deed> {
  if (kind === 'send') {
    const query = await aKeptQuery(context, { id, encounterId: id })
    return () => send(context, { query, userId: query.authorId, authorName: 'Dana Cole' })
  }
  await anOpenQuery(context, { id, encounterId: id })
  const osei = await caseOf(context, PEOPLE.osei, id)
  const sign = () => answer(context, osei, { user: PEOPLE.osei, wordingNumber: 1, given: given('u-osei') })
  if (kind === 'answer') return sign
  if (kind === 'redirect')
    return () => redirectTo(context, osei, { user: PEOPLE.osei, toProviderId: 'dr-adler', words: '' })
  if (kind === 'reconcile') await sign()
  const dana = await caseOf(context, PEOPLE.dana, id)
  return kind === 'withdraw'
    ? () => withdraw(context, dana, { userId: 'u-dana', reason: 'No longer needed.' })
    : () => reconcile(context, dana, { userId: 'u-dana', comment: '' })
}

/** What a deed left: state, history, versions, answers, drafts, letters with their state, what its audit entries say was done. */
function traces({ db }: Context, id: string): string {
  const of = (query: string) => JSON.stringify(db.$client.prepare(query).raw().all(id))
  return [
    'select state, version, wording_number from queries where id = ?',
    'select kind, count(*) from query_events where query_id = ? group by 1 order by 1',
    'select number from query_versions where query_id = ? order by 1',
    'select user_id, taken_back_at from answers where query_id = ?',
    'select user_id from answer_drafts where query_id = ?',
    'select count(*) from reconciliations where query_id = ?',
    'select template, state, count(*) from outbox where about = ? group by 1, 2 order by 1, 2',
    "select what, count(*) from audit_entries where on_id = ? and what <> 'query.send-refused' group by 1 order by 1",
  ]
    .map(of)
    .join(' ')
}

/** What the deed leaves when it is done once: the measure of a double. */
export async function once(context: Context, kind: Double, id: string): Promise<string> {
  const deed = await inHand(context, kind, id)
  if (!(await deed()).ok) throw new Error(`${kind} is refused`)
  return traces(context, id)
}

/** The deed twice at once (`lead` by turns), or a second time when the first is done; `measure` is what one leaves. Null when so much was left. */
export async function double(
  context: Context,
  kind: Double,
  { id, lead, measure }: { id: string; lead: number | 'replay'; measure: string },
): Promise<string | null> {
  const deed = await inHand(context, kind, id)
  const done = lead === 'replay' ? [await deed(), await deed()] : await together(lead, deed, deed)
  if (!done.some((result) => result.ok)) return 'none was taken'
  const left = traces(context, id)
  return left === measure ? null : `left ${left}, once leaves ${measure}`
}
