import { type ActionFunctionArgs, data, redirect } from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import { z } from 'zod'
import { sayReferenceRefusal } from '#app/components/codes/reference-words.ts'
import { Notice } from '#app/components/ui/badge.tsx'
import { Page } from '#app/components/ui/page.tsx'
import { activateRelease, rollBackRelease } from '#app/services/codes/change-release.server.ts'
import { theContext } from '#app/services/context.server.ts'
import { readForm } from '#app/services/form.server.ts'
import { notFound, requireMay } from '#app/services/identity/require.server.ts'

const Deed = z.object({ deed: z.enum(['activate', 'roll-back']), release: z.string().min(1).max(100) })

export const loader = () => redirect('/reference')

/** Brings a staged release into force, or takes an active one out of it. */
export async function action({ request }: ActionFunctionArgs) {
  const user = await requireMay(request, 'reference.manage')
  const form = await readForm(request, Deed)
  if (!form.ok) throw notFound()
  const { deed, release } = form.value
  const done =
    deed === 'activate'
      ? await activateRelease(theContext(), { key: release, by: user.id })
      : await rollBackRelease(theContext(), { release, by: user.id })
  return done.ok ? redirect('/reference') : data({ fault: sayReferenceRefusal(done.error) }, 409)
}

export default function ChangeRefused() {
  const refused = useActionData<typeof action>()
  return (
    <Page title="Reference data" width="narrow">
      {refused ? <Notice tone="bad">{refused.fault}</Notice> : null}
      <p>
        <a className="button" href="/reference">
          All reference data
        </a>
      </p>
    </Page>
  )
}
