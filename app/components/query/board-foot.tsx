/** The way to the first page, when not on it, and to the next. */
export function BoardPager({ first, next }: { first: string | null; next: string | null }) {
  if (!first && !next) return null
  return (
    <div className="pager">
      {first ? (
        <a className="button" href={first}>
          First page
        </a>
      ) : (
        <span />
      )}
      {next ? (
        <a className="button" href={next}>
          Next page
        </a>
      ) : null}
    </div>
  )
}

/** All pages of the board as it is filtered and sorted, as a file. */
export function BoardDownloads({ search }: { search: URLSearchParams }) {
  const all = new URLSearchParams(search)
  for (const name of ['after', 'index']) all.delete(name)
  return (
    <>
      <a className="button" href={`/queries/export/csv?${all}`} download>
        CSV
      </a>
      <a className="button" href={`/queries/export/xlsx?${all}`} download>
        XLSX
      </a>
    </>
  )
}
