import { Badge } from '../ui/badge.tsx'
import { MeasureName } from './share.tsx'

export type StandsOutSeen = { id: string; name: string; flags: string[] }

/** Who stands out, by name, above a list in which they would be looked for: where a talk may help first. Nobody is ranked. */
export function StandingOut({
  providers,
  all,
  onward,
}: {
  providers: readonly StandsOutSeen[]
  all: number
  onward: string
}) {
  if (providers.length === 0) return null
  const more = all - providers.length
  return (
    <section className="panel body stack" aria-labelledby="standing-out">
      <h2 id="standing-out">
        <MeasureName id="flag" />
      </h2>
      <ul className="standing">
        {providers.map(({ id, name, flags }) => (
          <li key={id}>
            <a className="whole" href={`/scorecards/${id}${onward}`}>
              {name}
            </a>{' '}
            {flags.map((flag) => (
              <Badge key={flag} tone="accent">
                {flag}
              </Badge>
            ))}
          </li>
        ))}
      </ul>
      <p className="small quiet">
        {more > 0 ? `${more} more are marked in the list. ` : ''}
        In this period and in the one before it. A reason to talk and to look, not a verdict.
      </p>
    </section>
  )
}
