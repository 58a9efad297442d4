import { verifyAudit } from '#app/services/audit/verify.server.ts'
import type { Context } from '#app/services/context.server.ts'
import { answer } from '#app/services/query/answer.server.ts'
import { redirectTo } from '#app/services/query/redirect.server.ts'
import { send } from '#app/services/query/send.server.ts'
import { withdraw } from '#app/services/query/withdraw.server.ts'
import { findAnswer, findAnswerDraft } from '#db/answers.ts'
import { commit } from '#db/commit.ts'
import { listEvents } from '#db/queries.ts'
import { addCoverage } from '#db/users.ts'
import { aKeptQuery, aWard, caseOf, found, PEOPLE } from '#tests/helpers/query-ward.ts'
import { benchContext } from './_context.ts'

const RACES = ['answer/answer', 'answer/withdraw', 'answer/redirect', 'send/send', 'answer twice'] as const
type Race = (typeof RACES)[number]
/** How often the first of two won: of each pair both outcomes must have been seen. */
const firsts = new Map<Race, number>()
const given = (comment: string) => ({ optionIds: ['o1'], words: '', comment })

/** Begins a deed some turns of the event loop later, so that either side is ahead in some races. */
async function later<T>(turns: number, deed: () => Promise<T>): Promise<T> {
  for (let n = 0; n < turns; n++) await null
  return deed()
}

/** One race; returns what is wrong with its end, or null. `lead` is by how many turns the first one is ahead. */
async function race(context: Context, kind: Race, id: string, lead: number): Promise<string | null> {
  const draft = await aKeptQuery(context, { id, encounterId: id })
  const sending = () => send(context, { query: draft, userId: draft.authorId, authorName: 'Dana Cole' })
  if (kind === 'send/send') {
    const done = await Promise.all([sending(), sending()])
    const sent = (await listEvents(context.db, id)).filter((event) => event.kind === 'sent').length
    return done.filter((result) => result.ok).length === 1 && sent === 1 ? null : `${sent} sendings`
  }
  await sending()
  const [osei, hale, dana] = await Promise.all(
    [PEOPLE.osei, PEOPLE.hale, PEOPLE.dana].map((p) => caseOf(context, p, id)),
  )
  if (!osei || !hale || !dana) return 'not loaded'
  const sign = (loaded: typeof osei, user: typeof PEOPLE.osei) =>
    answer(context, loaded, { user, wordingNumber: 1, given: given(user.id) })
  const rivals: Record<Exclude<Race, 'send/send'>, () => Promise<{ ok: boolean }>> = {
    'answer/answer': () => sign(hale, PEOPLE.hale),
    'answer/withdraw': () => withdraw(context, dana, { userId: 'u-dana', reason: 'No longer needed.' }),
    'answer/redirect': () => redirectTo(context, osei, { user: PEOPLE.osei, toProviderId: 'dr-adler', words: '' }),
    'answer twice': () => sign(osei, PEOPLE.osei),
  }
  const [mine, theirs] = await Promise.all([
    later(Math.max(0, -lead), () => sign(osei, PEOPLE.osei)),
    later(Math.max(0, lead), rivals[kind]),
  ])
  firsts.set(kind, (firsts.get(kind) ?? 0) + (mine.ok ? 1 : 0))
  if (mine.ok === theirs.ok) return `${mine.ok ? 'both' : 'none'} won`
  return endOf(context, kind, id, mine.ok)
}

async function endOf(context: Context, kind: Race, id: string, isMine: boolean): Promise<string | null> {
  const { db } = context
  const stands = await findAnswer(db, id)
  const state = (await found(context, id)).state
  const answers = (await listEvents(db, id)).filter((event) => event.kind === 'answered').length
  const isAnswered = isMine || kind === 'answer/answer' || kind === 'answer twice'
  if ((stands !== null) !== isAnswered || (state === 'answered') !== isAnswered) return `ends ${state}`
  if (answers !== (isAnswered ? 1 : 0)) return `${answers} answers in the history`
  if (kind === 'answer twice' || (isMine && kind !== 'answer/answer')) return null
  const loser = isMine ? 'u-hale' : 'u-osei'
  const kept = await findAnswerDraft(db, id, loser)
  return kept?.comment === loser ? null : 'the loser lost what was typed'
}

/** R4 and R5: races and double submits through the services on one database; `npm run bench races 1000 3000` runs a thousand from the 3,000th on. */
export async function run(args: string[] = []): Promise<void> {
  const [count, first] = [Number(args[0] ?? 10_000), Number(args[1] ?? 0)]
  const context = benchContext('races')
  await aWard(
    context,
    Array.from({ length: count }, (_, n) => `r${first + n}`),
  )
  const cover = { id: 'c1', providerId: 'dr-osei', coveringProviderId: 'dr-hale', reason: null }
  await commit(context.db, {
    writes: [addCoverage({ ...cover, fromAt: new Date('2026-01-01'), toAt: new Date('2027-01-01') })],
    audit: [{ what: 'user.delegated', who: 'u-osei', at: context.now() }],
  })
  const wrong = new Map<string, number>()
  for (let n = first; n < first + count; n++) {
    const kind = RACES[n % RACES.length] ?? 'answer/answer'
    const fault = await race(context, kind, `r${n}`, (Math.floor(n / RACES.length) % 81) - 40)
    if (fault) wrong.set(`${kind}: ${fault}`, (wrong.get(`${kind}: ${fault}`) ?? 0) + 1)
  }
  const chain = await verifyAudit(context)
  console.log(
    `R4/R5: ${count} races (${RACES.join(', ')}), wrong ends: ${[...wrong.values()].reduce((a, b) => a + b, 0)}`,
  )
  for (const [what, n] of wrong) console.log(`  ${what}: ${n}`)
  console.log(`the first of the two won: ${[...firsts].map(([kind, n]) => `${kind} ${n}`).join(', ')}`)
  console.log(`the audit chain afterwards: ${JSON.stringify(chain)}`)
  context.close()
  if (wrong.size > 0) process.exitCode = 1
}
