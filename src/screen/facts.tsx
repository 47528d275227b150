import type { ComponentChildren } from 'preact'

/** A question and what was answered to it. */
export interface Fact {
  readonly asked: string
  readonly answered: ComponentChildren
}

/** Questions with their answers, to be read. */
export const Facts = ({ facts }: { readonly facts: readonly Fact[] }) => (
  <dl class="facts">
    {facts.map(({ asked, answered }) => (
      <div key={asked}>
        <dt>{asked}</dt>
        <dd>{answered}</dd>
      </div>
    ))}
  </dl>
)
