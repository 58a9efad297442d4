/** Begin from a template: what fits this chart first. */
export function TemplateChoice({ templates }: { templates: { id: string; name: string; field: string }[] }) {
  if (templates.length === 0) return null
  return (
    <form method="post" className="row template-choice">
      <input type="hidden" name="deed" value="template" />
      <select name="templateId" aria-label="Template" data-key="t" defaultValue="">
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
      <button type="submit" className="button">
        Fill
      </button>
    </form>
  )
}
