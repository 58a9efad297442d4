import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { CoverForm, CoverOf, CoverTable } from '#app/components/identity/cover-view.tsx'
import { sayCoverRefusal } from '#app/components/identity/cover-words.ts'
import { Notice } from '#app/components/ui/badge.tsx'
import { Page } from '#app/components/ui/page.tsx'
import { theContext } from '#app/services/context.server.ts'
import { readForm } from '#app/services/form.server.ts'
import { arrangeCover, endCover, readCoverPage } from '#app/services/identity/arrange-cover.server.ts'
import { inPlaceOf, listCoverable } from '#app/services/identity/cover-for.server.ts'
import { notFound, requireMay } from '#app/services/identity/require.server.ts'
import { onceForBoth } from '#app/services/once-for-both.server.ts'

const Deed = z.object({
  for: z.string().max(64).default(''),
  end: z.string().max(64).default(''),
  colleague: z.string().max(64).default(''),
  fromOn: z.string().max(10).default(''),
  toOn: z.string().max(10).default(''),
  everyDays: z
    .string()
    .regex(/^\d{0,3}$/, 'Write a number of days.')
    .default(''),
  times: z.coerce.number().int().min(1).max(60).default(1),
  reason: z.string().max(200).default(''),
})

export const meta: MetaFunction = () => [{ title: 'Cover - Addendum' }]

export async function loader({ request }: LoaderFunctionArgs) {
  const user = await requireMay(request, 'cover.arrange')
  const whose = new URL(request.url).searchParams.get('for') ?? ''
  const clinician = await inPlaceOf(theContext(), user, whose)
  if (!clinician) throw notFound()
  return { page: await readCoverPage(theContext(), clinician), whose, others: await listCoverable(theContext(), user) }
}

export async function action({ request }: ActionFunctionArgs) {
  const user = await requireMay(request, 'cover.arrange')
  const form = await readForm(request, Deed)
  if (!form.ok) return data({ fault: Object.values(form.faults)[0] ?? '' }, 400)
  const clinician = await inPlaceOf(theContext(), user, form.value.for)
  if (!clinician) throw notFound()
  const { end, colleague, fromOn, toOn, everyDays, times, reason } = form.value
  const plan = { fromOn, toOn, everyDays: Number(everyDays) || null, times, reason, coveringProviderId: colleague }
  const arrange = () => arrangeCover(theContext(), clinician, plan)
  const done = end
    ? await endCover(theContext(), clinician, end)
    : await onceForBoth(theContext(), ['cover', user.id, form.value.for, plan], arrange)
  const back = form.value.for ? `/cover?for=${encodeURIComponent(form.value.for)}` : '/cover'
  return done.ok ? redirect(back) : data({ fault: sayCoverRefusal(done.error) }, 400)
}

export default function CoverPage() {
  const { page, whose, others } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <Page
      title="Cover"
      width="narrow"
      lead="While a clinician is away a colleague sees and answers what is addressed to them, in their own name."
    >
      {refused?.fault ? <Notice tone="bad">{refused.fault}</Notice> : null}
      {others.length > 0 ? <CoverOf whose={whose} others={others} /> : null}
      {page ? (
        <>
          <CoverTable coverages={page.coverages} now={page.now} whose={whose} />
          <CoverForm colleagues={page.colleagues} timeZone={page.timeZone} whose={whose} />
        </>
      ) : others.length > 0 ? null : (
        <Notice>{sayCoverRefusal('no-clinician')}</Notice>
      )}
    </Page>
  )
}
