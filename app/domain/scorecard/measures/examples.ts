import type { Specificity } from '#app/domain/codes/specificity.ts'
import type { GapAxis } from './contribution.ts'
import { familyOf } from './specifics.ts'

export type ExampleCodes = { instead: string; write: string[] }
const MOST = 2

/**
 * For a family and the axes left open: the code that leaves most of them open, and codes of the family that state them all. Codes alone; the
 * first and a middle one, so that not every example is the mildest.
 */
export function exampleIn(
  codes: readonly Specificity[],
  family: string,
  axes: readonly GapAxis[],
): ExampleCodes | null {
  const own = codes.filter(({ code }) => familyOf(code) === family)
  const leaves = (one: Specificity) => axes.filter((axis) => one.axes.some((open) => open === axis)).length
  const [vague] = own
    .filter((one) => one.unspecified && leaves(one) > 0)
    .sort((a, b) => leaves(b) - leaves(a) || a.code.length - b.code.length || (a.code < b.code ? 1 : -1))
  if (!vague) return null
  const openOf = new Map(own.map((one) => [one.code, one]))
  const exact = vague.alternatives.filter((code) => {
    const one = openOf.get(code)
    return one !== undefined && leaves(one) === 0
  })
  const middle = exact[Math.floor(exact.length / 2)]
  const write = [...new Set([exact[0], middle])].flatMap((code) => code ?? []).slice(0, MOST)
  return write.length > 0 ? { instead: vague.code, write } : null
}
