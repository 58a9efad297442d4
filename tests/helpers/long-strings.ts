import { existsSync, readFileSync } from 'node:fs'
import { ROUTES } from '../routes/table.ts'
import type { Form } from './hostile.ts'
import type { Visitor } from './visitor.ts'

/** What a string of a megabyte is made of: each sort has made some expression or parser slow. */
export const PIECES = [
  'a',
  ' ',
  'a ',
  '(',
  '<p ',
  '{',
  '1,',
  'no ',
  '-',
  '\n',
  '\t\n',
  'é',
  '%',
  '"',
  '*',
  '~',
  '.',
  '=',
  '__',
]
export const SIZE = 1_000_000
export const long = (n: number): string => (PIECES[n % PIECES.length] ?? 'a').repeat(SIZE).slice(0, SIZE)

/** The names of fields that a route's source reads from a form, and the deeds it knows. */
export function fieldsOf(route: string): { fields: string[]; deeds: string[] } {
  const file = [`app/routes/${route}.tsx`, `app/routes/${route}.ts`].find((name) => existsSync(name))
  const source = file ? readFileSync(file, 'utf8') : ''
  const named = [...source.matchAll(/^\s*'?([\w[\]-]+)'?: (?:z\b|[A-Z]\w*\b)/gm)].map(([, name = '']) => name)
  const got = [...source.matchAll(/\bform\.get(?:All)?\('([^']+)'\)/g)].map(([, name = '']) => name)
  const deeds = /deed: z\s*\.enum\(\[([^\]]*)\]/.exec(source)?.[1] ?? ''
  const fields = [...new Set([...named, ...got])].filter((name) => name !== 'deed')
  return { fields, deeds: [...deeds.matchAll(/'([^']+)'/g)].map(([, deed = '']) => deed) }
}

/** Records that the lists of these people lead to, by what stands before their name in an address. */
export async function recordsOf(people: Visitor[]): Promise<Map<string, string>> {
  const records = new Map<string, string>()
  const LISTS = [
    '/worklist',
    '/queries',
    '/templates',
    '/mailbox',
    '/scorecards',
    '/education/sessions',
    '/education/programs',
    '/compliance',
    '/inbox',
  ]
  for (const visitor of people)
    for (const list of LISTS) {
      const page = await (await visitor.get(list)).text()
      for (const [, place = '', id = ''] of page.matchAll(/href="\/((?:education\/)?[a-z]+)\/([\w-]*\d[\w-]*)"/g))
        if (!records.has(place)) records.set(place, id)
    }
  return records
}

/** The address of a route with records that are there, where a list named one. */
export function addressWith(route: string, records: Map<string, string>): string {
  const parts: string[] = []
  for (const part of route.split('.')) {
    if (part === '_index') continue
    const plain = part.replace(/_$/, '').replace(/[[\]]/g, '')
    parts.push(plain.startsWith('$') ? (records.get(parts.join('/')) ?? 'none') : plain)
  }
  return `/${parts.join('/')}`
}

/** Every form that the table of routes allows: one for each route and deed, with the fields of its source. */
export const formsOfRoutes = (records: Map<string, string>): Form[] =>
  Object.keys(ROUTES).flatMap((route) => {
    const { fields, deeds } = fieldsOf(route)
    const texts = fields.map((name) => ({ name, value: '', isText: true }))
    const path = addressWith(route, records)
    return (deeds.length > 0 ? deeds : ['']).map((deed) => ({
      path,
      fields: [...texts, { name: 'deed', value: deed, isText: false }],
    }))
  })

export type Slow = { path: string; field: string; status: number; ms: number; why: string }

/**
 * Posts a megabyte in each text field of the forms, one at a time; what takes longer than `most` ms, thrice, or fails is told. `now` is the clock:
 * that of the wall, or what the server has worked so far, which says nothing of what else the machine has to do.
 */
export async function sendLong(
  visitor: Visitor,
  forms: Form[],
  { kinds, most, now = () => performance.now() }: { kinds: number; most: number; now?: () => number },
): Promise<{ sent: number; slow: Slow[]; slowest: number }> {
  let [sent, slowest, n] = [0, 0, 0]
  const slow: Slow[] = []
  for (const form of forms)
    for (const field of form.fields.filter(({ isText }) => isText))
      for (let kind = 0; kind < kinds; kind++, n++) {
        const text = long(n)
        const body = Object.fromEntries(form.fields.map((one) => [one.name, one === field ? text : one.value]))
        let best = { status: 0, ms: Number.POSITIVE_INFINITY, isSaid: false }
        for (let turn = 0; turn < 3 && best.ms > most; turn++) {
          const before = now()
          const response = await visitor.post(form.path, body)
          const words = await response.text()
          const ms = now() - before
          const isSaid = words.length > 0 || response.status < 400
          if (ms < best.ms) best = { status: response.status, ms, isSaid }
        }
        sent++
        slowest = Math.max(slowest, best.ms)
        const why = best.status >= 500 ? 'failed' : best.ms > most ? 'slow' : best.isSaid ? '' : 'said nothing'
        if (why) slow.push({ path: form.path, field: field.name, status: best.status, ms: Math.round(best.ms), why })
      }
  return { sent, slow, slowest }
}
