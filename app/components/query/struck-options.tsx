import { type DraftState, newOption, withWording } from './compose-state.ts'

/** What a struck option's note is kept under, so that it goes into the proof with the words it is about. */
export const BROUGHT_BACK = 'brought back'
/** So few are told at once; more are folded under their count. */
const FEW = 2

type Struck = { option: string; why: string }

/** "4 answers of the template were taken out, since the chart does not support them." and what is left, in one or two sentences. */
export function sayStruck(struck: number, isAnswerLeft: boolean): string {
  const taken = struck === 1 ? '1 answer of the template was' : `${struck} answers of the template were`
  const said = `${taken} taken out, since the chart does not support ${struck === 1 ? 'it' : 'them'}.`
  return isAnswerLeft ? said : `${said} None is left: pin evidence and bring one back, or take another template.`
}

/**
 * Options that the template has and the chart does not carry, under the reason. One key brings one back with a note; evidence has to be
 * linked to it, or MC-UNSUP stops the sending: a note is no evidence.
 */
export function StruckOptions(props: { struck: Struck[]; draft: DraftState; onChange: (draft: DraftState) => void }) {
  const { struck, draft, onChange } = props
  const { options } = draft.wording
  const isBack = ({ option }: Struck) => options.some(({ text }) => text === option)
  const out = struck.filter((one) => !isBack(one))
  const back = struck.filter(isBack)
  if (struck.length === 0) return null
  const bringBack = (text: string) => {
    const at = options.findIndex(
      ({ role }) => role === 'other' || role === 'undetermined' || role === 'not-significant',
    )
    const next = [...options]
    next.splice(at < 0 ? next.length : at, 0, newOption(text, 'diagnosis'))
    onChange(withWording(draft, { options: next }))
  }
  return (
    <div className="notice warn">
      <div className="stack">
        {out.length > 0 ? (
          <details open={out.length <= FEW}>
            <summary>
              {sayStruck(
                out.length,
                options.some(({ role }) => role === 'diagnosis'),
              )}
            </summary>
            {[...new Set(out.map(({ why }) => why))].map((why) => (
              <section key={why} aria-label={why}>
                <p className="small">{why}</p>
                <ul className="struck plain-list">
                  {out
                    .filter((one) => one.why === why)
                    .map(({ option }) => (
                      <StruckOption
                        key={option}
                        option={option}
                        isNext={option === out[0]?.option}
                        onBring={() => bringBack(option)}
                      />
                    ))}
                </ul>
              </section>
            ))}
          </details>
        ) : null}
        {back.map(({ option }) => (
          <BroughtBack key={option} option={option} draft={draft} onChange={onChange} />
        ))}
      </div>
    </div>
  )
}

function StruckOption({ option, isNext, onBring }: { option: string; isNext: boolean; onBring: () => void }) {
  return (
    <li>
      <s>{option}</s>
      <button
        type="button"
        className="button small"
        data-key={isNext ? 'b' : undefined}
        aria-label={`Bring back: ${option}`}
        onClick={onBring}
      >
        Bring back {isNext ? <kbd>b</kbd> : null}
      </button>
    </li>
  )
}

/** An option that its author wants after all, with the note why; the note is kept with the query and stands in its proof. */
function BroughtBack(props: { option: string; draft: DraftState; onChange: (draft: DraftState) => void }) {
  const { option, draft, onChange } = props
  const where = `${BROUGHT_BACK}: ${option}`.slice(0, 60)
  const note = (reason: string) => {
    const rest = draft.overrides.filter((o) => o.where !== where)
    onChange({ ...draft, overrides: reason.trim() ? [...rest, { rule: 'MC-UNSUP', where, reason }] : rest })
  }
  return (
    <div>
      {option} - brought back: link the evidence that supports it.
      <label className="small">
        Note: why it fits this patient
        <input
          autoComplete="off"
          type="text"
          maxLength={300}
          defaultValue={draft.overrides.find((o) => o.where === where)?.reason ?? ''}
          onBlur={(e) => note(e.target.value)}
        />
      </label>
    </div>
  )
}
