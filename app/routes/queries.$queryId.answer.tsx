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
import answerCss from '#app/components/query/answer.css?url'
import { AnswerForm } from '#app/components/query/answer-form.tsx'
import { Signed } from '#app/components/query/signed.tsx'
import { sayAnswerRefusal, sayDeedRefusal } from '#app/components/query/words.ts'
import { Page } from '#app/components/ui/page.tsx'
import { completeAnswer } from '#app/domain/query/lifecycle.ts'
import { theContext } from '#app/services/context.server.ts'
import { readForm } from '#app/services/form.server.ts'
import { mustConfirm } from '#app/services/identity/live-sign-in.server.ts'
import { notFound, requireMay } from '#app/services/identity/require.server.ts'
import { answer } from '#app/services/query/answer.server.ts'
import { loadQuery } from '#app/services/query/load.server.ts'
import { noteViewed } from '#app/services/query/note-viewed.server.ts'
import { readAnswerPage } from '#app/services/query/read-answer-page.server.ts'
import { keepAnswerDraft } from '#app/services/query/save-answer-draft.server.ts'
import { takeBack } from '#app/services/query/take-back.server.ts'

const Answer = z.object({
  deed: z.enum(['sign', 'keep', 'take-back']).default('sign'),
  option: z.string().max(64).default(''),
  words: z.string().max(4000, 'At most 4,000 characters.').default(''),
  comment: z.string().max(4000, 'At most 4,000 characters.').default(''),
  wordingNumber: z.coerce.number().int().default(0),
})

export const meta: MetaFunction = () => [{ title: 'Query - Addendum' }]
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: answerCss }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requireMay(request, 'query.answer')
  const context = theContext()
  const loaded = await loadQuery(context, user, params.queryId!)
  if (!loaded || loaded.query.sentAt === null) throw notFound()
  await noteViewed(context, user, loaded)
  return readAnswerPage(context, user, loaded)
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requireMay(request, 'query.answer')
  const context = theContext()
  const loaded = await loadQuery(context, user, params.queryId!)
  if (!loaded) throw notFound()
  const form = await readForm(request, Answer)
  if (!form.ok) return data({ fault: Object.values(form.faults)[0] ?? '', typed: null, kept: false }, 400)
  const { deed, option, words, comment, wordingNumber } = form.value
  const given = completeAnswer(loaded.query.wording, { optionIds: option ? [option] : [], words, comment })
  const typed = { optionIds: given.optionIds, words, comment }
  if (deed === 'keep') {
    const kept = await keepAnswerDraft(context, loaded, { userId: user.id, wordingNumber, given })
    return kept.ok
      ? { fault: '', typed, kept: true }
      : data({ fault: sayDeedRefusal(kept.error), typed, kept: false }, 409)
  }
  if (deed === 'take-back') {
    const back = await takeBack(context, loaded, user.id)
    return back.ok
      ? redirect(`/queries/${loaded.query.id}/answer`)
      : data({ fault: sayDeedRefusal(back.error), typed: null, kept: false }, 409)
  }
  if (loaded.isParty && loaded.query.state === 'open' && (await mustConfirm(request, context))) {
    await keepAnswerDraft(context, loaded, { userId: user.id, wordingNumber, given })
    return redirect(`/confirm?to=/queries/${loaded.query.id}/answer`)
  }
  const result = await answer(context, loaded, { user, wordingNumber, given })
  if (result.ok) return redirect(`/queries/${loaded.query.id}/answer`)
  // On corrected words what was typed comes back as the kept draft, beside what changed.
  const back = result.error === 'words-changed' ? null : typed
  return data(
    { fault: sayAnswerRefusal(result.error), typed: back, kept: false },
    back && result.error !== 'not-open' ? 400 : 409,
  )
}

export default function AnswerQuery() {
  const page = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <Page
      title={page.shown.title}
      width="narrow"
      asking={{ back: 'Inbox', backTo: '/inbox' }}
      lead={
        <>
          {page.patient}
          <br />
          from {page.author}
          {page.answer ? null : (
            <span className="due-line"> - {page.isAskedBack ? 'waits for the coder' : `due ${page.due}`}</span>
          )}
        </>
      }
    >
      {page.answer ? (
        <Signed page={page} answer={page.answer} fault={refused?.fault ?? ''} />
      ) : (
        <AnswerForm page={page} fault={refused?.fault ?? ''} typed={refused?.typed ?? null} />
      )}
    </Page>
  )
}
