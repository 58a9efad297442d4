/** From a chart to the payment side's other pages: the member's year, and for what is no inpatient stay the level of the visit. */
export function PaymentDoors({ encounterId, class: kind }: { encounterId: string; class: string }) {
  return (
    <>
      {kind === 'inpatient' ? null : (
        <a className="button" href={`/charts/${encounterId}/visit`}>
          Level of the visit
        </a>
      )}
      <a className="button" href={`/charts/${encounterId}/risk`}>
        Risk categories
      </a>
    </>
  )
}
