import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'

interface Pressed {
  readonly children: ComponentChildren
  readonly kind?: 'main' | 'quiet' | 'danger' | 'plain' | undefined
  /** Why it cannot be pressed now; said beside it, so that nobody has to guess. */
  readonly disabledReason?: string | undefined
  /** When the visible word alone does not say what it is about. */
  readonly accessibleName?: string | undefined
}

export interface ButtonProps extends Pressed {
  readonly name?: string | undefined
  readonly value?: string | undefined
  readonly formAction?: string | undefined
  /** Sends an unfinished form: add a row, go back a step. */
  readonly noCheck?: boolean | undefined
}

/** Sends the form it stands in. */
export function Button({ kind = 'main', disabledReason, accessibleName, noCheck, children, ...sent }: ButtonProps) {
  if (disabledReason) return <Disabled kind={kind} reason={disabledReason} name={accessibleName} children={children} />
  return (
    <button type="submit" class={`btn ${kind}`} aria-label={accessibleName} formNoValidate={noCheck} {...sent}>
      {children}
    </button>
  )
}

export interface ButtonLinkProps extends Pressed {
  readonly href: string
  readonly download?: boolean | undefined
}

/** A link that starts something, and so looks like a button. */
export function ButtonLink({ kind = 'main', disabledReason, accessibleName, children, ...link }: ButtonLinkProps) {
  if (disabledReason) return <Disabled kind={kind} reason={disabledReason} name={accessibleName} children={children} />
  return (
    <a class={`btn ${kind}`} aria-label={accessibleName} {...link}>
      {children}
    </a>
  )
}

interface DisabledProps {
  readonly kind: string
  readonly reason: string
  readonly name: string | undefined
  readonly children: ComponentChildren
}

// Stays in the tab order: a button that vanishes or goes dumb teaches nobody why.
function Disabled({ kind, reason, name, children }: DisabledProps) {
  const id = useId()
  return (
    <span class="disabled">
      <button type="button" class={`btn ${kind}`} aria-disabled="true" aria-label={name} aria-describedby={id}>
        {children}
      </button>
      <span class="why" id={id}>
        {reason}
      </span>
    </span>
  )
}
