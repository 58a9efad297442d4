import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import answerCss from '#app/components/query/answer.css?url'
import templatesCss from '#app/components/query/templates.css?url'
import { ChartSearch, TriedTemplate } from '#app/components/query/tried-template.tsx'
import { Page } from '#app/components/ui/page.tsx'
import { theContext } from '#app/services/context.server.ts'
import { findCharts } from '#app/services/encounter/find-charts.server.ts'
import { closedChart, loadEncounter } from '#app/services/encounter/load-chart.server.ts'
import { notFound, requireMay } from '#app/services/identity/require.server.ts'
import { findTriedTemplate, tryTemplate } from '#app/services/query/try-template.server.ts'
import { wordsBehind } from '#app/services/views/search-words.server.ts'

export const meta: MetaFunction = () => [{ title: 'Try a template - Addendum' }]
export const links: LinksFunction = () => [answerCss, templatesCss].map((href) => ({ rel: 'stylesheet', href }))

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requireMay(request, 'template.view')
  await requireMay(request, 'chart.view')
  const search = new URL(request.url).searchParams
  const template = await findTriedTemplate(theContext(), params.templateId!, Number(search.get('version')) || null)
  if (!template) throw notFound()
  const words = (await wordsBehind(theContext(), user.id, search)) ?? ''
  const chart = search.get('encounter')
  const encounter = chart ? await loadEncounter(theContext(), user, chart) : null
  if (chart && !encounter) throw await closedChart(theContext(), user, chart)
  return {
    template: { id: template.id, name: template.name, version: template.version },
    words,
    find: search.get('find'),
    charts: await findCharts(theContext(), user, words),
    tried: encounter ? await tryTemplate(theContext(), user, template, encounter) : null,
  }
}

export default function TryTemplatePage() {
  const { template, words, find, charts, tried } = useLoaderData<typeof loader>()
  return (
    <Page
      title={`Try: ${template.name}`}
      lead={`Version ${template.version} on a chart. No query is raised; the look at the chart is in the audit trail.`}
      actions={
        <a className="button plain" href={`/templates/${template.id}?version=${template.version}`}>
          Back to the template
        </a>
      }
    >
      <div className="stack">
        <ChartSearch
          templateId={template.id}
          words={words}
          find={find}
          version={template.version}
          charts={charts}
          chosen={tried?.encounterId ?? null}
        />
        {tried ? <TriedTemplate tried={tried} /> : null}
      </div>
    </Page>
  )
}
