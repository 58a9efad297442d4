/** What was posted, field by field. */
export type Typed = { name: string; value: string }[]

/** Fields that are never shown again. */
const SECRET = /password|passcode|secret|token|phrase|code$/i

export const mayShow = (typed: Typed): boolean => typed.length > 0 && !typed.some(({ name }) => SECRET.test(name))

const words = (isFull: boolean): string =>
  isFull
    ? 'The disk of the server is full, so nothing can be kept just now. Your administrator has to make room.'
    : 'Something went wrong on our side, and nothing was changed.'

/**
 * The page of an outage in the midst of a form: says so, shows what was typed and sends it again. A whole document of its own, since
 * reading who looks may fail as well.
 */
export function Rescue(props: { typed: Typed; action: string; isFull: boolean; requestId: string; styles: string[] }) {
  const { typed, action, isFull, requestId, styles } = props
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>Not kept yet - Addendum</title>
        {styles.map((href) => (
          <link key={href} rel="stylesheet" href={href} />
        ))}
      </head>
      <body>
        <main id="main" className="page narrow">
          <h1>This could not be kept</h1>
          <p>{words(isFull)} What you typed stands here and is not lost: wait a little, then send it again.</p>
          <form method="post" action={action} className="stack">
            {typed.map(({ name, value }, index) =>
              value.length > 20 || /\s/.test(value) ? (
                <div className="field" key={`${name} ${String(index)}`}>
                  <label htmlFor={`typed-${index}`}>{name}</label>
                  <textarea id={`typed-${index}`} name={name} defaultValue={value} rows={5} />
                </div>
              ) : (
                <input key={`${name} ${String(index)}`} type="hidden" name={name} value={value} />
              ),
            )}
            <div className="row">
              <button type="submit" className="button primary">
                Send it again
              </button>
              <a className="button" href="/">
                Go to your start page
              </a>
            </div>
          </form>
          <p className="small quiet">Number of this request: {requestId}</p>
        </main>
      </body>
    </html>
  )
}
