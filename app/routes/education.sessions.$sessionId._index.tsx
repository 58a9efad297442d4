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
import educationCss from '#app/components/education/education.css?url'
import { RoomCode, SessionDeeds } from '#app/components/education/session-deeds.tsx'
import { MakeUp, SessionDoors, SessionFacts } from '#app/components/education/session-parts.tsx'
import { Checklist, Learned, People } from '#app/components/education/session-view.tsx'
import { MODE_WORDS, sayDeedRefusal } from '#app/components/education/words.ts'
import { Notice } from '#app/components/ui/badge.tsx'
import { Page } from '#app/components/ui/page.tsx'
import { theContext } from '#app/services/context.server.ts'
import { answerFor } from '#app/services/education/answer-for.server.ts'
import { attendByList } from '#app/services/education/attend.server.ts'
import { editDetails } from '#app/services/education/change-details.server.ts'
import { callOff, moveSession } from '#app/services/education/change-session.server.ts'
import { invite } from '#app/services/education/invite.server.ts'
import { readSession } from '#app/services/education/read-session.server.ts'
import { readForm } from '#app/services/form.server.ts'
import { notFound, requireMay } from '#app/services/identity/require.server.ts'

const Deed = z
  .object({
    deed: z.enum(['invite', 'move', 'cancel', 'list', 'answers', 'details']),
    startOn: z.string().max(30).default(''),
    place: z.string().max(500).default(''),
    title: z.string().max(200).default(''),
    objectives: z.string().max(4000).default(''),
    capacity: z.coerce.number().default(0),
    facilitatorId: z.string().max(64).default(''),
  })
  .catchall(z.union([z.string().max(300), z.array(z.string())]))

export const meta: MetaFunction = () => [{ title: 'Education session - Addendum' }]
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: educationCss }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireMay(request, 'education.manage')
  const session = await readSession(theContext(), params.sessionId!)
  if (!session) throw notFound()
  return session
}

/** "minutes:<provider>" fields that were filled. */
const listOf = (fields: Record<string, unknown>) =>
  Object.entries(fields).flatMap(([name, value]) =>
    name.startsWith('minutes:') && value !== '' ? [{ providerId: name.slice(8), minutes: Number(value) }] : [],
  )

/** "says:<provider>" fields that were chosen. */
const answersOf = (fields: Record<string, unknown>) =>
  Object.entries(fields).flatMap(([name, value]) =>
    name.startsWith('says:') && (value === 'yes' || value === 'no')
      ? [{ providerId: name.slice(5), says: value as 'yes' | 'no' }]
      : [],
  )

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requireMay(request, 'education.manage')
  const form = await readForm(request, Deed)
  if (!form.ok) return data({ refused: 'That cannot be done here.' }, 400)
  const { deed, startOn, place, title, objectives, capacity, facilitatorId, ...fields } = form.value
  const [context, sessionId] = [theContext(), params.sessionId!]
  const deeds = {
    invite: () => invite(context, user, sessionId),
    move: () => moveSession(context, user, { sessionId, startOn, place }),
    details: () => editDetails(context, user, { sessionId, title, objectives, capacity, facilitatorId }),
    cancel: () => callOff(context, user, sessionId),
    answers: () => answerFor(context, user, { sessionId, list: answersOf(fields) }),
    list: () => attendByList(context, user, { sessionId, list: listOf(fields) }),
  }
  const done = await deeds[deed]()
  return done.ok ? redirect(`/education/sessions/${sessionId}`) : data({ refused: sayDeedRefusal(done.error) }, 400)
}

export default function SessionPage() {
  const session = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()?.refused
  return (
    <Page
      title={session.title}
      lead={[session.when, `${session.minutes} minutes`, MODE_WORDS[session.mode], session.place]
        .filter(Boolean)
        .join(', ')}
      actions={<SessionDoors session={session} />}
    >
      {refused ? <Notice tone="bad">{refused}</Notice> : null}
      {session.state === 'cancelled' ? (
        <Notice tone="warn">This session was cancelled; everyone was told.</Notice>
      ) : null}
      <div className="session-page">
        <div className="stack">
          <Checklist steps={session.steps} />
          <SessionDeeds
            key={`${session.startOn} ${session.place} ${session.title} ${session.capacity}`}
            session={session}
          />
          <MakeUp session={session} />
          <People
            people={session.people}
            isOpen={session.hasBegun && session.state === 'planned'}
            isAsked={!session.isHeld && session.state === 'planned'}
            minutes={session.minutes}
          />
        </div>
        <div className="stack">
          <SessionFacts session={session} />
          <RoomCode session={session} />
          <Learned quiz={session.quiz} feedback={session.feedback} />
        </div>
      </div>
    </Page>
  )
}
