import { supports } from '#app/domain/query/lexicon/support.ts'
import { fillSlots } from '#app/domain/query/templates/slots.ts'
import { suggestTemplates } from '#app/domain/query/templates/suggest.ts'
import type { KeptEncounter } from '#db/charts.ts'
import type { Context } from '../context.server.ts'
import { readQueryChart } from './query-chart.server.ts'
import { listUsableTemplates } from './template-shelf.server.ts'

/** The templates for a chart that may be used today: those that fit it first, best first, none of which leaves a hole, then the rest by field. */
export async function listTemplatesFor(context: Context, encounter: KeptEncounter) {
  const [chart, usable] = await Promise.all([readQueryChart(context, encounter), listUsableTemplates(context)])
  const byId = new Map(usable.map((template) => [template.id, template]))
  const fitting = suggestTemplates(chart, usable, { supports }).filter(({ templateId }) => {
    const slots = (byId.get(templateId)?.slots ?? []).filter(({ from }) => from !== 'author')
    return fillSlots(slots, chart).size === slots.length
  })
  const rest = usable.filter((t) => !fitting.some((f) => f.templateId === t.id))
  return [
    ...fitting.map((f) => ({
      id: f.templateId,
      name: f.about ? `${f.name} (${f.about})` : f.name,
      field: 'Fits this chart',
    })),
    ...rest.map((t) => ({ id: t.id, name: t.name, field: t.field })),
  ]
}
