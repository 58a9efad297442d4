import { bearingsOf, isMapped } from './bearings.ts'
import { MAPPED, OPEN } from './evidence-map.ts'
import { explained } from './explanations.ts'
import { conceptOf, isSameOrDeeper } from './hierarchy.ts'
import type { Bearing } from './types.ts'

export type Support = 'supported' | 'weak' | 'contradicted' | 'none' | 'not-mapped'
/** The verdict with its grounds. `strong` is true when one finding alone makes the concept credible, and not only several weak ones. */
export type SupportReading = { verdict: Support; strong: boolean; for: Bearing[]; against: Bearing[] }

const RANK: Record<Support, number> = { contradicted: 0, none: 1, weak: 2, supported: 3, 'not-mapped': 4 }

/**
 * Returns whether the findings of a query make a concept credible: `supported` by a strong finding or two weak ones, `weak` by one weak finding,
 * `contradicted` when a strong finding speaks against it and none as strong for it, `not-mapped` when nobody can say. A detail (stage, acuity,
 * type) needs its own findings where the map has any for it; without them it stands with what it is a form of.
 */
export function supports(conceptId: string, indicatorTexts: readonly string[]): Support {
  return supportOf(conceptId, indicatorTexts).verdict
}

/** Returns the same as `supports`, with the findings for and against. */
export function supportOf(conceptId: string, indicatorTexts: readonly string[]): SupportReading {
  if (!isMapped(conceptId)) return { verdict: 'not-mapped', strong: false, for: [], against: [] }
  const bearings = explained(indicatorTexts.flatMap(bearingsOf), indicatorTexts)
  const known = new Map<string, SupportReading>()
  return judge(conceptId, bearings, known)
}

function judge(conceptId: string, bearings: readonly Bearing[], known: Map<string, SupportReading>): SupportReading {
  const before = known.get(conceptId)
  if (before) return before
  const parents = (conceptOf(conceptId)?.isA ?? []).filter(isMapped).map((id) => judge(id, bearings, known))
  const reading = MAPPED.has(conceptId)
    ? withDetail(ownOf(conceptId, bearings), parents, OPEN.has(conceptId))
    : ofParents(parents)
  known.set(conceptId, reading)
  return reading
}

/** A finding for a deeper form is a finding for the concept; one against it is not. */
function ownOf(conceptId: string, bearings: readonly Bearing[]): SupportReading {
  const own = bearings.filter((bearing) => bearing.conceptId === conceptId)
  const deeper = bearings.filter(
    (bearing) =>
      bearing.direction === 'for' && bearing.conceptId !== conceptId && isSameOrDeeper(bearing.conceptId, conceptId),
  )
  const pro = [...own.filter(({ direction }) => direction === 'for'), ...deeper]
  const contra = own.filter(({ direction }) => direction === 'against')
  return { ...verdictOf(pro, contra), for: pro, against: contra }
}

function verdictOf(pro: readonly Bearing[], contra: readonly Bearing[]): Pick<SupportReading, 'verdict' | 'strong'> {
  const strong = pro.some(({ strength }) => strength === 'strong')
  const weak = new Set(pro.map(({ words }) => words.toLowerCase())).size
  if (strong) return { verdict: 'supported', strong }
  if (contra.some(({ strength }) => strength === 'strong')) return { verdict: 'contradicted', strong }
  if (weak === 0) return { verdict: contra.length > 0 ? 'contradicted' : 'none', strong }
  return { verdict: weak >= 2 && contra.length < weak ? 'supported' : 'weak', strong }
}

/** A detail stands on its own findings; where they are only weak or missing, on what it is a form of: fully when it is an open one, weakly when not. */
function withDetail(own: SupportReading, parents: readonly SupportReading[], isOpen: boolean): SupportReading {
  const above = ofParents(parents)
  if (parents.length === 0 || own.verdict === 'supported' || own.verdict === 'contradicted') return own
  if (above.verdict === 'contradicted') return above
  const isBorne = above.verdict === 'supported'
  if (isBorne && (own.verdict === 'weak' || isOpen)) return { ...above, ...own, verdict: 'supported', strong: false }
  if (own.verdict === 'weak') return own
  return isBorne || above.verdict === 'weak' ? { ...above, verdict: 'weak', strong: false } : own
}

/** Something that is two things at once is as credible as the less credible of them. */
function ofParents(parents: readonly SupportReading[]): SupportReading {
  const judged = parents.filter(({ verdict }) => verdict !== 'not-mapped')
  const least = [...judged].sort((a, b) => RANK[a.verdict] - RANK[b.verdict])[0]
  if (!least) return { verdict: 'none', strong: false, for: [], against: [] }
  return {
    verdict: least.verdict,
    strong: judged.every(({ strong }) => strong),
    for: judged.flatMap((reading) => reading.for),
    against: judged.flatMap((reading) => reading.against),
  }
}
