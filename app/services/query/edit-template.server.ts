import type { Template } from '#app/domain/query/templates/template.ts'
import { ok, refuse } from '#app/domain/shared/result.ts'
import type { Context } from '../context.server.ts'
import { changeTemplateTo } from './change-template.server.ts'
import { type TemplateFields, templateOfForm } from './read-template-form.server.ts'
import { rowsOfForm, rowsOfTemplate, type TemplateRows } from './template-rows.server.ts'
import { lintOnce } from './template-shelf.server.ts'

/** What the rules find in the form as it stands, or why it cannot be read; nothing is kept. */
export function checkTemplateForm(fields: TemplateFields) {
  const read = templateOfForm(fields)
  return read.ok ? { faults: lintOnce(read.value), unread: [] } : { faults: [], unread: read.faults }
}

/** Keeps the form as a new template (`basedOn` 0) or as the next version; one that cannot be read is refused, one with findings is kept unapproved. */
export async function keepTemplateForm(context: Context, fields: TemplateFields, userId: string) {
  const read = templateOfForm(fields)
  if (!read.ok) return refuse('not-readable')
  const { basedOn, comment } = fields
  const kept = await changeTemplateTo(context, { template: read.value, basedOn: basedOn || null, comment, userId })
  return kept.ok ? ok(kept.value) : kept
}

/** What the fields of the form hold, as text, and its rows. */
export type TemplateValues = Omit<TemplateFields, 'deed' | 'basedOn' | 'comment' | `${string}[]`> & TemplateRows

/** The form again with what was typed, whether it can be read or not: nothing typed is lost. */
export function typedValues(fields: TemplateFields): TemplateValues {
  const { id, name, field, purpose, kind, title, question, optionOrder, documented, unless, owner, reviewOn } = fields
  const words = { id, name, field, purpose, kind, title, question, optionOrder, documented, unless, owner, reviewOn }
  return { ...words, ...rowsOfForm(fields) }
}

/** The fields of the form for a template. */
export function valuesOf(template: Template): TemplateValues {
  const { id, name, field, purpose, kind, title, question, optionOrder, owner, reviewOn } = template
  return {
    ...{ id, name, field, purpose, kind, title, question, optionOrder, owner, reviewOn },
    documented: template.documented.join('\n'),
    unless: template.unless.join('\n'),
    ...rowsOfTemplate(template),
  }
}

/** A template to begin with: the answers that every list ends with, and nothing else. */
export function blankTemplate(today: string): Template {
  const nextYear = `${Number(today.slice(0, 4)) + 1}${today.slice(4)}`.replace('-02-29', '-02-28')
  return {
    id: '',
    name: '',
    version: 1,
    field: 'inpatient',
    purpose: 'specificity',
    kind: 'multiple-choice',
    title: '',
    question: '',
    options: [
      { text: 'Other (please specify)', role: 'other', concept: null },
      { text: 'Unable to determine', role: 'undetermined', concept: null },
    ],
    optionOrder: 'severity-ascending',
    slots: [],
    evidence: [],
    documented: [],
    unless: [],
    owner: '',
    reviewOn: nextYear,
    approvedBy: null,
  }
}
