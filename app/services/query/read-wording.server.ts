import { z } from 'zod'
import { OPTION_ROLES, PURPOSES, QUERY_KINDS } from '#app/domain/query/draft.ts'

const Id = z.string().min(1).max(4000)
const Indicator = z.object({
  id: Id,
  kind: z.enum(['document', 'result', 'medication', 'procedure', 'problem']),
  sourceId: Id,
  start: z.number().int().min(0).nullable(),
  end: z.number().int().min(0).nullable(),
  text: z.string().max(20_000),
  source: z.string().max(400),
  author: z.string().max(400).nullable(),
  authorRole: z.string().max(40).nullable().default(null),
  at: z.string().max(40).nullable(),
  encounterId: z.string().max(200).nullable().default(null),
  isPrior: z.boolean().default(false),
})
/** What a browser may send of a pick: the pointer counts, the rest is taken from the chart again. */
const Picked = z.array(Indicator).max(60)

/** The picks in the form's own text; none where it holds something else. */
export function readPicked(text: string): z.infer<typeof Picked> {
  try {
    return Picked.safeParse(JSON.parse(text)).data ?? []
  } catch {
    return []
  }
}
const Option = z.object({
  id: Id,
  text: z.string().max(300),
  role: z.enum(OPTION_ROLES),
  supportedBy: z.array(Id).max(60),
})
const WordingShape = z.object({
  kind: z.enum(QUERY_KINDS),
  purpose: z.enum(PURPOSES),
  title: z.string().max(120),
  question: z.string().max(2000),
  options: z.array(Option).max(30),
  indicators: Picked,
})
export const DraftChange = z.object({
  version: z.number().int(),
  providerId: z.string().max(200).nullable(),
  overrides: z
    .array(z.object({ rule: z.string().max(40), where: z.string().max(60), reason: z.string().max(300) }))
    .max(60),
  wording: WordingShape,
})
