import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { BesideTable } from '#app/components/education/beside.tsx'
import educationCss from '#app/components/education/education.css?url'
import { EffectFoot, EffectView } from '#app/components/education/effect-view.tsx'
import { counted, familyInWords } from '#app/components/education/words.ts'
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
  const page = useLoaderData<typeof loader>()
  const { id, title, when, label, family, own, programId } = page
  return (
    <Page
      title={`Did it work? ${title}`}
      lead={`${label}, ${when}. ${page.invited} invited, ${own.attendees} there${page.specialties ? `: ${page.specialties}` : ''}`}
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
      <EffectView
        found={own}
        title="This session"
        who={`In ${familyInWords(label)}, the ${counted(own.attendees, 'person', 'people')} of this session`}
      />
      <BesideTable
        rows={page.beside}
        title="This session beside the others"
        hint="The family holds every session about it, the program its steps. More people make a narrower interval; where one interval holds the other's effect, the two do not differ as far as can be told."
      />
      <EffectFoot />
    </Page>
  )
}
