import { type Form, formsOf } from './hostile.ts'
import { formsOfRoutes, recordsOf } from './long-strings.ts'
import type { Visitor } from './visitor.ts'

/** Whose pages are searched for forms. Signing out and ending sign-ins would end the test with them. */
export const PAGES: [person: string, paths: string[]][] = [
  ['Dana Cole', ['/worklist', '/queries', '/account', '/openings/new', '/templates']],
  ['Dr. A. Osei', ['/inbox', '/cover', '/account']],
  ['Luke Everard', ['/templates/new', '/education/sessions/new', '/education/material/new', '/education/targets']],
  ['Sam Okoye', ['/openings', '/compliance', '/settings/queries', '/audit']],
  ['Rita Blum', ['/users', '/settings/sign-in', '/reference', '/mailbox', '/audit']],
]
const ENDS = /sign-out|end-all|end-one|disable|reset|code-|codes-new|passkey|password|policy|mapping/

/** The forms of a person's pages, and of the first record that each list leads to. */
export async function formsFor(visitor: Visitor, paths: string[]): Promise<Form[]> {
  const forms: Form[] = []
  const seen = new Set<string>()
  for (const path of paths) {
    const page = await (await visitor.get(path)).text()
    const inner = [...page.matchAll(/href="(\/(?:charts|queries)\/[\w-]+(?:\/\w+)?)"/g)]
      .map((match) => match[1] ?? '')
      .slice(0, 2)
    for (const at of [path, ...inner]) {
      if (seen.has(at)) continue
      seen.add(at)
      const text = at === path ? page : await (await visitor.get(at)).text()
      forms.push(...formsOf(text, at))
    }
  }
  return forms.filter(isHarmless)
}

const isHarmless = ({ path, fields }: Form): boolean =>
  !ENDS.test(path) && !fields.some(({ value, isText }) => !isText && ENDS.test(value))

/** A form for every route and deed, with all the fields that its source reads, whether a page shows them or not. */
export const formsOfEveryRoute = async (people: Visitor[]): Promise<Form[]> =>
  formsOfRoutes(await recordsOf(people)).filter(isHarmless)
