import script from './list-keys.js?url'
import { useNonce } from './nonce.ts'

/** The keys of a list: rows bear `data-row` and a link `a.whole`; an `aside` with the id `preview` shows the row under the cursor. */
export function ListKeys() {
  return <script type="module" src={script} nonce={useNonce()} suppressHydrationWarning />
}
