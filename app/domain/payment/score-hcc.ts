import { afterHierarchies, categoriesOf, interactionNames } from './hcc-categories.ts'
import { ageSexCell, countsDiagnoses, demographicNames, type Member } from './hcc-member.ts'
import type { HccTables } from './hcc-tables.ts'

export type ScorePart = { name: string; kind: 'demographic' | 'disease' | 'interaction'; factorX10000: number }
export type RiskScore = {
  release: string
  /** Payment categories after the hierarchies, bare numbers in order. */
  hccs: string[]
  parts: ScorePart[]
  /** The raw score x 10,000: before normalisation and coding intensity, which `hcc-adjust.ts` applies apart. */
  scoreX10000: number
  dropped: { hcc: string; by: string }[]
  /** Which codes stand behind each category before the hierarchies. */
  codesOf: Record<string, string[]>
  /** Names that the member calls for and the segment's table does not carry (an age outside the segment): a value, not zero. */
  notInTable: string[]
}

/** The CMS-HCC risk score of a member: demographic cell, categories after hierarchies, interactions and payment count. */
export function scoreHcc(tables: HccTables, member: Member): RiskScore {
  const model = tables.models[member.model]
  const codesOf: Record<string, string[]> = {}
  const codes = countsDiagnoses(member.segment) ? member.codes : []
  for (const code of new Set(codes)) {
    for (const hcc of categoriesOf(model, member, code)) codesOf[hcc] = [...(codesOf[hcc] ?? []), code]
  }
  const { hccs, dropped } = afterHierarchies(model, member.model, new Set(Object.keys(codesOf)))
  const parts: ScorePart[] = []
  const notInTable: string[] = []
  const add = (name: string, kind: ScorePart['kind']): void => {
    const factorX10000 = model.factors.get(`${member.segment}_${name}`.toLowerCase())
    if (factorX10000 !== undefined) parts.push({ name, kind, factorX10000 })
    // An interaction that a segment has no factor for is simply not part of that segment's model.
    else if (kind !== 'interaction') notInTable.push(`${member.segment}_${name}`)
  }
  for (const name of [ageSexCell(member), ...demographicNames(member)]) add(name, 'demographic')
  for (const hcc of hccs) add(`HCC${hcc}`, 'disease')
  for (const name of interactionNames(member, hccs)) add(name, 'interaction')
  const scoreX10000 = parts.reduce((sum, part) => sum + part.factorX10000, 0)
  return { release: tables.release, hccs, parts, scoreX10000, dropped, codesOf, notInTable }
}
