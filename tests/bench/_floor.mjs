// The bare floor: node:http, better-sqlite3 and renderToString, one process, nothing else. `node _floor.mjs <database> <facility>`:
// GET / is the work list of fifty rows with the product's own columns and statement; GET /seen is the same with all that the product
// must ask and write for a reader: who it is, the counts, the filters, and the view's entry on the disk before the page is sent. POST / is
// an answer with its audit entry and its letter in one durable transaction. Prints its port.
import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import Database from 'better-sqlite3'
import { createElement as h } from 'react'
import { renderToString } from 'react-dom/server'

const [, , file, facility] = process.argv
const db = new Database(file)
db.pragma('journal_mode = WAL')
db.pragma('synchronous = FULL')
db.pragma('cache_size = -32000')

const list = db.prepare(`
  select e.id, p.family_name, p.given_name, p.mrn, p.birth_on, p.sex, e.class, e.service, e.start_at, e.end_at, e.next_step,
    e.open_queries, e.answered_queries, f.name as facility,
    (select v.name from encounter_providers ep join providers v on v.id = ep.provider_id
      where ep.encounter_id = e.id and ep.part = 'attending' limit 1) as attending
  from encounters e join patients p on p.id = e.patient_id left join facilities f on f.id = e.facility_id
  where e.facility_id = ? and next_step <> 'done' order by e.start_at desc, e.id desc limit 50`)

const day = (at) => (at === null ? 'in house' : new Date(at).toISOString().slice(0, 10))
const ageOf = (birthOn, at) => (birthOn ? new Date(at).getUTCFullYear() - Number(birthOn.slice(0, 4)) : null)

function row(e) {
  const cells = [
    h('a', { href: `/charts/${e.id}` }, `${e.family_name}, ${e.given_name}`),
    `${ageOf(e.birth_on, e.start_at)} ${e.sex}`,
    e.mrn,
    day(e.start_at),
    day(e.end_at),
    e.class,
    e.service,
    e.attending,
    e.open_queries + e.answered_queries > 0 ? `${e.open_queries} open` : '',
    h('span', { className: 'badge' }, e.next_step),
  ]
  return h(
    'tr',
    { key: e.id },
    ...cells.map((cell, n) => h('td', { key: n, className: n > 3 ? 'wide-only' : undefined }, cell)),
  )
}

function page() {
  const heads = [
    'Patient',
    'Age',
    'Record no.',
    'Began',
    'Ended',
    'Class',
    'Service',
    'Attending',
    'Queries',
    'Next step',
  ]
  const head = h('thead', null, h('tr', null, ...heads.map((words) => h('th', { key: words, scope: 'col' }, words))))
  const table = h('table', null, head, h('tbody', null, ...list.all(facility).map(row)))
  return `<!doctype html>${renderToString(h('html', { lang: 'en' }, h('head', null, h('title', null, 'Work list')), h('body', null, table)))}`
}

const lastSeal = db.prepare('select seq, seal from audit_entries order by seq desc limit 1')
const addSeal = db.prepare(
  'insert into audit_entries (seq, what, who, at, on_id, previous, seal) values (?, ?, ?, ?, ?, ?, ?)',
)
const addMail = db.prepare(
  'insert into outbox (id, template, to_user_id, props, state, due_at, created_at) values (?, ?, ?, ?, ?, ?, ?)',
)
db.exec('create table if not exists floor_answers (id text primary key, query_id text, words text, at integer) strict')
const addAnswer = db.prepare('insert into floor_answers values (?, ?, ?, ?)')
let count = 0
const answer = db.transaction((words) => {
  const at = Date.now()
  const id = `floor-${process.pid}-${++count}`
  addAnswer.run(id, 'q', words, at)
  const last = lastSeal.get() ?? { seq: 0, seal: '' }
  const seal = createHash('sha256')
    .update(JSON.stringify([last.seal, last.seq + 1, 'answer.signed', at]))
    .digest('hex')
  addSeal.run(last.seq + 1, 'answer.signed', 'floor', at, id, last.seal, seal)
  addMail.run(id, 'query-answered', 'floor', '{}', 'cancelled', at, at)
})

const signIn = db.prepare('select * from sign_ins where id = ?')
const user = db.prepare('select * from users where id = ?')
const views = db.prepare("select * from saved_views where page = 'worklist' and (user_id = ? or is_shared = 1)")
const facilities = db.prepare('select id, name from facilities order by name')
const steps = db.prepare(
  'select count(*) from (select 1 from encounters where facility_id = ? and next_step = ? limit 1001)',
)
const seen = db.transaction(() => {
  const at = Date.now()
  const last = lastSeal.get() ?? { seq: 0, seal: '' }
  const seal = createHash('sha256')
    .update(JSON.stringify([last.seal, last.seq + 1, 'worklist.viewed', at]))
    .digest('hex')
  addSeal.run(last.seq + 1, 'worklist.viewed', 'floor', at, null, last.seal, seal)
})
function asked() {
  signIn.get('none')
  user.get('none')
  views.all('none')
  for (const { id } of facilities.all())
    for (const step of ['code', 'reconcile', 'await-answer', 'finish']) steps.get(id, step)
  seen.immediate()
}

const server = createServer((request, response) => {
  if (request.method === 'GET') {
    if (request.url === '/seen') asked()
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end(page())
    return
  }
  let body = ''
  request.on('data', (piece) => {
    body += piece
  })
  request.on('end', () => {
    answer.immediate(new URLSearchParams(body).get('words') ?? '')
    response.statusCode = 302
    response.setHeader('location', '/')
    response.end()
  })
})
server.listen(0, '127.0.0.1', () => process.stdout.write(`${server.address().port}\n`))
