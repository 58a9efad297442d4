import { lazy } from 'react'

/** The bars, loaded when they are drawn. */
export const GapBars = lazy(() => import('./gap-bars.tsx').then(({ GapBars: drawn }) => ({ default: drawn })))

/** How tall a drawing of so many bars is. */
export const sizeOf = (bars: number) => (bars > 5 ? 'tall' : bars > 2 ? 'low' : 'slim')
