import {
  type ActionFunctionArgs,
  data,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import educationCss from '#app/components/education/education.css?url'
import { Order, ProposalForm, WedgeForm } from '#app/components/education/program-form.tsx'
import { sayProgramRefusal } from '#app/components/education/words.ts'
import { Notice } from '#app/components/ui/badge.tsx'
import { Page } from '#app/components/ui/page.tsx'
import { GROUPINGS } from '#app/domain/education/program.ts'
import { MODES } from '#app/domain/education/session.ts'
import { theContext } from '#app/services/context.server.ts'
import { planProgram, readProposal } from '#app/services/education/plan-program.server.ts'
import { readForm } from '#app/services/form.server.ts'
import { requireMay } from '#app/services/identity/require.server.ts'
import { onceForBoth } from '#app/services/once-for-both.server.ts'

const Wedge = z.object({
  title: z.string().max(180),
  materialId: z.string().max(100),
  groupedBy: z.enum(GROUPINGS),
  specialty: z.string().max(200).default(''),
  steps: z.coerce.number().int().min(2).max(12),
  seed: z.coerce.number().int().min(0).max(999_999_999),
  weeks: z.coerce.number().int().min(1).max(26),
  startOn: z.string().max(30),
  minutes: z.coerce.number(),
  mode: z.enum(MODES),
  place: z.string().max(500).default(''),
  timeZone: z.string().max(60),
  facilitatorId: z.string().max(64),
})

export const meta: MetaFunction = () => [{ title: 'Plan a program - Addendum' }]
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: educationCss }]

export async function loader({ request }: LoaderFunctionArgs) {
  const user = await requireMay(request, 'education.manage')
  const url = new URL(request.url)
  const page = await readProposal(theContext(), user, url.searchParams)
  if (url.searchParams.has('seed')) return page
  // The seed stands in the address, so that the order seen is the order that is planned.
  url.searchParams.set('seed', String(page.seed))
  throw redirect(`/education/programs/new?${url.searchParams}`)
}

export async function action({ request }: ActionFunctionArgs) {
  const user = await requireMay(request, 'education.manage')
  const form = await readForm(request, Wedge)
  if (!form.ok) return data({ refused: 'Fill in every field.', typed: form.values }, 400)
  const plan = () => planProgram(theContext(), user, form.value)
  const planned = await onceForBoth(theContext(), ['program', user.id, form.value], plan)
  if (planned.ok) return redirect(`/education/programs/${planned.value}`)
  const typed = Object.fromEntries(Object.entries(form.value).map(([name, value]) => [name, String(value)]))
  return data({ refused: sayProgramRefusal(planned.error), typed }, 400)
}

export default function NewProgramPage() {
  const page = useLoaderData<typeof loader>()
  const done = useActionData<typeof action>()
  return (
    <Page
      title="Plan a program"
      lead="Everyone is taught in the end, in an order drawn by lot: fair, and the only design that regression to the mean cannot deceive."
    >
      {done?.refused ? <Notice tone="bad">{done.refused}</Notice> : null}
      <ProposalForm key={`${page.seed} ${page.steps} ${page.groupedBy}`} page={page} />
      <Order page={page} />
      {page.refused ? null : <WedgeForm page={page} typed={done?.typed ?? {}} />}
    </Page>
  )
}
