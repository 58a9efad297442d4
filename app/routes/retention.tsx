import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData, useRevalidator } from '@remix-run/react'
import { useEffect } from 'react'
import { z } from 'zod'
import { Holds } from '#app/components/keeping/holds.tsx'
import { PolicyForm } from '#app/components/keeping/policy-form.tsx'
import { PurgePlan } from '#app/components/keeping/purge-plan.tsx'
import { sayKeepingRefusal } from '#app/components/keeping/words.ts'
import { Notice } from '#app/components/ui/badge.tsx'
import { Page } from '#app/components/ui/page.tsx'
import { exact } from '#app/components/ui/time.tsx'
import { theContext } from '#app/services/context.server.ts'
import { readForm } from '#app/services/form.server.ts'
import { requireMay } from '#app/services/identity/require.server.ts'
import { actOnRetention } from '#app/services/keeping/act-on-retention.server.ts'
import { readRetention } from '#app/services/keeping/read-retention.server.ts'

const Deed = z.object({
  deed: z.enum(['policy', 'hold', 'lift', 'purge']),
  chartYears: z.coerce.number().default(0),
  minorUntilAge: z.coerce.number().default(0),
  isAutomatic: z.string().optional(),
  patient: z.string().max(200).default(''),
  holdId: z.string().max(100).default(''),
  reason: z.string().max(1000).default(''),
})

export const meta: MetaFunction = () => [{ title: 'Retention - Addendum' }]

export async function loader({ request }: LoaderFunctionArgs) {
  const user = await requireMay(request, 'query.hold')
  const isAsked = new URL(request.url).searchParams.has('plan')
  return readRetention(theContext(), user, { isAsked })
}

export async function action({ request }: ActionFunctionArgs) {
  const user = await requireMay(request, 'query.hold')
  const form = await readForm(request, Deed)
  if (!form.ok) return data({ fault: 'Use the buttons of the page.' }, 400)
  const given = { ...form.value, isAutomatic: form.value.isAutomatic === 'yes' }
  const done = await actOnRetention(theContext(), user, given)
  if (done.ok) return redirect('/retention')
  return data({ fault: sayKeepingRefusal(done.error) }, done.error === 'not-allowed' ? 403 : 409)
}

export default function RetentionPage() {
  const page = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const { revalidate } = useRevalidator()
  const isRunning = page.progress?.end === 'running'
  useEffect(() => {
    if (!isRunning) return
    const timer = setInterval(revalidate, 1000)
    return () => clearInterval(timer)
  }, [isRunning, revalidate])
  return (
    <Page title="Retention" lead="How long charts and queries are kept, what must not go, and what went.">
      {refused ? (
        <Notice tone="bad">
          <p>{refused.fault}</p>
        </Notice>
      ) : null}
      {page.progress ? (
        <Notice tone={page.progress.end === 'failed' ? 'bad' : 'accent'}>
          <p>
            {isRunning ? 'Purging' : 'Last purge'}: {page.progress.step} {page.progress.fault}
          </p>
        </Notice>
      ) : null}
      <section className="panel">
        <header>
          <h2>Policy</h2>
        </header>
        <div className="body stack">
          <PolicyForm policy={page.policy} mayChange={page.mayPurge} />
        </div>
      </section>
      <section className="panel">
        <header>
          <h2>Legal holds on patients</h2>
        </header>
        <div className="body stack">
          <Holds holds={page.holds} />
        </div>
      </section>
      <section className="panel">
        <header>
          <h2>What is due</h2>
        </header>
        <div className="body stack">
          {page.plan ? (
            <PurgePlan plan={page.plan} mayPurge={page.mayPurge} isRunning={isRunning} />
          ) : (
            <p>
              <a className="button" href="/retention?plan">
                Look without changing anything
              </a>
            </p>
          )}
          {page.purged.length > 0 ? (
            <details>
              <summary>The last {page.purged.length} stays purged</summary>
              <ul>
                {page.purged.map((one) => (
                  <li key={one.id}>
                    <span className="mono small">{one.id}</span>, {exact(new Date(one.purgedAt))}, {one.purgedBy}
                  </li>
                ))}
              </ul>
            </details>
          ) : null}
        </div>
      </section>
    </Page>
  )
}
