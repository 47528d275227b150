import type { ComponentChildren } from 'preact'

/** One thing of a short list, and what can be done with it. */
export interface Row {
  readonly key: string
  readonly children: ComponentChildren
  readonly action?: ComponentChildren
}

/** A short list of things that are kept, each with its button. */
export const Rows = ({ rows }: { readonly rows: readonly Row[] }) => (
  <ul class="rows">
    {rows.map(({ key, children, action }) => (
      <li key={key}>
        <div>{children}</div>
        {action}
      </li>
    ))}
  </ul>
)
