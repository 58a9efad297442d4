import type { DrgTables } from './drg-tables.ts'
import { answerEffects, type Effects } from './effect.ts'
import { groupDrg } from './group-drg.ts'
import type { Member } from './hcc-member.ts'
import type { HccTables } from './hcc-tables.ts'
import { type Line, type Recoding, recoded, stayOf } from './recoding.ts'
import { scoreHcc } from './score-hcc.ts'
import type { Grouping, Stay } from './stay.ts'

type Rest = Omit<Stay, 'principal' | 'secondary'>

/** The grouping after some recodings; null while no principal diagnosis is coded. */
export function groupingAfter(
  tables: DrgTables,
  lines: readonly Line[],
  recodings: readonly Recoding[],
  rest: Rest,
): Grouping | null {
  const stay = stayOf(recoded(lines, recodings), rest)
  return stay && groupDrg(tables, stay)
}

/** What each answer did to the DRG weight of the stay, x 10,000. `lines` are the lines before any of them. */
export function weightEffects(
  tables: DrgTables,
  lines: readonly Line[],
  recodings: readonly Recoding[],
  rest: Rest,
): Effects {
  const worth = (answers: ReadonlySet<string>) => {
    const chosen = recodings.filter((one) => answers.has(one.id))
    return groupingAfter(tables, lines, chosen, rest)?.weightX10000 ?? null
  }
  return answerEffects(
    recodings.map((one) => one.id),
    worth,
  )
}

/** What each answer did to the member's raw risk score, x 10,000. */
export function scoreEffects(
  tables: HccTables,
  lines: readonly Line[],
  recodings: readonly Recoding[],
  member: Omit<Member, 'codes'>,
): Effects {
  const worth = (answers: ReadonlySet<string>) => {
    const chosen = recodings.filter((one) => answers.has(one.id))
    const codes = recoded(lines, chosen).map((line) => line.code)
    return scoreHcc(tables, { ...member, codes }).scoreX10000
  }
  return answerEffects(
    recodings.map((one) => one.id),
    worth,
  )
}

export type OpenQuestion = { id: string; outcomes: readonly (Recoding & { label: string })[] }
export type Expectation = {
  id: string
  outcomes: { label: string; grouping: Grouping | null; weightDifferenceX10000: number | null }[]
}

/** The working DRG, and for each open question the DRG that each of its possible answers would lead to, upward or downward. */
export function expectations(
  tables: DrgTables,
  lines: readonly Line[],
  questions: readonly OpenQuestion[],
  rest: Rest,
): { working: Grouping | null; questions: Expectation[] } {
  const working = groupingAfter(tables, lines, [], rest)
  const expected = questions.map(({ id, outcomes }) => ({
    id,
    outcomes: outcomes.map((outcome) => {
      const grouping = groupingAfter(tables, lines, [outcome], rest)
      const after = grouping?.weightX10000 ?? null
      const before = working?.weightX10000 ?? null
      return {
        label: outcome.label,
        grouping,
        weightDifferenceX10000: after === null || before === null ? null : after - before,
      }
    }),
  }))
  return { working, questions: expected }
}
