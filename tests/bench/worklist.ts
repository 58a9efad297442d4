import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { Agent } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { demoData, type Served, startServed } from '#tests/helpers/served.ts'
import { signedIn } from '#tests/helpers/visitor.ts'
import { enlarge } from './_hospital.ts'
import { call, drive, median, memoryOf, type Run, spread, startFloor } from './_load.ts'
import { weights } from './_weight.ts'

const PAIRS = 5
const say = (words: string) => process.stdout.write(`${words}\n`)

/** P1, P2, P11, P12: the work list against the bare floor. Arguments: queries in the large database, requests per run, of the memory run. */
export async function run(args: string[]): Promise<void> {
  const [large = 1_000_000, requests = 1_000, many = 20_000] = args.map(Number).filter((n) => n > 0)
  const folder = mkdtempSync(join(tmpdir(), 'addendum-bench-'))
  try {
    const smallServed = await prepared(join(folder, 'small'), 10_000)
    const largeServed = await prepared(join(folder, 'large'), large)
    try {
      await speed(smallServed, largeServed, { large, requests })
      await memory(largeServed, many)
    } finally {
      await smallServed.stop()
      await largeServed.stop()
    }
    await coldStart(largeServed)
    firstPages()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function prepared(folder: string, queries: number): Promise<Served> {
  cpSync(demoData(), folder, { recursive: true })
  await settled(folder)
  const before = performance.now()
  enlarge(join(folder, 'addendum.db'), queries)
  say(`${queries} encounters with a query each: written in ${((performance.now() - before) / 1000).toFixed(0)} s`)
  return startServed({ data: folder })
}

/** Lets the server bring the demo's roll-ups up to date before it is enlarged: else it would do so while it is measured. */
async function settled(folder: string): Promise<void> {
  const served = await startServed({ data: folder })
  const db = new Database(join(folder, 'addendum.db'), { readonly: true })
  const isDone = db.prepare("select 1 from projections where name = 'scorecard-basis'")
  while (isDone.get() === undefined) await new Promise((done) => setTimeout(done, 100))
  db.close()
  await served.end('SIGTERM')
}

type Place = { cookie: string; facility: string }

/** A coder, signed in, and a facility of theirs. */
async function placeIn(served: Served): Promise<Place> {
  const coder = await signedIn(served, 'Dana Cole')
  const page = await (await coder.get('/worklist')).text()
  const select = page.slice(page.indexOf('aria-label="Facility"'))
  const facility = /<option value="([^"]+)"/.exec(select)?.[1]
  if (!facility) throw new Error('The work list names no facility.')
  return { cookie: coder.cookie, facility }
}

async function speed(small: Served, big: Served, { large, requests }: { large: number; requests: number }) {
  const places = { small: await placeIn(small), big: await placeIn(big) }
  const floor = await startFloor(join(big.folder, 'addendum.db'), places.big.facility)
  const product = (served: Served, place: Place, count: number, connections: number) =>
    drive(served.origin, served.child.pid ?? 0, {
      count,
      connections,
      wanted: 200,
      next: () => ({ path: `/worklist?facility=${place.facility}`, headers: { cookie: place.cookie } }),
    })
  const bare = (count: number, path = '/') =>
    drive(floor.origin, floor.pid, { count, connections: 8, wanted: 200, next: () => ({ path }) })
  try {
    await bare(requests)
    await product(big, places.big, requests, 8)
    await product(small, places.small, requests, 8)
    const pairs: Pair[] = []
    for (let pair = 0; pair < PAIRS; pair++) {
      pairs.push({
        floor: await bare(requests),
        same: await bare(requests, '/seen'),
        product: await product(big, places.big, requests, 8),
        at10k: await product(small, places.small, Math.ceil(requests / 3), 1),
        at1m: await product(big, places.big, Math.ceil(requests / 3), 1),
      })
    }
    report(pairs, large)
  } finally {
    floor.stop()
  }
}

type Pair = { floor: Run; same: Run; product: Run; at10k: Run; at1m: Run }

function report(pairs: Pair[], large: number): void {
  const ratio = (of: (pair: (typeof pairs)[number]) => number) => spread(pairs.map(of))
  say(`P2 work list of 50 rows at ${large} queries, ${PAIRS} pairs, 8 connections`)
  say(
    `  floor, requests/s          ${spread(
      pairs.map((p) => p.floor.perSecond),
      0,
    )}`,
  )
  say(
    `  product, requests/s        ${spread(
      pairs.map((p) => p.product.perSecond),
      0,
    )}`,
  )
  say(`  product / floor            ${ratio((p) => p.product.perSecond / p.floor.perSecond)}   wanted 0.35, goal 0.60`)
  say(`  with the product's reads and entry on the floor too ${ratio((p) => p.product.perSecond / p.same.perSecond)}`)
  say(`  the same in processor time ${ratio((p) => p.same.cpuMs / p.product.cpuMs)}`)
  say(`  floor, processor ms each   ${spread(pairs.map((p) => p.floor.cpuMs))}`)
  say(`  product, processor ms each ${spread(pairs.map((p) => p.product.cpuMs))}`)
  say(`  floor / product, processor ${ratio((p) => p.floor.cpuMs / p.product.cpuMs)}`)
  say(`P1 page p95 over one connection, 10 k -> ${large} queries`)
  say(
    `  p50 ms                     ${spread(pairs.map((p) => p.at10k.p50))} -> ${spread(pairs.map((p) => p.at1m.p50))}`,
  )
  say(
    `  p95 ms                     ${spread(pairs.map((p) => p.at10k.p95))} -> ${spread(pairs.map((p) => p.at1m.p95))}`,
  )
  say(`  ratio of p95               ${ratio((p) => p.at1m.p95 / p.at10k.p95)}   goal 1.3`)
}

async function memory(served: Served, requests: number): Promise<void> {
  const { cookie, facility } = await placeIn(served)
  const pid = served.child.pid ?? 0
  const next = () => ({ path: `/worklist?facility=${facility}`, headers: { cookie } })
  await drive(served.origin, pid, { count: requests, connections: 8, wanted: 200, next })
  say(`P11 memory after ${requests} more requests: ${memoryOf(pid).toFixed(0)} MB resident   goal 350 after 100,000`)
}

/** From the start of the process to the last byte of the first work list, five times. */
async function coldStart(stopped: Served): Promise<void> {
  const times: number[] = []
  for (let n = 0; n < PAIRS; n++) {
    const before = performance.now()
    const served = await stopped.again()
    const cookie = await demoCookie(served)
    const agent = new Agent()
    await call(served.origin, agent, { path: '/worklist', headers: { cookie } })
    times.push(performance.now() - before)
    agent.destroy()
    await served.end('SIGTERM')
  }
  say(`P11 cold start to the first work list, sign-in included: ${spread(times, 0)} ms   goal 1000`)
}

const demoCookie = async (served: Served) => (await signedIn(served, 'Dana Cole')).cookie

function firstPages(): void {
  const pages = weights()
  say(`P12 JavaScript of a first visit, brotli, heaviest five of ${pages.length} routes   wanted 90 kB, goal 80 kB`)
  for (const { route, files, bytes } of pages.slice(0, 5))
    say(`  ${(bytes / 1000).toFixed(1)} kB in ${files} files  ${route}`)
  say(`  median ${(median(pages.map((page) => page.bytes)) / 1000).toFixed(1)} kB`)
}
