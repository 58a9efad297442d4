import { useRevalidator } from '@remix-run/react'
import { type ReactNode, useEffect } from 'react'
import { Page } from './page.tsx'

/** The page of long work: looks again each second while it runs, and has a link for that where there is no script. */
export function RunningPage(props: {
  title: string
  run: { name: string; state: string } | null
  here: string
  all: { href: string; words: string }
  children: ReactNode
}) {
  const { run, here, all } = props
  const { revalidate } = useRevalidator()
  const isRunning = run === null || run.state === 'running'
  useEffect(() => {
    if (!isRunning) return
    const timer = setInterval(revalidate, 1000)
    return () => clearInterval(timer)
  }, [isRunning, revalidate])
  return (
    <Page title={props.title} lead={run?.name ?? 'Beginning ...'} width="narrow">
      {isRunning ? (
        <noscript>
          <p>
            <a href={here}>Look again</a>
          </p>
        </noscript>
      ) : null}
      {props.children}
      <p>
        <a href={all.href}>{all.words}</a>
      </p>
    </Page>
  )
}
