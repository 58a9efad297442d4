import names from './measure-names.json'

const NAMES = new Map(Object.entries(names))
/** The name of a measure. Apart from the definitions, which are long: a page that only names them need not load them. */
export const nameOf = (id: string): string => NAMES.get(id) ?? id
