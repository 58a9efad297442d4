import { CLASS_WORDS } from './words.ts'

type Filter = { view: string; sort: string; class: string | null; service: string | null; words: string }

/** Search and filters. Sent by POST, since a name does not belong in an address: the page that follows has an id in its place. */
export function WorklistFilterForm(props: {
  filter: Filter
  facility: string
  facilities: { id: string; name: string }[]
  services: string[]
}) {
  const { filter } = props
  return (
    <form method="post" action="/searches" className="filters" aria-label="Search and filter">
      <input type="hidden" name="page" value="/worklist" />
      <input type="hidden" name="view" value={filter.view} />
      <input type="hidden" name="sort" value={filter.sort} />
      <input
        autoComplete="off"
        type="search"
        name="words"
        defaultValue={filter.words}
        maxLength={100}
        placeholder="Name or record number  ( / )"
        aria-label="Search patients by name or record number"
        data-key="/"
      />
      <select name="facility" defaultValue={props.facility} aria-label="Facility" data-key="f">
        <option value="">All facilities</option>
        {props.facilities.map((facility) => (
          <option key={facility.id} value={facility.id}>
            {facility.name}
          </option>
        ))}
      </select>
      <select name="class" defaultValue={filter.class ?? ''} aria-label="Class">
        <option value="">All classes</option>
        {Object.entries(CLASS_WORDS).map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
      <select name="service" defaultValue={filter.service ?? ''} aria-label="Service">
        <option value="">All services</option>
        {props.services.map((service) => (
          <option key={service} value={service}>
            {service}
          </option>
        ))}
      </select>
      <button type="submit" className="button">
        Show
      </button>
    </form>
  )
}
