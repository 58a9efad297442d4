/** The page as a file. */
export function Downloads({ of, search }: { of: string; search: string }) {
  return (
    <>
      <a className="button" href={`${of}/pdf${search}`} download>
        PDF
      </a>
      <a className="button" href={`${of}/xlsx${search}`} download>
        XLSX
      </a>
      <a className="button" href={`${of}/csv${search}`} download>
        CSV
      </a>
    </>
  )
}
