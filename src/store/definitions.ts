import type { Definition } from '#kernel/definition.ts'

import type { Database } from './database.ts'

/** A programme as it was when it asked, by the fingerprint that an act carries. */
export async function findDefinitions(
  database: Database,
  hashes: readonly string[],
): Promise<ReadonlyMap<string, Definition>> {
  const wanted = [...new Set(hashes)].map((hash) => Buffer.from(hash, 'hex'))
  if (wanted.length === 0) return new Map()
  const rows = await database
    .selectFrom('safar.definitions')
    .select(['hash', 'body'])
    .where('hash', 'in', wanted)
    .execute()
  return new Map(rows.map(({ hash, body }) => [hash.toString('hex'), JSON.parse(body) as Definition]))
}

/** The fingerprints of every programme's definitions by version; of several alike in version, the one registered last. */
export async function definitionVersions(
  database: Database,
): Promise<ReadonlyMap<string, ReadonlyMap<number, string>>> {
  const rows = await database
    .selectFrom('safar.definitions')
    .select(['programme', 'version', 'hash'])
    .orderBy('firstSeen')
    .execute()
  return new Map(
    [...Map.groupBy(rows, ({ programme }) => programme)].map(([programme, those]) => [
      programme,
      new Map(those.map(({ version, hash }) => [version, hash.toString('hex')])),
    ]),
  )
}
