/** A code as the tables hold it: upper case, without dot or blanks ("e11.65 " is "E1165"). */
export const tableForm = (code: string): string => code.replace(/[.\s]/g, '').toUpperCase()
