import { tableForm } from './codes-form.ts'
import edits from './hcc-edits.json'
import interactions from './hcc-interactions.json'
import { isDisabledNow, type Member } from './hcc-member.ts'
import type { ModelTables } from './hcc-tables.ts'
import type { HccModel } from './tables.ts'

type Edit = {
  codes?: readonly string[]
  beginnings?: readonly string[]
  sex?: string
  oldest?: number
  youngest?: number
  to: string | null
}
const EDITS: Record<HccModel, readonly Edit[]> = { V24: edits.V24, V28: edits.V28 }

/** The categories of one code for this member: an age or sex edit replaces the mapping. Empty where the code maps to none. */
export function categoriesOf(tables: ModelTables, member: Member, written: string): readonly string[] {
  const code = tableForm(written)
  const mapped = tables.hccsOf.get(code)
  if (!mapped) return []
  const edit = EDITS[member.model].find((one) => applies(one, code, member))
  if (!edit) return mapped
  return edit.to === null ? [] : [edit.to]
}

function applies(edit: Edit, code: string, { sex, ageYears }: Member): boolean {
  const named = edit.codes?.includes(code) ?? edit.beginnings?.some((beginning) => code.startsWith(beginning))
  if (!named) return false
  if (edit.sex !== undefined && edit.sex !== sex) return false
  if (edit.oldest !== undefined && ageYears > edit.oldest) return false
  return edit.youngest === undefined || ageYears >= edit.youngest
}

/** V28: a heart assist device (HCC 223) counts only beside a heart failure or transplant category. */
const BESIDE_ASSIST_DEVICE = ['221', '222', '224', '225', '226']

/** The categories left after the hierarchies, in order of their numbers, and which category dropped which. */
export function afterHierarchies(
  tables: ModelTables,
  model: HccModel,
  categories: ReadonlySet<string>,
): { hccs: string[]; dropped: { hcc: string; by: string }[] } {
  const standing = new Set(categories)
  if (model === 'V28' && standing.has('223') && !BESIDE_ASSIST_DEVICE.some((hcc) => standing.has(hcc)))
    standing.delete('223')
  const inOrder = [...standing].sort((a, b) => Number(a) - Number(b))
  const droppedBy = new Map<string, string>()
  for (const parent of inOrder) {
    for (const child of tables.drops.get(parent) ?? [])
      if (standing.has(child) && !droppedBy.has(child)) droppedBy.set(child, parent)
  }
  return {
    hccs: inOrder.filter((hcc) => !droppedBy.has(hcc)),
    dropped: [...droppedBy].map(([hcc, by]) => ({ hcc, by })),
  }
}

/** CMS's names of the interactions that stand, and of the count of payment categories ("D4", "D10P"). */
export function interactionNames(member: Member, hccs: readonly string[]): string[] {
  const standing = new Set(hccs)
  const { categories, interactions: all } = interactions[member.model]
  const lists: Record<string, readonly string[]> = categories
  const holds = (part: string): boolean => {
    if (part === 'DISABLED') return isDisabledNow(member)
    if (part.startsWith('HCC')) return standing.has(part.slice(3))
    return (lists[part] ?? []).some((hcc) => standing.has(hcc))
  }
  const parts: Record<string, readonly string[]> = all
  const names = Object.keys(parts).filter((name) => parts[name]?.every(holds))
  if (hccs.length > 0) names.push(hccs.length >= 10 ? 'D10P' : `D${hccs.length}`)
  return names
}
