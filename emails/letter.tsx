import type { ReactNode } from 'react'

const font = 'system-ui, -apple-system, "Segoe UI", Roboto, Helvetica, Arial, sans-serif'

/** The frame of every letter: one column, readable without images, dark or light as the reader's program likes. */
export function Letter({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>Addendum</title>
      </head>
      <body style={{ margin: 0, padding: '24px', fontFamily: font, fontSize: '16px', lineHeight: 1.5 }}>
        <table role="presentation" width="100%" cellPadding={0} cellSpacing={0}>
          <tbody>
            <tr>
              <td style={{ maxWidth: '560px' }}>
                {children}
                <p style={{ fontSize: '13px', opacity: 0.75, marginTop: '32px' }}>
                  Sent by Addendum, your hospital's documentation portal. This letter holds no patient's data; please
                  add none when you reply.
                </p>
              </td>
            </tr>
          </tbody>
        </table>
      </body>
    </html>
  )
}

/** A link that looks like what it does; its address stands in the text part in full. */
export function Button({ href, children }: { href: string; children: ReactNode }) {
  return (
    <p style={{ margin: '24px 0' }}>
      <a
        href={href}
        style={{
          background: '#0b5c8a',
          color: '#ffffff',
          padding: '12px 20px',
          borderRadius: '6px',
          textDecoration: 'none',
          fontWeight: 600,
        }}
      >
        {children}
      </a>
    </p>
  )
}
