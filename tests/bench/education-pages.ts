import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bareEnvironment, runVerb, type Served, startServed } from '#tests/helpers/served.ts'
import { signedIn, type Visitor } from '#tests/helpers/visitor.ts'
import { drive, type Run } from './_load.ts'

type Options = { encounters: number; requests: number; moves: string | undefined }
const GROUPINGS = ['specialty', 'facility', 'list']
const PAGES = [
  ...GROUPINGS.map((by) => `/education/targets?all=1&months=24&by=${by}`),
  ...['/education/sessions', '/education/sessions/new', '/education/sessions/demo-s-heart', '/education/lists'],
  ...['/education/sessions/demo-s-heart/effect', '/education/effect?family=heart-failure', '/education'],
]

/**
 * `npm run bench education-pages [encounters] [requests] [moving]`: pages of education from the served product over a filled hospital, one connection.
 * The first look weighs a hundred targets of 25 codes each by the charts; what was found is kept for the later ones. Defaults 6,000 and 60. With
 * "moving" the first minutes of the hospital, while its roll-ups are made; otherwise afterwards.
 */
export async function run(args: string[]): Promise<void> {
  const [encounters = 6_000, requests = 60] = args.slice(0, 2).map(Number)
  const moves = args[2]
  const data = mkdtempSync(join(tmpdir(), 'addendum-bench-'))
  try {
    runVerb(['demo', '--encounters', String(encounters)], { ...bareEnvironment(), ADDENDUM_DATA: data })
    const served = await startServed({ data })
    try {
      await measure(served, { encounters, requests, moves })
    } finally {
      await served.stop()
    }
  } finally {
    rmSync(data, { recursive: true, force: true })
  }
}

async function measure(served: Served, { encounters, requests, moves }: Options): Promise<void> {
  const luke = await signedIn(served, 'Luke Everard')
  if (moves === undefined) await settled(luke)
  const headers = { cookie: luke.cookie }
  const pages = (path: string, count: number) =>
    drive(served.origin, served.child.pid ?? 0, { count, connections: 1, wanted: 200, next: () => ({ path, headers }) })
  await saveLists(served, luke)
  const say = ({ p50, p95, cpuMs }: Run) =>
    `p50 ${p50.toFixed(1)}, p95 ${p95.toFixed(1)} ms, processor ${cpuMs.toFixed(1)} ms each`
  for (const path of PAGES) {
    const first = pages(path, 1)
    const longest = await longestWait(served, first)
    const cold = await first
    await pages(path, 5)
    const warm = await pages(path, requests)
    const size = Buffer.byteLength(await (await luke.get(path)).text())
    console.log(
      `${path}, ${encounters} encounters: first ${cold.p50.toFixed(0)} ms (processor ${cold.cpuMs.toFixed(0)}; others waited ${longest.toFixed(0)} at most), then ${say(warm)}, ${(size / 1024).toFixed(0)} kB  (target p95 <= 25 ms)`,
    )
  }
}

/** How long whoever asks for next to nothing waits at most while something is done. */
async function longestWait(served: Served, done: Promise<unknown>): Promise<number> {
  let [longest, isDone] = [0, false]
  void done.finally(() => {
    isDone = true
  })
  while (!isDone) {
    const before = performance.now()
    await (await fetch(`${served.origin}/healthz`)).text()
    longest = Math.max(longest, performance.now() - before)
  }
  return longest
}

/** Until no page says that its figures are of a part. */
async function settled(luke: Visitor): Promise<void> {
  for (let quiet = 0; quiet < 5; ) {
    await new Promise((done) => setTimeout(done, 1000))
    const page = await (await luke.get('/education/targets?months=24')).text()
    quiet = page.includes('are of a part only') ? 0 : quiet + 1
  }
}

/** Three lists that share people. */
async function saveLists(served: Served, luke: Visitor): Promise<void> {
  const form = await (await luke.get('/education/lists/new')).text()
  const ids = [...form.matchAll(/name="providers\[\]" value="([^"]+)"/g)].map(([, id]) => id ?? '')
  for (const step of [2, 3, 5]) {
    const body = new URLSearchParams({ deed: 'save', name: `Every ${step}` })
    for (const id of ids.filter((_, at) => at % step === 0)) body.append('providers[]', id)
    const origin = { origin: served.origin, cookie: luke.cookie }
    const answer = await fetch(`${served.origin}/education/lists/new`, {
      ...{ method: 'POST', body, headers: origin, redirect: 'manual' },
    })
    if (answer.status !== 302) throw new Error(`The list was not saved: ${answer.status}`)
  }
}
