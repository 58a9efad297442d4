import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { runVerb, type Served } from '#tests/helpers/served.ts'
import { aVisitor, signedIn } from '#tests/helpers/visitor.ts'
import type { Rounds } from './_rounds.ts'
import { seededBelow } from './_tamper.ts'

export type Tally = {
  rounds: number
  acknowledged: number
  /** For each round: answers that were acknowledged and are not in the replica, and how old the oldest was at the kill, in milliseconds. */
  lost: { answers: number; oldestMs: number }[]
  /** Rounds in which an answer is absent though one of more than a tenth of a second later is there. */
  gaps: number
  broken: string[]
}
type Asked = { ids: string[]; option: string; wordingNumber: number }

/** Litestream beside the portal, both killed at a random moment; what was acknowledged is looked for in what the replica gives back. */
export async function replicaRounds(
  first: Served,
  asked: Asked,
  options: { litestream: string; home: string; everyMs: number; seed: number; rounds: Rounds },
): Promise<Tally> {
  const { litestream, home, everyMs } = options
  const below = seededBelow(options.seed)
  const file = join(first.folder, 'addendum.db')
  const config = join(home, 'litestream.yml')
  // JSON is YAML. Both waits count: how often the log is looked at, and how often what was seen is sent.
  const replicas = [{ type: 'file', path: join(home, 'replica'), 'sync-interval': `${everyMs}ms` }]
  writeFileSync(config, JSON.stringify({ dbs: [{ path: file, 'monitor-interval': `${everyMs}ms`, replicas }] }))
  const tally: Tally = { rounds: 0, acknowledged: 0, lost: [], gaps: 0, broken: [] }
  const answered: { id: string; at: number }[] = []
  let served = first
  const physician = await signedIn(served, 'A. Osei')
  for (const _ of options.rounds.numbers) {
    const beside = spawn(litestream, ['replicate', '-config', config], { stdio: 'ignore' })
    const stop = { now: false }
    const lane = () => answering(served, physician.cookie, { asked, answered, stop })
    const load = Promise.all([lane(), lane(), lane()])
    await warm(answered, answered.length + 5)
    await new Promise((done) => setTimeout(done, 2000 + below(4000)))
    const killedAt = Date.now()
    await Promise.all([served.end('SIGKILL'), killed(beside)])
    stop.now = true
    await load
    const restored = join(home, 'restored', 'addendum.db')
    rmSync(join(home, 'restored'), { recursive: true, force: true })
    execFileSync(litestream, ['restore', '-config', config, '-o', restored, file], { stdio: 'ignore' })
    const absent = absentFrom(restored, answered)
    const oldest = absent.length > 0 ? Math.max(...absent.map(({ at }) => killedAt - at)) : 0
    tally.lost.push({ answers: absent.length, oldestMs: oldest })
    if (absent.some(({ at }) => answered.some((one) => one.at > at + 100 && !absent.includes(one)))) tally.gaps++
    const chain = JSON.parse(
      runVerb(['audit', 'verify', '--json'], { ...served.environment, ADDENDUM_DATA: join(home, 'restored') }),
    ) as { ok: boolean }
    if (!chain.ok) tally.broken.push(`round ${tally.rounds + 1}: the chain`)
    tally.rounds++
    tally.acknowledged = answered.length
    options.rounds.say(
      `round ${tally.rounds}: ${answered.length} answers acknowledged so far, ${absent.length} not in the replica, the oldest ${(oldest / 1000).toFixed(2)} s old`,
    )
    served = await served.again()
  }
  await served.end('SIGTERM')
  return tally
}

/** Until so many are acknowledged, half a minute at most: a server that has just begun is slow at first. */
async function warm(answered: unknown[], wanted: number): Promise<void> {
  for (let tries = 0; answered.length < wanted && tries < 300; tries++)
    await new Promise((done) => setTimeout(done, 100))
}

async function killed(child: ChildProcess): Promise<void> {
  const gone = new Promise<void>((done) => child.once('exit', () => done()))
  if (child.exitCode !== null) throw new Error('Litestream had ended by itself.')
  child.kill('SIGKILL')
  await gone
}

/** Signs answer after answer until the server is gone; the moment is that of the reply. */
async function answering(
  served: Served,
  cookie: string,
  { asked, answered, stop }: { asked: Asked; answered: { id: string; at: number }[]; stop: { now: boolean } },
): Promise<void> {
  const physician = aVisitor(served, cookie)
  const fields = { deed: 'sign', option: asked.option, wordingNumber: String(asked.wordingNumber) }
  try {
    for (let id = asked.ids.pop(); id && !stop.now; id = asked.ids.pop()) {
      const response = await physician.post(`/queries/${id}/answer`, fields)
      if (response.status === 302) answered.push({ id, at: Date.now() })
    }
  } catch {
    // The server is gone: what it did not reply to was not acknowledged.
  }
}

function absentFrom<T extends { id: string }>(restored: string, answered: T[]): T[] {
  if (!existsSync(restored)) return answered
  const db = new Database(restored)
  try {
    if (db.pragma('integrity_check', { simple: true }) !== 'ok') throw new Error('The restored database is not whole.')
    const isThere = db.prepare('select 1 from answers where query_id = ?')
    return answered.filter(({ id }) => !isThere.get(id))
  } finally {
    db.close()
  }
}
