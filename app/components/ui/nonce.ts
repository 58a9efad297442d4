import { createContext, useContext } from 'react'

/** The nonce of this response's policy; empty in the browser, where it is no longer readable. */
export const NonceContext = createContext('')
export const useNonce = () => useContext(NonceContext)
