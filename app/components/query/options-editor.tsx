import { type DragEvent, type KeyboardEvent, useState } from 'react'
import type { OptionRole } from '#app/domain/query/draft.ts'
import type { QueryOption, Wording } from '#app/domain/query/query.ts'
import { isTied, letterOf, moved, newOption, placed, tied } from './compose-state.ts'
import { EVIDENCE_TYPE, OPTION_TYPE } from './drag.ts'
import { ROLE_OF_OPTION_WORDS } from './words.ts'

type Editing = {
  wording: Wording
  onChange: (options: QueryOption[]) => void
  onRemove: (option: QueryOption) => void
}

/**
 * The answers offered. Each clinical answer is tied to the evidence that supports it: drop the evidence on it, tick its number, or press Alt
 * and the number while the answer has the keyboard.
 */
export function OptionsEditor({ wording, onChange, onRemove }: Editing) {
  const { options } = wording
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
          <OptionRow
            key={option.id}
            wording={wording}
            option={option}
            index={index}
            onChange={onChange}
            onRemove={onRemove}
          />
        ))}
      </ol>
      <button type="button" className="button small" onClick={add} data-key="o">
        Add an option <kbd>o</kbd>
      </button>
    </fieldset>
  )
}

function OptionRow(props: Editing & { option: QueryOption; index: number }) {
  const { wording, option, index, onChange } = props
  const { options, indicators } = wording
  const [isOver, setOver] = useState(false)
  const isAnswer = option.role === 'diagnosis'
  const change = (part: Partial<QueryOption>) =>
    onChange(options.map((o) => (o.id === option.id ? { ...o, ...part } : o)))
  const takes = ({ dataTransfer: { types } }: DragEvent) =>
    (isAnswer && types.includes(EVIDENCE_TYPE)) || types.includes(OPTION_TYPE)
  const onDrop = (event: DragEvent) => {
    setOver(false)
    const evidence = event.dataTransfer.getData(EVIDENCE_TYPE)
    const other = event.dataTransfer.getData(OPTION_TYPE)
    event.preventDefault()
    if (evidence && !isTied(option, evidence)) onChange(tied(options, option.id, evidence))
    if (other) onChange(placed(options, other, index))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.altKey || event.ctrlKey || event.metaKey) return
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key]
    const digit = /^Digit([1-9])$/.exec(event.code)?.[1]
    const indicator = digit ? indicators[Number(digit) - 1] : undefined
    if (by === undefined && !(isAnswer && indicator)) return
    event.preventDefault()
    if (by !== undefined) onChange(moved(options, index, by === -1 ? -1 : 1))
    else if (indicator) onChange(tied(options, option.id, indicator.id))
  }
  return (
    <li
      className={isOver ? 'drop-here' : undefined}
      onDragOver={(event) => {
        if (!takes(event)) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      <div className="option-line">
        <span
          className="grip"
          draggable
          aria-hidden="true"
          title="Drag to another place"
          onDragStart={(event) => event.dataTransfer.setData(OPTION_TYPE, option.id)}
        >
          ⠿ {letterOf(index)}
        </span>
        <input
          autoComplete="off"
          type="text"
          value={option.text}
          maxLength={300}
          aria-label={`Option ${index + 1}`}
          onKeyDown={onKeyDown}
          onChange={(e) => change({ text: e.target.value })}
        />
        <button
          type="button"
          className="button plain small"
          aria-label={`Move option ${index + 1} up`}
          title="Up (Alt ↑)"
          disabled={index === 0}
          onClick={() => onChange(moved(options, index, -1))}
        >
          ↑
        </button>
        <button
          type="button"
          className="button plain small"
          aria-label={`Remove option ${index + 1}`}
          title="Remove"
          onClick={() => props.onRemove(option)}
        >
          ✕
        </button>
      </div>
      <div className="option-support">
        <select
          aria-label={`What option ${index + 1} is`}
          value={option.role}
          onChange={(e) => change({ role: e.target.value as OptionRole })}
        >
          {Object.entries(ROLE_OF_OPTION_WORDS).map(([role, words]) => (
            <option key={role} value={role}>
              {words}
            </option>
          ))}
        </select>
        {isAnswer && indicators.length > 0 ? (
          <span className="support">
            <span className="small quiet">evidence</span>
            {indicators.map((indicator, n) => (
              <button
                key={indicator.id}
                type="button"
                className="tie"
                aria-pressed={isTied(option, indicator.id)}
                aria-label={`Evidence ${n + 1} supports option ${index + 1}`}
                title={indicator.text}
                onClick={() => onChange(tied(options, option.id, indicator.id))}
              >
                {n + 1}
              </button>
            ))}
          </span>
        ) : null}
      </div>
    </li>
  )
}
