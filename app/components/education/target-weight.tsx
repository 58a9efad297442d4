import type { OnScale, Scale, TargetWeight } from '#app/domain/education/target-weight.ts'
import { counted } from './words.ts'

const two = (x10000: number): string => (Math.abs(x10000) / 10_000).toFixed(2)
const NAMES: Record<Scale, [unit: string, what: string]> = {
  drg: ['MS-DRG weight', 'stay'],
  hcc: ['V28 score', 'visit'],
}

/** "0.12". */
const size = (x10000: number): string => (x10000 > 0 && x10000 < 50 ? 'under 0.01' : two(x10000))

/** "all of it up", "0.03 down on balance": which way it goes. */
function direction({ netX10000, sizeX10000 }: OnScale): string {
  if (netX10000 === null || sizeX10000 === null || sizeX10000 < 50) return ''
  if (Math.abs(netX10000) >= sizeX10000 - 1) return netX10000 > 0 ? ', all up' : ', all down'
  if (Math.abs(netX10000) < 50) return ', up as much as down'
  return `, ${two(netX10000)} ${netX10000 > 0 ? 'up' : 'down'} on balance`
}

function One({ scale, of }: { scale: Scale; of: OnScale }) {
  const [unit, what] = NAMES[scale]
  const untold = of.looked - of.told
  return (
    <span className="block">
      {of.sizeX10000 === null ? (
        `${unit} cannot be told`
      ) : (
        <>
          <b>{size(of.sizeX10000)}</b> {unit} a {what}
        </>
      )}
      <span className="small quiet block">
        {of.told > 0 ? `from ${counted(of.told, 'code')}${direction(of)}` : ''}
        {of.told > 0 && untold > 0 ? '; ' : ''}
        {untold > 0 ? `${counted(untold, 'code')} not in the loaded table, or the encoder decides` : ''}
      </span>
    </span>
  )
}

/** What better documentation would change in weight, in words; the two scales stand apart. */
export function WeightCell({ weight }: { weight: TargetWeight | null }) {
  if (weight === null) return <span className="quiet">not looked at</span>
  if (weight.looked === 0) return <span className="quiet">none of these codes stands in a chart now</span>
  return (
    <>
      {weight.drg.looked > 0 ? <One scale="drg" of={weight.drg} /> : null}
      {weight.hcc.looked > 0 ? <One scale="hcc" of={weight.hcc} /> : null}
    </>
  )
}
