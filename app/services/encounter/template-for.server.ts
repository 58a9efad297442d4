import { axisQuestion } from '#app/domain/codes/axis-words.ts'
import { stemOf } from '#app/domain/codes/specificity-words.ts'
import { conceptOf, isSameOrDeeper } from '#app/domain/query/lexicon/hierarchy.ts'
import { mentionsIn } from '#app/domain/query/lexicon/mentions.ts'
import { supports } from '#app/domain/query/lexicon/support.ts'
import { offeredConcept } from '#app/domain/query/templates/strike-options.ts'
import { suggestTemplates } from '#app/domain/query/templates/suggest.ts'
import type { Template } from '#app/domain/query/templates/template.ts'
import type { KeptEncounter } from '#db/charts.ts'
import { conceptsByCode } from '../codes/templates-by-code.server.ts'
import type { Context } from '../context.server.ts'
import { readQueryChart } from '../query/query-chart.server.ts'
import { listUsableTemplates } from '../query/template-shelf.server.ts'
import type { Opportunity } from './list-opportunities.server.ts'

export type AskingTemplate = { id: string; name: string }

/** Ids of what a coded line says, by its title and by the lexicon's own codes. */
function conceptsOfLine({ code, title }: Opportunity): string[] {
  const named = (conceptsByCode().get(code) ?? []).flatMap((name) => mentionsIn(name))
  return [...new Set([...mentionsIn(title), ...named].map(({ conceptId }) => conceptId))].filter(
    (id) => conceptOf(id)?.kind === 'diagnosis',
  )
}

type Named = { asked: string[]; offered: string[] }
/** What a template names is read from its words once; templates in use are the same objects from call to call. */
const namedBy = new WeakMap<Template, Named>()
function namesOf(template: Template): Named {
  const known = namedBy.get(template)
  if (known) return known
  const asked = template.documented.flatMap((words) => mentionsIn(words).map(({ conceptId }) => conceptId))
  const named = { asked, offered: template.options.flatMap((option) => offeredConcept(option) ?? []) }
  namedBy.set(template, named)
  return named
}

const ASKING: ReadonlySet<string> = new Set(['specificity', 'cause-effect', 'new-diagnosis'])

/** How many answers of the template state what the line leaves open; none where it asks about something else. */
function fitOf(template: Template, opportunity: Opportunity, line: readonly string[]): number {
  if (!ASKING.has(template.purpose)) return 0
  const { asked, offered } = namesOf(template)
  const isAbout = line.some(
    (id) =>
      asked.some((one) => isSameOrDeeper(id, one)) || offered.some((one) => one !== id && isSameOrDeeper(one, id)),
  )
  if (!isAbout) return 0
  const { answers } = axisQuestion(
    opportunity,
    opportunity.axes,
    opportunity.alternatives.map(({ title }) => title),
  )
  const states = ({ text }: Template['options'][number]) =>
    (text.toLowerCase().match(/[a-z0-9'-]+/g) ?? []).some((word) => answers.has(stemOf(word)) || answers.has(word))
  return template.options.filter(states).length
}

/** For each opportunity, by code, the template that asks: about the same condition, with the most answers on what is open; one that fits the chart before others. */
export async function templatesFor(
  context: Context,
  encounter: KeptEncounter,
  opportunities: readonly Opportunity[],
): Promise<Map<string, AskingTemplate>> {
  const found = new Map<string, AskingTemplate>()
  if (opportunities.length === 0) return found
  const [chart, usable] = await Promise.all([readQueryChart(context, encounter), listUsableTemplates(context)])
  const candidates = opportunities.flatMap((opportunity) => {
    const line = conceptsOfLine(opportunity)
    const ranked = usable
      .map((template) => ({ template, fit: fitOf(template, opportunity, line) }))
      .filter(({ fit }) => fit > 0)
    return ranked.length > 0 ? [{ code: opportunity.code, ranked }] : []
  })
  const named = new Set(candidates.flatMap(({ ranked }) => ranked.map(({ template }) => template)))
  const fitting = new Set(suggestTemplates(chart, [...named], { supports }).map(({ templateId }) => templateId))
  for (const { code, ranked } of candidates) {
    const score = ({ template, fit }: (typeof ranked)[number]) => (fitting.has(template.id) ? 1000 : 0) + fit
    const [best] = ranked.sort((a, b) => score(b) - score(a) || (a.template.id < b.template.id ? -1 : 1))
    if (best) found.set(code, { id: best.template.id, name: best.template.name })
  }
  return found
}
