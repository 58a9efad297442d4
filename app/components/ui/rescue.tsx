/** What was posted, field by field. */
export type Typed = { name: string; value: string }[]

/** Fields that are never shown again. */
const SECRET = /password|passcode|secret|token|phrase|code$/i

export const mayShow = (typed: Typed): boolean => typed.length > 0 && !typed.some(({ name }) => SECRET.test(name))

export type RescueTrouble = 'outage' | 'full' | 'signed-out'

const SAID: Record<RescueTrouble, { tab: string; title: string; words: string; next: string }> = {
  outage: {
    tab: 'Not kept yet - Addendum',
    title: 'This could not be kept',
    words: 'Something went wrong on our side, and nothing was changed.',
    next: 'wait a little, then send it again.',
  },
  full: {
    tab: 'Not kept yet - Addendum',
    title: 'This could not be kept',
    words: 'The disk of the server is full, so nothing can be kept just now. Your administrator has to make room.',
    next: 'wait a little, then send it again.',
  },
  'signed-out': {
    tab: 'Signed out - Addendum',
    title: 'You were signed out',
    words: 'Your sign-in had ended, so nothing was changed.',
    next: 'sign in in another tab, come back to this one, and send it again.',
  },
}

/** What a person wrote stands open; choices, ids and addresses go along unseen. */
const isWritten = (value: string): boolean => /\s/.test(value) || (value.length > 20 && !/^[\w:./%?=&-]*$/.test(value))

/**
 * The page of trouble in the midst of a form, an outage or the end of a sign-in: says so, shows what was typed and sends it again. A whole
 * document of its own, since reading who looks may fail as well.
 */
export function Rescue(props: {
  trouble: RescueTrouble
  typed: Typed
  action: string
  /** Where to sign in, for who was signed out. */
  signIn?: string
  requestId: string
  styles: readonly string[]
}) {
  const { typed, action, signIn, requestId, styles } = props
  const { tab, title, words, next } = SAID[props.trouble]
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{tab}</title>
        {styles.map((href) => (
          <link key={href} rel="stylesheet" href={href} />
        ))}
      </head>
      <body>
        <main id="main" className="page narrow">
          <h1>{title}</h1>
          <p>
            {words} What you typed stands here and is not lost: {next}
          </p>
          <form method="post" action={action} className="stack">
            {typed.map(({ name, value }, index) =>
              isWritten(value) ? (
                <div className="field" key={`${name} ${String(index)}`}>
                  <label htmlFor={`typed-${index}`}>{name}</label>
                  <textarea id={`typed-${index}`} name={name} defaultValue={value} rows={5} />
                </div>
              ) : (
                <input key={`${name} ${String(index)}`} type="hidden" name={name} value={value} />
              ),
            )}
            <div className="row">
              {signIn ? (
                <a className="button primary" href={signIn} target="_blank" rel="noreferrer">
                  Sign in (opens a tab)
                </a>
              ) : null}
              <button type="submit" className={signIn ? 'button' : 'button primary'}>
                Send it again
              </button>
              {signIn ? null : (
                <a className="button" href="/">
                  Go to your start page
                </a>
              )}
            </div>
          </form>
          <p className="small quiet">Number of this request: {requestId}</p>
        </main>
      </body>
    </html>
  )
}
