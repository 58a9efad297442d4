import type { ReactNode } from 'react'
import { Notice } from './badge.tsx'
import { useFrame } from './frame.ts'
import { Mark } from './mark.tsx'
import { Navigation } from './navigation.tsx'

const BEHIND_WORDS =
  'Figures are being brought up to date and are of a part only. Look again in a moment; after a large import it takes minutes.'

/**
 * The frame of every page. `asking` is the frame around a query: no way from there to a figure about anyone (P-SEPARATE), so the
 * navigation is left out and only the way back is given.
 */
export function Page(props: {
  title: string
  lead?: ReactNode
  actions?: ReactNode
  width?: 'narrow' | 'wide'
  asking?: { back: string; backTo: string }
  hideTitle?: boolean
  children: ReactNode
}) {
  const frame = useFrame()
  return (
    <>
      <a className="skip" href="#main">
        Skip to content
      </a>
      <header>
        {frame?.isDemo ? <p className="demo-band">Demo: every person and chart is invented</p> : null}
        <div className="bar">
          {props.asking ? (
            <a className="brand" href={props.asking.backTo}>
              <span aria-hidden="true">‹</span> {props.asking.back}
            </a>
          ) : (
            <a className="brand" href="/">
              <Mark /> Addendum
            </a>
          )}
          {frame?.viewer ? <Navigation viewer={frame.viewer} isAsking={props.asking !== undefined} /> : null}
        </div>
      </header>
      <main id="main" className={props.width === 'narrow' ? 'page narrow' : 'page'} tabIndex={-1}>
        <div className={props.hideTitle ? 'unseen' : 'page-head'}>
          <div>
            <h1>{props.title}</h1>
            {props.lead ? <div className="lead">{props.lead}</div> : null}
          </div>
          {props.actions ? <div className="row no-print">{props.actions}</div> : null}
        </div>
        {frame?.isBehind ? <Notice>{BEHIND_WORDS}</Notice> : null}
        {props.children}
      </main>
    </>
  )
}
