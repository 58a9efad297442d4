import { afterAll, beforeAll, expect, test } from 'vitest'
import { formsOf, hostile, judge, sendHostile } from '#tests/helpers/hostile.ts'
import { formsFor, formsOfEveryRoute, PAGES } from '#tests/helpers/hostile-world.ts'
import { type Served, startServed } from '#tests/helpers/served.ts'
import { signedIn } from '#tests/helpers/visitor.ts'

let served: Served
beforeAll(async () => {
  served = await startServed({ data: 'demo' })
}, 180_000)
afterAll(() => served?.stop())

test('the judge sees a string that came through', async () => {
  const html = { headers: { 'content-type': 'text/html' } }
  expect(await judge(new Response('<p><script>window.hostile=1</script>', html), '')).toBe('markup came through')
  expect(await judge(new Response('<p>a <b>bold word', html), 'a <b>bold word')).toBe('stands unescaped')
  expect(await judge(new Response('', { status: 500 }), '')).toBe('status 500')
  expect(await judge(new Response('<p>&lt;script&gt;', html), '<script>')).toBeNull()
  expect(
    formsOf('<form method="post" action="/a"><input name="x"><button name="d" value="e"></button></form>', '/'),
  ).toHaveLength(1)
  expect(hostile(5).text).not.toBe(hostile(6).text)
})

test.each(PAGES)(
  'hostile strings in every field that %s meets: nothing runs, nothing breaks',
  async (person, paths) => {
    const visitor = await signedIn(served, person)
    const forms = await formsFor(visitor, paths)
    const fields = forms.reduce((n, { fields: all }) => n + all.length, 0)
    expect(fields).toBeGreaterThan(2)
    const { sent, findings } = await sendHostile(visitor, forms, Math.max(60, fields))
    expect(sent).toBeGreaterThanOrEqual(fields)
    expect(findings).toEqual([])
  },
  120_000,
)

test('hostile strings in every field that a route reads, shown on a page or not: nothing runs, nothing breaks', async () => {
  const people = await Promise.all(PAGES.map(([person]) => signedIn(served, person)))
  const forms = await formsOfEveryRoute(people)
  const fields = forms.reduce((n, { fields: all }) => n + all.length, 0)
  expect(fields).toBeGreaterThan(200)
  for (const [n, visitor] of people.entries()) {
    const { findings } = await sendHostile(
      visitor,
      forms.filter((_, at) => at % people.length === n),
      150,
      n * 150,
    )
    expect(findings).toEqual([])
  }
}, 240_000)

test('a name of markup, letters of every script and quotes comes back from the table as it was typed', async () => {
  const visitor = await signedIn(served, 'Rita Blum')
  const texts = [7, 0, 14, 16].map((n) => hostile(n).text.trim())
  for (const [n, name] of texts.entries()) {
    const form = { deed: 'add', email: `hostile${n}@site.test`, name, 'roles[]': 'coder', 'facilities[]': '*' }
    expect((await visitor.post('/users', form)).status).toBe(302)
  }
  const { default: Database } = await import('better-sqlite3')
  const db = new Database(`${served.folder}/addendum.db`, { readonly: true })
  const names = db.prepare("select name from users where email like 'hostile%@site.test' order by email").pluck().all()
  db.close()
  expect(names).toEqual(texts)
  const page = await (await visitor.get('/users?q=hostile')).text()
  expect(page).not.toContain('<script>window.hostile')
})
