import { total } from '#kernel/hierarchy.ts'
import type { Cube } from '#publish/tabulate/cube.ts'
import type { Chunk, Engine } from '#publish/tabulate/engine.ts'
import { sql } from '#publish/tabulate/statement.ts'

// What the tabulation is measured against, asked of the same engine: the least that it has to do, and all of it left to SQL.

/** The plain leaf count: the rows of each combination of codes. */
const leafCount = sql`SELECT sex, age, district, destination, sector, CAST(count(*) AS DOUBLE)`

/** Every margin over both hierarchies, with counts, sums and keys. */
const margins = sql`SELECT sex, broad, age, region, district, destination, sector,
  CAST(count(*) AS DOUBLE), sum(round(amount * 100)), bit_xor(record_key)`

export async function countLeaves(engine: Engine, file: string): Promise<void> {
  await ask(
    engine,
    file,
    (rows) => sql`${leafCount} FROM ${rows} GROUP BY sex, age, district, destination, sector`,
    (chunk) => void chunk.numbers(5),
  )
}

/** SQL's own `CUBE`, with `ROLLUP` where there is a hierarchy; hands over the answer. */
export async function cubeInSql(engine: Engine, file: string, take: (chunk: Chunk) => void): Promise<void> {
  await ask(
    engine,
    file,
    (
      rows,
    ) => sql`${margins} FROM (SELECT *, substring(age, 1, 1) AS broad, substring(district, 1, 1) AS region FROM ${rows})
      GROUP BY CUBE (sex), ROLLUP (broad, age), ROLLUP (region, district), CUBE (destination), CUBE (sector)`,
    take,
  )
}

async function ask(engine: Engine, ...question: Parameters<Engine['read']>): Promise<void> {
  const read = await engine.read(...question)
  if (!read.ok) throw new Error(read.why.says)
}

/** How many cells SQL says otherwise than the cube, or does not say although somebody is there. */
export async function differences(engine: Engine, file: string, { axes, counts, keys, sums }: Cube): Promise<number> {
  const placeOf = axes.map(({ codes }) => new Map(codes.map((code, place) => [code, place])))
  const seen = new Uint8Array(counts.length)
  let wrong = 0
  await cubeInSql(engine, file, (chunk) => {
    const [sex, broad, age, region, district, destination, sector] = [0, 1, 2, 3, 4, 5, 6].map((column) =>
      chunk.texts(column),
    )
    const [number, amounts, halves] = [chunk.numbers(7), chunk.numbers(8), chunk.keys(9)]
    for (let row = 0; row < chunk.rows; row++) {
      const codes = [
        sex?.[row],
        age?.[row] ?? broad?.[row],
        district?.[row] ?? region?.[row],
        destination?.[row],
        sector?.[row],
      ]
      const cell = codes.reduce(
        (at, code, axis) => at * (axes[axis]?.codes.length ?? 0) + (placeOf[axis]?.get(code ?? total) ?? NaN),
        0,
      )
      const isSame =
        counts[cell] === number[row] &&
        keys.low[cell] === halves[2 * row] &&
        keys.high[cell] === halves[2 * row + 1] &&
        sums['amount']?.[cell] === (amounts[row] ?? NaN) / 100
      if (!isSame || seen[cell] === 1) wrong += 1
      seen[cell] = 1
    }
  })
  return wrong + counts.reduce((unseen, number, cell) => unseen + (number !== 0 && seen[cell] === 0 ? 1 : 0), 0)
}
