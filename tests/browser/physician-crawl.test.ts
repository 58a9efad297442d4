import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Served, startServed } from '#tests/helpers/served.ts'
import { signedIn, type Visitor } from '#tests/helpers/visitor.ts'

let served: Served
let physician: Visitor
beforeAll(async () => {
  served = await startServed({ data: 'demo' })
  physician = await signedIn(served, 'Dr. A. Osei')
}, 240_000)
afterAll(async () => {
  await served?.stop()
})

/** Words of money, of grouping and of standing. A physician asked a question reads none of them (P-SEPARATE). */
const MONEY =
  /\b(?:MS-?DRGs?|DRGs?|MCC|CMI|case[- ]mix|relative weight|RVUs?|RAF|risk[- ]adjust\w*|reimburse\w*|payment|payer|revenue|dollars?|scorecards?|league|ranking|denials?)\b|\$\s?\d/i
/** Pages about a query: what a physician reaches from the inbox without leaving the question. */
const isAsking = (path: string) => /^\/(?:inbox|queries\/)/.test(path)
const MOST = 120

const wordsOf = (page: string) =>
  page
    .replace(/<(script|style)\b[\s\S]*?<\/\1>/g, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
const linksOf = (page: string) =>
  [...page.matchAll(/(?:href|action|formaction)="(\/[^"#]*)/g)].map((match) =>
    (match[1] ?? '').replaceAll('&amp;', '&'),
  )
const pathOf = (link: string) => link.split('?')[0] ?? link
const isPage = (link: string) =>
  !/^\/(?:assets|build|favicon|sign-out)/.test(link) && !/\.(?:css|js|png|svg|ico)$/.test(pathOf(link))

describe('from the inbox, by every link of every page about a query', () => {
  test('no page says a word of money, and none leads to figures', async () => {
    const seen = new Map<string, string[]>()
    const waiting = ['/inbox']
    while (waiting.length > 0 && seen.size < MOST) {
      const link = waiting.shift() ?? ''
      if (seen.has(link)) continue
      const response = await physician.get(link)
      if (response.status === 404) {
        seen.set(link, [])
        continue
      }
      expect(response.status, link).toBeLessThan(400)
      const page = await response.text()
      const links = linksOf(page).filter(isPage)
      expect(wordsOf(page).match(MONEY)?.[0], `${link} speaks of money`).toBeUndefined()
      expect(
        links.filter((to) => /scorecard|payment|compliance|drg|hcc/i.test(to)),
        `${link} leads to figures`,
      ).toEqual([])
      seen.set(link, links)
      waiting.push(...links.filter((to) => isAsking(to) && !seen.has(to)))
    }
    const kinds = ['/answer', '/evidence/', '/redirect', '/ask']
    const reached = [...seen.keys()]
    for (const kind of kinds) expect(reached.filter((link) => link.includes(kind)).length, kind).toBeGreaterThan(0)
  }, 120_000)

  test('the data that such a page loads hold no figure either', async () => {
    const inbox = await (await physician.get('/inbox')).text()
    const [first] = linksOf(inbox).filter((link) => /\/answer$/.test(pathOf(link)))
    if (!first) throw new Error('The demo has no open query for Dr. Osei.')
    const page = await (await physician.get(first)).text()
    const loaded = [...page.matchAll(/<script\b[^>]*>([\s\S]*?)<\/script>/g)].map((match) => match[1]).join('\n')
    expect(loaded).not.toMatch(/"(?:weight|drg|cents|rvu|hcc|raf|payment|expectedWeight|score)"/i)
  })

  test('the doors of the desk are closed: composing, proof, board, templates, compliance, rules', async () => {
    const inbox = await (await physician.get('/inbox')).text()
    const id = /\/queries\/([^/"]+)\/answer/.exec(inbox)?.[1]
    const doors = ['compose', 'suggest', 'proof', 'proof.json', 'proof.pdf'].map((door) => `/queries/${id}/${door}`)
    for (const door of [...doors, '/queries', '/templates', '/compliance', '/rules', '/worklist', '/scorecards'])
      expect((await physician.get(door)).status, door).toBe(403)
    for (const door of ['compose', 'draft']) {
      const tried = await physician.post(`/queries/${id}/${door}`, { deed: 'send' })
      expect(tried.status, door).toBe(403)
    }
  })
})
