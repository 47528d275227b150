import type { Cell, Instance, Relation } from '#publish/disclosure/suppress/instance.ts'

import type { Lattice } from './lattice.ts'
import type { Layer } from './layer.ts'

/** What a knot is in an instance: unsafe with its needs, withheld already, free to be withheld, or published. */
export type Role =
  | { readonly kind: 'unsafe'; readonly down: number; readonly up: number }
  | { readonly kind: 'withheld' }
  | { readonly kind: 'free'; readonly weight: number }
  | { readonly kind: 'published' }

/** Some knots of a lattice as a table for the search, in the order given; `relations` may name other knots, which are known. */
export function instanceOf(
  lattice: Lattice,
  layer: Layer,
  part: { readonly knots: readonly number[]; readonly relations: readonly Relation[] },
  role: (knot: number) => Role,
): Instance {
  const unit = unitOf(layer)
  const place = new Map(part.knots.map((knot, at) => [knot, at]))
  const cells = part.knots.map((knot): Cell => {
    const cell = lattice.knots[knot]?.[0] ?? 0
    const bounds = {
      a: (layer.values[cell] ?? 0) / unit,
      lb: (layer.least[cell] ?? 0) / unit,
      ub: (layer.most[cell] ?? 0) / unit,
    }
    const is = role(knot)
    switch (is.kind) {
      case 'unsafe':
        return { ...bounds, w: lattice.weights[knot] ?? 0, status: 'u', lpl: is.down / unit, upl: is.up / unit }
      case 'withheld':
        return { ...bounds, w: lattice.weights[knot] ?? 0, status: 'u', lpl: 0, upl: 0 }
      case 'free':
        return { ...bounds, w: is.weight, status: 's', lpl: 0, upl: 0 }
      case 'published':
        return { ...bounds, w: 0, status: 'z', lpl: 0, upl: 0 }
    }
  })
  const cons = part.relations
    .map((relation) =>
      relation.flatMap(([knot, sign]): [number, number][] => {
        const at = place.get(knot)
        return at === undefined ? [] : [[at, sign]]
      }),
    )
    .filter((relation) => relation.length > 0)
  return { cells, cons }
}

/** The needs of a knot in a layer, by its first cell: all cells of a knot are equal. */
export function needsOf({ knots }: Lattice, { down, up }: Layer, knot: number): Extract<Role, { kind: 'unsafe' }> {
  const cell = knots[knot]?.[0] ?? 0
  return { kind: 'unsafe', down: down[cell] ?? 0, up: up[cell] ?? 0 }
}

/** What one is in an instance: amounts reach billions, and the solver's tolerances are made for numbers below a million. */
export const unitOf = ({ values }: Layer): number => Math.max(1, (values[0] ?? 0) / 1e6)
