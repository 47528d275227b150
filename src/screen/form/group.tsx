import type { ComponentChildren } from 'preact'

export interface GroupProps {
  readonly title: string
  readonly sub?: ComponentChildren
  readonly children: ComponentChildren
}

/** Questions that belong together, under a heading. */
export const Group = ({ title, sub, children }: GroupProps) => (
  <fieldset class="group">
    <legend>
      <h2>{title}</h2>
    </legend>
    {sub && <p class="sub">{sub}</p>}
    {children}
  </fieldset>
)
