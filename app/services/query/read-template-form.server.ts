import { z } from 'zod'
import { readTemplate } from '#app/domain/query/templates/read-template.ts'
import type { Template } from '#app/domain/query/templates/template.ts'

const Words = (most: number) => z.string().max(most).default('')
const Lines = z.array(z.string().max(300)).max(40).default([])

/** The form of a template: what people edit in fields, and the search of the chart (slots, evidence) as JSON. */
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
  'optionText[]': Lines,
  'optionRole[]': Lines,
  'optionConcept[]': Lines,
  documented: Words(4000),
  unless: Words(4000),
  slots: Words(20_000),
  evidence: Words(40_000),
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

function listOf(text: string, name: string, faults: string[]): unknown {
  if (text.trim() === '') return []
  try {
    return JSON.parse(text)
  } catch {
    faults.push(`${name} is not JSON`)
    return []
  }
}

/** Returns the template of a form, or what is wrong with it in words. */
export function templateOfForm(form: TemplateFields): { ok: true; value: Template } | { ok: false; faults: string[] } {
  const faults: string[] = []
  const options = form['optionText[]'].flatMap((text, n) =>
    text.trim() === ''
      ? []
      : [
          {
            text: text.trim(),
            role: form['optionRole[]'][n] ?? '',
            concept: form['optionConcept[]'][n]?.trim() || null,
          },
        ],
  )
  const read = readTemplate({
    id: form.id.trim(),
    name: form.name.trim(),
    version: 1,
    field: form.field,
    purpose: form.purpose,
    kind: form.kind,
    title: form.title.trim(),
    question: form.question.replace(/\r\n/g, '\n').trim(),
    options: form.kind === 'open-ended' ? [] : options,
    optionOrder: form.optionOrder,
    slots: listOf(form.slots, 'The list of slots', faults),
    evidence: listOf(form.evidence, 'The list of evidence', faults),
    documented: linesOf(form.documented),
    unless: linesOf(form.unless),
    owner: form.owner.trim(),
    reviewOn: form.reviewOn,
    approvedBy: null,
  })
  if (read.ok && faults.length === 0) return read
  return { ok: false, faults: [...faults, ...(read.ok ? [] : read.faults)] }
}
