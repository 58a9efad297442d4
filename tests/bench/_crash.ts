import { type ChildProcess, spawn } from 'node:child_process'
import { resolve } from 'node:path'
import Database from 'better-sqlite3'
import type { Served } from '#tests/helpers/served.ts'
import { aVisitor, signedIn, type Visitor } from '#tests/helpers/visitor.ts'
import type { Rounds } from './_rounds.ts'

export type Tally = {
  cycles: number
  answers: number
  drafts: number
  views: number
  lost: string[]
  entries: number
  chainHolds: boolean
  unpaired: number
}

type Kept = { answers: Set<string>; drafts: Map<string, { kept: number; sent: number }>; views: number }
type Asked = { ids: string[]; option: string; wordingNumber: number }

/**
 * Kills the server with SIGKILL in the midst of answers, drafts, views and now and then an import, starts it again, and looks for
 * everything that had been acknowledged. Returns the counts; `lost` names what was acknowledged and is absent.
 */
export async function crashCycles(
  first: Served,
  asked: Asked,
  options: { rounds: Rounds; seed: number },
): Promise<Tally> {
  const kept: Kept = { answers: new Set(), drafts: new Map(), views: 0 }
  const random = seeded(options.seed)
  const lost = new Set<string>()
  let served = first
  const [physician, coder] = [await signedIn(served, 'A. Osei'), await signedIn(served, 'Dana Cole')]
  let cycles = 0
  for (const cycle of options.rounds.numbers) {
    const people = [aVisitor(served, physician.cookie), aVisitor(served, coder.cookie)] as const
    const stop = { now: false }
    const load = Promise.all([
      answering(people[0], asked, kept, stop),
      drafting(people[0], asked, kept, stop),
      viewing(people[1], kept, stop),
    ])
    const importing = cycle % 10 === 5 ? startImport(served) : null
    await moreAcknowledged(kept, 1 + random() * 12)
    await new Promise((done) => setTimeout(done, random() * 40))
    await served.end('SIGKILL')
    stop.now = true
    importing?.kill('SIGKILL')
    await load
    for (const one of missing(served.folder, kept)) lost.add(one)
    served = await served.again()
    cycles++
    const acknowledged = `${kept.answers.size} answers, ${draftsIn(kept)} drafts, ${kept.views} views acknowledged`
    options.rounds.say(`cycle ${cycle + 1}, ${cycles} of this house: ${acknowledged}, ${lost.size} lost`)
  }
  const chain = JSON.parse(served.command('audit', 'verify', '--json')) as { entries: number; ok: boolean }
  await served.end('SIGTERM')
  const counts = { cycles, answers: kept.answers.size, drafts: draftsIn(kept), views: kept.views }
  return { ...counts, lost: [...lost], entries: chain.entries, chainHolds: chain.ok, unpaired: unpaired(served.folder) }
}

const draftsIn = ({ drafts }: Kept): number => [...drafts.values()].filter(({ kept }) => kept > 0).length

/** Waits until so many more answers and views were acknowledged; on a slow machine one is enough after five seconds. */
async function moreAcknowledged(kept: Kept, more: number): Promise<void> {
  const count = () => kept.answers.size + kept.views
  const [before, began] = [count(), performance.now()]
  const isEnough = () => {
    const [came, waited] = [count() - before, performance.now() - began]
    return came >= more || (came > 0 && waited > 5000) || waited > 60_000
  }
  while (!isEnough()) await new Promise((done) => setTimeout(done, 2))
}

/** Numbers from 0 to 1 that are the same on every run. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
    return state / 0x7fffffff
  }
}

type Stop = { now: boolean }
/** Repeats until the server is gone: a request that fails was not acknowledged. */
async function until(stop: Stop, deed: () => Promise<void>): Promise<void> {
  while (!stop.now) {
    try {
      await deed()
    } catch {
      return
    }
  }
}

const answering = (physician: Visitor, asked: Asked, kept: Kept, stop: Stop) =>
  until(stop, async () => {
    const id = asked.ids.pop()
    if (!id) throw new Error('Every query is answered.')
    const fields = { deed: 'sign', option: asked.option, wordingNumber: String(asked.wordingNumber) }
    const response = await physician.post(`/queries/${id}/answer`, fields)
    if (response.status === 302) kept.answers.add(id)
  })

/** One draft, typed again and again: the last one acknowledged, or one sent after it, must be there. */
const drafting = (physician: Visitor, asked: Asked, kept: Kept, stop: Stop) => {
  const id = asked.ids.shift() ?? ''
  const draft = { kept: 0, sent: 0 }
  kept.drafts.set(id, draft)
  return until(stop, async () => {
    draft.sent += 1
    const number = draft.sent
    const response = await physician.post(`/queries/${id}/keep`, { option: '', words: '', comment: `draft ${number}` })
    if (response.status === 204) draft.kept = number
  })
}

const viewing = (coder: Visitor, kept: Kept, stop: Stop) =>
  until(stop, async () => {
    const response = await coder.get('/worklist')
    await response.text()
    if (response.status === 200) kept.views += 1
  })

function startImport(served: Served): ChildProcess {
  const script = `import('${resolve('build/server/command.js')}').then((m) => m.main(['chart', 'import', 'tests/fixtures/fhir/ward'], process.cwd()))`
  return spawn(process.execPath, ['-e', script], { env: served.environment, stdio: 'ignore' })
}

function missing(folder: string, kept: Kept): string[] {
  const db = new Database(`${folder}/addendum.db`, { timeout: 10_000 })
  const isAnswered = db.prepare(
    "select 1 from answers join queries q on q.id = query_id where query_id = ? and q.state = 'answered'",
  )
  const draftOf = db.prepare<[string], string>('select comment from answer_drafts where query_id = ?').pluck()
  const lost = [...kept.answers].filter((id) => !isAnswered.get(id)).map((id) => `answer ${id}`)
  for (const [id, draft] of kept.drafts) {
    const number = Number(/\d+/.exec(draftOf.get(id) ?? 'draft 0')?.[0] ?? 0)
    if (number < draft.kept) lost.push(`draft ${id} ${draft.kept}, found ${number}`)
  }
  db.close()
  return lost
}

/** Answers without exactly one sealed entry and one letter to the author, and letters without their answer. */
function unpaired(folder: string): number {
  const db = new Database(`${folder}/addendum.db`, { readonly: true })
  const count = (query: string) => db.prepare<[], number>(query).pluck().get() ?? Number.NaN
  const bench = "query_id like 'bench-%'"
  const n =
    count(
      `select count(*) from answers a where ${bench} and 1 <> (select count(*) from audit_entries where what = 'answer.signed' and on_id = a.query_id)`,
    ) +
    count(
      `select count(*) from answers a where ${bench} and 1 <> (select count(*) from outbox where template = 'query-answered' and about = a.query_id)`,
    ) +
    count(
      "select count(*) from outbox o where template = 'query-answered' and about like 'bench-%' and not exists (select 1 from answers where query_id = o.about)",
    )
  const isWhole = db.pragma('integrity_check', { simple: true }) === 'ok'
  db.close()
  return isWhole ? n : Number.NaN
}
