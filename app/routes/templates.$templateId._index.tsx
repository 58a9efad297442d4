import {
  type ActionFunctionArgs,
  data,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { TemplateDeeds } from '#app/components/query/template-deeds.tsx'
import { TemplateFindings } from '#app/components/query/template-findings.tsx'
import { TemplateHistory, TemplateUsage, TemplateView } from '#app/components/query/template-view.tsx'
import { sayTemplateRefusal, TEMPLATE_STATE_WORDS } from '#app/components/query/template-words.ts'
import templatesCss from '#app/components/query/templates.css?url'
import { Badge } from '#app/components/ui/badge.tsx'
import { Page } from '#app/components/ui/page.tsx'
import { theContext } from '#app/services/context.server.ts'
import { readForm } from '#app/services/form.server.ts'
import { notFound, requireMay } from '#app/services/identity/require.server.ts'
import { approveTemplateNow } from '#app/services/query/approve-template.server.ts'
import { readTemplatePage } from '#app/services/query/read-template.server.ts'
import { setTemplateRetired } from '#app/services/query/retire-template.server.ts'

const Deed = z.object({
  deed: z.enum(['approve', 'retire', 'restore']),
  version: z.coerce.number().int().default(0),
  reason: z.string().max(500).default(''),
})

export const meta: MetaFunction = () => [{ title: 'Template - Addendum' }]
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: templatesCss }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requireMay(request, 'template.view')
  const version = Number(new URL(request.url).searchParams.get('version')) || null
  const page = await readTemplatePage(theContext(), user, { id: params.templateId!, version })
  if (!page) throw notFound()
  return page
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requireMay(request, 'template.change')
  const form = await readForm(request, Deed)
  if (!form.ok) return data({ fault: 'Use the buttons of the page.' }, 400)
  const { deed, version, reason } = form.value
  const id = params.templateId!
  const done =
    deed === 'approve'
      ? await approveTemplateNow(theContext(), { id, version, user })
      : await setTemplateRetired(theContext(), { id, isRetired: deed === 'retire', reason, userId: user.id })
  return done.ok ? redirect(`/templates/${id}`) : data({ fault: sayTemplateRefusal(done.error) }, 409)
}

export default function TemplatePage() {
  const page = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const { template } = page
  const state = TEMPLATE_STATE_WORDS[page.state]
  return (
    <Page
      title={template.name}
      lead={
        <span className="row">
          <Badge tone={state.tone}>{state.words}</Badge> version {template.version} - owner {template.owner} - review by{' '}
          {template.reviewOn} {page.isReviewDue ? <Badge tone="warn">review due</Badge> : null}
          {page.inUse !== null && page.inUse !== template.version ? ` - authors get version ${page.inUse}` : ''}
        </span>
      }
      actions={
        <>
          {page.mayChange && page.isLatest ? (
            <a className="button" href={`/templates/${page.id}/edit`}>
              Edit as a new version
            </a>
          ) : null}
          <a className="button" href={`/templates/${page.id}/try?version=${template.version}`}>
            Try on a chart
          </a>
          <a className="button" href={`/templates/export?id=${page.id}`} download>
            Export
          </a>
          <a className="button plain" href="/templates">
            All templates
          </a>
        </>
      }
    >
      <div className="template-page">
        <TemplateView template={template} />
        <div className="stack">
          <TemplateFindings faults={page.faults} />
          {page.mayChange && page.isLatest ? (
            <TemplateDeeds
              version={template.version}
              isApproved={template.approvedBy !== null}
              isRetired={page.isRetired}
              faults={page.faults.length}
              isOwn={page.isOwn}
              fault={refused?.fault ?? ''}
            />
          ) : null}
          <TemplateUsage usage={page.usage} />
          <TemplateHistory id={page.id} history={page.history} inUse={page.inUse} />
        </div>
      </div>
    </Page>
  )
}
