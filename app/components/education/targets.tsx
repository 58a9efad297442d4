import { Badge, Empty } from '#app/components/ui/badge.tsx'
import type { Target } from '#app/domain/education/target.ts'
import { axisWords, percent, SURE_WORDS } from './words.ts'

type Seen = Target & { materialId: string | null }

/** Where a plan for this target begins. */
function planLink({ family, axes, group, materialId }: Seen): string {
  const search = new URLSearchParams({ family, axis: axes[0] ?? '', group })
  if (materialId) search.set('material', materialId)
  return `/education/sessions/new?${search}`
}

/** Targets as cards, the one with the most sure gaps first. */
export function Targets({ targets }: { targets: Seen[] }) {
  if (targets.length === 0) {
    return (
      <div className="panel">
        <Empty title="No target">
          <p>Targets are counted from coded stays. Under ten codes of a family nothing is said.</p>
        </Empty>
      </div>
    )
  }
  return (
    <ul className="pieces" aria-label="Targets">
      {targets.map((one) => (
        <li key={`${one.family} ${one.axes.join()} ${one.group}`}>
          <h2>
            {one.label}: {one.axes.map(axisWords).join(', ')}
          </h2>
          <p>
            {one.group === '' ? 'No specialty' : one.group}, {one.providers}{' '}
            {one.providers === 1 ? 'provider' : 'providers'}
          </p>
          <p>
            <b>{one.gapsAMonth.toFixed(1)} gaps a month</b>: {one.open} of {one.lines} codes leave it open (
            {percent(one.rate)}, {percent(one.low)} to {percent(one.high)})
          </p>
          <p className="row">
            <Badge tone={one.sureness === 'sure' ? 'good' : 'plain'}>{SURE_WORDS[one.sureness]}</Badge>
            {one.isOnePerson ? <Badge tone="warn">mostly one person: a short personal note may do</Badge> : null}
          </p>
          <p>
            {one.materialId ? (
              <a className="button primary" href={planLink(one)}>
                Plan a session
              </a>
            ) : (
              <span className="small quiet">The library has no piece of this family yet.</span>
            )}
          </p>
        </li>
      ))}
    </ul>
  )
}
