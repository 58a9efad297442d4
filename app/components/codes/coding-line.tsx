import { CodeStar } from './code-star.tsx'
import { dotted } from './dotted.ts'

export type Line = {
  code: string
  release: string
  title: string
  presentOnAdmission: string | null
  /** Taken over from a claim: nobody of ours coded it. */
  isFromClaim?: boolean
  /** On the list of codes that need no present-on-admission indicator. */
  isPoaExempt?: boolean
  /** Among the favourites of who looks. */
  isFavourite?: boolean
}

const POA = ['', 'Y', 'N', 'U', 'W', '1']
const POA_WORDS: Record<string, string> = {
  '': 'POA',
  Y: 'Y yes',
  N: 'N no',
  U: 'U unknown',
  W: 'W undetermined',
  '1': '1 exempt',
}

function Poa({ line, onChange }: { line: Line; onChange: (line: Line) => void }) {
  if (line.isPoaExempt && !line.presentOnAdmission) return <span className="small quiet">POA exempt</span>
  return (
    <select
      aria-label={`Present on admission, ${dotted(line.code)}`}
      value={line.presentOnAdmission ?? ''}
      onChange={(e) => onChange({ ...line, presentOnAdmission: e.target.value || null })}
    >
      {POA.map((value) => (
        <option key={value} value={value}>
          {POA_WORDS[value]}
        </option>
      ))}
    </select>
  )
}

type Deed = { words: string; sign: string; isOff: boolean; run: () => void }

/** One coded line: its code and title, whether it was there on admission, and what may be done with it. */
export function CodingLine(props: {
  line: Line
  index: number
  count: number
  isInpatient: boolean
  mayChange: boolean
  onChange: (line: Line) => void
  onMove: (to: number) => void
  onRemove: () => void
}) {
  const { line, index, count, onMove } = props
  const code = dotted(line.code)
  const deeds: Deed[] = [
    { words: `Make ${code} principal`, sign: '⤒', isOff: index === 0, run: () => onMove(0) },
    { words: `Move ${code} up`, sign: '↑', isOff: index === 0, run: () => onMove(index - 1) },
    { words: `Move ${code} down`, sign: '↓', isOff: index === count - 1, run: () => onMove(index + 1) },
    { words: `Remove ${code}`, sign: '✕', isOff: false, run: props.onRemove },
  ]
  return (
    <li>
      <span className="line-place">{index + 1}</span>
      <span className="line-code">
        <strong className="mono">{code}</strong> {line.title}
        {index === 0 ? <span className="quiet small"> (principal)</span> : null}
        {line.isFromClaim ? <span className="small quiet"> from the claim</span> : null}
      </span>
      {props.mayChange ? (
        <span className="row line-deeds">
          <CodeStar code={line.code} isFavourite={line.isFavourite ?? false} />
          {props.isInpatient ? <Poa line={line} onChange={props.onChange} /> : null}
          {deeds.map(({ words, sign, isOff, run }) => (
            <button
              key={words}
              type="button"
              className="button small plain"
              disabled={isOff}
              onClick={run}
              aria-label={words}
              title={words}
            >
              {sign}
            </button>
          ))}
        </span>
      ) : (
        <span className="quiet">{line.isPoaExempt && props.isInpatient ? 'exempt' : line.presentOnAdmission}</span>
      )}
    </li>
  )
}
