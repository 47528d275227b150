/** The values of a record, each made into another. */
export const mapValues = <Key extends string, From, To>(
  record: Readonly<Record<Key, From>>,
  map: (value: From) => To,
) =>
  Object.fromEntries(Object.entries<From>(record).map(([key, value]) => [key, map(value)])) as Readonly<Record<Key, To>>
