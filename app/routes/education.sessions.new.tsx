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
import { PlanForm } from '#app/components/education/plan-form.tsx'
import { sayPlanRefusal } from '#app/components/education/words.ts'
import { Page } from '#app/components/ui/page.tsx'
import { MODES } from '#app/domain/education/session.ts'
import { theContext } from '#app/services/context.server.ts'
import { audienceOf, planFrom, readPlanPage } from '#app/services/education/plan-session.server.ts'
import { readForm } from '#app/services/form.server.ts'
import { requireMay } from '#app/services/identity/require.server.ts'
import { onceForBoth } from '#app/services/once-for-both.server.ts'

const Plan = z.object({
  title: z.string().max(200),
  objectives: z.string().max(4000),
  materialId: z.string().max(100),
  axis: z.string().max(40).default(''),
  makeUpOf: z.string().max(64).optional(),
  specialty: z.string().max(200).default(''),
  facilityId: z.string().max(200).default(''),
  listId: z.string().max(64).default(''),
  'providers[]': z.array(z.string().max(200)).default([]),
  capacity: z.coerce.number(),
  mode: z.enum(MODES),
  place: z.string().max(500).default(''),
  startOn: z.string().max(30),
  minutes: z.coerce.number(),
  timeZone: z.string().max(60),
  facilitatorId: z.string().max(64),
})

export const meta: MetaFunction = () => [{ title: 'Plan a session - Addendum' }]
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: educationCss }]

export async function loader({ request }: LoaderFunctionArgs) {
  const user = await requireMay(request, 'education.manage')
  return readPlanPage(theContext(), user, new URL(request.url).searchParams)
}

export async function action({ request }: ActionFunctionArgs) {
  const user = await requireMay(request, 'education.manage')
  const form = await readForm(request, Plan)
  if (!form.ok) return data({ faults: form.faults, typed: form.values }, 400)
  const { specialty, facilityId, listId, 'providers[]': providerIds, ...rest } = form.value
  const audience = await audienceOf(theContext(), { specialty, facilityId, listId, providerIds })
  const plan = () => planFrom(theContext(), user, { ...rest, audience })
  const planned = await onceForBoth(theContext(), ['session', user.id, form.value], plan)
  if (planned.ok) return redirect(`/education/sessions/${planned.value.id}`)
  return data({ faults: sayPlanRefusal(planned.error), typed: form.values }, 400)
}

export default function NewSessionPage() {
  const page = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <Page title="Plan a session" lead={page.chosen?.title}>
      <PlanForm key={page.chosen?.id} page={page} faults={refused?.faults} typed={refused?.typed ?? {}} />
    </Page>
  )
}
