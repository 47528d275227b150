/** What one perturbation row may look like: the changes it may make, and the shape asked of it. */
export type Shape = {
  /** Changes v in rising order, in units of the count. */
  readonly support: readonly number[]
  /** Least probability of no change; 0 when the row may not keep its count. */
  readonly stay: number
  /** Whether p must not fall on the way from the lowest change up to no change. */
  readonly monotone: boolean
}

/**
 * The least and the greatest variance that a distribution of this shape with mean 0 can have; null when none has mean 0.
 * Any variance strictly between is attainable. The greatest is a linear programme whose vertices are few enough to list:
 * right of 0 only the largest change is used, left of it at most two rays of the (monotone) cone.
 */
export function varianceRange({ support, stay, monotone }: Shape): { least: number; most: number } | null {
  const highest = support.at(-1) ?? 0
  const below = support.filter((v) => v <= 0)
  const above = support.find((v) => v >= 0)
  const nearest = below.at(-1)
  if (nearest === undefined || above === undefined) return null
  const rays = below.map((v, at) => ray(monotone ? below.slice(at) : [v]))
  const most = rays.flatMap((one) => rays.flatMap((other) => vertex(one, other, highest, stay)))
  return most.length === 0 ? null : { least: -nearest * above, most: Math.max(...most) }
}

type Ray = { readonly mass: number; readonly sum: number; readonly squares: number; readonly stays: number }

const ray = (values: readonly number[]): Ray => ({
  mass: values.length,
  sum: values.reduce((total, v) => total + v, 0),
  squares: values.reduce((total, v) => total + v * v, 0),
  stays: values.includes(0) ? 1 : 0,
})

// Variance of the vertices x·one + y·other + r·(highest): mass 1 and mean 0, and p(0) at or above `stay`.
function vertex(one: Ray, other: Ray, highest: number, stay: number): number[] {
  const [massOne, massOther] = [one.mass - one.sum / highest, other.mass - other.sum / highest]
  const variance = (x: number, y: number): number =>
    x * one.squares + y * other.squares - highest * (x * one.sum + y * other.sum)
  const alone = 1 / massOne
  const single = alone * one.stays >= stay ? [variance(alone, 0)] : []
  const turn = massOne * other.stays - massOther * one.stays
  if (stay === 0 || turn === 0) return single
  const [x, y] = [(other.stays - massOther * stay) / turn, (massOne * stay - one.stays) / turn]
  return x >= 0 && y >= 0 ? [...single, variance(x, y)] : single
}
