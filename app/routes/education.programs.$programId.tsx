import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import educationCss from '#app/components/education/education.css?url'
import { ProgramSteps } from '#app/components/education/programs.tsx'
import { GROUPING_WORDS } from '#app/components/education/words.ts'
import { Page } from '#app/components/ui/page.tsx'
import { theContext } from '#app/services/context.server.ts'
import { readProgram } from '#app/services/education/read-programs.server.ts'
import { notFound, requireMay } from '#app/services/identity/require.server.ts'

export const meta: MetaFunction = () => [{ title: 'Education program - Addendum' }]
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: educationCss }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireMay(request, 'education.manage')
  const program = await readProgram(theContext(), params.programId!)
  if (!program) throw notFound()
  return program
}

export default function ProgramPage() {
  const program = useLoaderData<typeof loader>()
  return (
    <Page
      title={program.title}
      lead={`${program.label}. ${GROUPING_WORDS[program.groupedBy]} in ${program.steps.length} steps, by lot with seed ${program.seed}`}
      actions={
        <>
          <a className="button" href={`/education/material/${program.materialId}`}>
            Material
          </a>
          <a className="button" href={`/education/effect?program=${program.id}`}>
            Effect
          </a>
        </>
      }
    >
      <ProgramSteps steps={program.steps} />
    </Page>
  )
}
