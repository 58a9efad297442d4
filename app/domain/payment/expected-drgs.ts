import type { Expectation } from './answer-worth.ts'
import type { NotGrouped } from './stay.ts'

/** A DRG that a question may lead to, with the answers that lead there. `labels` are codes; the empty one stands for a line that goes. */
export type ExpectedDrg = {
  drg: string | null
  notGrouped: NotGrouped | null
  weightX10000: number | null
  differenceX10000: number | null
  labels: string[]
}

/** The outcomes of a question by the DRG they lead to, from the lowest weight to the highest; those without a weight last. */
export function expectedDrgs(outcomes: Expectation['outcomes']): ExpectedDrg[] {
  const found = new Map<string, ExpectedDrg>()
  for (const { label, grouping, weightDifferenceX10000 } of outcomes) {
    const drg = grouping?.drg ?? null
    const key = `${drg} ${grouping?.notGrouped ?? ''}`
    const known = found.get(key)
    if (known) known.labels.push(label)
    else
      found.set(key, {
        drg,
        notGrouped: grouping?.notGrouped ?? null,
        weightX10000: grouping?.weightX10000 ?? null,
        differenceX10000: weightDifferenceX10000,
        labels: [label],
      })
  }
  const weight = ({ weightX10000 }: ExpectedDrg) => weightX10000 ?? Number.POSITIVE_INFINITY
  return [...found.values()].sort((a, b) => (weight(a) < weight(b) ? -1 : Number(weight(a) > weight(b))))
}
