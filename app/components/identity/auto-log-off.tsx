import { useNonce } from '../ui/nonce.ts'
import script from './auto-log-off.js?url'

/** Signs out after a pause, on every page of a signed-in person; what it does stands in its script, which needs nothing of the page's. */
export function AutoLogOff({ idleMinutes }: { idleMinutes: number }) {
  return (
    <>
      <dialog id="auto-log-off" aria-labelledby="still-there" data-idle-minutes={idleMinutes}>
        <h2 id="still-there">Still there?</h2>
        <p>In a minute you are signed out. What you have typed is kept.</p>
        <button type="button" className="button primary">
          Stay signed in
        </button>
      </dialog>
      <form id="leaving" method="post" action="/sign-out" hidden>
        <input type="hidden" name="why" value="idle" />
        <input type="hidden" name="to" />
      </form>
      <script type="module" src={script} nonce={useNonce()} suppressHydrationWarning />
    </>
  )
}
