import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { TemplateTable } from '#app/components/query/template-table.tsx'
import { FIELD_WORDS, sayImport, TEMPLATE_STATE_WORDS } from '#app/components/query/template-words.ts'
import { PURPOSE_WORDS } from '#app/components/query/words.ts'
import { Notice } from '#app/components/ui/badge.tsx'
import { Choice, Field } from '#app/components/ui/field.tsx'
import { Page } from '#app/components/ui/page.tsx'
import { may } from '#app/domain/identity/permission.ts'
import { readFormData } from '#app/services/body.server.ts'
import { theContext } from '#app/services/context.server.ts'
import { requireMay } from '#app/services/identity/require.server.ts'
import { importTemplates } from '#app/services/query/import-templates.server.ts'
import { listTemplateShelf } from '#app/services/query/list-template-shelf.server.ts'

const LARGEST_FILE = 5_000_000

export const meta: MetaFunction = () => [{ title: 'Templates - Addendum' }]

export async function loader({ request }: LoaderFunctionArgs) {
  const user = await requireMay(request, 'template.view')
  const list = await listTemplateShelf(theContext(), new URL(request.url).searchParams)
  return { ...list, mayChange: may(user, 'template.change') }
}

export async function action({ request }: ActionFunctionArgs) {
  const user = await requireMay(request, 'template.change')
  const form = await readFormData(request, LARGEST_FILE)
  if (!form) return data({ imported: null, fault: 'The file is larger than 5 MB.' }, 413)
  const file = form.get('file')
  if (!(file instanceof File) || file.size === 0) return data({ imported: null, fault: 'Choose a file first.' }, 400)
  const imported = await importTemplates(theContext(), { text: await file.text(), name: file.name, userId: user.id })
  return data({ imported, fault: '' })
}

const choices = (words: Record<string, string>, all: string) => [
  { value: '', words: all },
  ...Object.entries(words).map(([value, label]) => ({ value, words: label })),
]
const STATES = {
  ...Object.fromEntries(Object.entries(TEMPLATE_STATE_WORDS).map(([state, { words }]) => [state, words])),
  waiting: 'Waits for approval',
  'review-due': 'Review due within 60 days',
}

export default function TemplatesPage() {
  const { filter, rows, of, mayChange } = useLoaderData<typeof loader>()
  const done = useActionData<typeof action>()
  return (
    <Page
      title="Templates"
      lead={`${rows.length} of ${of}. Our own wording, held to the same rules as every query.`}
      actions={
        <>
          {mayChange ? (
            <a className="button" href="/templates/new">
              New template
            </a>
          ) : null}
          <a className="button" href="/templates/export" download>
            Export
          </a>
        </>
      }
    >
      {done?.fault ? <Notice tone="bad">{done.fault}</Notice> : null}
      {done?.imported ? (
        <Notice tone={done.imported.faults.length > 0 ? 'warn' : 'good'}>
          {sayImport(done.imported)}
          {done.imported.faults.length > 0 ? (
            <ul>
              {done.imported.faults.slice(0, 20).map((fault) => (
                <li key={fault}>{fault}</li>
              ))}
            </ul>
          ) : null}
        </Notice>
      ) : null}
      <form method="get" className="filter-row">
        <Field name="words" label="Search" type="search" defaultValue={filter.words} />
        <Choice name="field" label="Field" defaultValue={filter.field} options={choices(FIELD_WORDS, 'Every field')} />
        <Choice
          name="purpose"
          label="Purpose"
          defaultValue={filter.purpose}
          options={choices(PURPOSE_WORDS, 'Every purpose')}
        />
        <Choice name="state" label="State" defaultValue={filter.state} options={choices(STATES, 'All but retired')} />
        <button type="submit" className="button">
          Show
        </button>
      </form>
      <TemplateTable rows={rows} />
      {mayChange ? (
        <form method="post" encType="multipart/form-data" className="filter-row">
          <Field name="file" label="Import a file of templates" type="file" accept=".json,application/json" />
          <button type="submit" className="button">
            Import
          </button>
        </form>
      ) : null}
    </Page>
  )
}
