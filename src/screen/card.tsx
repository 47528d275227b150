import type { ComponentChildren } from 'preact'

export interface CardProps {
  readonly title?: string | undefined
  readonly sub?: ComponentChildren
  readonly level?: 2 | 3 | undefined
  readonly id?: string | undefined
  readonly children?: ComponentChildren
}

/** A sheet of paper with one matter on it. */
export function Card({ title, sub, level = 2, id, children }: CardProps) {
  if (!title) return <div class="card" id={id} children={children} />
  const Title = `h${level}` as const
  return (
    <section class="card" id={id}>
      <Title>{title}</Title>
      {sub && <p class="sub">{sub}</p>}
      {children}
    </section>
  )
}
