import type { ReactNode } from 'react'
import { type Frame, FrameContext } from './frame.ts'
import { NonceContext } from './nonce.ts'
import { MARK, SHEETS } from './sheets.ts'

/** The whole document of a page that runs no React in the browser: what the root and the router would make of it. */
export function PlainDocument(props: {
  title: string
  sheets: string[]
  frame: Frame
  nonce: string
  children: ReactNode
}) {
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{props.title}</title>
        {[...SHEETS, ...props.sheets].map((href) => (
          <link key={href} rel="stylesheet" href={href} />
        ))}
        <link {...MARK} />
      </head>
      <body>
        <NonceContext.Provider value={props.nonce}>
          <FrameContext.Provider value={props.frame}>{props.children}</FrameContext.Provider>
        </NonceContext.Provider>
      </body>
    </html>
  )
}
