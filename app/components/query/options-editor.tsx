import type { OptionRole } from '#app/domain/query/draft.ts'
import type { QueryOption, Wording } from '#app/domain/query/query.ts'
import { moved, newOption } from './compose-state.ts'
import { ROLE_OF_OPTION_WORDS } from './words.ts'

/** The answers offered. Each clinical answer is tied to the evidence that supports it: tick the numbers. */
export function OptionsEditor({ wording, onChange }: { wording: Wording; onChange: (options: QueryOption[]) => void }) {
  const { options, indicators } = wording
  const change = (id: string, part: Partial<QueryOption>) =>
    onChange(options.map((o) => (o.id === id ? { ...o, ...part } : o)))
  const add = () => {
    const at = options.findIndex((o) => o.role === 'other' || o.role === 'undetermined' || o.role === 'not-significant')
    const next = [...options]
    next.splice(at < 0 ? next.length : at, 0, newOption('', 'diagnosis'))
    onChange(next)
  }
  return (
    <fieldset className="editor">
      <legend>Options</legend>
      <ol className="option-rows">
        {options.map((option, index) => (
          <li key={option.id}>
            <input
              type="text"
              value={option.text}
              maxLength={300}
              aria-label={`Option ${index + 1}`}
              onChange={(e) => change(option.id, { text: e.target.value })}
            />
            <select
              aria-label={`What option ${index + 1} is`}
              value={option.role}
              onChange={(e) => change(option.id, { role: e.target.value as OptionRole })}
            >
              {Object.entries(ROLE_OF_OPTION_WORDS).map(([role, words]) => (
                <option key={role} value={role}>
                  {words}
                </option>
              ))}
            </select>
            <span className="row support">
              {option.role === 'diagnosis'
                ? indicators.map((indicator, n) => {
                    const isTied = option.supportedBy.includes(indicator.id)
                    const tie = isTied
                      ? option.supportedBy.filter((s) => s !== indicator.id)
                      : [...option.supportedBy, indicator.id]
                    return (
                      <button
                        key={indicator.id}
                        type="button"
                        className="tie"
                        aria-pressed={isTied}
                        aria-label={`Evidence ${n + 1} supports option ${index + 1}`}
                        onClick={() => change(option.id, { supportedBy: tie })}
                      >
                        {n + 1}
                      </button>
                    )
                  })
                : null}
              <button
                type="button"
                className="button plain small"
                aria-label={`Move option ${index + 1} up`}
                disabled={index === 0}
                onClick={() => onChange(moved(options, index, -1))}
              >
                ↑
              </button>
              <button
                type="button"
                className="button plain small"
                aria-label={`Remove option ${index + 1}`}
                onClick={() => onChange(options.filter((o) => o.id !== option.id))}
              >
                ✕
              </button>
            </span>
          </li>
        ))}
      </ol>
      <button type="button" className="button small" onClick={add} data-key="o">
        Add an option <kbd>o</kbd>
      </button>
    </fieldset>
  )
}
