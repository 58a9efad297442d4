import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { type Served, startServed } from '#tests/helpers/served.ts'
import { signedIn } from '#tests/helpers/visitor.ts'
import { cpuOf, drive, memoryOf, readOf } from './_load.ts'

const REQUESTS = 300
const TURNS = 200
const GOAL = 25
const WARMING = 100

type Place = { providers: string[]; stays: number; facility: string; specialty: string; family: string }
/** A page under a filter; `n` counts the requests. */
type View = { name: string; path: (n: number) => string; requests?: number }

function placeOf(data: string): Place {
  const db = new Database(join(data, 'addendum.db'), { readonly: true })
  try {
    const one = <T>(text: string): T => db.prepare<[], T>(text).pluck().get() as T
    return {
      providers: db.prepare<[], string>('select id from providers order by id').pluck().all(),
      stays: one('select count(*) from encounters'),
      facility: one('select id from facilities order by id limit 1'),
      specialty: one(
        'select specialty from providers where specialty is not null group by 1 order by count(*) desc limit 1',
      ),
      family: one('select family from provider_gaps limit 1'),
    }
  } finally {
    db.close()
  }
}

function viewsOf({ providers, facility, specialty, family }: Place): View[] {
  const some = (n: number) => `/scorecards/${providers[(n * 7919) % providers.length]}`
  const everyone = ['', '?months=24', '?payer=medicare', `?facility=${facility}`, '?timing=concurrent', '?q=li']
  const filters = ['', '?months=24', '?payer=medicare', `?facility=${facility}`]
  const pages = (path: string, searches: readonly string[]): View[] =>
    searches.map((search) => ({ name: `${path}${search}`, path: () => `${path}${search}` }))
  return [
    { name: 'one provider, at random', path: some, requests: REQUESTS },
    ...['?months=24', '?payer=medicare', '?timing=concurrent', `?facility=${facility}`].map((search) => ({
      name: `one provider, at random, ${search}`,
      path: (n: number) => `${some(n)}${search}`,
    })),
    { name: 'stays behind a gap, at random', path: (n) => `${some(n)}/cases?family=${family}` },
    ...pages('/scorecards', everyone),
    ...pages('/scorecards/program', [...filters, `?specialty=${encodeURIComponent(specialty)}`, '?measure=impact']),
    ...pages('/scorecards/families', [...filters, `?specialty=${encodeURIComponent(specialty)}`]),
    ...pages('/scorecards/specialties', filters),
    ...pages('/scorecards/facilities', filters),
    ...pages('/scorecards/coding', filters),
    ...pages('/scorecards/post-bill', ['']),
  ]
}

/**
 * P3, the pages: scorecards from the served product over a hospital filled by `demo --encounters`, one connection, each with its entry in
 * the trail: random providers, then the boards of all under several filters. What is said of a whole group is kept for a while; so the
 * first of each is told apart.
 */
export async function measurePages(data: string): Promise<void> {
  const place = placeOf(data)
  const before = performance.now()
  // A hospital just made has no backup yet: the copy of 52 GB would run beside the pages.
  const served = await startServed({ data, settings: { ADDENDUM_BACKUP_HOURS: '0' } })
  console.log(
    `${place.stays} encounters, ${place.providers.length} providers; served ${(performance.now() - before).toFixed(0)} ms after the start`,
  )
  try {
    const manager = await signedIn(served, 'Sam Okoye')
    const physician = await signedIn(served, 'Dr. A. Osei')
    const coder = await signedIn(served, 'Dana Cole')
    const seconds = await atRest(served.child.pid ?? 0)
    console.log(`   what is reckoned ahead was there after ${seconds.toFixed(0)} s`)
    await warm(served, manager.cookie, place)
    for (const view of viewsOf(place)) await measure(served, manager.cookie, view)
    for (const search of ['', '?months=24', '?payer=medicare'])
      await measure(served, physician.cookie, { name: `/my-scorecard${search}`, path: () => `/my-scorecard${search}` })
    for (const path of ['/worklist', `/worklist?facility=${place.facility}`])
      await measure(served, coder.cookie, { name: path, path: () => path, requests: REQUESTS })
    console.log(`   resident after all: ${memoryOf(served.child.pid ?? 0).toFixed(0)} MB`)
  } finally {
    await served.stop()
  }
}

const [LOOK_MS, IDLE_SHARE, IDLE_BYTES, MOST_LOOKS] = [3000, 0.1, 1_000_000, 200]
/** Waits until a process neither reckons nor reads: in a large house a round is reckoned after the start, and every ten minutes. Seconds waited. */
async function atRest(pid: number): Promise<number> {
  const from = performance.now()
  for (let look = 0; look < MOST_LOOKS; look++) {
    const [cpu, read] = [cpuOf(pid), readOf(pid)]
    await setTimeout(LOOK_MS)
    const isBusy = cpuOf(pid) - cpu >= IDLE_SHARE * LOOK_MS || readOf(pid) - read >= IDLE_BYTES
    if (!isBusy) break
  }
  return (performance.now() - from) / 1000
}

/**
 * A hundred pages of providers right after the start, told apart: the engine has not compiled what they run through yet. A server that has
 * served a while is what the goal is about.
 */
async function warm(served: Served, cookie: string, { providers }: Place): Promise<void> {
  const first = await drive(served.origin, served.child.pid ?? 0, {
    ...{ count: WARMING, connections: 1, wanted: 200 },
    next: (n) => ({
      path: `/scorecards/${providers[(n * 104729) % providers.length]}`,
      headers: { cookie, accept: PAGE },
    }),
  })
  console.log(
    `   the first ${WARMING} pages of providers after the start p50 ${first.p50.toFixed(1)} ms, p95 ${first.p95.toFixed(1)} ms`,
  )
}

/** As a browser asks for a page; whoever does not ask for one waits for what would come later. */
const PAGE = 'text/html'

async function measure(served: Served, cookie: string, { name, path, requests = TURNS }: View): Promise<void> {
  const pages = (count: number, from: number, accept = PAGE) =>
    drive(served.origin, served.child.pid ?? 0, {
      ...{ count, connections: 1, wanted: 200 },
      next: (n) => ({ path: path(n + from), headers: { cookie, accept } }),
    })
  const first = await pages(1, 0)
  const whole = await pages(1, 0, '*/*')
  await pages(5, 1)
  const all = await pages(requests, 6)
  const missed = all.p95 > GOAL ? '  MISSED' : ''
  console.log(
    `   ${name.padEnd(52)} p50 ${all.p50.toFixed(1)} ms, p95 ${all.p95.toFixed(1)} ms, processor ${all.cpuMs.toFixed(1)} ms; the first ${first.p50.toFixed(0)} ms, all of it after ${(first.p50 + whole.p50).toFixed(0)}${missed}`,
  )
}
