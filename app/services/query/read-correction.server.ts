import { z } from 'zod'
import type { Override, Query, Wording } from '#app/domain/query/query.ts'

/** The fields of a correction: title, question, the words of each option by its id, one option more, reasons for warnings. */
export const CorrectionFields = z.object({
  wordingNumber: z.coerce.number().int(),
  title: z.string().max(200),
  question: z.string().max(4000),
  'optionIds[]': z.array(z.string().max(64)).default([]),
  'optionTexts[]': z.array(z.string().max(400)).default([]),
  'rules[]': z.array(z.string().max(80)).default([]),
  'wheres[]': z.array(z.string().max(80)).default([]),
  'reasons[]': z.array(z.string().max(1000)).default([]),
  why: z.string().max(1000).default(''),
})
type Fields = z.infer<typeof CorrectionFields>

/**
 * The corrected wording: evidence, roles and links stay with their options, an option without words is taken out, one with an unknown id is a
 * new clinical answer without evidence yet.
 */
export function correctedWording(query: Pick<Query, 'wording'>, fields: Fields): Wording {
  const { wording } = query
  const options = fields['optionIds[]'].flatMap((id, n) => {
    const text = (fields['optionTexts[]'][n] ?? '').trim()
    if (text === '') return []
    const known = wording.options.find((option) => option.id === id)
    return [known ? { ...known, text } : { id, text, role: 'diagnosis' as const, supportedBy: [] }]
  })
  return { ...wording, title: fields.title.trim(), question: fields.question.trim(), options }
}

/** The author's reasons for warnings, beside those that stood before. */
export function correctedOverrides(query: Pick<Query, 'overrides'>, fields: Fields): Override[] {
  const given = fields['rules[]'].map((rule, n) => ({
    rule,
    where: fields['wheres[]'][n] ?? '',
    reason: (fields['reasons[]'][n] ?? '').trim(),
  }))
  const isGiven = (o: Override) => given.some((g) => g.rule === o.rule && g.where === o.where)
  return [...query.overrides.filter((o) => !isGiven(o)), ...given.filter((g) => g.reason !== '')]
}

/** An id for one option more: the first free of "n1", "n2" ... */
export function freeOptionId(wording: Wording): string {
  for (let n = 1; ; n++) if (!wording.options.some((option) => option.id === `n${n}`)) return `n${n}`
}
