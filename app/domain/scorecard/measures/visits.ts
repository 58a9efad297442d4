import { isTooFew, type Rate, rateOf } from '#app/domain/shared/rate.ts'
import { levelsOf } from './spread.ts'

export type VisitLevel = { code: string; share: Rate }
export type VisitSpread = {
  family: string
  by: string
  n: number
  levels: VisitLevel[]
  /** The odds of a higher level against all others of the family, one for every cut between levels; null where nothing can be compared. */
  odds: { ratio: number; low: number; high: number } | null
}

type Count = { by: string; bucket: string; n: number }

/**
 * Visits by level within each family, by whom or what they are grouped, each as a whole spread and compared as one: the common odds ratio
 * over all cuts between levels (Mantel & Haenszel 1959; Liu & Agresti, Biometrics 1996;52:1223-1234, whose variance it takes through the
 * widest single cut, which is no narrower). Groups of under ten visits, and levels that would tell fewer, are left out.
 */
export function visitSpreads(counts: readonly Count[]): VisitSpread[] {
  const families = [...new Set(counts.map(({ bucket }) => bucket.split(' ')[0] ?? ''))].sort()
  return families.flatMap((family) => {
    const levels = levelsOf(family)
    const own = counts.filter(({ bucket }) => bucket.startsWith(`${family} `))
    const groups = [...new Set(own.map(({ by }) => by))].sort()
    const vectors = new Map(groups.map((by) => [by, levels.map((code) => countOf(own, by, `${family} ${code}`))]))
    const total = levels.map((_, at) => groups.reduce((sum, by) => sum + (vectors.get(by)?.[at] ?? 0), 0))
    return groups.flatMap((by): VisitSpread[] => {
      const vector = vectors.get(by) ?? []
      const n = vector.reduce((sum, one) => sum + one, 0)
      if (isTooFew(n)) return []
      const shares = vector.flatMap((events, at) => {
        const share = rateOf(events, n)
        return share ? [{ code: levels[at] ?? '', share }] : []
      })
      return [
        {
          ...{ family, by, n, levels: shares },
          odds: commonOdds(
            vector,
            total.map((all, at) => all - (vector[at] ?? 0)),
          ),
        },
      ]
    })
  })
}

const countOf = (counts: readonly Count[], by: string, bucket: string): number =>
  counts.filter((one) => one.by === by && one.bucket === bucket).reduce((sum, { n }) => sum + n, 0)

/** The Mantel-Haenszel odds ratio of being above a cut, over all cuts. */
function commonOdds(own: readonly number[], others: readonly number[]): VisitSpread['odds'] {
  const sumOf = (list: readonly number[]) => list.reduce((sum, one) => sum + one, 0)
  const [n, m] = [sumOf(own), sumOf(others)]
  if (isTooFew(m)) return null
  let [up, down, narrowest] = [0, 0, Number.POSITIVE_INFINITY]
  for (let cut = 1; cut < own.length; cut++) {
    const [a, c] = [sumOf(own.slice(cut)), sumOf(others.slice(cut))]
    const [b, d] = [n - a, m - c]
    up += (a * d) / (n + m)
    down += (b * c) / (n + m)
    if (Math.min(a, b, c, d) > 0) narrowest = Math.min(narrowest, 1 / a + 1 / b + 1 / c + 1 / d)
  }
  if (up === 0 || down === 0 || !Number.isFinite(narrowest)) return null
  const [ratio, half] = [up / down, 1.959964 * Math.sqrt(narrowest)]
  return { ratio, low: ratio * Math.exp(-half), high: ratio * Math.exp(half) }
}
