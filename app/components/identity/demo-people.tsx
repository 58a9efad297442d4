/** Demo only: every role of the invented hospital, one click each. */
export function DemoPeople({
  people,
  to,
}: {
  people: { id: string; name: string; roles: string; does: string }[]
  to: string
}) {
  return (
    <section className="panel" aria-labelledby="demo-people">
      <header>
        <h2 id="demo-people">Walk in as someone of the demo hospital</h2>
      </header>
      <ul className="people">
        {people.map((person) => (
          <li key={person.id}>
            <form method="post">
              <input type="hidden" name="to" value={to} />
              <button type="submit" name="demoUser" value={person.id} className="person">
                <strong>{person.name}</strong>
                <span className="quiet">{person.roles}</span>
                <span className="small">{person.does}</span>
              </button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  )
}
