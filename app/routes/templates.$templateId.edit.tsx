import {
  type ActionFunctionArgs,
  data,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { TemplateForm } from '#app/components/query/template-form.tsx'
import { sayTemplateRefusal } from '#app/components/query/template-words.ts'
import templatesCss from '#app/components/query/templates.css?url'
import { Page } from '#app/components/ui/page.tsx'
import { theContext } from '#app/services/context.server.ts'
import { readForm } from '#app/services/form.server.ts'
import { notFound, requireMay } from '#app/services/identity/require.server.ts'
import { checkTemplateForm, keepTemplateForm, typedValues, valuesOf } from '#app/services/query/edit-template.server.ts'
import { readTemplatePage } from '#app/services/query/read-template.server.ts'
import { TemplateForm as TemplateShape } from '#app/services/query/read-template-form.server.ts'

export const meta: MetaFunction = () => [{ title: 'Edit a template - Addendum' }]
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: templatesCss }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requireMay(request, 'template.change')
  const page = await readTemplatePage(theContext(), user, { id: params.templateId!, version: null })
  if (!page) throw notFound()
  return { template: valuesOf(page.template), version: page.template.version, faults: page.faults }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requireMay(request, 'template.change')
  const form = await readForm(request, TemplateShape)
  if (!form.ok) return data({ faults: [], unread: Object.values(form.faults), typed: null, comment: '' }, 400)
  const fields = { ...form.value, id: params.templateId!, basedOn: Math.max(1, form.value.basedOn) }
  const check = { ...checkTemplateForm(fields), typed: typedValues(fields), comment: fields.comment }
  if (fields.deed === 'check') return data(check)
  const kept = await keepTemplateForm(theContext(), fields, user.id)
  if (kept.ok) return redirect(`/templates/${kept.value.id}`)
  if (kept.error === 'not-readable')
    return data({ ...check, refused: 'It cannot be kept like this: see the findings.' }, 422)
  return data({ ...check, refused: sayTemplateRefusal(kept.error) }, 409)
}

export default function EditTemplatePage() {
  const { template, version, faults } = useLoaderData<typeof loader>()
  const checked = useActionData<typeof action>()
  return (
    <Page title={`Edit: ${template.name}`} lead={`Version ${version} becomes version ${version + 1}.`}>
      <TemplateForm
        template={checked?.typed ?? template}
        basedOn={version}
        first={checked ?? { faults, unread: [] }}
        comment={checked?.comment ?? ''}
      />
    </Page>
  )
}
