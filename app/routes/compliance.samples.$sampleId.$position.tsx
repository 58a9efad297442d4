import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { sayJudgeRefusal } from '#app/components/query/audit-sample.tsx'
import { BlindedQuery, JudgeForm } from '#app/components/query/judge-form.tsx'
import { Page } from '#app/components/ui/page.tsx'
import { VERDICTS } from '#app/domain/query/audit-sample.ts'
import { theContext } from '#app/services/context.server.ts'
import { readForm } from '#app/services/form.server.ts'
import { requireMay } from '#app/services/identity/require.server.ts'
import { afterJudging, closedItem, judgeItem, readBlinded } from '#app/services/query/judge-audit-item.server.ts'
import { listRules } from '#app/services/query/list-rules.server.ts'

const Judgment = z.object({
  verdict: z.enum(VERDICTS, 'Say whether it is compliant.'),
  'rules[]': z.array(z.string().max(40)).max(40).default([]),
  comment: z.string().max(1000).default(''),
})

export const meta: MetaFunction = () => [{ title: 'Judge a query - Addendum' }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requireMay(request, 'query.audit')
  const where = { sampleId: params.sampleId!, position: Number(params.position) }
  const item = await readBlinded(theContext(), user, where)
  if (!item) throw await closedItem(theContext(), user, where)
  return { item, sampleId: where.sampleId, rules: listRules().content.map(({ id, says }) => ({ id, says })) }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requireMay(request, 'query.audit')
  const form = await readForm(request, Judgment)
  if (!form.ok) return data({ fault: Object.values(form.faults)[0] ?? '', given: null }, 400)
  const { verdict, comment } = form.value
  const where = { sampleId: params.sampleId!, position: Number(params.position) }
  const done = await judgeItem(theContext(), user, { ...where, verdict, comment, rules: form.value['rules[]'] })
  if (done.ok) return redirect(await afterJudging(theContext(), user, where.sampleId))
  const given = { verdict, comment, rules: form.value['rules[]'] }
  return data({ fault: sayJudgeRefusal(done.error), given }, done.error === 'no-rule-named' ? 400 : 409)
}

export default function JudgePage() {
  const { item, sampleId, rules } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <Page
      title={`Query ${item.position} of ${item.of}`}
      width="narrow"
      lead="Judge the words and the evidence alone. Who wrote it, who was asked and what was found are not shown."
      asking={{ back: 'Sample', backTo: `/compliance/samples/${sampleId}` }}
    >
      <div className="stack">
        <BlindedQuery item={item} />
        <JudgeForm
          key={item.position}
          rules={rules}
          fault={refused?.fault ?? ''}
          given={refused?.given ?? null}
          isDone={item.isJudgedByMe}
        />
      </div>
    </Page>
  )
}
