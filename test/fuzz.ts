import fc from 'fast-check'

/** Texts that have broken programs before: empty, invisible, huge, half a letter, markup, keys of every object. */
export const oddText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    '', ' ', '\0', 'a\0b', '\uD800', '\uDC00x', '\u202Eабв', '\uFEFF', '{count}', '$&', '%', '%00', '%E0%A4%A', '__proto__', 'constructor', 'toString',
    'sealed:x', 'sealed:', "'; drop table safar.acts; --", '<script>alert(1)</script>', '" onload="x', '../../etc/passwd', 'null', 'undefined', 'NaN', '-0',
    '1e400', '99999999999999999999', '2026-02-30', '0000-00-00', '9999-12-31', '2026-06-01T06:00:00.000Z', '٣٤', '１２', 'Ҷӯраева', '+992600000001',
    'orientation', 'enrol', 'yes', 'RUS', '3505401', 'M1', 'x'.repeat(3000), 'ӣ'.repeat(500), 'trips.0.country', '0192b000-0000-7000-8000-000000000000',
  ), // prettier-ignore
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.uuid(),
)

const leaf: fc.Arbitrary<unknown> = fc.oneof(
  oddText,
  fc.double(),
  fc.integer(),
  fc.constantFrom(null, true, false, -0, 1e308, Number.MAX_SAFE_INTEGER + 2, [], { toString: 1, valueOf: 1 }),
)

/** Anything that JSON can say, with odd names and odd texts. */
export const oddJson: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    leaf,
    fc.array(tie('tree'), { maxLength: 5 }),
    fc.dictionary(oddText, tie('tree'), { maxKeys: 5 }),
  ),
})).tree

/** One thing that is done to a tree: somewhere on the way down a value is replaced, removed or added. */
interface Mutation {
  readonly path: readonly number[]
  readonly does: 'replace' | 'remove' | 'add' | 'repeat'
  readonly value: unknown
  readonly name: string
}

const oneMutation: fc.Arbitrary<Mutation> = fc.record({
  path: fc.array(fc.nat(30), { minLength: 1, maxLength: 3 }),
  does: fc.constantFrom('replace', 'replace', 'remove', 'add', 'repeat'),
  value: oddJson,
  name: oddText,
})

/** What is done to a good act to make a bad one; nothing at all is among it. */
export const mutations: fc.Arbitrary<readonly Mutation[]> = fc.array(oneMutation, { maxLength: 3 })

export const mutated = (tree: unknown, all: readonly Mutation[]): unknown => all.reduce(mutatedOnce, tree)

function mutatedOnce(tree: unknown, mutation: Mutation): unknown {
  const [step = 0, ...path] = mutation.path
  if (Array.isArray(tree)) return mutatedList(tree, step, { ...mutation, path })
  if (typeof tree !== 'object' || tree === null) return mutation.does === 'replace' ? mutation.value : tree
  const parts = Object.entries(tree)
  const [name, inner] = parts[step % Math.max(1, parts.length)] ?? []
  if (name === undefined || mutation.does === 'add') return { ...tree, [mutation.name]: mutation.value }
  if (path.length > 0 && typeof inner === 'object')
    return { ...tree, [name]: mutatedOnce(inner, { ...mutation, path }) }
  if (mutation.does === 'remove') return Object.fromEntries(parts.filter(([each]) => each !== name))
  return { ...tree, [name]: mutation.does === 'repeat' ? [inner, inner] : mutation.value }
}

function mutatedList(list: readonly unknown[], step: number, mutation: Mutation): unknown {
  const at = step % Math.max(1, list.length)
  if (mutation.does === 'repeat') return [...list, ...list]
  if (mutation.does === 'add' || list.length === 0) return [...list, mutation.value]
  if (mutation.does === 'remove') return list.toSpliced(at, 1)
  return mutation.path.length > 0 ? list.with(at, mutatedOnce(list[at], mutation)) : list.with(at, mutation.value)
}

/** What is done to the bytes of a file. */
interface Damage {
  readonly at: number
  readonly does: 'flip' | 'cut' | 'drop' | 'insert' | 'double'
  readonly bytes: Uint8Array
}

export const damages: fc.Arbitrary<readonly Damage[]> = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    does: fc.constantFrom('flip', 'flip', 'cut', 'drop', 'insert', 'double'),
    bytes: fc.uint8Array({ minLength: 1, maxLength: 12 }),
  }),
  { maxLength: 3 },
)

export const damaged = (file: Uint8Array, all: readonly Damage[]): Uint8Array => all.reduce(damagedOnce, file)

function damagedOnce(file: Uint8Array, { at, does, bytes }: Damage): Uint8Array {
  const place = Math.floor(at * file.length)
  const [before, after] = [file.subarray(0, place), file.subarray(place)]
  switch (does) {
    case 'flip':
      return Buffer.concat([before, bytes.subarray(0, after.length), after.subarray(bytes.length)])
    case 'cut':
      return before
    case 'drop':
      return Buffer.concat([before, after.subarray(bytes.length)])
    case 'insert':
      return Buffer.concat([before, bytes, after])
    case 'double':
      return Buffer.concat([before, after, after])
  }
}

/** The inputs of a form, most with names that the page knows. */
export const oddInputs = (names: readonly string[]): fc.Arbitrary<readonly (readonly [string, string])[]> =>
  fc.array(
    fc.tuple(fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...names) }, { weight: 1, arbitrary: oddText }), oddText),
    {
      maxLength: 12,
    },
  )
