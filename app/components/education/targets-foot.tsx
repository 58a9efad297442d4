import type { TargetGrouping } from '#app/domain/education/target.ts'
import { OTHERS_WORDS } from './words.ts'

type Props = { by: TargetGrouping; isReadyOnly: boolean; more: number; maySeeWeight: boolean }

/** How targets are counted and ranked. */
export function TargetsFoot({ by, isReadyOnly, more, maySeeWeight }: Props) {
  return (
    <>
      <p className="small quiet">
        A gap is a code that leaves open what another code of its family states, as the notes alone gave it. Ranked by
        about how many codes a month would become specific (at the low end of the 95 % interval, so that few codes do
        not lead; to one figure, so that 34 and 31 count alike)
        {maySeeWeight
          ? `, then by the weight that would move, up or down alike, then by how many of these ${OTHERS_WORDS[by]} do write.`
          : `, then by how many of these ${OTHERS_WORDS[by]} do write.`}{' '}
        {by === 'list' ? 'Who is on two lists counts for both, who is on none for none.' : ''}
        {by === 'facility' ? 'A code counts for the facility of its encounter.' : ''}
        {isReadyOnly && more > 0
          ? ` ${more} more are not shown: the library has no piece about them, and some of them are not the writer's to state.`
          : ''}
      </p>
      {maySeeWeight ? (
        <p className="small quiet">
          Weight is worked out from the newest 25 of these codes that still stand in a chart: each stay is grouped as it
          is and with each code that would state it, as often as this group writes that one. Up and down count alike,
          since the record may show either. A visit has no DRG: its risk score is told instead (V28, raw, as if the
          patient lived at home without Medicaid). What the loaded tables do not hold, and what the DRG of an encoder
          decides, is left out and never counted as zero. The weight is for choosing a topic; sessions, letters and
          material speak of none.
        </p>
      ) : null}
    </>
  )
}
