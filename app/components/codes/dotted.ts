/** A diagnosis code as people write it: "I5021" is "I50.21". Files have none, screens do. */
export const dotted = (code: string): string => (code.length > 3 ? `${code.slice(0, 3)}.${code.slice(3)}` : code)
