import { findMaterial, LIBRARY } from '#app/domain/education/library.ts'
import { targetsOf } from '#app/domain/education/target.ts'
import { SPANS } from '#app/domain/scorecard/measures/filter.ts'
import { lastMatured, monthText } from '#app/domain/scorecard/measures/month.ts'
import { listScoredProviders, sumGaps } from '#db/scorecards.ts'
import type { Context } from '../context.server.ts'

const MOST = 40

/** What a session could be about, from the last 6, 12 or 24 matured months of all facilities. */
export async function readTargets({ db, now }: Context, search: URLSearchParams) {
  const months = SPANS.find((span) => String(span) === search.get('months')) ?? 6
  const to = lastMatured(now())
  const period = { from: to - months + 1, to }
  const specialtyOf = new Map((await listScoredProviders(db)).map(({ id, specialty }) => [id, specialty ?? '']))
  const all = targetsOf(await sumGaps(db, { period, facilityIds: null }), specialtyOf, months)
  const group = search.get('group') ?? ''
  const family = search.get('family') ?? ''
  const wanted = all.filter((one) => (group === '' || one.group === group) && (family === '' || one.family === family))
  return {
    ...{ group, family, months, from: monthText(period.from), to: monthText(period.to), total: wanted.length },
    groups: [...new Set(all.map((one) => one.group))].sort(),
    families: [...new Map(all.map((one) => [one.family, one.label]))].map(([id, label]) => ({ id, label })),
    targets: wanted.slice(0, MOST).map((one) => {
      const pieces = LIBRARY.filter((piece) => piece.family === one.family)
      const piece = pieces.find(({ axes }) => one.axes.some((axis) => axes.includes(axis))) ?? pieces[0]
      return { ...one, materialId: findMaterial(piece?.id ?? '')?.id ?? null }
    }),
  }
}
