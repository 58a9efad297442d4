import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { RuleList } from '#app/components/query/rule-list.tsx'
import templatesCss from '#app/components/query/templates.css?url'
import { Page } from '#app/components/ui/page.tsx'
import { requireMay } from '#app/services/identity/require.server.ts'
import { listRules } from '#app/services/query/list-rules.server.ts'

export const meta: MetaFunction = () => [{ title: 'Rules - Addendum' }]
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: templatesCss }]

export async function loader({ request }: LoaderFunctionArgs) {
  await requireMay(request, 'template.view')
  return listRules()
}

export default function RulesPage() {
  const { ruleSet, content, process } = useLoaderData<typeof loader>()
  return (
    <Page
      title="Rules of compliant query practice"
      lead={`Rule set ${ruleSet}. Kept with every sent query, with what it found. What a concept nobody mapped would need is told as "not checked", never as passed.`}
      width="narrow"
    >
      <div className="stack">
        <RuleList rules={content} label={`Rules of content - ${content.length}`} />
        <RuleList rules={process} label={`Rules of process - ${process.length}`} />
      </div>
    </Page>
  )
}
