import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Served, startServed } from '#tests/helpers/served.ts'
import { aVisitor, signedIn, type Visitor } from '#tests/helpers/visitor.ts'

let served: Served
let coder: Visitor

beforeAll(async () => {
  served = await startServed({ data: 'demo' })
  coder = await signedIn(served, 'Dana Cole')
}, 180_000)
afterAll(() => served?.stop())

/** The search part of the address that a typed search leads to. */
async function searchFor(words: string): Promise<string> {
  const response = await coder.post('/searches', { page: '/worklist', view: 'all', words })
  return new URL(response.headers.get('location') ?? '', served.origin).search
}

/** The route's own page: the door looks at the address as it is written, the router at what it means. */
const byRoute = async (search: string) => bodyOf(await (await coder.get(`/%77orklist${search}`)).text())
const byDoor = async (search: string) => bodyOf(await (await coder.get(`/worklist${search}`)).text())
const bodyOf = (page: string) =>
  page
    .slice(page.indexOf('<main'), page.indexOf('</main>'))
    .replaceAll('<!-- -->', '')
    .replaceAll(/nonce="[^"]*"/g, '')

test.each(['', '?view=all&sort=name', '?view=code&class=inpatient', '?find=none', 'zzzz', '<b>"'])(
  'the door of the server shows what the route of the work list shows: "%s"',
  async (given) => {
    const isTyped = given !== '' && !given.startsWith('?')
    const search = isTyped ? await searchFor(given) : given
    const page = await byDoor(search)
    expect(page).toContain('class="worklist-page"')
    expect(page).toBe(await byRoute(search))
  },
)

test('without sign-in the way is to the sign-in page and back, as everywhere', async () => {
  const response = await aVisitor(served).get('/worklist?view=code')
  expect(response.status).toBe(302)
  expect(response.headers.get('location')).toBe('/sign-in?to=%2Fworklist%3Fview%3Dcode')
})

test('who may not see it is told so with the page of every refusal', async () => {
  const physician = await signedIn(served, 'A. Osei')
  const response = await physician.get('/worklist')
  expect(response.status).toBe(403)
  expect(await response.text()).toContain('You may not open this')
})

test('the page is kept nowhere and runs two small scripts: the keys of a list, and the end of an idle sign-in', async () => {
  const response = await coder.get('/worklist')
  expect(response.headers.get('cache-control')).toBe('no-store')
  expect(response.headers.get('etag')).toBeNull()
  expect([...(await response.text()).matchAll(/<script/g)]).toHaveLength(2)
})
