import type { User } from '#app/domain/identity/role.ts'
import { monthText } from '#app/domain/scorecard/measures/month.ts'
import type { ShareId } from '#app/domain/scorecard/measures/rates.ts'
import type { Context } from '../context.server.ts'
import { viewFigures } from './figures.server.ts'
import type { ProgramAsked } from './program-board.server.ts'
import { type Scope, scopeOf } from './scope.server.ts'

export const FUNNELS: readonly ShareId[] = [
  ...(['timely', 'response', 'undetermined', 'agreement', 'impact'] as const),
  ...(['unspecified', 'compliance', 'followThrough'] as const),
]

/** More points than these cannot be told apart, nor a longer list of patterns be read. The files have all. */
const DRAWN = { points: 100, signs: 25 }
type As = { isDrawn?: boolean }

/** What the program is asked for, by a scope and a URL: with all its points and patterns, or those that a page draws. */
export const programAsked = (
  { filter, facilityIds, reach }: Scope,
  search: URLSearchParams,
  { isDrawn = false }: As = {},
): ProgramAsked => ({
  ...{ filter, facilityIds, reach },
  measure: FUNNELS.find((id) => id === search.get('measure')) ?? 'timely',
  most: isDrawn ? DRAWN : null,
})

/** The program at a glance: reach, volume, ageing, answers, effect; providers in a funnel. */
export async function readProgram(context: Context, user: User, search: URLSearchParams, as: As = {}) {
  const scope = await scopeOf(context, user, search)
  const { filter, choices } = scope
  const asked = programAsked(scope, search, as)
  const board = await viewFigures(context, user, { kind: 'program', asked }, () => ({ program: true }))
  const { from, to } = filter.period
  return {
    ...board,
    ...{ filter, choices, measure: asked.measure, funnels: FUNNELS },
    ...{ from: monthText(from), to: monthText(to) },
  }
}
export type ProgramPage = Awaited<ReturnType<typeof readProgram>>
