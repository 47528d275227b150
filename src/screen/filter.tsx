/** One way of narrowing a list. */
export interface FilterLink {
  readonly href: string
  readonly label: string
  readonly current?: boolean | undefined
  readonly count?: number | undefined
}

export interface FilterProps {
  /** What is chosen by: "State". */
  readonly label: string
  readonly links: readonly FilterLink[]
}

/** Narrows a list by links that can be kept, sent and gone back from. */
export const Filter = ({ label, links }: FilterProps) => (
  <nav class="filter" aria-label={label}>
    {links.map(({ href, label: name, current, count }) => (
      <a key={href} href={href} aria-current={current ? 'true' : undefined}>
        {name}
        {count !== undefined && <span class="count">{count}</span>}
      </a>
    ))}
  </nav>
)
