import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import educationCss from '#app/components/education/education.css?url'
import { ProviderLists } from '#app/components/education/lists.tsx'
import { Page } from '#app/components/ui/page.tsx'
import { theContext } from '#app/services/context.server.ts'
import { readLists } from '#app/services/education/read-lists.server.ts'
import { requireMay } from '#app/services/identity/require.server.ts'

export const meta: MetaFunction = () => [{ title: 'Saved lists - Addendum' }]
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: educationCss }]

export async function loader({ request }: LoaderFunctionArgs) {
  await requireMay(request, 'education.manage')
  return { lists: await readLists(theContext()) }
}

export default function ListsPage() {
  const { lists } = useLoaderData<typeof loader>()
  return (
    <Page
      title="Saved lists"
      lead="Groups that no roster knows: a ward's round, a resident year, a clinic."
      actions={
        <a className="button primary" href="/education/lists/new">
          Save a list
        </a>
      }
    >
      <ProviderLists lists={lists} />
    </Page>
  )
}
