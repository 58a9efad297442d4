import { afterAll, beforeAll, expect, test } from 'vitest'
import { fieldsOf, formsOfRoutes, recordsOf, SIZE, sendLong } from '#tests/helpers/long-strings.ts'
import { type Served, startServed } from '#tests/helpers/served.ts'
import { signedIn, type Visitor } from '#tests/helpers/visitor.ts'
import { ROUTES } from '../routes/table.ts'

const NAMES = ['Dana Cole', 'Dr. A. Osei', 'Luke Everard', 'Sam Okoye', 'Rita Blum']
let served: Served
const people: Visitor[] = []
beforeAll(async () => {
  served = await startServed({ data: 'demo' })
  for (const name of NAMES) people.push(await signedIn(served, name))
}, 180_000)
afterAll(() => served?.stop())

test('the fields of routes are read from their sources', () => {
  expect(fieldsOf('openings.new').fields).toEqual(['chart', 'record', 'purpose', 'words'])
  expect(fieldsOf('worklist').deeds).toEqual(['assign', 'give-back', 'view'])
  const withFields = Object.keys(ROUTES).filter((route) => fieldsOf(route).fields.length > 0)
  expect(withFields.length).toBeGreaterThan(25)
})

test('a megabyte in each field of every route is answered with a sentence or a deed, and nothing hangs', async () => {
  const forms = formsOfRoutes(await recordsOf(people)).filter(({ path }) => path !== '/sign-out')
  let sent = 0
  for (const form of forms) {
    const visitor = await whoMay(form.path)
    const done = await sendLong(visitor, [form], { kinds: 1, most: 5000 })
    sent += done.sent
    expect(done.slow).toEqual([])
  }
  expect(sent).toBeGreaterThan(100)
  expect(SIZE).toBe(1_000_000)
}, 600_000)

test('a refusal that came before the form was read leaves nothing in the line for the next request', async () => {
  const coder = await signedIn(served, 'Dana Cole')
  for (let turn = 0; turn < 4; turn++) {
    const refused = await coder.post('/access/none', { deed: 'lift', reason: 'a'.repeat(SIZE) })
    expect(refused.status).toBe(403)
    await refused.text()
    const before = performance.now()
    expect((await coder.get('/start')).status).toBeLessThan(400)
    expect(performance.now() - before).toBeLessThan(20_000)
  }
}, 120_000)

/** Who is let through this door, if anybody is. */
async function whoMay(path: string): Promise<Visitor> {
  for (const visitor of people) if ((await visitor.post(path, {})).status !== 403) return visitor
  return people[0] as Visitor
}
