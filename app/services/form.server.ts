import type { z } from 'zod'

/** What was typed, as it was typed, and what is wrong with it by field. */
export type FormFaults = { values: Record<string, string>; faults: Record<string, string> }

/** The largest form: a note's worth of words in each of a few fields. */
const LARGEST = 2_000_000

/** Reads a form against a schema: the values, or each field's first fault in words beside what was typed. */
export async function readForm<T extends z.ZodType>(
  request: Request,
  schema: T,
): Promise<{ ok: true; value: z.infer<T> } | ({ ok: false } & FormFaults)> {
  const length = Number(request.headers.get('content-length') ?? 0)
  if (length > LARGEST) return { ok: false, values: {}, faults: { form: 'That is more text than a form takes.' } }
  const form = await request.formData()
  const raw: Record<string, string | string[]> = {}
  for (const key of new Set(form.keys())) {
    const all = form.getAll(key).filter((v): v is string => typeof v === 'string')
    raw[key] = key.endsWith('[]') ? all : (all.at(-1) ?? '')
  }
  const parsed = schema.safeParse(raw)
  if (parsed.success) return { ok: true, value: parsed.data }
  const faults: Record<string, string> = {}
  for (const issue of parsed.error.issues) {
    const name = String(issue.path[0] ?? 'form')
    faults[name] ??= issue.message
  }
  const values: Record<string, string> = {}
  for (const [key, value] of Object.entries(raw)) values[key] = Array.isArray(value) ? value.join('\n') : value
  return { ok: false, values, faults }
}

/** What a form holds as it was typed: to be shown again when a deed refuses what the schema let pass. */
export async function typedIn(request: Request): Promise<Record<string, string>> {
  const values: Record<string, string> = {}
  for (const [name, value] of await request.formData()) if (typeof value === 'string') values[name] = value
  return values
}
