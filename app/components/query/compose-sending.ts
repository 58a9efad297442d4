import { useEffect } from 'react'
import type { Checked, DraftState } from './compose-state.ts'

/** The reason beside a button that cannot be pressed yet; empty when it can. */
export function whyNotSendable(draft: DraftState, check: Checked): string {
  if (!draft.providerId) return 'Choose who is asked.'
  if (draft.wording.title.trim() === '' || draft.wording.question.trim() === '')
    return 'A title and a question are needed.'
  const errors = check.findings.filter((f) => f.severity === 'error').length
  if (errors > 0) return errors === 1 ? 'One finding stops it: see above.' : `${errors} findings stop it: see above.`
  const open = check.findings.filter(
    (f) =>
      f.severity === 'warn' &&
      !draft.overrides.some((o) => o.rule === f.rule && o.where === f.where && o.reason.trim()),
  )
  return open.length > 0 ? 'A warning needs a change or your reason.' : ''
}

/** Ctrl+Enter sends from anywhere; single letters with a data-key jump while no field has the keyboard. */
export function useComposeKeys(form: React.RefObject<HTMLFormElement>) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
        event.preventDefault()
        form.current?.querySelector<HTMLButtonElement>('button[value="send"]')?.click()
        return
      }
      const isTyping = event.target instanceof HTMLElement && event.target.closest('input, textarea, select')
      if (isTyping || event.ctrlKey || event.metaKey || event.altKey) return
      const field = document.querySelector<HTMLElement>(`[data-key="${CSS.escape(event.key)}"]`)
      if (!field) return
      event.preventDefault()
      field instanceof HTMLButtonElement ? field.click() : field.focus()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [form])
}
