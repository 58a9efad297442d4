import {
  type ActionFunctionArgs,
  data,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useState } from 'react'
import { CodingPanel } from '#app/components/codes/coding-panel.tsx'
import chartCss from '#app/components/encounter/chart.css?url'
import { ChartHead } from '#app/components/encounter/chart-head.tsx'
import { ChartReader, type NotePlace } from '#app/components/encounter/chart-reader.tsx'
import chartSideCss from '#app/components/encounter/chart-side.css?url'
import { EvidenceTray } from '#app/components/encounter/evidence-tray.tsx'
import { OpportunityPanel } from '#app/components/encounter/opportunity-panel.tsx'
import type { Pick } from '#app/components/encounter/pick.ts'
import { QueriesOfChart } from '#app/components/encounter/queries-of-chart.tsx'
import { sayCodingRefusal } from '#app/components/encounter/words.ts'
import { PaymentDoors } from '#app/components/payment/payment-doors.tsx'
import { WorthPanel } from '#app/components/payment/worth-panel.tsx'
import { Page } from '#app/components/ui/page.tsx'
import { may } from '#app/domain/identity/permission.ts'
import { ownPath } from '#app/domain/shared/path.ts'
import { changeLines } from '#app/services/coding/change-lines.server.ts'
import { readCoding } from '#app/services/coding/read-coding.server.ts'
import { CodingDeed, readGivenLines } from '#app/services/coding/read-given-lines.server.ts'
import { theContext } from '#app/services/context.server.ts'
import { listQueriesOfChart } from '#app/services/encounter/list-queries.server.ts'
import { closedChart, loadEncounter } from '#app/services/encounter/load-chart.server.ts'
import { readChart } from '#app/services/encounter/read-chart.server.ts'
import { readChartSide } from '#app/services/encounter/read-chart-side.server.ts'
import { readForm } from '#app/services/form.server.ts'
import { forbidden, notFound, requireMay } from '#app/services/identity/require.server.ts'

export const meta: MetaFunction = () => [{ title: 'Chart - Addendum' }]
export const links: LinksFunction = () => [
  { rel: 'stylesheet', href: chartCss },
  { rel: 'stylesheet', href: chartSideCss },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requireMay(request, 'chart.view')
  const encounter = await loadEncounter(theContext(), user, params.encounterId!)
  if (!encounter) throw await closedChart(theContext(), user, params.encounterId!)
  const [chart, coding, queries] = await Promise.all([
    readChart(theContext(), user, encounter),
    readCoding(theContext(), user.id, encounter),
    listQueriesOfChart(theContext(), encounter.id),
  ])
  const side = await readChartSide(theContext(), user, encounter, chart.documents)
  return { chart, coding, queries, side, mayCode: may(user, 'coding.change'), mayAsk: may(user, 'query.raise') }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requireMay(request, 'coding.change')
  const encounter = await loadEncounter(theContext(), user, params.encounterId!)
  if (!encounter) throw notFound()
  const form = await readForm(request, CodingDeed)
  if (!form.ok) throw forbidden()
  const lines = readGivenLines(form.value.lines)
  if (!lines) return data({ fault: sayCodingRefusal('bad-lines') }, 400)
  const { stage, version } = form.value
  const changed = await changeLines(theContext(), { encounter, version, lines, stage, userId: user.id })
  return changed.ok
    ? redirect(form.value.back ? ownPath(form.value.back) : `/charts/${encounter.id}`)
    : data({ fault: sayCodingRefusal(changed.error) }, 409)
}

export default function ChartPage() {
  const { chart, coding, queries, side, mayCode, mayAsk } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const [picked, setPicked] = useState<Pick[]>([])
  const [goTo, setGoTo] = useState<NotePlace | null>(null)
  const pick = (one: Pick) => setPicked((before) => (before.some((p) => p.id === one.id) ? before : [...before, one]))
  return (
    <Page
      title={chart.patient?.name ?? 'Chart'}
      lead={<ChartHead chart={chart} />}
      actions={side.mayPrice ? <PaymentDoors encounterId={chart.encounter.id} class={chart.encounter.class} /> : null}
    >
      <div className="chart-page">
        <div className="stack">
          <ChartReader chart={chart} onPick={mayAsk ? pick : undefined} picked={picked} goTo={goTo} />
          {side.worth ? <WorthPanel worth={side.worth} /> : null}
        </div>
        <div className="stack">
          {mayAsk ? (
            <EvidenceTray
              encounterId={chart.encounter.id}
              picked={picked}
              onRemove={(id) => setPicked(picked.filter((p) => p.id !== id))}
            />
          ) : null}
          <QueriesOfChart queries={queries} now={chart.now} />
          <CodingPanel
            key={chart.encounter.version}
            version={chart.encounter.version}
            {...coding}
            state={chart.encounter.codingState}
            mayChange={mayCode}
            isInpatient={chart.encounter.class === 'inpatient'}
            fault={refused?.fault ?? ''}
          />
          <OpportunityPanel
            opportunities={side.opportunities}
            encounterId={chart.encounter.id}
            zone={chart.zone}
            mayAsk={mayAsk}
            picked={picked}
            onGo={(place) => setGoTo({ ...place, asked: (goTo?.asked ?? 0) + 1 })}
          />
        </div>
      </div>
    </Page>
  )
}
