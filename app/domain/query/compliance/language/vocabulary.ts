import table from './vocabulary.json'

/** The classes of words that patterns name in braces; the words are data beside this file. */
export const VOCABULARY: Record<string, readonly string[]> = table.classes
