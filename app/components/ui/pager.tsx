/** Which page of how many, with the pages beside it. */
export function Pager(props: { page: number; pages: number; linkTo: (page: number) => string; label?: string }) {
  const { page, pages, linkTo, label = 'Pages' } = props
  if (pages < 2) return null
  return (
    <nav className="pager" aria-label={label}>
      {page > 1 ? (
        <a className="button" href={linkTo(page - 1)}>
          Previous page
        </a>
      ) : (
        <span />
      )}
      <span>
        Page {page} of {pages}
      </span>
      {page < pages ? (
        <a className="button" href={linkTo(page + 1)}>
          Next page
        </a>
      ) : (
        <span />
      )}
    </nav>
  )
}
