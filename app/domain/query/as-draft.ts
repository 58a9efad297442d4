import type { Draft } from './draft.ts'
import type { Query } from './query.ts'

/** The query as the rules see it. `documented` and the encounter's start come from the chart at the moment of the check. */
export function asDraft(
  query: Pick<Query, 'id' | 'wording'>,
  chart: { documentedDiagnoses: string[]; encounterStart: Date | null; recipientPart?: Draft['recipientPart'] },
): Draft {
  const { kind, purpose, title, question, options, indicators } = query.wording
  const asked = kind === 'open-ended' ? [] : options
  return {
    id: query.id,
    kind,
    title,
    question,
    options: asked.map((option) => option.text),
    optionRoles: asked.map((option) => option.role),
    supportedBy: asked.map((option) =>
      option.supportedBy.map((id) => indicators.findIndex((i) => i.id === id)).filter((n) => n >= 0),
    ),
    indicators: indicators.map((i) => ({
      // Words of a document are a quotation, and who is quoted weighs: the marks tell the rules so.
      text: i.kind === 'document' ? `"${i.text}"` : i.text,
      source: [i.source, i.author, i.isPrior ? 'prior encounter' : ''].filter(Boolean).join(', '),
      date: i.at,
    })),
    documentedDiagnoses: chart.documentedDiagnoses,
    encounterStart: chart.encounterStart?.toISOString() ?? null,
    purpose: purpose === 'other' ? undefined : purpose,
    recipientPart: chart.recipientPart,
  }
}
