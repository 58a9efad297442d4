import { useLocation, useRevalidator } from '@remix-run/react'
import { useEffect } from 'react'

/**
 * Says that what compares with colleagues is still being reckoned. The browser asks for it at once and shows it when it is there; without
 * JavaScript the page is loaded again by hand.
 */
export function ColleaguesLater({ isOwn }: { isOwn: boolean }) {
  const { pathname, search } = useLocation()
  const { revalidate } = useRevalidator()
  useEffect(() => {
    revalidate()
  }, [revalidate])
  return (
    <p className="panel body" role="status">
      The band of colleagues is being reckoned. The figures here are {isOwn ? 'your' : "the provider's"} own; what
      compares them with colleagues follows in some seconds. <a href={`${pathname}${search}`}>Load the page again</a>
    </p>
  )
}
