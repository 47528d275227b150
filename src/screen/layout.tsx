import type { ComponentChildren } from 'preact'

interface Parts {
  readonly children: ComponentChildren
}

/** Things one below another, evenly apart. */
export const Stack = ({ children }: Parts) => <div class="stack">{children}</div>

/** Two equal columns where there is room. */
export const Columns = ({ children }: Parts) => <div class="columns">{children}</div>

/** The main thing, and beside it what helps to understand it. */
export const WithSide = ({ children, side }: Parts & { readonly side: ComponentChildren }) => (
  <div class="with-side">
    <div class="stack">{children}</div>
    <aside class="stack">{side}</aside>
  </div>
)

/** As wide as a short form needs. */
export const Narrow = ({ children }: Parts) => <div class="stack narrow">{children}</div>

/** Buttons side by side, wrapping on a phone. */
export const Buttons = ({ children }: Parts) => <div class="buttons">{children}</div>
