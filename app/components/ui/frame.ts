import { createContext, useContext } from 'react'
import type { NavItem } from './navigation.tsx'

/** What the root knows about who looks: enough for the frame of every page, no PHI. `isBehind`: the figures of this page are of a part only yet. */
export type Viewer = { name: string; roles: string; doors: NavItem[]; path: string } | null
export type Frame = { viewer: Viewer; isDemo: boolean; idleMinutes: number; isBehind: boolean }

/** Given by the root around every page, and by a page that is served without it. */
export const FrameContext = createContext<Frame | undefined>(undefined)
export const useFrame = () => useContext(FrameContext)
