import words from './chart-words.json'

const listOf = (text: string) => text.split(' ')
const POINTING = new Set(listOf(words.pointing))
const CHART = new Set(
  [words.pointing, words.function, words.time, words.people, words.paper, words.test].flatMap(listOf),
)
/** Names, dates and times tell who and when, and no finding. */
const WHO_AND_WHEN =
  /\b(?:dr\.?|doctor|nurse) (?:[A-Z]\.? )?[A-Z][\p{L}'-]+(?: [A-Z][\p{L}'-]+)?|\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}\/\d{1,2}(?:\/\d{2,4})?\b|\b\d{1,2}:\d{2}\b|\b(?:page|day|hd|pod|#) ?\d+\b|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* \d{1,2}(?:, \d{4})?\b|\b\d{1,2} (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b/giu
const IN_A_PAPER =
  /\b(?:on file|up to date|as above)\b|\b(?:in|under|within) (?:the |his |her |my |your )?(?:[\w-]+ ){0,4}(?:notes?|reports?|tab|sections?|charts?|flowsheets?|records?|list|log|summary|file|pacs|media)\b/i
/** A result told in a word, or somebody's own words. */
const TOLD = /["\u201c\u201d]|\d/

/** Returns whether a text only says where something stands or that it was looked at ("labs and their trend were reviewed, please see chart"): each of its words is one of the record's own, and none tells what was found. */
export function onlyPoints(text: string): boolean {
  if (text.length > 300 || /^\W*no (?:treatment|therapy|medication|intervention|management)/i.test(text)) return false
  const left = text.replace(WHO_AND_WHEN, ' ').replace(/\s{2,}/g, ' ')
  if (TOLD.test(left)) return false
  const told = left.toLowerCase().match(/[\p{L}&'-]+/gu) ?? []
  const plain = told.map((word) => word.replace(/'s?$/, ''))
  return (
    plain.length > 1 &&
    (plain.some((word) => POINTING.has(word)) || IN_A_PAPER.test(left)) &&
    plain.every((word) => CHART.has(word) || /^[\p{L}]+ology$/u.test(word))
  )
}
