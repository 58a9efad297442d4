import { ok, type Result, refuse } from '../../shared/result.ts'
import { type Check, lintTemplate } from './lint.ts'
import type { Template } from './template.ts'

export type ApprovalRefusal = 'own-change' | 'has-faults' | 'review-day-past'
export type TemplateChange = Partial<Omit<Template, 'id' | 'version' | 'approvedBy'>>

/** Returns the next version of a template with a change in it; it has to be approved anew (P-TMPL). */
export function changeTemplate(template: Template, change: TemplateChange): Template {
  return { ...template, ...change, id: template.id, version: template.version + 1, approvedBy: null }
}

/**
 * Returns the template as approved until its review day; refused are one with faults, one whose review day is not ahead, and a person's
 * own change while somebody else could look at it (two pairs of eyes on what every author is offered).
 */
export function approveTemplate(
  template: Template,
  by: { name: string; today: string; isAuthor: boolean; hasOthers: boolean },
  check: Check,
): Result<Template, ApprovalRefusal> {
  if (by.isAuthor && by.hasOthers) return refuse('own-change')
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
