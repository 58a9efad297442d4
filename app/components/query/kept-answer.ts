import { type FormEvent, useCallback, useEffect, useRef, useState } from 'react'

const WAIT_MS = 400

/**
 * Keeps a draft of the answer on the server as it is chosen and typed. Offline it says so, holds on to the words, and sends them when the
 * network is back. Nothing is put into the browser's own storage: it would be PHI on a phone.
 */
export function useKeptAnswer(queryId: string) {
  const form = useRef<HTMLFormElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>()
  const [status, setStatus] = useState('')

  const keep = useCallback(async () => {
    if (!form.current) return
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
    } catch {
      setStatus('Offline: your answer stays here and is kept as soon as the network is back.')
    }
  }, [queryId])

  useEffect(() => {
    const again = () => void keep()
    window.addEventListener('online', again)
    return () => window.removeEventListener('online', again)
  }, [keep])

  const onInput = (event: FormEvent<HTMLFormElement>) => {
    const field = event.target
    if (field instanceof HTMLInputElement && field.dataset.selects && form.current) {
      const radio = form.current.querySelector<HTMLInputElement>(
        `input[name="option"][value="${CSS.escape(field.dataset.selects)}"]`,
      )
      if (radio && field.value !== '') radio.checked = true
    }
    clearTimeout(timer.current)
    timer.current = setTimeout(() => void keep(), WAIT_MS)
  }
  return { form, onInput, status }
}
