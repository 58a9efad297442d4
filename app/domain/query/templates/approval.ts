import { ok, type Result, refuse } from '../../shared/result.ts'
import { type Check, lintTemplate } from './lint.ts'
import type { Template } from './template.ts'

export type ApprovalRefusal = 'has-faults' | 'review-day-past'
export type TemplateChange = Partial<Omit<Template, 'id' | 'version' | 'approvedBy'>>

/** Returns the next version of a template with a change in it; it has to be approved anew (P-TMPL). */
export function changeTemplate(template: Template, change: TemplateChange): Template {
  return { ...template, ...change, id: template.id, version: template.version + 1, approvedBy: null }
}

/** Returns the template as approved until its review day; one with faults, or with a review day that is not ahead, is refused. */
export function approveTemplate(
  template: Template,
  by: { name: string; today: string },
  check: Check,
): Result<Template, ApprovalRefusal> {
  if (lintTemplate(template, check).length > 0) return refuse('has-faults')
  if (template.reviewOn <= by.today) return refuse('review-day-past')
  return ok({ ...template, approvedBy: by.name })
}

/** Returns why a template may not be used on a day, or null: it has to be approved, and looked at again by its date (P-TMPL). */
export function whyNotUsable(
  { approvedBy, reviewOn }: Pick<Template, 'approvedBy' | 'reviewOn'>,
  today: string,
): 'not-approved' | 'review-overdue' | null {
  if (approvedBy === null) return 'not-approved'
  return reviewOn < today ? 'review-overdue' : null
}
