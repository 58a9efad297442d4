import { createInterface } from 'node:readline'
import { z } from 'zod'
import { checkDraft } from '#app/domain/query/compliance/check.ts'
import { type CheckResult, type Draft, OPTION_ROLES, PURPOSES, QUERY_KINDS } from '#app/domain/query/draft.ts'
import { countWords } from '#app/domain/shared/percent.ts'

const text = z
  .string()
  .nullish()
  .transform((given) => given ?? '')
const Indicator = z.object({
  text,
  source: text,
  date: z
    .string()
    .nullish()
    .transform((given) => given ?? null),
})

/** A line of the file: what is missing counts as empty, so that the rules say what is missing; what is unknown is left unread. */
const DraftLine = z.object({
  id: z.union([z.string(), z.number().transform(String)]),
  kind: z.enum(QUERY_KINDS),
  title: text,
  question: text,
  options: z
    .array(z.string())
    .nullish()
    .transform((given) => given ?? []),
  optionRoles: z
    .array(z.enum(OPTION_ROLES).nullable())
    .nullish()
    .transform((given) => given ?? undefined),
  supportedBy: z
    .array(z.array(z.number().int().nonnegative()))
    .nullish()
    .transform((given) => given ?? undefined),
  indicators: z
    .array(Indicator)
    .nullish()
    .transform((given) => given ?? []),
  documentedDiagnoses: z
    .array(z.string())
    .nullish()
    .transform((given) => given ?? []),
  encounterStart: z
    .string()
    .nullish()
    .transform((given) => given ?? null),
  purpose: z
    .enum(PURPOSES)
    .nullish()
    .transform((given) => given ?? undefined),
  recipientPart: z
    .enum(['attending', 'consultant', 'resident', 'surgeon', 'other'])
    .nullish()
    .transform((given) => given ?? undefined),
})

/** One line judged, or why it cannot be read; `read` is how many signs of the file have gone by. */
export type CheckedLine = { line: number; read: number } & (
  | { draft: Draft; result: CheckResult; fault: null }
  | { fault: string }
)

/** The rules read a text in time that grows with its length, about half a second for this much prose; no query is nearly as long. */
const MOST_SIGNS = 100_000

function readLine(line: number, read: number, words: string): CheckedLine {
  if (words.length > MOST_SIGNS) {
    const most = countWords(MOST_SIGNS)
    return { line, read, fault: `not judged: longer than ${most} signs, and no query is; split it or cut it` }
  }
  try {
    const given = DraftLine.safeParse(JSON.parse(words))
    if (given.success) return { line, read, draft: given.data, result: checkDraft(given.data), fault: null }
    const [issue] = given.error.issues
    return {
      line,
      read,
      fault: `not a draft: ${issue?.path.join('.') || 'the line'}: ${issue?.message ?? 'unreadable'}`,
    }
  } catch (error) {
    if (error instanceof SyntaxError) return { line, read, fault: 'not JSON' }
    throw error
  }
}

/** Yields each draft of a stream of JSON lines with what the rules find in it, or why the line cannot be read; one line is held at a time. */
export async function* checkDrafts(input: NodeJS.ReadableStream): AsyncGenerator<CheckedLine> {
  let line = 0
  let read = 0
  for await (const words of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    line += 1
    read += words.length + 1
    const given = line === 1 ? words.replace(/^\uFEFF/, '') : words
    if (given.trim() !== '') yield readLine(line, read, given)
  }
}
