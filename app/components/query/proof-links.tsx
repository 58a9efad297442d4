/** The way from a sent query to its proof: the page, and the two files. */
export function ProofLinks({ queryId }: { queryId: string }) {
  const base = `/queries/${queryId}/proof`
  return (
    <nav className="panel no-print" aria-label="Proof">
      <header>
        <h2>Proof</h2>
      </header>
      <p className="body row">
        <a href={base}>Verification and legal hold</a>
        <a href={`${base}.pdf`} download>
          PDF
        </a>
        <a href={`${base}.json`} download>
          JSON
        </a>
      </p>
    </nav>
  )
}
