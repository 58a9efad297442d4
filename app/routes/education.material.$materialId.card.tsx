import {
  type ActionFunctionArgs,
  data,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import educationCss from '#app/components/education/education.css?url'
import { LearningCard, Quiz } from '#app/components/education/quiz.tsx'
import { Page } from '#app/components/ui/page.tsx'
import { theContext } from '#app/services/context.server.ts'
import { readPiece } from '#app/services/education/library.server.ts'
import { takeQuiz } from '#app/services/education/take-quiz.server.ts'
import { readForm } from '#app/services/form.server.ts'
import { notFound, requireMay } from '#app/services/identity/require.server.ts'

const choice = z.coerce.number().int().min(0).max(9).optional()
const Answers = z.object({ q0: choice, q1: choice, q2: choice })

export const meta: MetaFunction = () => [{ title: 'Card - Addendum' }]
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: educationCss }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireMay(request, 'education.view')
  const piece = await readPiece(theContext(), params.materialId!)
  if (!piece) throw notFound()
  return { piece }
}

/** `?session=` ties the quiz to a session the reader is invited to. */
export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requireMay(request, 'education.view')
  const form = await readForm(request, Answers)
  if (!form.ok) return data({ graded: undefined }, 400)
  const { q0, q1, q2 } = form.value
  const taken = await takeQuiz(theContext(), user, {
    materialId: params.materialId!,
    sessionId: new URL(request.url).searchParams.get('session'),
    answers: [q0, q1, q2].map((answer) => answer ?? null),
  })
  if (!taken.ok) throw notFound()
  return { graded: taken.value }
}

export default function CardPage() {
  const { piece } = useLoaderData<typeof loader>()
  const graded = useActionData<typeof action>()?.graded
  return (
    <Page title={piece.title} lead={`${piece.label}: two minutes`} width="narrow">
      <LearningCard piece={piece} />
      <Quiz piece={piece} graded={graded} />
      <p>
        <a href={`/education/material/${piece.id}`}>Read the whole piece</a>
      </p>
    </Page>
  )
}
