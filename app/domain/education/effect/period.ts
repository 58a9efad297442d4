/** A period's place in time, comparable among periods of one way of writing; how many make a year, where that is known. */
export type PeriodKey = { order: number; name: string; perYear: number | null }

const WAYS: { form: RegExp; key: (parts: number[]) => { order: number; perYear: number | null } }[] = [
  { form: /^(\d{4})-?Q([1-4])$/i, key: ([y = 0, q = 0]) => ({ order: y * 4 + q, perYear: 4 }) },
  { form: /^(\d{4})-?W(\d{1,2})$/i, key: ([y = 0, w = 0]) => ({ order: y * 53 + w, perYear: null }) },
  { form: /^(\d{4})[-/](\d{1,2})$/, key: ([y = 0, m = 0]) => ({ order: y * 12 + m, perYear: 12 }) },
  {
    form: /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ].*)?$/,
    key: ([y = 0, m = 0, d = 0]) => ({ order: (y * 12 + m) * 31 + d, perYear: d === 1 ? 12 : null }),
  },
  { form: /^(20\d{2})(0[1-9]|1[0-2])$/, key: ([y = 0, m = 0]) => ({ order: y * 12 + m, perYear: 12 }) },
]

/** Reads `7`, `2025-01`, `2025/1`, `202501`, `2025-Q1`, `2025-W07`, `2025-01-15`, `month 7` or `P07`; null for what has no number at its end. */
export function periodKey(text: string): PeriodKey | null {
  for (const { form, key } of WAYS) {
    const found = form.exec(text)
    if (found) return { name: text, ...key(found.slice(1).map(Number)) }
  }
  // Bare numbers are taken for months, as in the product's own files: it matters to the season of a series without controls only.
  const plain = /^[A-Za-z _-]*?(-?\d{1,9})(?:\.0+)?$/.exec(text)
  return plain ? { name: text, order: Number(plain[1]), perYear: 12 } : null
}
