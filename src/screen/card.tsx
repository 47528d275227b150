import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'

export interface CardProps {
  readonly title?: string | undefined
  readonly sub?: ComponentChildren
  readonly level?: 2 | 3 | undefined
  readonly id?: string | undefined
  readonly children?: ComponentChildren
}

/** A sheet of paper with one matter on it. */
export function Card({ title, sub, level = 2, id, children }: CardProps) {
  const titleId = useId()
  if (!title) return <div class="card" id={id} children={children} />
  const Title = `h${level}` as const
  return (
    <section class="card" id={id} aria-labelledby={titleId}>
      <Title id={titleId}>{title}</Title>
      {sub && <p class="sub">{sub}</p>}
      {children}
    </section>
  )
}
