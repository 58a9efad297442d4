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
import { z } from 'zod'
import { CodingPanel } from '#app/components/codes/coding-panel.tsx'
import chartCss from '#app/components/encounter/chart.css?url'
import { ChartHead } from '#app/components/encounter/chart-head.tsx'
import { ChartReader } from '#app/components/encounter/chart-reader.tsx'
import { EvidenceTray } from '#app/components/encounter/evidence-tray.tsx'
import type { Pick } from '#app/components/encounter/pick.ts'
import { QueriesOfChart } from '#app/components/encounter/queries-of-chart.tsx'
import { sayCodingRefusal } from '#app/components/encounter/words.ts'
import { Page } from '#app/components/ui/page.tsx'
import { POA_INDICATORS } from '#app/domain/encounter/chart.ts'
import { may } from '#app/domain/identity/permission.ts'
import { ownPath } from '#app/domain/shared/path.ts'
import { changeLines } from '#app/services/coding/change-lines.server.ts'
import { readCoding } from '#app/services/coding/read-coding.server.ts'
import { theContext } from '#app/services/context.server.ts'
import { listQueriesOfChart } from '#app/services/encounter/list-queries.server.ts'
import { loadEncounter } from '#app/services/encounter/load-chart.server.ts'
import { readChart } from '#app/services/encounter/read-chart.server.ts'
import { readForm } from '#app/services/form.server.ts'
import { forbidden, notFound, requireMay } from '#app/services/identity/require.server.ts'

const Lines = z
  .array(
    z.object({
      code: z.string().regex(/^[A-Z][0-9A-Z]{2,6}$/),
      release: z.string().max(40),
      presentOnAdmission: z.enum(POA_INDICATORS).nullable(),
    }),
  )
  .max(200)
const Deed = z.object({
  stage: z.enum(['working', 'final']),
  version: z.coerce.number().int(),
  lines: z.string().max(100_000),
  back: z.string().max(300).default(''),
})

export const meta: MetaFunction = () => [{ title: 'Chart - Addendum' }]
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: chartCss }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requireMay(request, 'chart.view')
  const encounter = await loadEncounter(theContext(), user, params.encounterId!)
  if (!encounter) throw notFound()
  const [chart, coding, queries] = await Promise.all([
    readChart(theContext(), user, encounter),
    readCoding(theContext(), encounter),
    listQueriesOfChart(theContext(), encounter.id),
  ])
  return { chart, coding, queries, mayCode: may(user, 'coding.change'), mayAsk: may(user, 'query.raise') }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requireMay(request, 'coding.change')
  const encounter = await loadEncounter(theContext(), user, params.encounterId!)
  if (!encounter) throw notFound()
  const form = await readForm(request, Deed)
  if (!form.ok) throw forbidden()
  const parsed = Lines.safeParse(JSON.parse(form.value.lines))
  if (!parsed.success) return data({ fault: sayCodingRefusal('bad-lines') }, 400)
  const { stage, version } = form.value
  const changed = await changeLines(theContext(), { encounter, version, lines: parsed.data, stage, userId: user.id })
  return changed.ok
    ? redirect(form.value.back ? ownPath(form.value.back) : `/charts/${encounter.id}`)
    : data({ fault: sayCodingRefusal(changed.error) }, 409)
}

export default function ChartPage() {
  const { chart, coding, queries, mayCode, mayAsk } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const [picked, setPicked] = useState<Pick[]>([])
  const pick = (one: Pick) => setPicked((before) => (before.some((p) => p.id === one.id) ? before : [...before, one]))
  return (
    <Page title={chart.patient?.name ?? 'Chart'} lead={<ChartHead chart={chart} />}>
      <div className="chart-page">
        <ChartReader chart={chart} onPick={mayAsk ? pick : undefined} picked={picked} />
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
            lines={coding.lines}
            state={chart.encounter.codingState}
            mayChange={mayCode}
            isInpatient={chart.encounter.class === 'inpatient'}
            on={coding.on}
            fault={refused?.fault ?? ''}
          />
        </div>
      </div>
    </Page>
  )
}
