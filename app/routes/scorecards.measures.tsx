import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Definitions } from '#app/components/scorecard/definitions.tsx'
import scorecardCss from '#app/components/scorecard/scorecard.css?url'
import { Page } from '#app/components/ui/page.tsx'
import { DEFINITIONS_VERSION } from '#app/domain/scorecard/measures/definitions.ts'
import { requireUser } from '#app/services/identity/require.server.ts'

export const meta: MetaFunction = () => [{ title: 'What the numbers mean - Addendum' }]
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: scorecardCss }]

export async function loader({ request }: LoaderFunctionArgs) {
  await requireUser(request)
  return null
}

export default function MeasuresPage() {
  return (
    <Page
      title="What the numbers mean"
      lead={`Every measure with its numerator, denominator, exclusions and clock. Definitions ${DEFINITIONS_VERSION}.`}
    >
      <Definitions />
    </Page>
  )
}
