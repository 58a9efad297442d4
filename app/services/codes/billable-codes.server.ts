import { placeOf } from '#app/domain/codes/search-index.ts'
import type { Context } from '../context.server.ts'
import { codeSetOn } from './code-sets.server.ts'

/** Those of the codes that may be billed in the edition in force on a day. */
export async function billableCodes(context: Context, codes: readonly string[], day: string): Promise<Set<string>> {
  if (codes.length === 0) return new Set()
  const set = await codeSetOn(context, day)
  const wanted = new Set(codes)
  const rows = await set.rowsAt([...wanted].map((code) => placeOf(set.head, code)))
  return new Set(rows.filter(({ code, billable }) => billable && wanted.has(code)).map(({ code }) => code))
}
