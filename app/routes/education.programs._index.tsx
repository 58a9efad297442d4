import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import educationCss from '#app/components/education/education.css?url'
import { Programs } from '#app/components/education/programs.tsx'
import { Page } from '#app/components/ui/page.tsx'
import { theContext } from '#app/services/context.server.ts'
import { readPrograms } from '#app/services/education/read-programs.server.ts'
import { requireMay } from '#app/services/identity/require.server.ts'

export const meta: MetaFunction = () => [{ title: 'Education programs - Addendum' }]
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: educationCss }]

export async function loader({ request }: LoaderFunctionArgs) {
  await requireMay(request, 'education.manage')
  return { programs: await readPrograms(theContext()) }
}

export default function ProgramsPage() {
  const { programs } = useLoaderData<typeof loader>()
  return (
    <Page
      title="Programs"
      lead="Sessions in an order drawn by lot, so that their effect can be told from chance."
      actions={
        <a className="button primary" href="/education/programs/new">
          Plan a program
        </a>
      }
    >
      <Programs programs={programs} />
    </Page>
  )
}
