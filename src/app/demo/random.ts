import { createHash } from 'node:crypto'

/** Chance that can be repeated: the same seed gives the same draws, on every machine. */
export interface Random {
  /** Between the two, both included. */
  readonly whole: (least: number, most: number) => number
  /** True in this share of the draws. */
  readonly chance: (share: number) => boolean
  readonly pick: <Each>(from: readonly Each[]) => Each
  /** One of these, each as often as its weight says. */
  readonly weighted: <Each>(from: Weighted<Each>) => Each
  /** A UUIDv7 of that moment. */
  readonly id: (moment: number) => string
}

export type Weighted<Each> = readonly (readonly [Each, number])[]

/** Begins a row of draws. What belongs to one person has a seed of its own, so that one more draw moves nobody else. */
export function randomFrom(seed: string): Random {
  const draw = smallFast(seed)
  const whole = (least: number, most: number) => least + (draw() % (most - least + 1))
  const share = () => draw() / 2 ** 32
  return {
    whole,
    chance: (part) => share() < part,
    pick: (from) => drawn(from[whole(0, from.length - 1)]),
    weighted: (from) => byWeight(from, share()),
    id: (moment) => uuid(moment, [draw(), draw(), draw()]),
  }
}

function byWeight<Each>(from: Weighted<Each>, share: number): Each {
  let left = share * from.reduce((sum, [, weight]) => sum + weight, 0)
  const found = from.find(([, weight]) => (left -= weight) < 0)
  return drawn(found ?? from.at(-1))[0]
}

function drawn<Each>(each: Each | undefined): Each {
  if (each === undefined) throw new Error('There is nothing to draw from')
  return each
}

// Chris Doty-Humphrey's sfc32: short, quick and passes PractRand. Nothing secret hangs on it.
function smallFast(seed: string): () => number {
  const start = createHash('sha256').update(seed).digest()
  let [a, b, c, counter] = [start.readInt32LE(0), start.readInt32LE(4), start.readInt32LE(8), 1]
  return () => {
    const sum = (a + b + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + sum) | 0
    return sum >>> 0
  }
}

function uuid(moment: number, [first, second, third]: readonly [number, number, number]): string {
  const time = hex(moment, 12)
  const variant = '89ab'[first >>> 30]
  return [
    time.slice(0, 8),
    time.slice(8),
    `7${hex(first & 0xfff, 3)}`,
    `${variant}${hex((first >>> 12) & 0xfff, 3)}`,
    hex(second, 8) + hex(third & 0xffff, 4),
  ].join('-')
}

const hex = (number: number, digits: number) => number.toString(16).padStart(digits, '0')
