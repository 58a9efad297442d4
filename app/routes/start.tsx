import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Page } from '#app/components/ui/page.tsx'
import { frameOf } from '#app/services/identity/frame.server.ts'
import { requireUser } from '#app/services/identity/require.server.ts'

export const meta: MetaFunction = () => [{ title: 'Start - Addendum' }]

/** A neutral place with every door a person may open: from a page around a query the way out leads here. */
export async function loader({ request }: LoaderFunctionArgs) {
  await requireUser(request)
  const { viewer } = await frameOf(request)
  return { doors: viewer?.doors ?? [] }
}

export default function Start() {
  const { doors } = useLoaderData<typeof loader>()
  return (
    <Page title="Start" width="narrow">
      <ul className="doors">
        {doors.map((door) => (
          <li key={door.to}>
            <a href={door.to}>{door.words}</a>
          </li>
        ))}
        <li>
          <a href="/account">Account and devices</a>
        </li>
      </ul>
    </Page>
  )
}
