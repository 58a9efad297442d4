import { type FormEvent, useState } from 'react'

/** Begin from a template: what fits this chart first. Before words of the author are replaced, it asks; evidence stays in any case. */
export function TemplateChoice(props: {
  templates: { id: string; name: string; field: string }[]
  /** The draft holds words of its author. */
  isOwn: boolean
}) {
  const { templates, isOwn } = props
  const [isAsking, setAsking] = useState(false)
  if (templates.length === 0) return null
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    if (!isOwn || isAsking) return
    event.preventDefault()
    setAsking(true)
  }
  return (
    <form method="post" className="stack" onSubmit={onSubmit}>
      <input type="hidden" name="deed" value="template" />
      <div className="row template-choice">
        <select name="templateId" aria-label="Template" data-key="t" defaultValue="" onChange={() => setAsking(false)}>
          <option value="" disabled>
            Begin from a template ...
          </option>
          {[...new Set(templates.map((t) => t.field))].map((field) => (
            <optgroup key={field} label={field}>
              {templates
                .filter((t) => t.field === field)
                .map((t) => (
                  <option key={t.id} value={t.id}>
                    {t.name}
                  </option>
                ))}
            </optgroup>
          ))}
        </select>
        <button type="submit" className="button" disabled={isAsking}>
          Fill
        </button>
      </div>
      {isAsking ? (
        <div className="notice warn row" role="alert">
          <span>It replaces the title, question and answers that you wrote. The evidence stays.</span>
          <button type="submit" className="button small">
            Replace them
          </button>
          <button type="button" className="button plain small" onClick={() => setAsking(false)}>
            Keep mine
          </button>
        </div>
      ) : null}
    </form>
  )
}
