/** What a dragged piece of evidence is called, so that nothing else can be dropped where evidence belongs. */
export const EVIDENCE_TYPE = 'application/x-addendum-evidence'
/** The same of an answer that is dragged to another place of the list. */
export const OPTION_TYPE = 'application/x-addendum-option'
