import { bearingsOf, isMapped } from './bearings.ts'
import { composedId, composedOf, PLACES } from './compositions.ts'
import { evidenceMap } from './evidence-map.ts'
import { explained } from './explanations.ts'
import { conceptOf, isSameOrDeeper } from './hierarchy.ts'
import type { Bearing } from './types.ts'

export type Support = 'supported' | 'weak' | 'contradicted' | 'none' | 'not-mapped'
/** The verdict with its grounds. `strong` is true when one finding alone makes the concept credible: only then is it a rival that an answer list must offer. */
export type SupportReading = { verdict: Support; strong: boolean; for: Bearing[]; against: Bearing[] }
/** Concepts that the record documents: a detail of one of them need not prove its base again. */
export type SupportContext = { documented: readonly string[] }

const NOTHING_DOCUMENTED: SupportContext = { documented: [] }
const RANK: Record<Support, number> = { contradicted: 0, none: 1, weak: 2, supported: 3, 'not-mapped': 4 }
type ByConcept = ReadonlyMap<string, readonly Bearing[]>
type Judging = { bearings: ByConcept; documented: readonly string[]; known: Map<string, SupportReading> }

/** One list of findings is asked about many concepts; it is read once. */
const READ = new WeakMap<readonly string[], ByConcept>()

function readOnce(indicatorTexts: readonly string[]): ByConcept {
  const before = READ.get(indicatorTexts)
  if (before) return before
  const byConcept = new Map<string, Bearing[]>()
  for (const bearing of explained(indicatorTexts.flatMap(bearingsOf), indicatorTexts)) {
    const own = byConcept.get(bearing.conceptId)
    if (own) own.push(bearing)
    else byConcept.set(bearing.conceptId, [bearing])
  }
  READ.set(indicatorTexts, byConcept)
  return byConcept
}

/**
 * Returns whether the findings of a query make a concept credible: `supported` by a strong finding, by two weak ones, or by one where the concept is
 * no syndrome; `weak` by less; `contradicted` when a strong finding speaks against it and none as strong for it; `not-mapped` when nobody can say.
 * A detail (stage, acuity, type) needs findings of its own; an open one (see the map) stands with its base unless something speaks against it.
 */
export function supports(
  conceptId: string,
  indicatorTexts: readonly string[],
  context: SupportContext = NOTHING_DOCUMENTED,
): Support {
  return supportOf(conceptId, indicatorTexts, context).verdict
}

/** Returns the same as `supports`, with the findings for and against. */
export function supportOf(
  conceptId: string,
  indicatorTexts: readonly string[],
  context: SupportContext = NOTHING_DOCUMENTED,
): SupportReading {
  if (!isMapped(conceptId)) return { verdict: 'not-mapped', strong: false, for: [], against: [] }
  return judge(conceptId, { bearings: readOnce(indicatorTexts), documented: context.documented, known: new Map() })
}

function judge(conceptId: string, judging: Judging): SupportReading {
  const before = judging.known.get(conceptId)
  if (before) return before
  const parents = basesOf(conceptId)
    .filter(isMapped)
    .map((id) => baseOf(id, judging))
  const reading = evidenceMap().mapped.has(conceptId)
    ? withDetail(ownOf(conceptId, judging.bearings), parents, evidenceMap().open.has(conceptId))
    : ofParents(parents)
  judging.known.set(conceptId, reading)
  return reading
}

/** A composed concept the map has no entry for is judged axis by axis: acute, and systolic. */
function basesOf(conceptId: string): readonly string[] {
  const composed = evidenceMap().mapped.has(conceptId) ? null : composedOf(conceptId)
  const axes = Object.entries(composed?.choice ?? {})
  if (!composed || axes.length < 2) return conceptOf(conceptId)?.isA ?? []
  const telling = axes.filter(([axis]) => !PLACES.has(axis))
  return (telling.length > 0 ? telling : axes).map(([axis, value]) =>
    composedId(composed.grammar.composition, { [axis]: value }),
  )
}

/** What the record documents needs no further proof, but a finding may still speak against it. */
function baseOf(conceptId: string, judging: Judging): SupportReading {
  const reading = judge(conceptId, judging)
  const isDocumented = judging.documented.some((id) => isSameOrDeeper(id, conceptId))
  return isDocumented ? { ...reading, verdict: 'supported', strong: false } : reading
}

function ownOf(conceptId: string, bearings: ByConcept): SupportReading {
  const own = bearings.get(conceptId) ?? []
  const pro = own.filter(({ direction }) => direction === 'for')
  const contra = own.filter(({ direction }) => direction === 'against')
  return { ...verdictOf(pro, contra, evidenceMap().syndromes.has(conceptId)), for: pro, against: contra }
}

function verdictOf(
  pro: readonly Bearing[],
  contra: readonly Bearing[],
  isSyndrome: boolean,
): Pick<SupportReading, 'verdict' | 'strong'> {
  const strong = pro.some(({ strength }) => strength === 'strong')
  const weak = new Set(pro.map(({ words }) => words.toLowerCase())).size
  if (strong) return { verdict: 'supported', strong }
  if (contra.some(({ strength }) => strength === 'strong')) return { verdict: 'contradicted', strong }
  if (weak === 0) return { verdict: contra.length > 1 ? 'contradicted' : 'none', strong }
  const enough = isSyndrome ? weak >= 2 && contra.length < weak : contra.length <= weak
  return { verdict: enough ? 'supported' : 'weak', strong }
}

/** A detail stands on its own findings; where they are only weak or missing, on its base: fully when it is an open one, weakly when not. */
function withDetail(own: SupportReading, parents: readonly SupportReading[], isOpen: boolean): SupportReading {
  const above = ofParents(parents)
  if (parents.length === 0 || own.verdict === 'supported' || own.verdict === 'contradicted') return own
  if (above.verdict === 'contradicted') return above
  const isBorne = above.verdict === 'supported'
  if (isBorne && (own.verdict === 'weak' || isOpen)) return { ...own, verdict: 'supported', strong: false }
  if (own.verdict === 'weak') return own
  return isBorne || above.verdict === 'weak' ? { ...above, verdict: 'weak', strong: false } : own
}

/** Something that is two things at once is as credible as the less credible of them; a form the map does not know is never a strong rival. */
function ofParents(parents: readonly SupportReading[]): SupportReading {
  const judged = parents.filter(({ verdict }) => verdict !== 'not-mapped')
  const least = [...judged].sort((a, b) => RANK[a.verdict] - RANK[b.verdict])[0]
  if (!least) return { verdict: 'none', strong: false, for: [], against: [] }
  return {
    verdict: least.verdict,
    strong: judged.length > 1 && judged.every(({ strong }) => strong),
    for: judged.flatMap((reading) => reading.for),
    against: judged.flatMap((reading) => reading.against),
  }
}
