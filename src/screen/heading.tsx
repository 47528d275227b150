import type { ComponentChildren } from 'preact'

import { Sign } from './sign.tsx'

export interface HeadingProps {
  readonly title: string
  readonly sub?: ComponentChildren
  readonly back?: { readonly href: string; readonly label: string } | undefined
  /** Buttons of the page as a whole. */
  readonly children?: ComponentChildren
}

/** What the page is about, where one came from and what one can do here. */
export const Heading = ({ title, sub, back, children }: HeadingProps) => (
  <div class="heading">
    {back && (
      <a class="back" href={back.href}>
        <Sign name="back" />
        {back.label}
      </a>
    )}
    <h1>{title}</h1>
    {sub && <p class="sub">{sub}</p>}
    {children && <div class="buttons">{children}</div>}
  </div>
)
