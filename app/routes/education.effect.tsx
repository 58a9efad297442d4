import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { BesideTable } from '#app/components/education/beside.tsx'
import educationCss from '#app/components/education/education.css?url'
import { EffectFoot, EffectView } from '#app/components/education/effect-view.tsx'
import { counted, familyInWords } from '#app/components/education/words.ts'
import { Empty } from '#app/components/ui/badge.tsx'
import { Page } from '#app/components/ui/page.tsx'
import { theContext } from '#app/services/context.server.ts'
import { askEffect } from '#app/services/education/ask-effect.server.ts'
import { requireMay } from '#app/services/identity/require.server.ts'

export const meta: MetaFunction = () => [{ title: 'Effect of education - Addendum' }]
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: educationCss }]

export async function loader({ request }: LoaderFunctionArgs) {
  await requireMay(request, 'education.manage')
  return askEffect(theContext(), new URL(request.url).searchParams)
}

export default function EffectsPage() {
  const page = useLoaderData<typeof loader>()
  const about = page.program?.title ?? (page.label || 'all of education')
  return (
    <Page
      title={`Did it work? ${about[0]?.toUpperCase()}${about.slice(1)}`}
      lead={`${counted(page.found.sessions, 'session')}, ${page.found.attendees} attended${
        page.specialties ? `: ${page.specialties}` : ''
      }${page.program ? `; the order was drawn by lot with seed ${page.program.seed}` : ''}`}
    >
      <form method="get" className="filter-row" aria-label="What to look at">
        {page.programId ? <input type="hidden" name="program" value={page.programId} /> : null}
        <select name="family" defaultValue={page.family} aria-label="Family">
          <option value="">All taught families</option>
          {page.families.map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </select>
        <label>
          Sessions from{' '}
          <input autoComplete="off" type="text" name="from" placeholder="2026-01" defaultValue={page.from} size={8} />
        </label>
        <label>
          to <input autoComplete="off" type="text" name="to" placeholder="2026-12" defaultValue={page.to} size={8} />
        </label>
        <button type="submit" className="button">
          Show
        </button>
      </form>
      {page.sessions.length === 0 ? (
        <div className="panel">
          <Empty title="No session was attended">
            <p>The effect is told from attended sessions, from the month after each.</p>
            <a className="button" href="/education/sessions">
              Sessions
            </a>
          </Empty>
        </div>
      ) : (
        <>
          <EffectView
            found={page.found}
            title="All of these sessions together"
            who={whoOf({ ...page, people: page.found.attendees, sessions: page.found.sessions })}
          />
          <BesideTable
            rows={page.beside}
            title={page.program ? 'Step by step' : 'Session by session'}
            hint={
              page.program
                ? 'Each step by itself, beside those who had not been taught by then. The verdict above rests on all steps together.'
                : 'Each session by itself, the latest eight at most. The verdict above rests on all of them together.'
            }
          />
          <section className="panel" aria-labelledby="sessions">
            <header>
              <h2 id="sessions">Sessions that count here</h2>
            </header>
            <ul className="plain">
              {page.sessions.map(({ id, title, when, label }) => (
                <li key={id}>
                  <a href={`/education/sessions/${id}/effect`}>{title}</a>{' '}
                  <span className="quiet">
                    {label}, {when}
                  </span>
                </li>
              ))}
            </ul>
          </section>
          <EffectFoot />
        </>
      )}
    </Page>
  )
}

type Asked = { program: { title: string } | null; label: string; people: number; sessions: number }
/** Whose effect it is, as the beginning of a sentence. */
function whoOf({ program, label, people, sessions }: Asked): string {
  const taught = `the ${counted(people, 'person', 'people')} taught`
  if (program) return `Over the steps of "${program.title}", ${taught}`
  if (label) return `In ${familyInWords(label)}, ${taught} in ${counted(sessions, 'session')}`
  return `Over all taught families, ${taught}`
}
