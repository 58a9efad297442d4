import { ok, type Result, refuse } from '#app/domain/shared/result.ts'
import { type Order, proposeOrder } from './effect/plan.ts'

/** What is drawn by lot: single providers, whole specialties or whole facilities. */
export const GROUPINGS = ['provider', 'specialty', 'facility'] as const
export type Grouping = (typeof GROUPINGS)[number]
export type Group = { id: string; name: string; providerIds: string[] }
export type Step = { step: number; groups: string[]; providerIds: string[] }

/** A stepped wedge as it was planned: anyone draws the same order again from the same groups and seed. */
export type EducationProgram = {
  id: string
  title: string
  family: string
  materialId: string
  groupedBy: Grouping
  seed: number
  steps: Step[]
  createdBy: string
  createdAt: Date
}

type Teachable = { id: string; name: string; specialty: string | null; facilityIds: readonly string[] }

/** The groups that a lot can be drawn among, by name. Whoever has no specialty, or works at no facility, is in none. */
export function groupsBy(grouping: Grouping, providers: readonly Teachable[], facilities: ReadonlyMap<string, string>) {
  const groups = new Map<string, Group>()
  for (const { id, name, specialty, facilityIds } of providers) {
    // Of several facilities the first: nobody is taught twice.
    const home = facilityIds[0] ?? ''
    const [groupId, words] = {
      provider: [id, name],
      specialty: [specialty ?? '', specialty ?? ''],
      facility: [home, facilities.get(home) ?? home],
    }[grouping]
    if (!groupId || !words) continue
    const group = groups.get(groupId) ?? { id: groupId, name: words, providerIds: [] }
    if (!group.providerIds.includes(id)) group.providerIds.push(id)
    groups.set(groupId, group)
  }
  return [...groups.values()].sort((a, b) => a.name.localeCompare(b.name, 'en'))
}

export type ProposalRefusal = 'too-few-steps' | 'too-few-groups'

/** The steps in the order of the lot, each with the providers of its groups. */
export function stepsOf(
  groups: readonly Group[],
  { steps, seed }: { steps: number; seed: number },
): Result<Step[], ProposalRefusal> {
  const drawn: Result<Order, ProposalRefusal> = proposeOrder(
    groups.map(({ id }) => id),
    steps,
    seed,
  )
  if (!drawn.ok) return refuse(drawn.error)
  const byId = new Map(groups.map((group) => [group.id, group]))
  return ok(
    drawn.value.steps.map(({ step, groups: ids }) => ({
      ...{ step, groups: ids.map((id) => byId.get(id)?.name ?? id) },
      providerIds: ids.flatMap((id) => byId.get(id)?.providerIds ?? []),
    })),
  )
}

/** "2026-11-30T12:00" so many weeks later, on the same clock. */
export function weeksLater(text: string, weeks: number): string {
  const [day = '', time = ''] = text.split('T')
  const at = Date.parse(`${day}T00:00:00Z`)
  return Number.isNaN(at) ? text : `${new Date(at + weeks * 7 * 86_400_000).toISOString().slice(0, 10)}T${time}`
}
