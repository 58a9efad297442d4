import type { Visitor } from './visitor.ts'

/** Beginnings of strings that have broken programs: markup, SQL, templates, formulas, paths, odd letters, sheer length. */
const SEEDS = [
  '<script>window.hostile=1</script>',
  '"><img src=x onerror=window.hostile=1>',
  "'><svg/onload=window.hostile=1>",
  'javascript:window.hostile=1',
  '</title></textarea></script><script>window.hostile=1</script>',
  "' OR '1'='1' -- ",
  "'; DROP TABLE users; --",
  '1) UNION SELECT hash FROM passwords --',
  `{{7*7}}${'$'}{7*7}<%= 7*7 %>#{7*7}`,
  '=HYPERLINK("https://evil.example","x")',
  '@SUM(1+1)*cmd|/C calc!A0',
  '../../../../etc/passwd\u0000.png',
  '%00%0d%0aSet-Cookie: hostile=1',
  '\r\nSet-Cookie: hostile=1\r\n\r\n',
  '\u202Egnp.exe\u202C',
  'Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L',
  '👩‍⚕️🏥𝔘𝔫𝔦𝔠𝔬𝔡𝔢ﬃ',
  '\uFEFF\u200B\u2028\u2029',
  '__proto__',
  'constructor[prototype][hostile]',
  '-1',
  '1e309',
  '9007199254740993',
  'NaN',
  'true',
  '[]',
  '{"$gt":""}',
  '*)(uid=*))(|(uid=*',
  '2026-02-30',
  '(a+)+$'.repeat(20),
  'A'.repeat(9000),
  '',
  ' ',
]

/** A string that no other is, made of one or two of the seeds around a mark to look for. */
export function hostile(n: number): { text: string; mark: string } {
  const mark = `hx${n.toString(36)}x`
  const first = SEEDS[n % SEEDS.length] ?? ''
  const second = SEEDS[Math.floor(n / SEEDS.length) % SEEDS.length] ?? ''
  return { text: n < SEEDS.length ? `${first}${mark}` : `${first}${mark}${second}`, mark }
}

export type Form = { path: string; fields: { name: string; value: string; isText: boolean }[] }

const attribute = (tag: string, name: string): string | undefined => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1]
const plain = (text: string) => text.replaceAll('&quot;', '"').replaceAll('&#x27;', "'").replaceAll('&amp;', '&')

/** The forms of a page that change something: each with its fields, and one for each of its buttons. */
export function formsOf(page: string, at: string): Form[] {
  return [...page.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].flatMap(([, head = '', body = '']) => {
    if (attribute(` ${head}`, 'method')?.toLowerCase() !== 'post') return []
    const path = plain(attribute(` ${head}`, 'action') ?? at)
    const inputs = [...body.matchAll(/<(input|textarea|select)\b[^>]*>/g)].flatMap(([tag, kind]) => {
      const name = attribute(tag, 'name')
      const type = attribute(tag, 'type') ?? 'text'
      if (!name || type === 'file' || type === 'submit') return []
      const isText = kind === 'textarea' || ['text', 'search', 'email', 'password', 'date', 'number'].includes(type)
      return [{ name, value: plain(attribute(tag, 'value') ?? ''), isText }]
    })
    const buttons = [...body.matchAll(/<button\b[^>]*\sname="[^"]*"[^>]*>/g)].map(([tag]) => ({
      name: attribute(tag, 'name') ?? '',
      value: plain(attribute(tag, 'value') ?? ''),
      isText: false,
    }))
    return buttons.length > 0
      ? buttons.map((button) => ({ path, fields: [...inputs, button] }))
      : [{ path, fields: inputs }]
  })
}

export type Finding = { path: string; field: string; n: number; what: string }

/** What is wrong with a reply that may show a hostile string: run, lost in an error of ours, or let out of its place. */
export async function judge(response: Response, text: string): Promise<string | null> {
  if (response.status >= 500) return `status ${response.status}`
  if (response.headers.getSetCookie().some((line) => line.includes('hostile'))) return 'a header was smuggled'
  const page = await response.text()
  if (!response.headers.get('content-type')?.includes('text/html')) return null
  if (/<script>window\.hostile|<img src=x onerror|<svg\/onload|href="javascript:/.test(page))
    return 'markup came through'
  if (text.length > 12 && /[<>]/.test(text) && page.includes(text)) return 'stands unescaped'
  return null
}

/** Sends `count` strings through the fields of the forms, hidden ones and lists of choices too, one at a time, as `visitor`. */
export async function sendHostile(
  visitor: Visitor,
  forms: Form[],
  count: number,
  from = 0,
): Promise<{ sent: number; findings: Finding[] }> {
  const targets = forms.flatMap((form) => form.fields.map((field) => ({ form, field })))
  const findings: Finding[] = []
  let sent = 0
  for (let n = from; n < from + count && targets.length > 0; n++) {
    const { form, field } = targets[n % targets.length] ?? { form: null, field: null }
    if (!form || !field) continue
    const { text } = hostile(n)
    const fields = Object.fromEntries(form.fields.map((each) => [each.name, each === field ? text : each.value]))
    const response = await visitor.post(form.path, fields)
    sent++
    const what = await judge(response, text)
    if (what) findings.push({ path: form.path, field: field.name, n, what })
  }
  return { sent, findings }
}
