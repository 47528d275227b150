import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'

/** How wide every drawing is, in its own units; the page makes it as wide as there is room. */
export const chartWidth = 400

/** About how wide a letter of a label is on a phone, where labels are drawn larger. */
export const letterWidth = 7.4

/** What whoever cannot see the drawing is told of it. */
export interface Told {
  readonly title: string
  /** In words what is drawn: of what, from when to when, the newest value. */
  readonly says: string
  /** The word that is laid across a drawing of invented figures. */
  readonly watermark?: string | undefined
}

export interface CanvasProps extends Told {
  readonly height: number
  readonly kind?: string | undefined
  readonly children: ComponentChildren
}

/** A sheet to draw on, that says in words what is drawn. */
export function Canvas({ title, says, watermark, height, kind = 'chart', children }: CanvasProps) {
  const id = useId()
  return (
    <svg
      class={kind}
      viewBox={`0 0 ${chartWidth} ${height}`}
      role="img"
      aria-labelledby={`${id}t`}
      aria-describedby={`${id}d`}
    >
      <title id={`${id}t`}>{title}</title>
      <desc id={`${id}d`}>{says}</desc>
      {children}
      {watermark !== undefined && (
        <text
          class="watermark"
          x={chartWidth / 2}
          y={height / 2}
          text-anchor="middle"
          dominant-baseline="middle"
          transform={`rotate(-18 ${chartWidth / 2} ${height / 2})`}
        >
          {watermark}
        </text>
      )}
    </svg>
  )
}

/** Breaks a label into lines of at most so many letters; a longer word stands alone. */
export const wrap = (text: string, most: number): readonly string[] =>
  text.split(' ').reduce<readonly string[]>((lines, word) => {
    const last = lines.at(-1)
    if (last === undefined || last.length + 1 + word.length > most) return [...lines, word]
    return [...lines.slice(0, -1), `${last} ${word}`]
  }, [])

/** Where labels stand so that each is near its own place and none lies on another; `from` to `to` is all the room. */
export function apart(
  labels: readonly { readonly y: number; readonly height: number }[],
  { from, to }: { readonly from: number; readonly to: number },
): readonly number[] {
  const order = labels
    .map((_, place) => place)
    .toSorted((one, other) => (labels[one]?.y ?? 0) - (labels[other]?.y ?? 0))
  const tops: number[] = []
  for (const place of order) {
    const { y = 0, height = 0 } = labels[place] ?? {}
    const before = order[tops.length - 1]
    const free = before === undefined ? from : (tops.at(-1) ?? 0) + (labels[before]?.height ?? 0)
    tops.push(Math.max(y - height / 2, free))
  }
  // Pushed down beyond the end, they move up again together.
  for (let at = tops.length - 1, end = to; at >= 0; at -= 1) {
    const height = labels[order[at] ?? 0]?.height ?? 0
    tops[at] = Math.min(tops[at] ?? 0, end - height)
    end = tops[at] ?? 0
  }
  return labels.map((_, place) => tops[order.indexOf(place)] ?? from)
}
