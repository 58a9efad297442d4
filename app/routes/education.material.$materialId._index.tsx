import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import educationCss from '#app/components/education/education.css?url'
import { Reading, Slides } from '#app/components/education/reading.tsx'
import { Page } from '#app/components/ui/page.tsx'
import { may } from '#app/domain/identity/permission.ts'
import { theContext } from '#app/services/context.server.ts'
import { readPiece } from '#app/services/education/library.server.ts'
import { notFound, requireMay } from '#app/services/identity/require.server.ts'

export const meta: MetaFunction = () => [{ title: 'Material - Addendum' }]
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: educationCss }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requireMay(request, 'education.view')
  const piece = await readPiece(theContext(), params.materialId!)
  if (!piece) throw notFound()
  const isSlides = new URL(request.url).searchParams.get('view') === 'slides'
  return { piece, isSlides, mayManage: may(user, 'education.manage') }
}

export default function MaterialPage() {
  const { piece, isSlides, mayManage } = useLoaderData<typeof loader>()
  const here = `/education/material/${piece.id}`
  return (
    <Page
      title={piece.title}
      lead={piece.label}
      actions={
        <>
          <a className="button" href={isSlides ? here : `${here}?view=slides`}>
            {isSlides ? 'Read' : 'Slides'}
          </a>
          <a className="button" href={`${here}/card`}>
            Two-minute card
          </a>
          <a className="button" href={`${here}/file/pdf`} download>
            PDF
          </a>
          {mayManage ? (
            <a className="button" href={`${here}/edit`}>
              Edit
            </a>
          ) : null}
          {mayManage ? (
            <a className="button" href={`/education/sessions/new?family=${piece.family}&material=${piece.id}`}>
              Plan a session
            </a>
          ) : null}
        </>
      }
    >
      {isSlides ? <Slides piece={piece} /> : <Reading piece={piece} />}
      <p className="no-print">
        <a href="/education">All material</a>
        {mayManage ? (
          <>
            {' '}
            <a href={`${here}/file/md`} download>
              Markdown file
            </a>
          </>
        ) : null}
      </p>
    </Page>
  )
}
