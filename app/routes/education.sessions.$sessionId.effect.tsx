import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import educationCss from '#app/components/education/education.css?url'
import { EffectFigure, namesOf } from '#app/components/education/effect-figure.tsx'
import { VerdictView } from '#app/components/education/verdict.tsx'
import { Page } from '#app/components/ui/page.tsx'
import { theContext } from '#app/services/context.server.ts'
import { readEffect } from '#app/services/education/read-effect.server.ts'
import { notFound, requireMay } from '#app/services/identity/require.server.ts'

export const meta: MetaFunction = () => [{ title: 'Effect of a session - Addendum' }]
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: educationCss }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireMay(request, 'education.manage')
  const found = await readEffect(theContext(), params.sessionId!)
  if (!found) throw notFound()
  return found
}

export default function EffectPage() {
  const { id, title, when, label, attendees, effect, wholeProgram, series, heldIn, sessions } =
    useLoaderData<typeof loader>()
  return (
    <Page
      title={`Did it work? ${title}`}
      lead={`${label}, ${when}, ${attendees} attended`}
      actions={
        <a className="button" href={`/education/sessions/${id}`}>
          Session
        </a>
      }
    >
      <VerdictView effect={effect} title="This session" />
      {series.some(({ quarters }) => quarters.length > 0) ? (
        <EffectFigure series={series} heldIn={heldIn} names={namesOf(label, attendees)} />
      ) : (
        <p>No coded stays to look at yet.</p>
      )}
      {wholeProgram ? (
        <>
          <h2>
            {label}: all {sessions} sessions together
          </h2>
          <VerdictView effect={wholeProgram} title="All sessions of the family" />
        </>
      ) : null}
      <p className="small quiet">
        What is measured is the share of codes left open in the taught family, never the number of queries. Teaching
        counts from the month after the session.
      </p>
    </Page>
  )
}
