import { LISTED } from '#app/domain/query/lexicon/catalogue.ts'
import { madeConcepts } from '#app/domain/query/lexicon/compositions.ts'
import { conceptOf } from '#app/domain/query/lexicon/hierarchy.ts'
import { mentionsIn } from '#app/domain/query/lexicon/mentions.ts'
import { offeredConcept } from '#app/domain/query/templates/strike-options.ts'
import type { Template } from '#app/domain/query/templates/template.ts'
import { once } from '#app/domain/shared/once.ts'
import type { Context } from '../context.server.ts'
import { listUsableTemplates } from '../query/template-shelf.server.ts'

/** Ids of the concepts that a template names: what has to be documented, what makes it pointless, what it offers. */
export function conceptsOfTemplate({ documented, unless, options }: Template): Set<string> {
  const named = [...documented, ...unless].flatMap((words) => mentionsIn(words).map(({ conceptId }) => conceptId))
  const offered = options.flatMap((option) => offeredConcept(option) ?? [])
  return new Set([...named, ...offered])
}

/** The names of the lexicon's concepts by code without its dot. */
export const conceptsByCode = once((): ReadonlyMap<string, string[]> => {
  const byCode = new Map<string, string[]>()
  for (const { name, icd10cm = [] } of [...LISTED, ...madeConcepts()])
    for (const code of icd10cm) byCode.set(code, [...(byCode.get(code) ?? []), name])
  return byCode
})

export type NamedTemplate = { id: string; name: string }

/** The templates in use by the codes of the concepts they name. */
export async function templatesByCode(context: Context): Promise<Map<string, NamedTemplate[]>> {
  const found = new Map<string, Map<string, NamedTemplate>>()
  for (const template of await listUsableTemplates(context)) {
    const codes = [...conceptsOfTemplate(template)].flatMap((id) => conceptOf(id)?.icd10cm ?? [])
    const { id, name } = template
    for (const code of codes) found.set(code, (found.get(code) ?? new Map()).set(id, { id, name }))
  }
  return new Map([...found].map(([code, named]) => [code, [...named.values()]]))
}
