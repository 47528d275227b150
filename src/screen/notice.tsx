import type { ComponentChildren } from 'preact'

import { Sign } from './sign.tsx'
import type { Tone } from './tone.ts'

export interface NoticeProps {
  readonly tone: Tone
  readonly title?: string | undefined
  /** Read out when it appears: politely, or at once. */
  readonly live?: 'status' | 'alert' | undefined
  readonly children?: ComponentChildren
}

/** Something to know before going on: what happened and what to do next. */
export const Notice = ({ tone, title, live, children }: NoticeProps) => (
  <div class={`notice ${tone}`} role={live}>
    <Sign name={tone} />
    <div>
      {title && <p class="notice-title">{title}</p>}
      {children}
    </div>
  </div>
)
