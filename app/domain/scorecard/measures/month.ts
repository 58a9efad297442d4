/** A calendar month in UTC as one whole number, year x 12 + month (0 to 11), so that months compare and subtract. */
export type Month = number

/** The month of a moment, in UTC. */
export const monthOf = (at: Date): Month => at.getUTCFullYear() * 12 + at.getUTCMonth()

/** The first moment of a month. */
export const startOf = (month: Month): Date => new Date(Date.UTC(Math.floor(month / 12), month % 12, 1))

/** "2026-03". */
export const monthText = (month: Month): string =>
  `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`

/** "2026 Q1" of a quarter as one whole number, year x 4 + quarter (0 to 3). */
export const quarterText = (quarter: number): string => `${Math.floor(quarter / 4)} Q${(quarter % 4) + 1}`

/** The quarters in which a new edition of ICD-10-CM came into force: on 1 October, the first day of the fourth. A share can move for that alone. */
export const codeSetMarks = (quarters: readonly string[]): { quarter: string; words: string }[] =>
  quarters.flatMap((quarter) => {
    const [, year] = /^(\d{4}) Q4$/.exec(quarter) ?? []
    return year ? [{ quarter, words: `Code set FY ${Number(year) + 1}` }] : []
  })

/** The month of "2026-03"; null for other text. */
export function readMonth(text: string | null): Month | null {
  const match = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(text ?? '')
  return match ? Number(match[1]) * 12 + Number(match[2]) - 1 : null
}

/** First and last month, both included. */
export type Period = { from: Month; to: Month }
export const monthsIn = ({ from, to }: Period): Month[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i)

/** The period of the same length just before. */
export const periodBefore = ({ from, to }: Period): Period => ({ from: from - (to - from + 1), to: from - 1 })

/** After the end of a month, how long its slowest query may still be due: three working days, a weekend and a holiday around them. METRICS.md 1. */
export const MATURITY_DAYS = 7

/** The last month whose queries have all come due. Later ones would look unanswered only because they are young. */
export const lastMatured = (now: Date): Month => monthOf(new Date(now.getTime() - MATURITY_DAYS * 86_400_000)) - 1
