import { bearingsOf, isMapped } from './bearings.ts'
import { isSameOrDeeper } from './hierarchy.ts'

export type Support = 'supported' | 'weak' | 'contradicted' | 'none' | 'not-mapped'

/** Returns whether the findings of a query make a concept credible; `not-mapped` means nobody can say. */
export function supports(conceptId: string, indicatorTexts: readonly string[]): Support {
  if (!isMapped(conceptId)) return 'not-mapped'
  const bearings = indicatorTexts.flatMap(bearingsOf).filter((bearing) => isSameOrDeeper(conceptId, bearing.conceptId))
  if (bearings.some((b) => b.direction === 'against' && b.strength === 'strong')) return 'contradicted'
  const weight = bearings.reduce((sum, b) => sum + (b.direction === 'for' ? (b.strength === 'strong' ? 2 : 1) : 0), 0)
  if (weight >= 2) return 'supported'
  return weight === 1 ? 'weak' : 'none'
}
