import { z } from 'zod'
import { readTemplate } from '#app/domain/query/templates/read-template.ts'
import type { Template } from '#app/domain/query/templates/template.ts'
import { fieldsOfRows, ROW_FIELDS, rowsOfForm } from './template-rows.server.ts'

const Words = (most: number) => z.string().max(most).default('')

/** The form of a template: its fields, and its rows of options, evidence and slots. */
export const TemplateForm = z.object({
  deed: z.enum(['save', 'check']).default('save'),
  basedOn: z.coerce.number().int().min(0).default(0),
  id: Words(80),
  name: Words(120),
  field: Words(40),
  purpose: Words(40),
  kind: Words(40),
  title: Words(120),
  question: Words(2000),
  optionOrder: Words(40),
  ...ROW_FIELDS,
  documented: Words(4000),
  unless: Words(4000),
  owner: Words(120),
  reviewOn: Words(10),
  comment: Words(500),
})
export type TemplateFields = z.infer<typeof TemplateForm>

const linesOf = (text: string): string[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** Returns the template of a form, or what is wrong with it in words. */
export function templateOfForm(form: TemplateFields): { ok: true; value: Template } | { ok: false; faults: string[] } {
  const rows = fieldsOfRows(rowsOfForm(form))
  const read = readTemplate({
    id: form.id.trim(),
    name: form.name.trim(),
    version: 1,
    field: form.field,
    purpose: form.purpose,
    kind: form.kind,
    title: form.title.trim(),
    question: form.question.replace(/\r\n/g, '\n').trim(),
    options: form.kind === 'open-ended' ? [] : rows.options,
    optionOrder: form.optionOrder,
    slots: rows.slots,
    evidence: rows.evidence,
    documented: linesOf(form.documented),
    unless: linesOf(form.unless),
    owner: form.owner.trim(),
    reviewOn: form.reviewOn,
    approvedBy: null,
  })
  return read.ok ? read : { ok: false, faults: read.faults.map(sayInForm) }
}

/** A fault by the names of the form, where a file would call the field differently. */
const sayInForm = (fault: string): string =>
  fault
    .replace(/\bseries has\b/, '“days back” has')
    .replace(/\bmost has\b/, '“at most” has')
    .replace(/\bnth has\b/, '“which one” has')
    .replace(/\bhint has\b/, '“what the author is asked for” has')
    .replace(/\breviewOn has to be a day as YYYY-MM-DD/, 'the review day is missing')
