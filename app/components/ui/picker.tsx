/** A choice that the address keeps: which facility, which locality. Works before the script does. */
export function Picker(props: {
  name: string
  label: string
  value: string
  options: readonly { value: string; words: string }[]
}) {
  const { name, label, value, options } = props
  return (
    <form method="get" className="row">
      <label htmlFor={`pick-${name}`}>{label}</label>
      <select id={`pick-${name}`} name={name} defaultValue={value} className="search-narrow">
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.words}
          </option>
        ))}
      </select>
      <button type="submit" className="button">
        Show
      </button>
    </form>
  )
}
