import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Links, Meta, Outlet, Scripts, ScrollRestoration, useLoaderData } from '@remix-run/react'
import type { ReactNode } from 'react'
import { AutoLogOff } from '#app/components/identity/auto-log-off.tsx'
import base from '#app/components/ui/base.css?url'
import furniture from '#app/components/ui/furniture.css?url'
import { useNonce } from '#app/components/ui/nonce.ts'
import type { Frame } from '#app/components/ui/page.tsx'
import tokens from '#app/components/ui/tokens.css?url'
import { Trouble } from '#app/components/ui/trouble.tsx'
import { frameOf } from '#app/services/identity/frame.server.ts'

export const links: LinksFunction = () => [
  { rel: 'stylesheet', href: tokens },
  { rel: 'stylesheet', href: base },
  { rel: 'stylesheet', href: furniture },
  { rel: 'icon', href: '/mark.svg', type: 'image/svg+xml' },
]

/** Titles hold no PHI: browsers keep and sync them. */
export const meta: MetaFunction = () => [{ title: 'Addendum' }]

export async function loader({ request }: LoaderFunctionArgs): Promise<Frame> {
  return frameOf(request)
}

export function Layout({ children }: { children: ReactNode }) {
  const nonce = useNonce()
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
        {children}
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
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
