import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import {
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  type UIMatch,
  useLoaderData,
  useMatches,
  useRouteLoaderData,
} from '@remix-run/react'
import type { ReactNode } from 'react'
import { AutoLogOff } from '#app/components/identity/auto-log-off.tsx'
import { type Frame, FrameContext } from '#app/components/ui/frame.ts'
import { useNonce } from '#app/components/ui/nonce.ts'
import { MARK, SHEETS } from '#app/components/ui/sheets.ts'
import { Trouble } from '#app/components/ui/trouble.tsx'
import { frameOf } from '#app/services/identity/frame.server.ts'

export const links: LinksFunction = () => [...SHEETS.map((href) => ({ rel: 'stylesheet', href })), MARK]

/** Titles hold no PHI: browsers keep and sync them. */
export const meta: MetaFunction = () => [{ title: 'Addendum' }]

export async function loader({ request }: LoaderFunctionArgs): Promise<Frame> {
  return frameOf(request)
}

export function Layout({ children }: { children: ReactNode }) {
  const nonce = useNonce()
  const frame = useRouteLoaderData<typeof loader>('root')
  const matches = useMatches() as UIMatch<unknown, { plain?: boolean } | undefined>[]
  // A page whose handle says so runs no React in the browser; a page of trouble in its place does, as every other.
  const isPlain = matches.some((match) => match.handle?.plain)
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <Meta />
        <Links />
      </head>
      <body>
        <FrameContext.Provider value={frame}>{children}</FrameContext.Provider>
        {isPlain ? null : (
          <>
            <ScrollRestoration nonce={nonce} />
            <Scripts nonce={nonce} />
          </>
        )}
      </body>
    </html>
  )
}

export default function App() {
  const { viewer, idleMinutes } = useLoaderData<typeof loader>()
  return (
    <>
      <Outlet />
      {viewer ? <AutoLogOff idleMinutes={idleMinutes} /> : null}
    </>
  )
}

export function ErrorBoundary() {
  return <Trouble />
}
