import { conceptOf } from '#app/domain/query/lexicon/hierarchy.ts'
import { mentionsIn } from '#app/domain/query/lexicon/mentions.ts'
import type { Query, Wording } from '#app/domain/query/query.ts'
import { offeredConcept } from '#app/domain/query/templates/strike-options.ts'
import { type SidedEvidence, suggestEvidence } from '#app/domain/query/templates/suggest.ts'
import type { KeptEncounter } from '#db/charts.ts'
import type { Context } from '../context.server.ts'
import { readQueryChart } from './query-chart.server.ts'

/** Most concepts that one question is about. */
const MOST_CONCEPTS = 12

/** The diagnoses a draft is about: those its options offer; where it offers none, those its title and question name. */
export function conceptsInQuestion({ title, question, options }: Wording): string[] {
  const offered = options.flatMap((option) => offeredConcept({ ...option, concept: null }) ?? [])
  const named = mentionsIn(`${title}. ${question}`).flatMap(({ kind, conceptId }) =>
    kind === 'diagnosis' ? [conceptId] : [],
  )
  return [...new Set(offered.length > 0 ? offered : named)].slice(0, MOST_CONCEPTS)
}

/** What the chart says for and against what is in question, as picks for the draft; what is in the draft already is left out. */
export async function suggestForDraft(context: Context, query: Pick<Query, 'wording'>, encounter: KeptEncounter) {
  const concepts = conceptsInQuestion(query.wording)
  const sides = suggestEvidence(concepts, await readQueryChart(context, encounter))
  const taken = new Set(query.wording.indicators.map((i) => `${i.kind}:${i.sourceId}:${i.start}`))
  const items = (side: SidedEvidence['speaksFor']) =>
    side
      .filter(({ evidence: e }) => !taken.has(`${e.kind}:${e.sourceId}:${e.start}`))
      .map(({ evidence, conceptId, strength }) => ({
        kind: evidence.kind,
        sourceId: evidence.sourceId,
        start: evidence.start,
        end: evidence.end,
        text: evidence.text,
        source: evidence.source,
        author: evidence.author,
        at: evidence.at,
        about: conceptOf(conceptId)?.name ?? conceptId,
        strength,
      }))
  return {
    concepts: concepts.map((id) => conceptOf(id)?.name ?? id),
    speaksFor: items(sides.speaksFor),
    speaksAgainst: items(sides.speaksAgainst),
  }
}
