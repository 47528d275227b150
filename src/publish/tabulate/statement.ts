/** A piece of SQL and what is bound to its question marks, in their order. */
export interface Statement {
  readonly text: string
  readonly values: readonly string[]
}

/**
 * Writes SQL with holes: another statement is set in with its values, a text is always bound and never becomes part of the
 * SQL, a whole number stands as it is. So whatever a code says, it stays a code.
 */
export function sql(parts: TemplateStringsArray, ...holes: readonly (Statement | string | number)[]): Statement {
  const pieces = holes.map(statementOf)
  const text = parts.map((part, at) => part + (pieces[at]?.text ?? '')).join('')
  return { text, values: pieces.flatMap(({ values }) => values) }
}

function statementOf(hole: Statement | string | number): Statement {
  if (typeof hole === 'string') return { text: '?', values: [hole] }
  if (typeof hole === 'object') return hole
  if (!Number.isSafeInteger(hole)) throw new Error(`${hole} is no whole number`)
  return { text: String(hole), values: [] }
}

/** Statements one after another, with a piece of SQL between them. */
export const joined = (statements: readonly Statement[], between: ', ' | ' AND ' | ' + ' | ' '): Statement => ({
  text: statements.map(({ text }) => text).join(between),
  values: statements.flatMap(({ values }) => values),
})

/** The name of a column, quoted as the standard says. */
export function column(name: string): Statement {
  if (name === '' || name.includes('\0')) throw new Error('This cannot name a column')
  return { text: `"${name.replaceAll('"', '""')}"`, values: [] }
}
