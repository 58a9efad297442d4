import base from './base.css?url'
import furniture from './furniture.css?url'
import tokens from './tokens.css?url'

/** The style sheets of every page, in their order. */
export const SHEETS = [tokens, base, furniture]
export const MARK = { rel: 'icon', href: '/mark.svg', type: 'image/svg+xml' }
