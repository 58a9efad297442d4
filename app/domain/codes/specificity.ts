import { AXES, type Axis, axesOf } from './specificity-axes.ts'
import type { Candidate } from './specificity-candidates.ts'
import { gapsOf } from './specificity-gaps.ts'
import { type Pool, poolOf } from './specificity-pool.ts'
import { type CodeNode, type CodeTitle, growTree } from './specificity-tree.ts'

export type { Axis, CodeTitle }

export type Specificity = { code: string; unspecified: boolean; axes: Axis[]; alternatives: string[] }

/** The axes on which a thing may be named that has no code of its own: a side, a stage or a trimester is one of those that are listed. */
const NAMED: ReadonlySet<Axis> = new Set([
  'type',
  'organism',
  'substance',
  'cause',
  'site',
  'weight',
  'circumstance',
  'complication',
])

/** Codes by the encounter or fetus that their 7th character tells, in order, each once. */
function codesByTail(candidates: readonly Candidate[]): Map<string, string[]> {
  const found = new Map<string, Set<string>>()
  for (const node of new Set(candidates.map((candidate) => candidate.node)))
    for (const { code, tail } of node.leaves) {
      const ofTail = found.get(tail)
      if (ofTail === undefined) found.set(tail, new Set([code]))
      else ofTail.add(code)
    }
  return new Map([...found].map(([tail, codes]) => [tail, [...codes].sort()]))
}

const NONE: readonly string[] = []

function specificityOfNode(node: CodeNode, pool: Pool): Specificity[] {
  if (node.leaves.length === 0) return []
  const gaps = node.phrases.length === 0 ? [] : gapsOf(node, pool)
  if (gaps.length === 0)
    return node.leaves.map(({ code }) => ({ code, unspecified: false, axes: [], alternatives: [] }))
  const axesByGap = gaps.map(axesOf)
  const axes = [...new Set(axesByGap.flat())].sort()
  const residuals = gaps.flatMap((gap, at) => (axesByGap[at]?.some((axis) => NAMED.has(axis)) ? gap.residuals : []))
  const named = codesByTail(gaps.flatMap(({ candidates }) => candidates))
  const others = codesByTail(residuals)
  return node.leaves.map(({ code, tail }) => {
    // The codes that state more; those for "other" than the named ones last, and never alone.
    const told = named.get(tail) ?? NONE
    const alternatives = told.length === 0 ? [] : [...new Set([...told, ...(others.get(tail) ?? NONE)])]
    return { code, unspecified: alternatives.length > 0, axes: alternatives.length > 0 ? axes : [], alternatives }
  })
}

/**
 * For every billable code, in the order of codes: whether it leaves something open that another code of its family states, on
 * which axes, and which codes state it. Read from headings, titles and 7th characters alone.
 */
export function specificityOf(codes: readonly CodeTitle[]): Specificity[] {
  const nodes = growTree(codes)
  const pool = poolOf(nodes)
  return [...nodes.values()].flatMap((node) => specificityOfNode(node, pool)).sort((a, b) => (a.code < b.code ? -1 : 1))
}

/** An entry as the row that is kept of it: code, axes, alternatives. Only codes that leave something open are kept. */
export const keptSpecificity = ({ code, axes, alternatives }: Specificity): readonly string[] => [
  code,
  axes.join(' '),
  alternatives.join(' '),
]

/** The entry that was kept as a row. */
export function readSpecificity([code = '', axes = '', alternatives = '']: readonly string[]): Specificity {
  const isKnown = (axis: string): axis is Axis => AXES.some((known) => known === axis)
  return { code, unspecified: true, axes: axes.split(' ').filter(isKnown), alternatives: alternatives.split(' ') }
}

/** Whether a code leaves nothing open that another code of its family states. */
export const isSpecific = ({ unspecified }: Specificity): boolean => !unspecified
