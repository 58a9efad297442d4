import { families } from '#app/domain/codes/family.ts'

const LABELS = new Map(
  [...families(), { id: 'perinatal', label: 'Perinatal conditions' }].map(({ id, label }) => [id, label]),
)
/** The label of a family of material. */
export const labelOf = (family: string): string => LABELS.get(family) ?? family
