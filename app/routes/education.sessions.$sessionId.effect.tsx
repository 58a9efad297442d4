import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import educationCss from '#app/components/education/education.css?url'
import { EffectFoot, EffectView } from '#app/components/education/effect-view.tsx'
import { VerdictView } from '#app/components/education/verdict.tsx'
import { Page } from '#app/components/ui/page.tsx'
import { theContext } from '#app/services/context.server.ts'
import { readSessionEffect } from '#app/services/education/ask-effect.server.ts'
import { notFound, requireMay } from '#app/services/identity/require.server.ts'

export const meta: MetaFunction = () => [{ title: 'Effect of a session - Addendum' }]
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: educationCss }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireMay(request, 'education.manage')
  const found = await readSessionEffect(theContext(), params.sessionId!)
  if (!found) throw notFound()
  return found
}

export default function EffectPage() {
  const { id, title, when, label, family, own, all, programId } = useLoaderData<typeof loader>()
  return (
    <Page
      title={`Did it work? ${title}`}
      lead={`${label}, ${when}, ${own.attendees} attended`}
      actions={
        <>
          <a className="button" href={`/education/sessions/${id}`}>
            Session
          </a>
          <a className="button" href={`/education/effect?family=${family}`}>
            The family
          </a>
          {programId ? (
            <a className="button" href={`/education/effect?program=${programId}`}>
              The program
            </a>
          ) : null}
        </>
      }
    >
      <EffectView found={own} title="This session" />
      {all ? (
        <>
          <h2>
            {label}: all {all.sessions} sessions together
          </h2>
          <VerdictView effect={all.effect} title="All sessions of the family" />
        </>
      ) : null}
      <EffectFoot />
    </Page>
  )
}
