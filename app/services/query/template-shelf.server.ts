import { checkDraft } from '#app/domain/query/compliance/check.ts'
import { STARTER_TEMPLATES } from '#app/domain/query/templates/library.ts'
import { lintTemplate, type TemplateFault } from '#app/domain/query/templates/lint.ts'
import { type KeptTemplate, shelfOf, usableTemplate } from '#app/domain/query/templates/shelf.ts'
import type { Template } from '#app/domain/query/templates/template.ts'
import { listRetiredTemplates, listTemplateVersions } from '#db/templates.ts'
import type { Context } from '../context.server.ts'

const MOST_KEPT = 2000
const linted = new Map<string, TemplateFault[]>()

/** The faults of a template by the rules; the same words are read once a process, since a list of templates is read often. */
export function lintOnce(template: Template): TemplateFault[] {
  const key = JSON.stringify(template)
  const known = linted.get(key)
  if (known) return known
  const faults = lintTemplate(template, checkDraft)
  if (linted.size >= MOST_KEPT) linted.clear()
  linted.set(key, faults)
  return faults
}

export const todayOf = (at: Date): string => at.toISOString().slice(0, 10)

/** Every template of the site with its versions: the starter library, and over it what the site made. */
export async function readShelf({ db }: Context): Promise<KeptTemplate[]> {
  const [versions, retired] = await Promise.all([listTemplateVersions(db), listRetiredTemplates(db)])
  return shelfOf(STARTER_TEMPLATES, versions, retired)
}

/** One template with its versions, or null. */
export async function findTemplate(context: Context, id: string): Promise<KeptTemplate | null> {
  const { db } = context
  const [versions, retired] = await Promise.all([listTemplateVersions(db, id), listRetiredTemplates(db)])
  const starter = STARTER_TEMPLATES.filter((template) => template.id === id)
  return shelfOf(starter, versions, retired)[0] ?? null
}

/** The templates that authors are offered today: approved, reviewed in time, without a fault, not retired (P-TMPL). */
export async function listUsableTemplates(context: Context): Promise<Template[]> {
  const today = todayOf(context.now())
  return (await readShelf(context)).flatMap((kept) => usableTemplate(kept, today, lintOnce) ?? [])
}

/** One template if it may be used today, else null. */
export async function findUsableTemplate(context: Context, id: string): Promise<Template | null> {
  const kept = await findTemplate(context, id)
  return kept ? usableTemplate(kept, todayOf(context.now()), lintOnce) : null
}
