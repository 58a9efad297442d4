import type { z } from 'zod'
import { readFormData } from './body.server.ts'

/** What was typed, as it was typed, and what is wrong with it by field. */
export type FormFaults = { values: Record<string, string>; faults: Record<string, string> }

/** Reads a form against a schema: the value, or each field's first fault in words; beside either, what was typed as it was typed. */
export async function readForm<T extends z.ZodType>(
  request: Request,
  schema: T,
): Promise<{ ok: true; value: z.infer<T>; values: Record<string, string> } | ({ ok: false } & FormFaults)> {
  const form = await readFormData(request)
  if (!form) return { ok: false, values: {}, faults: { form: 'That is more text than a form takes.' } }
  const raw: Record<string, string | string[]> = {}
  for (const key of new Set(form.keys())) {
    const all = form.getAll(key).filter((v): v is string => typeof v === 'string')
    raw[key] = key.endsWith('[]') ? all : (all.at(-1) ?? '')
  }
  const parsed = schema.safeParse(raw)
  const values: Record<string, string> = {}
  for (const [key, value] of Object.entries(raw)) values[key] = Array.isArray(value) ? value.join('\n') : value
  if (parsed.success) return { ok: true, value: parsed.data, values }
  const faults: Record<string, string> = {}
  for (const issue of parsed.error.issues) {
    const name = String(issue.path[0] ?? 'form')
    faults[name] ??= issue.message
  }
  return { ok: false, values, faults }
}
