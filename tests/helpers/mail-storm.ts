import type { Context } from '#app/services/context.server.ts'
import { closeMailer, deliverDue } from '#app/services/mailer.server.ts'
import { commit } from '#db/commit.ts'
import { cancelMailAbout, findMail, type Mail } from '#db/outbox.ts'
import { sample } from '#emails/query-raised.tsx'
import { numbers } from './numbers.ts'
import { roughMailServer, type Treatment } from './rough-mail-server.ts'

export type Storm = { letters: number; seed: number; stallMs: number; answeredPercent: number }
export type Aftermath = {
  letters: number
  sent: number
  refused: number
  cancelled: number
  /** Due, not refused, not cancelled, and never taken by the server: lost. */
  lost: string[]
  /** Taken more than once by the server: how many, and those of them without a dropped line to explain it. */
  repeated: number
  unexplained: string[]
  /** Taken by the server after its query was answered. */
  afterAnswer: string[]
  attempts: number
}

/** Mostly rough: a third is taken at once; of a thousand letters each treatment is met often. A stall is rare: it costs real time. */
const WEIGHTS: [Treatment, number][] = [
  ['take', 400],
  ['later', 250],
  ['drop-before', 130],
  ['drop-after', 140],
  ['refuse', 70],
  ['stall', 10],
]

/**
 * Puts letters into the outbox and delivers them against a server that refuses, stalls and drops, over as many rounds as their retries need.
 * Some queries are answered while their letters wait: those are cancelled, and must not come after. The clock is moved by hand; the server
 * and the connections are real.
 */
export async function mailStorm(context: Context & { clock: { at: Date } }, storm: Storm): Promise<Aftermath> {
  const below = numbers(storm.seed)
  const draw = (): Treatment => {
    let left = below(1000)
    for (const [treatment, weight] of WEIGHTS) {
      if (left < weight) return treatment
      left -= weight
    }
    return 'take'
  }
  const server = await roughMailServer(draw, storm.stallMs)
  const own: Context = { ...context, settings: { ...context.settings, smtpUrl: server.url } }
  const ids = Array.from({ length: storm.letters }, (_, n) => `m-${n}`)
  await put(context, ids)
  const answered = new Map<string, number>()
  const takenOf = (id: string) => server.box.taken.get(id) ?? 0
  for (let round = 0; round < 400; round++) {
    while ((await deliverDue(own)) > 0);
    const open = await waiting(context, ids)
    if (open.length === 0) break
    for (const id of open) {
      if (below(100) >= storm.answeredPercent || answered.has(id)) continue
      await commit(context.db, { writes: [cancelMailAbout(`q-${id}`)], audit: [entry('answer.signed', context)] })
      answered.set(id, takenOf(id))
    }
    context.clock.at = new Date(context.clock.at.getTime() + 60_000)
  }
  closeMailer()
  await server.close()
  return reckon(context, ids, server.box, answered)
}

const entry = (what: 'query.sent' | 'answer.signed', context: Context) => ({ what, who: 'test', at: context.now() })

async function put(context: Context, ids: string[]): Promise<void> {
  const at = context.now()
  for (let from = 0; from < ids.length; from += 200) {
    const mail: Mail[] = ids.slice(from, from + 200).map((id) => ({
      id,
      template: 'query-raised',
      toUserId: 'u-osei',
      about: `q-${id}`,
      props: sample,
      dueAt: at,
      createdAt: at,
    }))
    await commit(context.db, { writes: [], audit: [entry('query.sent', context)], mail })
  }
}

async function waiting(context: Context, ids: string[]): Promise<string[]> {
  const rows = await Promise.all(ids.map((id) => findMail(context.db, id)))
  return rows.flatMap((row) => (row?.state === 'waiting' ? [row.id] : []))
}

async function reckon(
  context: Context,
  ids: string[],
  box: { taken: Map<string, number>; droppedAfter: Map<string, number> },
  answered: Map<string, number>,
): Promise<Aftermath> {
  const rows = (await Promise.all(ids.map((id) => findMail(context.db, id)))).flatMap((row) => row ?? [])
  const taken = (id: string) => box.taken.get(id) ?? 0
  const repeats = ids.filter((id) => taken(id) > 1)
  return {
    letters: rows.length,
    sent: rows.filter(({ state }) => state === 'sent').length,
    refused: rows.filter(({ state }) => state === 'failed').length,
    cancelled: rows.filter(({ state }) => state === 'cancelled').length,
    lost: rows
      .filter(({ state, id }) => (state === 'sent' || state === 'waiting') && taken(id) === 0)
      .map(({ id }) => id),
    repeated: repeats.length,
    unexplained: repeats.filter((id) => taken(id) - 1 > (box.droppedAfter.get(id) ?? 0)),
    afterAnswer: [...answered].filter(([id, before]) => taken(id) > before).map(([id]) => id),
    attempts: rows.reduce((sum, { attempts }) => sum + attempts, 0),
  }
}
