import { openAsBlob } from 'node:fs'
import { Agent } from 'node:http'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { type Served, startServed } from '#tests/helpers/served.ts'
import { signedIn } from '#tests/helpers/visitor.ts'
import { call, part } from './_load.ts'

type Probe = { list: number[]; health: number[] }

/** P10: what readers feel while charts are taken in by the serving process's own worker: the work list, and how late the loop turns. */
export async function besideAnImport(file: string, encounters: number): Promise<void> {
  const served = await startServed({ data: 'demo' })
  try {
    const coder = await signedIn(served, 'Dana Cole')
    const manager = await signedIn(served, 'Rita Blum')
    // The gate is warmed in the first pause: after it nothing of the start is left.
    await new Promise((done) => setTimeout(done, 4_000))
    await probe(served, coder.cookie, waited(3_000))
    const idle = await probe(served, coder.cookie, waited(15_000))
    const form = new FormData()
    form.append('files', await openAsBlob(file), 'beside.ndjson')
    const headers = { origin: served.origin, cookie: manager.cookie }
    const sent = await fetch(`${served.origin}/imports`, { method: 'POST', body: form, headers, redirect: 'manual' })
    const page = sent.headers.get('location')
    if (sent.status !== 302 || !page) throw new Error(`The upload answered ${sent.status}.`)
    const begun = performance.now()
    const db = new Database(join(served.folder, 'addendum.db'), { readonly: true })
    const state = db.prepare<[string], string>('select state from chart_imports where id = ?').pluck()
    const isDone = async () => !['running', undefined].includes(state.get(page.split('/').at(-1) ?? ''))
    const busy = await probe(served, coder.cookie, isDone)
    const seconds = (performance.now() - begun) / 1000
    await feedTakenIn(db)
    const after = await probe(served, coder.cookie, waited(15_000))
    console.log(
      `P10 beside an import of ${encounters} encounters (${seconds.toFixed(0)} s, ${Math.round(encounters / seconds)} a second)`,
    )
    say('work list, ms', { idle: idle.list, busy: busy.list, after: after.list })
    say('loop late, ms', { idle: idle.health, busy: busy.health, after: after.health })
    db.close()
    const ratio = (to: Probe) => (part(busy.list, 0.95) / part(to.list, 0.95)).toFixed(2)
    console.log(
      `  work list p95, busy / idle ${ratio(idle)}, busy / idle with what was imported ${ratio(after)}   goal 2; loop late p99 <= 25 ms`,
    )
  } finally {
    await served.stop()
  }
}

function say(words: string, times: Record<string, number[]>): void {
  const of = (list: number[]) =>
    `p50 ${part(list, 0.5).toFixed(1)}, p95 ${part(list, 0.95).toFixed(1)}, p99 ${part(list, 0.99).toFixed(1)}, most ${Math.max(...list).toFixed(0)}`
  const said = Object.entries(times).map(([when, list]) => `${when} ${of(list)} (${list.length})`)
  console.log(`  ${words}: ${said.join('; ')}`)
}

/** Until the roll-ups have taken in what was imported: half a minute without a step means that they have. */
async function feedTakenIn(db: Database.Database): Promise<void> {
  const left = db
    .prepare<[], number>(
      "select coalesce((select max(seq) from changes), 0) - coalesce((select seq from projections where name = 'scorecard'), 0)",
    )
    .pluck()
  let [last, still] = [Number.POSITIVE_INFINITY, 0]
  while ((left.get() ?? 0) > 0 && still < 60) {
    const now = left.get() ?? 0
    still = now < last ? 0 : still + 1
    last = now
    await new Promise((done) => setTimeout(done, 500))
  }
}

const waited = (ms: number) => {
  const end = performance.now() + ms
  return async () => performance.now() > end
}

/** A reader's work list about ten times a second, and between them the health of the server, which asks nothing but the event loop. */
async function probe(served: Served, cookie: string, isOver: () => Promise<boolean>): Promise<Probe> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const [list, health]: [number[], number[]] = [[], []]
  const time = async (path: string, into: number[], headers = {}) => {
    const before = performance.now()
    const status = await call(served.origin, agent, { path, headers })
    if (status !== 200) throw new Error(`${path} answered ${status}`)
    into.push(performance.now() - before)
  }
  for (let turn = 0; ; turn += 1) {
    await time('/worklist', list, { cookie })
    for (let n = 0; n < 5; n += 1) {
      await time('/healthz', health)
      await new Promise((done) => setTimeout(done, 20))
    }
    if (turn % 10 === 9 && (await isOver())) break
  }
  agent.destroy()
  return { list, health }
}
