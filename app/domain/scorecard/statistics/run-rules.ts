/** Western Electric rules: 1 beyond 3 sigma; 2 two of three beyond 2 on one side; 3 four of five beyond 1 on one side; 4 eight running on one side. */
export type RunSignal = 1 | 2 | 3 | 4

const RULES: readonly { rule: RunSignal; beyond: number; of: number; need: number }[] = [
  { rule: 1, beyond: 3, of: 1, need: 1 },
  { rule: 2, beyond: 2, of: 3, need: 2 },
  { rule: 3, beyond: 1, of: 5, need: 4 },
  { rule: 4, beyond: 0, of: 8, need: 8 },
]

/**
 * The rules that each point completes, from its distance to the centre in sigmas. A point completes a rule only when it is itself on
 * that side beyond that distance. Western Electric, Statistical Quality Control Handbook 1956, pages 25-28.
 */
export function signalsOf(sigmas: readonly number[]): RunSignal[][] {
  return sigmas.map((sigma, i) => {
    const side = sigma < 0 ? -1 : 1
    return RULES.filter(({ beyond, of, need }) => {
      if (sigma * side <= beyond || i + 1 < need) return false
      const window = sigmas.slice(Math.max(0, i + 1 - of), i + 1)
      return window.filter((s) => s * side > beyond).length >= need
    }).map(({ rule }) => rule)
  })
}
