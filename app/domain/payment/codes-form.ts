const AS_IN_TABLES = /^[0-9A-Z]+$/

/** A code as the tables hold it: upper case, without dot or blanks ("e11.65 " is "E1165"). Most codes come so already. */
export const tableForm = (code: string): string =>
  AS_IN_TABLES.test(code) ? code : code.replace(/[.\s]/g, '').toUpperCase()
