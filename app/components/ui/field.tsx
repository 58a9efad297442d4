import type { InputHTMLAttributes, ReactNode, SelectHTMLAttributes, TextareaHTMLAttributes } from 'react'

type Frame = { name: string; label: string; hint?: ReactNode; fault?: string | undefined }

/** Label above, hint under it, the fault in words beside the field. The control is tied to both by id. */
function Framed({ name, label, hint, fault, children }: Frame & { children: ReactNode }) {
  return (
    <div className={fault ? 'field wrong' : 'field'}>
      <label htmlFor={`field-${name}`}>{label}</label>
      {hint ? (
        <span className="hint" id={`hint-${name}`}>
          {hint}
        </span>
      ) : null}
      {fault ? (
        <span className="fault" id={`fault-${name}`}>
          {fault}
        </span>
      ) : null}
      {children}
    </div>
  )
}

const tied = ({ name, hint, fault }: Frame) => ({
  id: `field-${name}`,
  name,
  'aria-invalid': fault ? true : undefined,
  'aria-describedby': [hint ? `hint-${name}` : '', fault ? `fault-${name}` : ''].filter(Boolean).join(' ') || undefined,
})

export function Field({ label, hint, fault, ...input }: Frame & InputHTMLAttributes<HTMLInputElement>) {
  const frame = { name: input.name, label, hint, fault }
  return (
    <Framed {...frame}>
      <input autoComplete="off" type="text" {...input} {...tied(frame)} />
    </Framed>
  )
}

export function TextField({ label, hint, fault, ...area }: Frame & TextareaHTMLAttributes<HTMLTextAreaElement>) {
  const frame = { name: area.name, label, hint, fault }
  return (
    <Framed {...frame}>
      <textarea {...area} {...tied(frame)} />
    </Framed>
  )
}

export function Choice({
  label,
  hint,
  fault,
  options,
  ...select
}: Frame & { options: { value: string; words: string }[] } & SelectHTMLAttributes<HTMLSelectElement>) {
  const frame = { name: select.name, label, hint, fault }
  return (
    <Framed {...frame}>
      <select {...select} {...tied(frame)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.words}
          </option>
        ))}
      </select>
    </Framed>
  )
}

/** All faults of a form at its top, each a link to its field. Takes the focus when it appears. */
export function FaultSummary({ faults }: { faults: Record<string, string> | undefined }) {
  const list = Object.entries(faults ?? {})
  if (list.length === 0) return null
  return (
    <div className="summary" role="alert" tabIndex={-1}>
      <h2>{list.length === 1 ? 'One thing needs your attention' : `${list.length} things need your attention`}</h2>
      <ul>
        {list.map(([name, words]) => (
          <li key={name}>{name === 'form' ? words : <a href={`#field-${name}`}>{words}</a>}</li>
        ))}
      </ul>
    </div>
  )
}
