import { groupingAfter } from '#app/domain/payment/answer-worth.ts'
import { tableForm } from '#app/domain/payment/codes-form.ts'
import type { DrgTables } from '#app/domain/payment/drg-tables.ts'
import type { Member } from '#app/domain/payment/hcc-member.ts'
import type { HccTables } from '#app/domain/payment/hcc-tables.ts'
import { type Line, recoded } from '#app/domain/payment/recoding.ts'
import { scoreHcc } from '#app/domain/payment/score-hcc.ts'
import type { Grouping, Stay } from '#app/domain/payment/stay.ts'

/** A code that leaves something open, among the lines of its encounter, and the codes that would state it. */
export type OpenCode = { code: string; lines: readonly Line[]; alternatives: readonly string[] }

/** The weight of a grouping x 10,000 as far as it follows from the code: null where the table does not know the code, or the encoder decides. */
function weightBy(grouping: Grouping | null, code: string): number | null {
  if (grouping === null || grouping.notes.includes('by-encoder')) return null
  const own = grouping.secondary.find((one) => one.code === tableForm(code))
  return own?.level === 'not-in-table' ? null : grouping.weightX10000
}

function recodingTo({ code, lines }: OpenCode, to: string) {
  const line = lines.find((one) => one.code === code)
  return { id: to, removes: [code], adds: line ? [{ ...line, code: to }] : [] }
}

/** What each alternative would change in the MS-DRG weight of the stay, x 10,000; null: not in the loaded table, or not to be told from it. */
export function drgChanges(
  tables: DrgTables,
  open: OpenCode,
  rest: Omit<Stay, 'principal' | 'secondary'>,
): (number | null)[] {
  const before = weightBy(groupingAfter(tables, open.lines, [], rest), open.code)
  return open.alternatives.map((code) => {
    const after = weightBy(groupingAfter(tables, open.lines, [recodingTo(open, code)], rest), code)
    return before === null || after === null ? null : after - before
  })
}

/**
 * What each alternative would change in the raw CMS-HCC score that the codes of the encounter alone give this member, x 10,000. A whole mapping
 * has every code that counts; of a part (`isWhole` false), a code that is not there says nothing: null.
 */
export function hccChanges(
  tables: HccTables,
  open: OpenCode,
  { member, isWhole }: { member: Omit<Member, 'codes'>; isWhole: boolean },
): (number | null)[] {
  const isKnown = (code: string) => isWhole || tables.models[member.model].hccsOf.has(tableForm(code))
  const score = (lines: readonly Line[]) =>
    scoreHcc(tables, { ...member, codes: lines.map(({ code }) => code) }).scoreX10000
  const before = score(open.lines)
  return open.alternatives.map((code) =>
    isKnown(code) && isKnown(open.code) ? score(recoded(open.lines, [recodingTo(open, code)])) - before : null,
  )
}
