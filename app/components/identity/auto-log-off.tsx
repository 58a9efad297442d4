import { useEffect, useRef } from 'react'

const MINUTE = 60_000
/** How often a busy page tells the server that somebody is there, and how long the question stands before the end. */
const TELL_MS = 2 * MINUTE
const WARN_MS = MINUTE
const SIGNS = ['pointerdown', 'keydown', 'wheel', 'touchstart', 'input'] as const

/**
 * Signs out after a pause, whatever the page does by itself meanwhile, and takes what it showed off the screen. A minute before it asks.
 * All tabs of the browser share one clock. Drafts were kept as they were typed; after signing in again the person is back here.
 */
export function AutoLogOff({ idleMinutes }: { idleMinutes: number }) {
  const question = useRef<HTMLDialogElement>(null)
  const leaving = useRef<HTMLFormElement>(null)
  const stay = useRef(() => {})

  useEffect(() => {
    const others = new BroadcastChannel('addendum-presence')
    let seen = Date.now()
    let told = Date.now()
    const note = () => {
      seen = Date.now()
      if (question.current?.open) question.current.close()
    }
    const here = () => {
      if (question.current?.open) return
      if (Date.now() - seen > 5000) others.postMessage('here')
      note()
      if (Date.now() - told < TELL_MS) return
      told = Date.now()
      fetch('/seen', { method: 'POST' }).catch(() => {})
    }
    stay.current = () => {
      note()
      others.postMessage('here')
      told = 0
      here()
    }
    const look = () => {
      const rest = idleMinutes * MINUTE - (Date.now() - seen)
      if (rest <= 0) leave(leaving.current)
      else if (rest <= WARN_MS && !question.current?.open) question.current?.showModal()
    }
    others.onmessage = note
    for (const sign of SIGNS) window.addEventListener(sign, here, { passive: true, capture: true })
    document.addEventListener('visibilitychange', look)
    const timer = setInterval(look, 1000)
    return () => {
      clearInterval(timer)
      others.close()
      document.removeEventListener('visibilitychange', look)
      for (const sign of SIGNS) window.removeEventListener(sign, here, { capture: true })
    }
  }, [idleMinutes])

  return (
    <>
      <dialog ref={question} aria-labelledby="still-there">
        <h2 id="still-there">Still there?</h2>
        <p>In a minute you are signed out. What you have typed is kept.</p>
        <button type="button" className="button primary" onClick={() => stay.current()}>
          Stay signed in
        </button>
      </dialog>
      <form method="post" action="/sign-out" ref={leaving} hidden>
        <input type="hidden" name="why" value="idle" />
        <input type="hidden" name="to" />
      </form>
    </>
  )
}

function leave(form: HTMLFormElement | null): void {
  if (!form) return
  const to = form.elements.namedItem('to')
  if (to instanceof HTMLInputElement) to.value = `${location.pathname}${location.search}`
  form.submit()
}
