import { whyNotUsable } from './approval.ts'
import type { TemplateFault } from './lint.ts'
import type { Template } from './template.ts'

/** One version of a template as it is kept. The starter library's own come with the product; the site's stand over them. */
export type KeptVersion = {
  template: Template
  origin: 'starter' | 'site'
  comment: string
  changedBy: string | null
  changedAt: Date | null
  approvedAt: Date | null
}
/** A template with its versions, oldest first; there is one at least. */
export type KeptTemplate = { id: string; versions: [KeptVersion, ...KeptVersion[]]; isRetired: boolean }

export const TEMPLATE_STATES = ['in-use', 'not-approved', 'review-overdue', 'has-faults', 'retired'] as const
export type TemplateState = (typeof TEMPLATE_STATES)[number]
export type Lint = (template: Template) => TemplateFault[]

/** Returns all templates of a site: the starter library with the site's versions over it, then the site's own; in a fixed order. */
export function shelfOf(
  starter: readonly Template[],
  siteVersions: readonly KeptVersion[],
  retired: ReadonlySet<string>,
): KeptTemplate[] {
  const byId = new Map<string, KeptVersion[]>()
  for (const version of siteVersions) {
    const { id } = version.template
    byId.set(id, [...(byId.get(id) ?? []), version])
  }
  const ids = [...new Set([...starter.map(({ id }) => id), ...byId.keys()])]
  return ids.flatMap((id) => {
    const own = byId.get(id) ?? []
    const builtIn = starter
      .filter((one) => one.id === id && !own.some(({ template }) => template.version === one.version))
      .map(asStarter)
    const [first, ...rest] = [...builtIn, ...own].sort((a, b) => a.template.version - b.template.version)
    return first ? [{ id, versions: [first, ...rest], isRetired: retired.has(id) }] : []
  })
}

const asStarter = (template: Template): KeptVersion => ({
  template,
  origin: 'starter',
  comment: 'Came with the product',
  changedBy: null,
  changedAt: null,
  approvedAt: null,
})

/** Returns the newest version, approved or not. */
export function latestOf({ versions }: KeptTemplate): KeptVersion {
  return versions.at(-1) ?? versions[0]
}

/** Returns the newest approved version, or null: it stays in use while a newer one waits for approval. */
export function approvedOf({ versions }: KeptTemplate): KeptVersion | null {
  return versions.findLast(({ template }) => template.approvedBy !== null) ?? null
}

/** Returns how a template stands on a day (P-TMPL): only "in-use" is offered to authors. */
export function stateOfTemplate(kept: KeptTemplate, today: string, lint: Lint): TemplateState {
  if (kept.isRetired) return 'retired'
  const approved = approvedOf(kept)
  if (!approved) return 'not-approved'
  const why = whyNotUsable(approved.template, today)
  if (why) return why
  return lint(approved.template).length > 0 ? 'has-faults' : 'in-use'
}

/** Returns the version that authors are offered on a day, or null when none may be. */
export function usableTemplate(kept: KeptTemplate, today: string, lint: Lint): Template | null {
  return stateOfTemplate(kept, today, lint) === 'in-use' ? (approvedOf(kept)?.template ?? null) : null
}

/** Days before its review day at which a template is called due for review. */
export const REVIEW_SOON_DAYS = 60

/** Returns true when the review day has come, or comes within 60 days. */
export function isReviewDue({ reviewOn }: Pick<Template, 'reviewOn'>, today: string): boolean {
  const soon = new Date(`${today}T00:00:00Z`)
  soon.setUTCDate(soon.getUTCDate() + REVIEW_SOON_DAYS)
  return reviewOn <= soon.toISOString().slice(0, 10)
}

/** Returns true when two templates ask the same in the same way: all but version, owner, review day and approval. */
export function isSameWording(one: Template, other: Template): boolean {
  const words = ({ version: _v, owner: _o, reviewOn: _r, approvedBy: _a, ...rest }: Template) => JSON.stringify(rest)
  return words(one) === words(other)
}
