import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { type Served, startServed } from '#tests/helpers/served.ts'
import { signedIn, type Visitor } from '#tests/helpers/visitor.ts'
import { multiplyOpenQuery } from './_answers.ts'
import { browseCanaries } from './_canary-browser.ts'
import { canary, note, SIGN, type Tally, writeCharts } from './_canary-charts.ts'
import type { Rounds } from './_rounds.ts'

/**
 * Fills a house with canary patients, walks through it as coder, manager and administrator, makes it stumble, lets it write letters and
 * backups, and looks for any trace of them where none may be: addresses, titles, headers, log, mail, metrics, error pages, raw backups.
 */
export async function canaries(count: number, begin?: () => Rounds): Promise<Tally> {
  const folder = mkdtempSync(join(tmpdir(), 'addendum-canary-'))
  const token = 'canary-metrics-token'
  const settings = { ADDENDUM_LOG: 'debug', ADDENDUM_METRICS_TOKEN: token, ADDENDUM_BACKUPS: join(folder, 'backups') }
  const served = await startServed({ data: 'demo', settings })
  const tally: Tally = {
    patients: count,
    pages: 0,
    onPages: 0,
    rounds: 0,
    browsed: 0,
    browsedWith: 0,
    found: [],
    places: {},
  }
  try {
    writeCharts(count, folder)
    served.command('chart', 'import', folder)
    openEveryFacility(join(served.folder, 'addendum.db'))
    const coder = await signedIn(served, 'Dana Cole')
    const ids = await stayIds(coder, tally)
    for (const id of ids) await walkChart(coder, id, tally)
    for (let n = 0; n < count; n += 10) await search(coder, n, tally)
    await writeLetters(served, coder, tally)
    for (const path of [
      '/queries',
      '/inbox',
      '/audit',
      '/imports',
      '/backups',
      '/retention?plan',
      '/system',
      '/mailbox',
    ])
      for (const who of ['Rita Blum', 'Sam Okoye']) await look(await asPerson(served, who), path, tally)
    await stumble(coder, ids[0] ?? 'none', tally)
    if (begin) await browseCanaries(served, folder, { rounds: begin(), tally })
    served.command('backup')
    const metrics = await fetch(`${served.origin}/metrics`, { headers: { authorization: `Bearer ${token}` } })
    note(tally, 'metrics', await metrics.text())
    note(tally, 'log', served.output())
    for (const [place, at] of [
      ['letters', join(served.folder, 'mail')],
      ['backups', join(folder, 'backups')],
    ] as const)
      for (const file of filesIn(at)) note(tally, place, asRead(readFileSync(file, 'latin1')))
    note(tally, 'heads', readFileSync(join(served.folder, 'audit-heads.ndjson'), 'utf8'))
  } finally {
    await served.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  return tally
}

/** The canaries' hospital is nobody's of the demo: everyone at a desk gets to see it. */
function openEveryFacility(file: string): void {
  const db = new Database(file)
  db.prepare(`update users set facility_ids = '["*"]'`).run()
  db.close()
}

const people = new Map<string, Visitor>()
async function asPerson(served: Served, name: string): Promise<Visitor> {
  const key = `${served.origin} ${name}`
  const visitor = people.get(key) ?? (await signedIn(served, name))
  people.set(key, visitor)
  return visitor
}

/** One page: its body may show the patient, its title, addresses and headers may not. */
async function look(visitor: Visitor, path: string, tally: Tally): Promise<string> {
  const response = await visitor.get(path)
  const body = await response.text()
  tally.pages++
  if (body.includes(SIGN)) tally.onPages++
  note(tally, 'titles', /<title>([^<]*)/.exec(body)?.[1] ?? '')
  note(tally, 'headers', JSON.stringify([...response.headers]))
  const addresses = [...body.matchAll(/(?:href|src|action|formaction)="([^"]*)"/g)].map(([, to]) =>
    decodeURIComponent(safe(to)),
  )
  note(tally, 'addresses', addresses.join('\n'))
  for (const [form] of body.matchAll(/<form[^>]*method="get"[\s\S]*?<\/form>/g))
    if (body.includes(SIGN) && /<(textarea|input[^>]*type="(text|search)")/.test(form))
      tally.found.push(`a form of ${path} would put what is typed into an address`)
  if (!response.headers.get('referrer-policy')?.includes('same-origin'))
    tally.found.push(`referrer-policy missing: ${path}`)
  if (response.headers.get('cache-control') !== 'no-store') tally.found.push(`may be stored: ${path}`)
  return body
}
const safe = (to = '') => to.replaceAll('&amp;', '&').replace(/%(?![0-9a-fA-F]{2})/g, '%25')

async function stayIds(coder: Visitor, tally: Tally): Promise<string[]> {
  const ids = new Set<string>()
  let next: string | null = '/worklist?order=start'
  for (let pages = 0; next && pages < 80; pages++) {
    const body: string = await look(coder, next, tally)
    for (const [, id, name] of body.matchAll(/href="\/charts\/([^"?#]+)[^"]*"[^>]*>([^<]+)</g))
      if (id && name?.includes(SIGN)) ids.add(id)
    const older = [...body.matchAll(/href="(\/worklist\?[^"]*(?:after|before|from)=[^"]*)"/g)].at(-1)?.[1]
    next = older ? older.replaceAll('&amp;', '&') : null
  }
  return [...ids]
}

/** Questions about canary patients with their name in the title: reminded of, answered, withdrawn, so that each sort of letter goes out. */
async function writeLetters(served: Served, coder: Visitor, tally: Tally): Promise<void> {
  const file = join(served.folder, 'addendum.db')
  const { ids, option, wordingNumber } = multiplyOpenQuery(file, 30, { of: SIGN })
  const db = new Database(file, { timeout: 10_000 })
  const title = db.prepare("update queries set wording = json_set(wording, '$.title', ?) where id = ?")
  for (const [n, id] of ids.entries()) title.run(`About ${canary(n).family}`, id)
  db.close()
  const physician = await asPerson(served, 'A. Osei')
  for (const [n, id] of ids.entries()) {
    const reminded = await coder.post(`/queries/${id}`, { deed: 'remind' })
    if (reminded.status !== 302) tally.found.push(`no reminder went out: ${reminded.status}`)
    const fields = { deed: 'sign', option, wordingNumber: String(wordingNumber) }
    const answered = n % 3 === 0 ? await physician.post(`/queries/${id}/answer`, fields) : null
    if (answered && answered.status !== 302) tally.found.push(`no answer was taken: ${answered.status}`)
  }
  await lettersOut(file)
}

/** Until nothing waits to go out, a minute at most. */
async function lettersOut(file: string): Promise<void> {
  const db = new Database(file, { readonly: true })
  const waiting = db.prepare<[], number>("select count(*) from outbox where state = 'waiting'").pluck()
  const end = performance.now() + 60_000
  while ((waiting.get() ?? 0) > 0 && performance.now() < end) await new Promise((done) => setTimeout(done, 200))
  db.close()
}

/** A letter or another file with what is packed in it for the way: lines joined, base64 unpacked. */
function asRead(text: string): string {
  const joined = text.replace(/=\r?\n/g, '')
  const packed = [...text.matchAll(/(?:^[A-Za-z0-9+/]{40,}={0,2}\r?\n)+/gm)].map(([block]) =>
    Buffer.from(block, 'base64').toString('latin1'),
  )
  return [joined, ...packed].join('\n')
}

/** A search for the patient as people type it: neither the way there nor the page that follows holds it outside of what is shown. */
async function search(coder: Visitor, n: number, tally: Tally): Promise<void> {
  const { family, mrn } = canary(n)
  for (const [page, words] of [
    ['/worklist', family],
    ['/queries', family],
    ['/worklist', mrn],
  ] as const) {
    const found = await coder.post('/searches', { page, words, view: page === '/worklist' ? 'all' : 'drafts' })
    const to = found.headers.get('location') ?? ''
    note(tally, 'redirects', to)
    const body = await look(coder, to || '/worklist', tally)
    if (page === '/worklist' && !body.includes(family)) tally.found.push(`${page}: the search did not find ${n}`)
  }
}

async function walkChart(coder: Visitor, id: string, tally: Tally): Promise<void> {
  await look(coder, `/charts/${id}`, tally)
  if (tally.pages % 10 !== 0) return
  const raised = await coder.post('/queries/new', { encounterId: id })
  note(tally, 'redirects', raised.headers.get('location') ?? '')
  if (raised.headers.get('location')) await look(coder, raised.headers.get('location') ?? '/', tally)
}

/** Pages of trouble: not there, not allowed, wrongly filled in, broken. */
async function stumble(coder: Visitor, id: string, tally: Tally): Promise<void> {
  const words = canary(0)
  const replies = [
    await coder.get(`/charts/${id}x`),
    await coder.get(`/no/such/place`),
    await coder.get('/users'),
    await coder.get('/%E0%A4%A'),
    await coder.post(`/charts/${id}`, { deed: 'none' }),
    await coder.post(`/queries/none/compose`, { title: 'x' }),
    await coder.post('/sign-in', { email: 'nobody@hospital.test', password: 'x', to: '/' }),
    await coder.get('/worklist', { 'x-request-id': words.family.slice(0, 5) }),
  ]
  for (const reply of replies) {
    if (reply.status < 400) continue
    note(tally, 'error pages', await reply.text())
  }
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .map((name) => join(folder, name))
      .filter((file) => statSync(file).isFile())
  } catch {
    return []
  }
}
