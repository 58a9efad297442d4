import { useRevalidator } from '@remix-run/react'
import { useEffect, useRef } from 'react'

/** A page that was just opened is fresh; listening begins a little later and rests while the page is hidden. */
const BEGIN_AFTER_MS = 3000
/** Of many changes at once the page shows the last. */
const AT_MOST_EVERY_MS = 3000

/** Reads the page again when something about queries changed elsewhere; not while someone is choosing or typing. */
export function useLiveQueries(isBusy: () => boolean): void {
  const { revalidate } = useRevalidator()
  const busy = useRef(isBusy)
  busy.current = isBusy
  useEffect(() => {
    let source: EventSource | null = null
    let waiting: ReturnType<typeof setTimeout> | null = null
    const read = () => {
      waiting = null
      if (busy.current() || !navigator.onLine) schedule()
      else revalidate()
    }
    const schedule = () => {
      waiting ??= setTimeout(read, AT_MOST_EVERY_MS)
    }
    const listen = (isBack: boolean) => {
      source?.close()
      source = document.hidden ? null : new EventSource('/queries/live')
      source?.addEventListener('changed', schedule)
      // Back at a page that rested, it is read again once the line stands: a machine that wakes has a network a little later.
      if (isBack) source?.addEventListener('open', schedule, { once: true })
    }
    const turn = () => listen(true)
    const begin = setTimeout(() => {
      listen(false)
      document.addEventListener('visibilitychange', turn)
    }, BEGIN_AFTER_MS)
    return () => {
      clearTimeout(begin)
      if (waiting) clearTimeout(waiting)
      document.removeEventListener('visibilitychange', turn)
      source?.close()
    }
  }, [revalidate])
}
