import { findMaterial, LIBRARY } from '#app/domain/education/library.ts'
import { targetsOf } from '#app/domain/education/target.ts'
import { lastMatured, monthText } from '#app/domain/scorecard/measures/month.ts'
import { listScoredProviders, sumGaps } from '#db/scorecards.ts'
import type { Context } from '../context.server.ts'

const MONTHS = 6
const MOST = 40

/** What a session could be about, from the last six matured months of all facilities. */
export async function readTargets({ db, now }: Context, search: URLSearchParams) {
  const to = lastMatured(now())
  const period = { from: to - MONTHS + 1, to }
  const specialtyOf = new Map((await listScoredProviders(db)).map(({ id, specialty }) => [id, specialty ?? '']))
  const all = targetsOf(await sumGaps(db, { period, facilityIds: null }), specialtyOf, MONTHS)
  const group = search.get('group') ?? ''
  const family = search.get('family') ?? ''
  const wanted = all.filter((one) => (group === '' || one.group === group) && (family === '' || one.family === family))
  return {
    ...{ group, family, from: monthText(period.from), to: monthText(period.to), total: wanted.length },
    groups: [...new Set(all.map((one) => one.group))].sort(),
    families: [...new Map(all.map((one) => [one.family, one.label]))].map(([id, label]) => ({ id, label })),
    targets: wanted.slice(0, MOST).map((one) => {
      const pieces = LIBRARY.filter((piece) => piece.family === one.family)
      const piece = pieces.find(({ axes }) => axes.includes(one.axis)) ?? pieces[0]
      return { ...one, materialId: findMaterial(piece?.id ?? '')?.id ?? null }
    }),
  }
}
