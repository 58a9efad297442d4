import { type AxisPassage, axisPassages, axisQuestion } from '#app/domain/codes/axis-words.ts'
import { dayOfRelease } from '#app/domain/codes/line-release.ts'
import type { Axis, Specificity } from '#app/domain/codes/specificity.ts'
import type { ChartDocument, CodedLine } from '#app/domain/encounter/chart.ts'
import { today } from '../codes/code-sets.server.ts'
import { openCodesOn } from '../codes/open-codes.server.ts'
import { titlesOf } from '../codes/titles.server.ts'
import type { Context } from '../context.server.ts'

/** What the notes say of an axis, with its place. */
export type Said = AxisPassage & {
  documentId: string
  type: string
  authorName: string | null
  at: Date
}
/** A coded line that could be more specific. */
export type Opportunity = {
  code: string
  title: string
  release: string
  isFromClaim: boolean
  axes: Axis[]
  alternatives: { code: string; title: string }[]
  said: Said[]
}

const MOST_SAID = 5
/** The lines that came with a claim were coded by nobody of ours. */
const CLAIM_CODER = 'claim'
export const isFromClaim = ({ codedBy }: Pick<CodedLine, 'codedBy'>): boolean => codedBy === CLAIM_CODER

type Line = Pick<CodedLine, 'code' | 'release' | 'codedBy'>

/** What the lines leave open, by code, each asked in the release it was coded in. */
export async function opennessOf(context: Context, lines: readonly Line[]): Promise<Map<string, Specificity>> {
  const days = new Map<string, string[]>()
  for (const { code, release } of lines) {
    const day = dayOfRelease(release) ?? today(context)
    days.set(day, [...(days.get(day) ?? []), code])
  }
  const found = new Map<string, Specificity>()
  for (const [day, codes] of days)
    for (const [code, open] of await openCodesOn(context, codes, day)) found.set(code, open)
  return found
}

type Note = Pick<ChartDocument, 'id' | 'type' | 'authorName' | 'writtenAt' | 'text'>

/** Beside the condition first, then the latest note first; what stands elsewhere only where nothing stands beside it. */
function saidIn(notes: readonly Note[], question: ReturnType<typeof axisQuestion>): Said[] {
  const all = [...notes]
    .reverse()
    .flatMap(({ id, type, authorName, writtenAt, text }) =>
      axisPassages(text, question).map((passage) => ({ ...passage, documentId: id, type, authorName, at: writtenAt })),
    )
  const near = all.filter(({ isNear }) => isNear)
  // Notes are copied forward day by day: the latest of the same words stands for all.
  const latest = new Map([...(near.length > 0 ? near : all)].reverse().map((one) => [one.text, one]))
  return [...latest.values()].reverse().slice(0, MOST_SAID)
}

/** The coded lines that could be more specific, in their order, with what the notes (oldest first) say about what is open. */
export async function listOpportunities(
  context: Context,
  lines: readonly Line[],
  notes: readonly Note[],
): Promise<Opportunity[]> {
  const open = await opennessOf(context, lines)
  const wanted = lines.flatMap((line) => {
    const alternatives = open.get(line.code)?.alternatives ?? []
    return [line, ...alternatives.map((code) => ({ code, release: line.release }))]
  })
  const titles = open.size === 0 ? new Map<string, string>() : await titlesOf(context, wanted)
  return lines.flatMap((line) => {
    const entry = open.get(line.code)
    if (!entry) return []
    const { code, release } = line
    const title = titles.get(code) ?? ''
    const alternatives = entry.alternatives.map((one) => ({ code: one, title: titles.get(one) ?? '' }))
    const question = axisQuestion(
      { code, title },
      entry.axes,
      alternatives.map((one) => one.title),
    )
    const about = { code, title, release, isFromClaim: isFromClaim(line), axes: entry.axes, alternatives }
    return [{ ...about, said: saidIn(notes, question) }]
  })
}
