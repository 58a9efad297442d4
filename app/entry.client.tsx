import { RemixBrowser } from '@remix-run/react'
import { startTransition, useEffect } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { keepTyped } from '#app/components/ui/keep-typed.ts'

const giveBack = keepTyped()

/** Beside the page: its effect runs when the page has woken. */
function Awake() {
  useEffect(giveBack, [])
  return null
}

startTransition(() => {
  hydrateRoot(
    document,
    <>
      <RemixBrowser />
      <Awake />
    </>,
  )
})
