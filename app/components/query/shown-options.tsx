export type ShownOption = { id: string; text: string }
type Chosen = { optionIds: string[]; words: string }

/**
 * The answers in their fixed order, or the field for an answer in words: nothing preselected, nothing emphasised. The answer page and the
 * preview render this and nothing else; a preview is inert.
 */
export function ShownOptions(props: {
  kind: string
  options: ShownOption[]
  otherOptionId: string | null
  begun: Chosen
  mode: 'answer' | 'read' | 'preview'
}) {
  const { options, otherOptionId, begun, mode } = props
  const isInert = mode !== 'answer'
  const nameOf = (name: string) => (mode === 'preview' ? undefined : name)
  if (props.kind === 'open-ended') {
    return (
      <div className="field">
        <label htmlFor={mode === 'preview' ? undefined : 'field-words'}>Your answer</label>
        <textarea
          autoComplete="off"
          id={mode === 'preview' ? undefined : 'field-words'}
          aria-label={mode === 'preview' ? 'Your answer, as the physician sees it' : undefined}
          name={nameOf('words')}
          rows={5}
          defaultValue={begun.words}
          readOnly={isInert}
          tabIndex={mode === 'preview' ? -1 : undefined}
        />
      </div>
    )
  }
  return (
    <fieldset className="options" disabled={mode === 'preview'}>
      <legend className="unseen">Choose one answer</legend>
      {options.map((option) => (
        <div key={option.id} className="option">
          <label>
            <input
              type="radio"
              name={nameOf('option')}
              value={option.id}
              defaultChecked={begun.optionIds.includes(option.id)}
              disabled={isInert}
            />
            <span>{option.text}</span>
          </label>
          {option.id === otherOptionId ? (
            <input
              autoComplete="off"
              type="text"
              name={nameOf('words')}
              aria-label={`${option.text}: your words`}
              placeholder="In your own words"
              defaultValue={begun.words}
              data-selects={option.id}
              readOnly={isInert}
            />
          ) : null}
        </div>
      ))}
    </fieldset>
  )
}
