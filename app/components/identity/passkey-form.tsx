import { type FormEvent, type ReactNode, useRef, useState, useSyncExternalStore } from 'react'
import { hasPasskeys, makePasskey, showPasskey } from './passkey-browser.ts'

const never = () => () => {}

/**
 * A form that asks the device for a passkey and then posts itself, as any form. Without JavaScript, or in a browser without passkeys,
 * it is not there: the password stays.
 */
export function PasskeyForm(props: {
  deed: 'make' | 'show'
  /** Where the challenge comes from. */
  ask: string
  action?: string
  to?: string
  words: string
  isPrimary?: boolean
  children?: ReactNode
}) {
  const isThere = useSyncExternalStore(never, hasPasskeys, () => false)
  const credential = useRef<HTMLInputElement>(null)
  const [said, setSaid] = useState('')
  if (!isThere) return null
  const submit = (event: FormEvent<HTMLFormElement>) => {
    if (credential.current?.value) return
    event.preventDefault()
    const form = event.currentTarget
    setSaid('Follow your device ...')
    const run = props.deed === 'make' ? makePasskey : showPasskey
    run(props.ask).then(
      (json) => {
        if (!credential.current) return
        credential.current.value = json
        form.submit()
      },
      () => setSaid('No passkey came. Try again, or go on in another way.'),
    )
  }
  return (
    <form method="post" action={props.action} onSubmit={submit} className="stack">
      {props.deed === 'make' ? <input type="hidden" name="deed" value="passkey-finish" /> : null}
      {props.to === undefined ? null : <input type="hidden" name="to" value={props.to} />}
      <input type="hidden" name="credential" ref={credential} />
      {props.children}
      <div>
        <button type="submit" className={props.isPrimary ? 'button primary' : 'button'}>
          {props.words}
        </button>
      </div>
      <p className="small quiet" role="status" aria-live="polite">
        {said}
      </p>
    </form>
  )
}
