import { ok, type Result, refuse } from '#app/domain/shared/result.ts'
import { type DecisionElements, decisionLevel, LEVELS, type Level } from './decision-making.ts'
import families from './em-families.json'
import { type RvuTable, type ServicePayment, type Setting, servicePayment } from './rbrvs.ts'
import type { GpciRow } from './tables.ts'

type FamilyLevel = { code: string; decision: number; minutes: number | null }
export type EmDocumentation = {
  /** Total minutes of the billing provider on the date of the encounter, where the note states them. */
  minutes: number | null
  decision: DecisionElements | null
}
export type EmSupport = {
  family: string
  /** Null where the note supports no level of the family. */
  code: string | null
  by: 'time' | 'decision' | null
  decisionLevel: Level | null
}

const FAMILIES: Map<string, FamilyLevel[]> = new Map(
  Object.entries(families).flatMap(([name, levels]) => (typeof levels === 'string' ? [] : [[name, levelsOf(levels)]])),
)
function levelsOf(rows: (string | number | null)[][]): FamilyLevel[] {
  return rows.map(([code, decision, minutes]) => ({
    code: String(code),
    decision: Number(decision),
    minutes: typeof minutes === 'number' ? minutes : null,
  }))
}

/** The families with their codes, lowest level first: what can be chosen as billed. */
export const emFamilies = (): { family: string; codes: string[] }[] =>
  [...FAMILIES].map(([family, levels]) => ({ family, codes: levels.map(({ code }) => code) }))

/** True of a code that is a level of some family. */
export const isEmLevel = (code: string): boolean => familyOf(code) !== null

const familyOf = (code: string): string | null =>
  [...FAMILIES].find(([, levels]) => levels.some((level) => level.code === code))?.[0] ?? null

/** The highest level of the billed code's family that the note supports, by time or by decision making, whichever is higher. */
export function supportedLevel(billed: string, note: EmDocumentation): Result<EmSupport, 'not-an-em-level'> {
  const family = familyOf(billed)
  const levels = family === null ? undefined : FAMILIES.get(family)
  if (family === null || !levels) return refuse('not-an-em-level')
  const decision = note.decision === null ? null : decisionLevel(note.decision)
  const rank = decision === null ? -1 : LEVELS.indexOf(decision)
  const byDecision = levels.filter((level) => level.decision <= rank).at(-1)
  const { minutes } = note
  const byTime =
    minutes === null ? undefined : levels.filter((one) => one.minutes !== null && one.minutes <= minutes).at(-1)
  const at = (level?: FamilyLevel) => (level ? levels.indexOf(level) : -1)
  const isByTime = at(byTime) > at(byDecision)
  const code = (isByTime ? byTime : byDecision)?.code ?? null
  const supportedBy = isByTime ? 'time' : 'decision'
  return ok({ family, code, by: code === null ? null : supportedBy, decisionLevel: decision })
}

export type EmDifference = {
  billed: string
  supported: string | null
  direction: 'billed-higher' | 'supported-higher' | 'same' | 'nothing-supported'
  /** Supported minus billed; negative where the bill is above the note. Null where a code is not in the loaded table. */
  rvuDifferenceX10000: number | null
  centsDifference: number | null
}

/** The level billed against the level that the note supports, in both directions alike. */
export function emDifference(
  billed: string,
  note: EmDocumentation,
  price: { table: RvuTable; gpci: GpciRow; setting: Setting },
): Result<EmDifference, 'not-an-em-level'> {
  const support = supportedLevel(billed, note)
  if (!support.ok) return support
  const levels = FAMILIES.get(support.value.family) ?? []
  const supported = support.value.code
  const of = (code: string): ServicePayment | null => {
    const paid = servicePayment(price.table, { code, setting: price.setting }, price.gpci)
    return paid.ok ? paid.value : null
  }
  const before = of(billed)
  const after = supported === null ? null : of(supported)
  const isKnown = before !== null && after !== null
  return ok({
    billed,
    supported,
    direction: directionOf(levels, billed, supported),
    rvuDifferenceX10000: isKnown ? after.totalRvuX10000 - before.totalRvuX10000 : null,
    centsDifference: isKnown ? after.cents - before.cents : null,
  })
}

function directionOf(levels: FamilyLevel[], billed: string, supported: string | null): EmDifference['direction'] {
  if (supported === null) return 'nothing-supported'
  if (supported === billed) return 'same'
  const at = (code: string) => levels.findIndex((level) => level.code === code)
  return at(billed) > at(supported) ? 'billed-higher' : 'supported-higher'
}
