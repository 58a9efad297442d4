/** Under the list: what is ticked can be taken or given back; the pages by key. */
export function WorklistFoot({
  search,
  shown,
  first,
  next,
}: {
  search: string
  shown: number
  first: string | null
  next: string | null
}) {
  return (
    <>
      <form method="post" id="assign" className="row">
        <input type="hidden" name="search" value={search} />
        <button type="submit" name="deed" value="assign" className="button small" data-key="a">
          Assign to me
        </button>
        <button type="submit" name="deed" value="give-back" className="button small">
          Give back
        </button>
        <span className="quiet small">what is ticked in the list</span>
      </form>
      <div className="pager">
        {first ? (
          <a className="button" href={first}>
            First page
          </a>
        ) : (
          <span />
        )}
        <span className="quiet small">
          {shown} shown. Press <kbd>?</kbd> for keys.
        </span>
        {next ? (
          <a className="button" href={next}>
            Next page
          </a>
        ) : (
          <span />
        )}
      </div>
    </>
  )
}
