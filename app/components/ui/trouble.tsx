import { isRouteErrorResponse, useRouteError } from '@remix-run/react'
import { Page } from './page.tsx'

const WORDS: Record<number, { title: string; words: string }> = {
  400: {
    title: 'That could not be read',
    words: 'What was sent is no form of this page, so nothing was changed. Go back, reload the page and try again.',
  },
  403: {
    title: 'You may not open this',
    words: 'Your role does not include this page. If it should, an administrator of your hospital can change it.',
  },
  404: {
    title: 'Nothing here',
    words:
      'There is no such page, or it belongs to a chart or query that is not yours to see. If a link in a mail brought you here, the query may have been redirected to someone else.',
  },
  405: { title: 'That cannot be done here', words: 'Go back and use the buttons of the page.' },
  409: {
    title: 'Someone was quicker',
    words: 'This changed while you were working on it. Go back, reload, and look at what is there now.',
  },
}

/** The page for trouble: what happened and where to go, never a stack, never a record. */
export function Trouble() {
  const error = useRouteError()
  const status = isRouteErrorResponse(error) ? error.status : 500
  const { title, words } = WORDS[status] ?? {
    title: 'Something went wrong on our side',
    words:
      'Nothing was changed. Try again; if it happens again, tell your administrator the time at which it happened.',
  }
  return (
    <Page title={title} width="narrow">
      <p>{words}</p>
      <p>
        <a className="button" href="/">
          Go to your start page
        </a>
      </p>
    </Page>
  )
}
