import { type DraftState, newOption, withWording } from './compose-state.ts'

/** What a struck option's note is kept under, so that it goes into the proof with the words it is about. */
export const BROUGHT_BACK = 'brought back'

/**
 * Options that the template has and the chart does not carry, each with the reason. One key brings one back with a note; evidence has to be
 * linked to it, or MC-UNSUP stops the sending: a note is no evidence.
 */
export function StruckOptions(props: {
  struck: { option: string; why: string }[]
  draft: DraftState
  onChange: (draft: DraftState) => void
}) {
  const { struck, draft, onChange } = props
  const { options } = draft.wording
  if (struck.length === 0) return null
  const whereOf = (option: string) => `${BROUGHT_BACK}: ${option}`.slice(0, 60)
  const noteOf = (option: string) => draft.overrides.find((o) => o.where === whereOf(option))?.reason ?? ''
  const bringBack = (text: string) => {
    const at = options.findIndex(
      ({ role }) => role === 'other' || role === 'undetermined' || role === 'not-significant',
    )
    const next = [...options]
    next.splice(at < 0 ? next.length : at, 0, newOption(text, 'diagnosis'))
    onChange(withWording(draft, { options: next }))
  }
  const note = (option: string, reason: string) => {
    const where = whereOf(option)
    const rest = draft.overrides.filter((o) => o.where !== where)
    onChange({ ...draft, overrides: reason.trim() ? [...rest, { rule: 'MC-UNSUP', where, reason }] : rest })
  }
  const first = struck.find(({ option }) => !options.some(({ text }) => text === option))
  return (
    <div className="notice warn">
      <div>
        Taken out, since the chart does not support them:
        <ul className="struck plain-list">
          {struck.map(({ option, why }) => {
            const isBack = options.some(({ text }) => text === option)
            return (
              <li key={option}>
                <span>
                  {isBack ? option : <s>{option}</s>} -{' '}
                  {isBack ? 'brought back: link the evidence that supports it.' : why}
                  {isBack ? (
                    <label className="small">
                      Note: why it fits this patient
                      <input
                        type="text"
                        maxLength={300}
                        defaultValue={noteOf(option)}
                        onBlur={(e) => note(option, e.target.value)}
                      />
                    </label>
                  ) : null}
                </span>
                {isBack ? null : (
                  <button
                    type="button"
                    className="button small"
                    data-key={first?.option === option ? 'b' : undefined}
                    aria-label={`Bring back: ${option}`}
                    onClick={() => bringBack(option)}
                  >
                    Bring back {first?.option === option ? <kbd>b</kbd> : null}
                  </button>
                )}
              </li>
            )
          })}
        </ul>
      </div>
    </div>
  )
}
