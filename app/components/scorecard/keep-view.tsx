/** Keeps the page with its filter as a view; where the kept ones are. */
export function KeepView({ path, mayShare = true }: { path: string; mayShare?: boolean }) {
  return (
    <details className="keep-view no-print">
      <summary>Keep this view</summary>
      <form method="post" action="/scorecards/views" className="row">
        <input type="hidden" name="deed" value="keep" />
        <input type="hidden" name="path" value={path} />
        <label htmlFor="view-name">Name</label>
        <input autoComplete="off" id="view-name" type="text" name="name" required maxLength={60} />
        {mayShare ? (
          <label className="row check">
            <input type="checkbox" name="shared" value="yes" /> Share with everyone who sees scorecards
          </label>
        ) : null}
        <button type="submit" className="button">
          Keep
        </button>
        <a href="/scorecards/views">Kept views</a>
      </form>
    </details>
  )
}
