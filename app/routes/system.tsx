import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Checks } from '#app/components/ui/checks.tsx'
import { Page } from '#app/components/ui/page.tsx'
import { theContext } from '#app/services/context.server.ts'
import { requireMay } from '#app/services/identity/require.server.ts'
import { examine } from '#app/services/operating/doctor.server.ts'

export const meta: MetaFunction = () => [{ title: 'System - Addendum' }]

export async function loader({ request }: LoaderFunctionArgs) {
  await requireMay(request, 'settings.manage')
  return { checks: await examine(theContext(), { deep: false }) }
}

export default function SystemPage() {
  const { checks } = useLoaderData<typeof loader>()
  const ill = checks.filter(({ state }) => state === 'bad').length
  return (
    <Page
      title="System"
      lead={ill === 0 ? 'Nothing has to be mended.' : `${ill} ${ill === 1 ? 'thing has' : 'things have'} to be mended.`}
      actions={
        <a className="button" href="/system">
          Look again
        </a>
      }
    >
      <Checks checks={checks} />
      <p className="small quiet">
        The whole database file is read by the command doctor alone: it takes long and belongs into a quiet hour.
      </p>
    </Page>
  )
}
