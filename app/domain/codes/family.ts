import table from './families.json'

/** A group of diagnoses by which documentation work is counted; `id` is kept, `label` is shown. */
export type Family = { id: string; label: string }

const STARTS = new Map<string, Family>()
for (const [id = '', label = '', starts = ''] of table.families)
  for (const start of starts.split(' ')) STARTS.set(start, { id, label })

const OTHER: Family = { id: 'other', label: 'Other' }

/** The family of a diagnosis code (without its dot): the closest that its beginning names, else its chapter, else "other". */
export function familyOf(code: string): Family {
  for (let length = Math.min(code.length, 7); length >= 3; length--) {
    const family = STARTS.get(code.slice(0, length))
    if (family !== undefined) return family
  }
  const category = code.slice(0, 3)
  const chapter = table.chapters.find(([from = '', to = '']) => category >= from && category <= to)
  return chapter?.[2] !== undefined && chapter[3] !== undefined ? { id: chapter[2], label: chapter[3] } : OTHER
}

/** Every family there is, in the order of the table: for filters and axes. */
export const families = (): Family[] => table.families.map(([id = '', label = '']) => ({ id, label }))
