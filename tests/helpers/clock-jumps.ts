import { addBusinessHours, type Calendar } from '#app/domain/notify/calendar.ts'
import { RUNGS, type Rung } from '#app/domain/query/ladder.ts'
import type { QueryPolicy } from '#app/domain/query/policy.ts'
import type { EventKind, Query } from '#app/domain/query/query.ts'
import type { Context } from '#app/services/context.server.ts'
import { turnLadders } from '#app/services/query/turn-ladder.server.ts'
import { findQuery, listEvents } from '#db/queries.ts'

const HOUR = 3_600_000
const WAIT_OF: Record<Rung, keyof QueryPolicy['ladder']> = {
  remind: 'remindBefore',
  cover: 'cover',
  advise: 'advise',
  chief: 'chief',
  expire: 'expire',
}

/** What a clock that jumps did to the steps of open queries. */
export type Jumped = { steps: number; early: string[]; twice: string[]; skipped: string[] }

/**
 * Turns the ladders of queries while the clock jumps ahead and back, and looks at every step the moment it is taken: never before the
 * business hours since the step before (by the clock that stood then), each once, in order, and all of them in the end.
 */
export async function jumpClock(
  context: Context & { clock: { at: Date } },
  input: { ids: string[]; jumps: number[]; policy: QueryPolicy; calendar: Calendar },
): Promise<Jumped> {
  const { ids, jumps, policy, calendar } = input
  const result: Jumped = { steps: 0, early: [], twice: [], skipped: [] }
  const before = new Map<string, Query>()
  for (const id of ids) before.set(id, await mustFind(context, id))
  const lookAt = async (id: string) => {
    const [was, is] = [before.get(id), await mustFind(context, id)]
    if (!was || (was.ladderStep === is.ladderStep && was.state === is.state)) return void before.set(id, is)
    result.steps += 1
    const rung = RUNGS[was.ladderStep]
    const step = is.state === 'expired' ? RUNGS.length : is.ladderStep
    if (step !== was.ladderStep + 1) result.skipped.push(`${id} from ${was.ladderStep} to ${step}`)
    if (rung && was.steppedAt && context.now() < earliest(was, rung, policy, calendar))
      result.early.push(`${id} ${rung}`)
    before.set(id, is)
  }
  for (const hours of [...jumps, ...Array.from({ length: 40 }, () => 30 * 24)]) {
    context.clock.at = new Date(context.clock.at.getTime() + hours * HOUR)
    await turnLadders(context)
    await turnLadders(context)
    for (const id of ids) await lookAt(id)
  }
  for (const id of ids) {
    const kinds = (await listEvents(context.db, id)).map(({ kind }) => kind)
    const count = (kind: EventKind) => kinds.filter((each) => each === kind).length
    if (count('reminded') > 1 || count('escalated') > 3 || count('expired') > 1) result.twice.push(id)
    if (count('reminded') < 1 || count('escalated') < 3 || count('expired') < 1) result.skipped.push(id)
  }
  return result
}

/** The least wait of a step by itself: hours before due for the reminder, hours since the step before for the others. */
function earliest(was: Query, rung: Rung, policy: QueryPolicy, calendar: Calendar): Date {
  const since = was.steppedAt ?? new Date(0)
  const dueHours = policy.dueHours[was.timing ?? 'retrospective']
  const hours = policy.ladder[WAIT_OF[rung]] ?? 0
  if (rung !== 'remind') return addBusinessHours(since, hours, calendar)
  return addBusinessHours(since, hours < dueHours ? dueHours - hours : dueHours / 2, calendar)
}

async function mustFind(context: Context, id: string): Promise<Query> {
  const query = await findQuery(context.db, id)
  if (!query) throw new Error(`no query ${id}`)
  return query
}
