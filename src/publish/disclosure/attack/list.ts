/** A growing list of whole numbers of 32 bits. */
export interface List {
  items: Int32Array
  length: number
}

export const makeList = (room = 1024): List => ({ items: new Int32Array(room), length: 0 })

/** Adds a number at the end. */
export function push(list: List, item: number): void {
  if (list.length === list.items.length) {
    const wider = new Int32Array(list.items.length * 2)
    wider.set(list.items)
    list.items = wider
  }
  list.items[list.length] = item
  list.length += 1
}

/** Numbers that belong to places 0…places − 1, laid out one place after the other: place p has those from starts[p] to starts[p + 1]. */
export interface Index {
  readonly starts: Int32Array
  readonly items: Int32Array
}

/** Makes an index of pairs that `each` tells twice, in the same order. */
export function indexOf(places: number, each: (tell: (place: number, item: number) => void) => void): Index {
  const starts = new Int32Array(places + 1)
  each((place) => {
    starts[place + 1] = (starts[place + 1] ?? 0) + 1
  })
  for (let place = 0; place < places; place += 1) starts[place + 1] = (starts[place + 1] ?? 0) + (starts[place] ?? 0)
  const items = new Int32Array(starts[places] ?? 0)
  const next = starts.slice(0, places)
  each((place, item) => {
    const at = next[place] ?? 0
    items[at] = item
    next[place] = at + 1
  })
  return { starts, items }
}
