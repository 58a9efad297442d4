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
import { requireMay } from '#app/services/identity/require.server.ts'
import {
  blankTemplate,
  checkTemplateForm,
  keepTemplateForm,
  typedValues,
  valuesOf,
} from '#app/services/query/edit-template.server.ts'
import { TemplateForm as TemplateShape } from '#app/services/query/read-template-form.server.ts'
import { todayOf } from '#app/services/query/template-shelf.server.ts'

export const meta: MetaFunction = () => [{ title: 'New template - Addendum' }]
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: templatesCss }]

export async function loader({ request }: LoaderFunctionArgs) {
  await requireMay(request, 'template.change')
  return { template: valuesOf(blankTemplate(todayOf(theContext().now()))) }
}

export async function action({ request }: ActionFunctionArgs) {
  const user = await requireMay(request, 'template.change')
  const form = await readForm(request, TemplateShape)
  if (!form.ok) return data({ faults: [], unread: Object.values(form.faults), typed: null, comment: '' }, 400)
  const fields = { ...form.value, basedOn: 0 }
  const check = { ...checkTemplateForm(fields), typed: typedValues(fields), comment: fields.comment }
  if (fields.deed === 'check') return data(check)
  const kept = await keepTemplateForm(theContext(), fields, user.id)
  if (kept.ok) return redirect(`/templates/${kept.value.id}`)
  if (kept.error === 'not-readable')
    return data({ ...check, refused: 'It cannot be kept like this: see the findings.' }, 422)
  return data({ ...check, refused: sayTemplateRefusal(kept.error) }, 409)
}

export default function NewTemplatePage() {
  const { template } = useLoaderData<typeof loader>()
  const checked = useActionData<typeof action>()
  return (
    <Page title="New template">
      <TemplateForm
        template={checked?.typed ?? template}
        basedOn={null}
        first={checked ?? { faults: [], unread: [] }}
        comment={checked?.comment ?? ''}
      />
    </Page>
  )
}
