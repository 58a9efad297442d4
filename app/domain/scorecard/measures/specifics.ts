import type { Axis, Specificity } from '#app/domain/codes/specificity.ts'

/** A diagnosis family: the category of ICD-10-CM, its first three characters. */
export const familyOf = (code: string): string => code.slice(0, 3)

/** What a code says on the axes its family asks about: what it leaves open, and what it states that another code of the family leaves open. */
export type Stance = { open: readonly Axis[]; stated: readonly Axis[] }

/** External causes and reasons for contact (chapters 20 and 21) and symptoms (18) say how things came about, not how well a diagnosis is documented. */
const isDiagnosis = (code: string): boolean => !/^[R-Z]/.test(code) || /^[ST]/.test(code)

/**
 * The stance of each code of an edition that has one, by code. A code states an axis when a code of its own family leaves that axis open
 * and lists it as a more specific alternative: only such codes stand in the denominator of the unspecified-code rate. METRICS.md section 3.
 */
export function stancesOf(codes: readonly Specificity[]): Map<string, Stance> {
  const stated = new Map<string, Set<Axis>>()
  const open = codes.filter(({ code, unspecified }) => unspecified && isDiagnosis(code))
  for (const { code, axes, alternatives } of open) {
    for (const alternative of alternatives) {
      if (familyOf(alternative) !== familyOf(code)) continue
      const says = stated.get(alternative) ?? new Set()
      for (const axis of axes) says.add(axis)
      stated.set(alternative, says)
    }
  }
  const stances = new Map<string, Stance>(open.map(({ code, axes }) => [code, { open: axes, stated: [] }]))
  for (const [code, says] of stated) {
    const left = stances.get(code)?.open ?? []
    stances.set(code, { open: left, stated: [...says].filter((axis) => !left.includes(axis)) })
  }
  return stances
}
