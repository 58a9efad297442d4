import { type Axis, axesOf } from './specificity-axes.ts'
import { type Gap, gapsOf } from './specificity-gaps.ts'
import { type CodeTitle, growTree, poolOf } from './specificity-tree.ts'

export type { Axis, CodeTitle }

export type Specificity = { code: string; unspecified: boolean; axes: Axis[]; alternatives: string[] }

function codesWith(gaps: readonly Gap[], tail: string): string[] {
  const found = new Set<string>()
  for (const { candidates } of gaps)
    for (const { node } of candidates) for (const leaf of node.leaves) if (leaf.tail === tail) found.add(leaf.code)
  return [...found].sort()
}

/**
 * For every billable code, whether it leaves something open that another code of its family states, on which axes, and which
 * codes state it. Read from headings, titles and 7th characters alone.
 */
export function specificityOf(codes: readonly CodeTitle[]): Specificity[] {
  const nodes = growTree(codes)
  const pool = poolOf(nodes)
  const found: Specificity[] = []
  for (const node of nodes.values()) {
    if (node.leaves.length === 0) continue
    const gaps = node.phrases.length === 0 ? [] : gapsOf(node, pool)
    const axes = [...new Set(gaps.flatMap(axesOf))].sort()
    for (const { code, tail } of node.leaves)
      found.push({ code, unspecified: gaps.length > 0, axes, alternatives: codesWith(gaps, tail) })
  }
  return found.sort((a, b) => (a.code < b.code ? -1 : 1))
}
