// Mixes 32 bits so that each of them depends on all: the finalizer of MurmurHash3.
export function mix(number: number): number {
  let bits = number | 0
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35)
  return (bits ^ (bits >>> 16)) >>> 0
}

/** Two independent 32-bit keys of a pair of small numbers; the same in every run. */
export const keysOf = (one: number, other: number): readonly [high: number, low: number] => [
  mix(Math.imul(one + 1, 0x9e3779b1) ^ mix(other + 0x7f4a7c15)),
  mix(Math.imul(one + 1, 0x85ebca77) + mix(other ^ 0x27d4eb2f)),
]

/** Which number stands for each pair of keys; pairs are told apart by all their 64 bits. */
export interface Places {
  slots: Int32Array
  high: Uint32Array
  low: Uint32Array
  length: number
}

export const makePlaces = (room = 1 << 12): Places => ({
  slots: new Int32Array(room * 2).fill(-1),
  high: new Uint32Array(room),
  low: new Uint32Array(room),
  length: 0,
})

/** The number of a pair of keys, −1 when it has none. */
export function find({ slots, high, low }: Places, one: number, other: number): number {
  const mask = slots.length - 1
  for (let slot = (one ^ Math.imul(other, 31)) & mask; ; slot = (slot + 1) & mask) {
    const place = slots[slot] ?? -1
    if (place < 0 || (high[place] === one >>> 0 && low[place] === other >>> 0)) return place
  }
}

/** The number of a pair of keys, the next free one when it is new. */
export function place(places: Places, one: number, other: number): number {
  const found = find(places, one, other)
  if (found >= 0) return found
  if (places.length === places.high.length) widen(places)
  const made = places.length
  places.high[made] = one
  places.low[made] = other
  places.length += 1
  settle(places, made)
  return made
}

function settle({ slots, high, low }: Places, made: number): void {
  const mask = slots.length - 1
  let slot = ((high[made] ?? 0) ^ Math.imul(low[made] ?? 0, 31)) & mask
  while ((slots[slot] ?? -1) >= 0) slot = (slot + 1) & mask
  slots[slot] = made
}

function widen(places: Places): void {
  const room = places.high.length * 2
  const [high, low] = [new Uint32Array(room), new Uint32Array(room)]
  high.set(places.high)
  low.set(places.low)
  places.high = high
  places.low = low
  places.slots = new Int32Array(room * 2).fill(-1)
  for (let made = 0; made < places.length; made += 1) settle(places, made)
}
