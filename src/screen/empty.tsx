import type { ComponentChildren } from 'preact'

export interface EmptyProps {
  readonly title: string
  /** What to do so that something is here. */
  readonly children: ComponentChildren
  readonly action?: ComponentChildren
}

/** Nothing here yet, and what to do about it. */
export const Empty = ({ title, children, action }: EmptyProps) => (
  <div class="empty">
    <p class="empty-title">{title}</p>
    <p>{children}</p>
    {action && <div class="buttons">{action}</div>}
  </div>
)
