export type NavItem = { to: string; words: string; place: 'bar' | 'more' }

/** The doors a person may open, as the root found them; on a page around a query only the way out. */
export function Navigation({
  viewer,
  isAsking,
}: {
  viewer: { name: string; roles: string; doors: NavItem[]; path: string }
  isAsking: boolean
}) {
  const current = (to: string) =>
    viewer.path === to || viewer.path.startsWith(`${to}/`) ? ('page' as const) : undefined
  const bar = isAsking ? [] : viewer.doors.filter((door) => door.place === 'bar')
  const more = isAsking ? [] : viewer.doors.filter((door) => door.place === 'more')
  return (
    <>
      <nav aria-label="Main" className="nav-place">
        <ul className="nav">
          {bar.map((door) => (
            <li key={door.to}>
              <a href={door.to} aria-current={current(door.to)}>
                {door.words}
              </a>
            </li>
          ))}
          {more.length > 0 ? (
            <li>
              <details className="nav-more">
                <summary>More</summary>
                <ul>
                  {more.map((door) => (
                    <li key={door.to}>
                      <a href={door.to} aria-current={current(door.to)}>
                        {door.words}
                      </a>
                    </li>
                  ))}
                </ul>
              </details>
            </li>
          ) : null}
        </ul>
      </nav>
      {bar.length + more.length > 0 ? (
        <details className="nav-more nav-menu">
          <summary>Menu</summary>
          <ul>
            {[...bar, ...more].map((door) => (
              <li key={door.to}>
                <a href={door.to} aria-current={current(door.to)}>
                  {door.words}
                </a>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      <details className="nav-more account">
        <summary>{viewer.name}</summary>
        <div>
          <p className="small quiet">{viewer.roles}</p>
          {isAsking ? null : <a href="/account">Account and devices</a>}
          <form method="post" action="/sign-out">
            <button type="submit" className="button plain">
              Sign out
            </button>
          </form>
        </div>
      </details>
    </>
  )
}
