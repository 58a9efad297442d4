import type { Draft } from '#app/domain/query/draft.ts'

const without = <T>(list: readonly T[], at: number): T[] => list.filter((_, n) => n !== at)

/** Returns the draft with one more option at the end; the roles and links of the others stay theirs. */
export function withOption(draft: Draft, words: string): Draft {
  return {
    ...draft,
    options: [...draft.options, words],
    ...(draft.optionRoles ? { optionRoles: [...draft.optionRoles, null] } : {}),
    ...(draft.supportedBy ? { supportedBy: [...draft.supportedBy, []] } : {}),
  }
}

/** Returns the draft with an option (numbered from 0) taken out, with its role and links. */
export function withOptionOut(draft: Draft, at: number): Draft {
  return {
    ...draft,
    options: without(draft.options, at),
    ...(draft.optionRoles ? { optionRoles: without(draft.optionRoles, at) } : {}),
    ...(draft.supportedBy ? { supportedBy: without(draft.supportedBy, at) } : {}),
  }
}

/** Returns the draft with other words for an option, numbered from 0. */
export function withOptionWords(draft: Draft, at: number, words: string): Draft {
  return { ...draft, options: draft.options.map((option, n) => (n === at ? words : option)) }
}

/** Returns the draft with an indicator (numbered from 0) taken out; links to later ones move with them. */
export function withIndicatorOut(draft: Draft, at: number): Draft {
  const moved = (n: number) => (n > at ? n - 1 : n)
  return {
    ...draft,
    indicators: without(draft.indicators, at),
    ...(draft.supportedBy
      ? { supportedBy: draft.supportedBy.map((links) => links.filter((n) => n !== at).map(moved)) }
      : {}),
  }
}
