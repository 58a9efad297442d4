import type { PresentOnAdmission } from '#app/domain/encounter/chart.ts'
import { tableForm } from './codes-form.ts'
import type { Stay } from './stay.ts'

/** A coded line as grouping sees it. */
export type Line = { code: string; position: 'principal' | 'secondary'; presentOnAdmission: PresentOnAdmission | null }
/** What an answer did, or would do, to the coded lines: codes taken away, lines put in. */
export type Recoding = { id: string; removes: readonly string[]; adds: readonly Line[] }

/** The lines after some recodings, in their order: a new principal takes the place of the old one. */
export function recoded(lines: readonly Line[], recodings: readonly Recoding[]): Line[] {
  let result = [...lines]
  for (const { removes, adds } of recodings) {
    const gone = new Set(removes.map(tableForm))
    const hasPrincipal = adds.some((line) => line.position === 'principal')
    result = result.filter(
      (line) => !gone.has(tableForm(line.code)) && !(hasPrincipal && line.position === 'principal'),
    )
    const there = new Set(result.map((line) => tableForm(line.code)))
    result.push(...adds.filter((line) => !there.has(tableForm(line.code))))
  }
  return result
}

/** What was done between two states of the coded lines: the recoding that leads from the one to the other. */
export function recodingBetween(id: string, before: readonly Line[], after: readonly Line[]): Recoding {
  const key = (line: Line) => `${line.position} ${tableForm(line.code)}`
  const had = new Set(before.map(key))
  const has = new Set(after.map(key))
  return {
    id,
    removes: before.filter((line) => !has.has(key(line))).map((line) => line.code),
    adds: after.filter((line) => !had.has(key(line))),
  }
}

/** The stay that the lines describe, or null while there is no principal diagnosis. */
export function stayOf(lines: readonly Line[], rest: Omit<Stay, 'principal' | 'secondary'>): Stay | null {
  const principal = lines.find((line) => line.position === 'principal')
  if (!principal) return null
  return { ...rest, principal: principal.code, secondary: lines.filter((line) => line !== principal) }
}

/**
 * What an open question about one coded line may lead to: the line stays, becomes one of the codes that would state more, or goes. The
 * position and the present-on-admission indicator of the line are kept.
 */
export function outcomesOfLine(
  id: string,
  line: Line,
  alternatives: readonly string[],
): (Recoding & { label: string })[] {
  const replaced = alternatives.map((code) => ({ id, label: code, removes: [line.code], adds: [{ ...line, code }] }))
  const kept = { id, label: line.code, removes: [], adds: [] }
  // A stay always has a principal diagnosis: which one would follow it is not for us to say.
  if (line.position === 'principal') return [kept, ...replaced]
  return [kept, ...replaced, { id, label: '', removes: [line.code], adds: [] }]
}
