import { seeded } from './random.ts'
import { LISTED_INHALER } from './scenarios/listed-inhaler.ts'
import { type Stay, settle, settleFacts } from './stay.ts'

/** The share of clinic visits of Medicare's members that bring a drug of which no note says what it is for. */
const HINTED = 0.2
const OLD = 65

/**
 * Returns the stay with a hint at a risk category that its notes do not name, or as it was. Drawn apart from the rest, so that every other
 * stay is what it was without it.
 */
export function withHint(stay: Stay): Stay {
  const { encounter, ageYears, conditions, problems } = stay
  const random = seeded(`${encounter.id}/hint`)
  const isMember = encounter.payer?.startsWith('Medicare') ?? false
  const isVisit = encounter.class === 'outpatient' && ageYears >= OLD
  if (!isMember || !isVisit || conditions.includes('copd') || !random.chance(HINTED)) return stay
  const problem = {
    spec: LISTED_INHALER,
    isVague: true,
    facts: settleFacts(LISTED_INHALER, true, random),
    history: (LISTED_INHALER.aside ?? []).map((line) => settle(random, line)),
  }
  return { ...stay, problems: [...problems, problem] }
}
