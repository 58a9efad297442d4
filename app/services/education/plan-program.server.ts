import { randomInt } from 'node:crypto'
import { familyOf } from '#app/domain/codes/family.ts'
import { type Power, powerOfPlan } from '#app/domain/education/effect/plan.ts'
import { findMaterial } from '#app/domain/education/library.ts'
import { momentOf } from '#app/domain/education/local-time.ts'
import {
  type EducationProgram,
  GROUPINGS,
  type Group,
  type Grouping,
  groupsBy,
  type ProposalRefusal,
  stepsOf,
  weeksLater,
} from '#app/domain/education/program.ts'
import { type PlanRefusal, planSession, type Session } from '#app/domain/education/session.ts'
import type { User } from '#app/domain/identity/role.ts'
import { lastMatured } from '#app/domain/scorecard/measures/month.ts'
import { ok, type Result, refuse } from '#app/domain/shared/result.ts'
import { commit } from '#db/commit.ts'
import { listGapMonths } from '#db/education-facts.ts'
import { listTeachable } from '#db/education-people.ts'
import { listFacilities } from '#db/education-places.ts'
import { addProgram } from '#db/education-programs.ts'
import { addSession } from '#db/education-sessions.ts'
import type { Context } from '../context.server.ts'
import { labelOf } from './family-label.server.ts'
import { readPieces } from './library.server.ts'
import { aCode, listFacilitators } from './plan-session.server.ts'

/** A drop worth finding: a third. The months that the last step is followed for when power is told. */
const [DROP, VARIATION, MONTHS_BEFORE, MONTHS_AFTER] = [1 / 3, 0.3, 12, 6]
const WEEKS_A_MONTH = 4

export type ProgramForm = {
  title: string
  materialId: string
  groupedBy: Grouping
  specialty: string
  steps: number
  seed: number
  startOn: string
  weeks: number
  minutes: number
  mode: Session['mode']
  place: string
  timeZone: string
  facilitatorId: string
}

async function groupsOf({ db }: Context, groupedBy: Grouping, specialty: string): Promise<Group[]> {
  const all = await listTeachable(db)
  const facilities = new Map((await listFacilities(db)).map(({ id, name }) => [id, name]))
  const meant = all.filter((one) => specialty === '' || one.specialty === specialty)
  return groupsBy(groupedBy, meant, facilities)
}

/** The order that a lot gives, its seed, and what it could show; the seed is drawn where the URL has none. */
export async function readProposal(context: Context, user: User, search: URLSearchParams) {
  const { db } = context
  const library = await readPieces(db)
  const piece = findMaterial(library, search.get('material') ?? '') ?? library[0]
  const groupedBy = GROUPINGS.find((one) => one === search.get('by')) ?? 'provider'
  const specialty = search.get('group') ?? ''
  const asked = Number(search.get('steps') ?? 3)
  const steps = Number.isInteger(asked) ? Math.min(12, Math.max(2, asked)) : 3
  const seed = /^\d{1,9}$/.test(search.get('seed') ?? '') ? Number(search.get('seed')) : randomInt(1, 1_000_000)
  const weeks = Math.min(26, Math.max(1, Number(search.get('weeks') ?? 8) || 8))
  const groups = await groupsOf(context, groupedBy, specialty)
  const drawn = stepsOf(groups, { steps, seed })
  const providers = await listTeachable(db)
  const facilities = await listFacilities(db)
  const home = facilities.find(({ id }) => user.facilityIds.includes(id)) ?? facilities[0]
  return {
    ...{ materialId: piece?.id ?? '', title: piece?.title ?? '', groupedBy, specialty, steps, seed, weeks },
    ...{ refused: drawn.ok ? null : drawn.error, drawn: drawn.ok ? drawn.value : [], groups: groups.length },
    power:
      drawn.ok && piece
        ? await powerOf(
            context,
            piece.family,
            groups,
            drawn.value.map((one) => one.groups.length),
            weeks,
          )
        : null,
    materials: library.map(({ id, title, family }) => ({ id, title, label: labelOf(family) })),
    specialties: [...new Set(providers.flatMap((one) => one.specialty ?? []))].sort(),
    facilitators: await listFacilitators(db),
    facilitatorId: user.id,
    timeZone: home?.timeZone ?? 'UTC',
  }
}

/** The chance to show a drop of a third, from the codes that these groups wrote in the last year. Null where they wrote too few to say. */
async function powerOf(
  { db, now }: Context,
  family: string,
  groups: readonly Group[],
  sizes: number[],
  weeks: number,
): Promise<Power | null> {
  const to = lastMatured(now())
  const own = new Set(groups.flatMap(({ providerIds }) => providerIds))
  const rows = (await listGapMonths(db, to - 11, to)).filter(
    (row) => own.has(row.providerId) && familyOf(row.family).id === family,
  )
  const [lines, open] = rows.reduce(([n, k], row) => [n + row.lines, k + row.open], [0, 0])
  const cases = lines / 12 / Math.max(1, groups.length)
  if (lines < 30 || open === 0) return null
  const between = Math.max(1, Math.round(weeks / WEEKS_A_MONTH))
  const plan = { sizes, never: 0, before: MONTHS_BEFORE, between, after: MONTHS_AFTER, cases }
  const power = powerOfPlan({ ...plan, rate: open / lines, drop: DROP, variation: VARIATION })
  return power.ok ? power.value : null
}

/** Plans the whole wedge: the program with its seed, and a session for each step. All or none. */
export async function planProgram(
  context: Context,
  user: User,
  form: ProgramForm,
): Promise<Result<string, ProposalRefusal | PlanRefusal | 'no-such-material' | 'no-such-facilitator'>> {
  const { db, now, newId } = context
  const piece = findMaterial(await readPieces(db), form.materialId)
  if (!piece) return refuse('no-such-material')
  if (!(await listFacilitators(db)).some(({ id }) => id === form.facilitatorId)) return refuse('no-such-facilitator')
  const drawn = stepsOf(await groupsOf(context, form.groupedBy, form.specialty), form)
  if (!drawn.ok) return drawn
  const at = now()
  const { title, groupedBy, seed } = form
  const program: EducationProgram = {
    ...{ id: newId(), title: title.trim() || piece.title, family: piece.family, materialId: piece.id },
    ...{ groupedBy, seed, steps: drawn.value, createdBy: user.id, createdAt: at },
  }
  const sessions: Session[] = []
  for (const { step, providerIds } of drawn.value) {
    const startAt = momentOf(weeksLater(form.startOn, (step - 1) * form.weeks), form.timeZone)
    const { minutes, mode, place, timeZone, facilitatorId } = form
    const links = { makeUpOf: null, programId: program.id, axis: null, family: piece.family, materialId: piece.id }
    // Whoever is drawn has a seat: a waiting list would undo the lot.
    const capacity = Math.min(500, Math.max(1, providerIds.length))
    const audience = { kind: 'list' as const, providerIds }
    const objectives = piece.document.join('\n')
    const plan = { ...links, audience, capacity, minutes, mode, place, timeZone, facilitatorId, startAt, objectives }
    const planned = planSession(
      { ...plan, title: `${program.title}, step ${step}` },
      { id: newId(), by: user.id, at, attendanceCode: aCode() },
    )
    if (!planned.ok) return planned
    sessions.push(planned.value)
  }
  await commit(db, {
    writes: [addProgram(program), ...sessions.map(addSession)],
    audit: [
      {
        ...{ what: 'education.planned', who: user.id, at, onId: program.id },
        detail: { family: program.family, seed, steps: sessions.length, groupedBy },
      },
    ],
  })
  return ok(program.id)
}
