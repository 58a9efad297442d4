import { join } from 'node:path'
import Database from 'better-sqlite3'
import { startServed } from '#tests/helpers/served.ts'
import { signedIn } from '#tests/helpers/visitor.ts'
import { drive } from './_load.ts'

const REQUESTS = 300

/**
 * P3, the page: scorecards of random providers from the served product over a hospital filled by `demo --encounters`, one connection, each
 * with its entry in the trail. Then the boards of all providers, which keep what they add up for half a minute: the first and the later ones.
 */
export async function measurePages(data: string): Promise<void> {
  const served = await startServed({ data })
  try {
    const manager = await signedIn(served, 'Sam Okoye')
    const db = new Database(join(data, 'addendum.db'), { readonly: true })
    const ids = db.prepare<[], string>('select distinct provider_id from provider_months').pluck().all()
    const stays = db.prepare<[], number>('select count(*) from encounters').pluck().get()
    db.close()
    const pid = served.child.pid ?? 0
    const headers = { cookie: manager.cookie }
    const pages = (count: number, path: (n: number) => string) =>
      drive(served.origin, pid, { count, connections: 1, wanted: 200, next: (n) => ({ path: path(n), headers }) })
    const some = (n: number) => `/scorecards/${ids[(n * 7919) % ids.length]}`
    const first = await pages(1, some)
    await pages(20, some)
    const all = await pages(REQUESTS, some)
    console.log(
      `P3 page, ${stays} encounters, ${ids.length} providers, ${REQUESTS} scorecards of random providers: p50 ${all.p50.toFixed(1)} ms, p95 ${all.p95.toFixed(1)} ms, processor ${all.cpuMs.toFixed(1)} ms each; the first after a start ${first.p50.toFixed(0)} ms  (target p95 <= 25 ms)`,
    )
    for (const path of ['', '/program', '/specialties', '/facilities', '/coding']) {
      const cold = await pages(1, () => `/scorecards${path}?months=24`)
      const warm = await pages(20, () => `/scorecards${path}?months=24`)
      console.log(
        `   /scorecards${path}: first ${cold.p50.toFixed(0)} ms, then p50 ${warm.p50.toFixed(1)} ms, p95 ${warm.p95.toFixed(1)} ms`,
      )
    }
  } finally {
    await served.stop()
  }
}
