import { type FormEvent, useCallback, useEffect, useRef, useState } from 'react'

const WAIT_MS = 400
const OFFLINE = 'Offline: your answer stays here and is kept as soon as the network is back.'
const WAITS = 'Offline: your signature waits on this page and goes out when the network is back.'

/**
 * Keeps a draft of the answer on the server as it is chosen and typed. Offline it says so, holds on to the words, and sends them when the
 * network is back; a signature given offline waits on the page, and can be recalled. Nothing is put into the browser's own storage: it would
 * be PHI on a phone.
 */
export function useKeptAnswer(queryId: string) {
  const form = useRef<HTMLFormElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>()
  const [status, setStatus] = useState('')
  const [waits, setWaits] = useState(false)
  const isWaiting = useRef(false)

  const keep = useCallback(async (): Promise<boolean> => {
    if (!form.current) return false
    const body = new FormData(form.current)
    body.set('deed', 'keep')
    try {
      const response = await fetch(`/queries/${queryId}/keep`, { method: 'POST', body })
      if (response.redirected)
        setStatus('Your sign-in has ended. Sign in again in another tab; what you typed stays here.')
      else
        setStatus(
          response.ok
            ? 'Draft kept'
            : 'The draft could not be kept: this query may have changed. Your words stay here.',
        )
      return response.ok && !response.redirected
    } catch {
      setStatus(OFFLINE)
      return false
    }
  }, [queryId])

  const wait = useCallback((is: boolean) => {
    isWaiting.current = is
    setWaits(is)
    setStatus(is ? WAITS : '')
  }, [])

  useEffect(() => {
    const again = async () => {
      const wasSigned = isWaiting.current
      wait(false)
      // Signed only where the words arrive: a sign-in that has ended meanwhile would lose them.
      if ((await keep()) && wasSigned) form.current?.requestSubmit()
    }
    window.addEventListener('online', again)
    return () => window.removeEventListener('online', again)
  }, [keep, wait])

  const onInput = (event: FormEvent<HTMLFormElement>) => {
    const field = event.target
    if (field instanceof HTMLInputElement && field.dataset.selects && form.current) {
      const radio = form.current.querySelector<HTMLInputElement>(
        `input[name="option"][value="${CSS.escape(field.dataset.selects)}"]`,
      )
      if (radio && field.value !== '') radio.checked = true
    }
    if (isWaiting.current) wait(false)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => void keep(), WAIT_MS)
  }
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    if (navigator.onLine) return
    event.preventDefault()
    wait(true)
  }
  return { form, onInput, onSubmit, status, waits, recall: () => wait(false) }
}
