import { readFile } from 'node:fs/promises'
import { type Effect, effectOf } from '#app/domain/education/effect/effect.ts'
import { type Fault, programOf, readProgram } from '#app/domain/education/effect/program.ts'
import { ok, type Refusal, type Result, refuse } from '#app/domain/shared/result.ts'

export type EffectOfFile = { effect: Effect; faults: Fault[]; rows: number }
export type EffectRefusal = 'no-such-file' | 'columns-missing' | 'no-rows'

/** The effect of the program in a CSV file; its faults beside it, since the other lines still count. */
export async function effectOfFile(path: string): Promise<Result<EffectOfFile, EffectRefusal>> {
  const text = await readFile(path, 'utf8').catch(() => null)
  return text === null ? refuse('no-such-file') : effectOfText(text)
}

/** The same from the file's text. */
export function effectOfText(text: string): Result<EffectOfFile, 'columns-missing' | 'no-rows'> {
  const { rows, faults, missing } = readProgram(text)
  if (missing.length > 0) return refuse('columns-missing')
  if (rows.length === 0) return faults.length > 0 ? withoutRows(faults) : refuse('no-rows')
  return ok({ effect: effectOf(programOf(rows)), faults, rows: rows.length })
}

/** A file of nothing but faults still gets its faults told line by line. */
function withoutRows(faults: Fault[]): Exclude<Result<EffectOfFile, 'no-rows'>, Refusal<'no-rows'>> {
  return { ok: true, value: { effect: effectOf(programOf([])), faults, rows: 0 } }
}
