/** A value that JSON can say. */
export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [name: string]: Plain | undefined }

/**
 * The one way to write a value: names in the order of their code units, no spaces, numbers as ECMAScript writes them. A part that is
 * `undefined` is left out. Source: RFC 8785 (JSON Canonicalization Scheme). Throws for a number that JSON cannot say.
 */
export function canonicalJson(value: Plain): string {
  if (Array.isArray(value)) return `[${(value as readonly Plain[]).map(canonicalJson).join(',')}]`
  if (typeof value === 'object' && value !== null) {
    const parts = Object.entries(value as Readonly<Record<string, Plain | undefined>>)
      .filter((part): part is [string, Plain] => part[1] !== undefined)
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, part]) => `${JSON.stringify(name)}:${canonicalJson(part)}`)
    return `{${parts.join(',')}}`
  }
  if (typeof value === 'number' && !Number.isFinite(value)) throw new Error(`${value} cannot be written as JSON`)
  return JSON.stringify(value)
}

/** The one way to write a published number: the shortest decimal that reads back as it (ECMAScript), zero without a sign; nothing for none. */
export const numberText = (value: number): string => {
  if (Number.isNaN(value)) return ''
  if (!Number.isFinite(value)) throw new Error('An infinite value cannot be released')
  return String(value === 0 ? 0 : value)
}
