import table from './families.json'

/** A chapter of the tabular list; `from` and `to` are its first and last three-character categories, as far as they can reach. */
export type Chapter = { id: string; label: string; from: string; to: string }

const CHAPTERS: readonly Chapter[] = table.chapters.map(([from = '', to = '', id = '', label = '']) => ({
  id,
  label,
  from,
  to,
}))

/** The chapters in the order of their codes, injuries before external causes and status codes last. */
export const chapters = (): readonly Chapter[] => CHAPTERS

/** The chapter of a code without its dot, or null for what is no diagnosis code. */
export function chapterOf(code: string): Chapter | null {
  const category = code.slice(0, 3)
  return CHAPTERS.find(({ from, to }) => category >= from && category <= to) ?? null
}

/** The headings above a code that are in the set, from its category down: their codes, without the code itself. */
export function headingsOf(code: string, isInSet: (code: string) => boolean): string[] {
  const above: string[] = []
  for (let length = 3; length < code.length; length++) {
    const heading = code.slice(0, length)
    if (isInSet(heading)) above.push(heading)
  }
  return above
}

/** Of codes in order, all below one heading, those that stand directly under it. */
export function directlyBelow(codes: readonly string[]): string[] {
  const direct: string[] = []
  for (const code of codes) {
    const last = direct.at(-1)
    if (last === undefined || !code.startsWith(last)) direct.push(code)
  }
  return direct
}
