import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData, useRevalidator } from '@remix-run/react'
import { useEffect } from 'react'
import { BackupProgress, BackupState } from '#app/components/backup/backup-state.tsx'
import { BackupTable } from '#app/components/backup/backup-table.tsx'
import { Notice } from '#app/components/ui/badge.tsx'
import { Page } from '#app/components/ui/page.tsx'
import { readBackups } from '#app/services/backup/read-backups.server.ts'
import { startBackup } from '#app/services/backup/start-backup.server.ts'
import { readFormData } from '#app/services/body.server.ts'
import { theContext } from '#app/services/context.server.ts'
import { requireMay } from '#app/services/identity/require.server.ts'

export const meta: MetaFunction = () => [{ title: 'Backups - Addendum' }]

export async function loader({ request }: LoaderFunctionArgs) {
  await requireMay(request, 'settings.manage')
  return readBackups(theContext())
}

export async function action({ request }: ActionFunctionArgs) {
  const user = await requireMay(request, 'settings.manage')
  const form = await readFormData(request)
  if (form?.get('deed') !== 'back-up') return data({ fault: 'Use the button of the page.' }, 400)
  const begun = await startBackup(theContext(), user.id)
  return begun.ok ? redirect('/backups') : data({ fault: 'A backup is being made already.' }, 409)
}

export default function BackupsPage() {
  const page = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const { revalidate } = useRevalidator()
  const isRunning = page.progress?.end === 'running'
  useEffect(() => {
    if (!isRunning) return
    const timer = setInterval(revalidate, 700)
    return () => clearInterval(timer)
  }, [isRunning, revalidate])
  return (
    <Page
      title="Backups"
      lead="Encrypted copies of the database, made while it is used and tried out at once."
      actions={
        <form method="post">
          <button type="submit" name="deed" value="back-up" className="button primary" disabled={isRunning}>
            Back up now
          </button>
        </form>
      }
    >
      {refused ? (
        <Notice tone="bad">
          <p>{refused.fault}</p>
        </Notice>
      ) : null}
      {page.progress ? <BackupProgress {...page.progress} /> : null}
      {isRunning ? (
        <noscript>
          <p>
            <a href="/backups">Look again</a>
          </p>
        </noscript>
      ) : null}
      <BackupState state={page} />
      <BackupTable kept={page.kept} />
    </Page>
  )
}
