import type pg from 'pg'

import { accessOf, distances, readsRestricted } from '#kernel/access.ts'
import type { Programme } from '#kernel/programme.ts'
import { type PostFunction, postFunctions } from '#kernel/workflow.ts'

/**
 * Writes what programmes declare of rights and states where row-level security and the reach of posts are computed from them;
 * a programme's rows of an earlier start are replaced, those of other programmes stay.
 */
export async function putRights(client: pg.ClientBase, programmes: readonly Programme[]): Promise<void> {
  const named = programmes.map(({ name }) => name)
  for (const [table, column] of [
    ['programmes', 'name'],
    ['rights', 'programme'],
    ['states', 'programme'],
  ] as const)
    await client.query(`delete from safar.${table} where ${column} = any ($1)`, [named])
  await client.query(
    `insert into safar.programmes (name, sensitivity, glass_by, glass_within, glass_hours)
     select name, sensitivity, glass_by, glass_within, glass_hours from json_to_recordset($1)
       as p (name text, sensitivity text, glass_by text[], glass_within smallint, glass_hours integer)`,
    [JSON.stringify(programmes.map(programmeRow))],
  )
  await client.query(
    `insert into safar.rights (programme, function, distance, restricted, works)
     select programme, function, distance, restricted, works from json_to_recordset($1)
       as r (programme text, function text, distance smallint, restricted boolean, works boolean)`,
    [JSON.stringify(programmes.flatMap(rightRows))],
  )
  await client.query(
    `insert into safar.states (programme, state, is_end, due_step, due_days, certifies)
     select programme, state, is_end, due_step, due_days, certifies from json_to_recordset($1)
       as s (programme text, state text, is_end boolean, due_step text, due_days integer, certifies boolean)`,
    [JSON.stringify(programmes.flatMap(stateRows))],
  )
  await client.query('select safar.refresh_reach(now())')
}

function programmeRow(programme: Programme) {
  const { sensitivity, glass } = accessOf(programme)
  return {
    name: programme.name,
    sensitivity,
    glass_by: glass?.by ?? [],
    glass_within: distances.indexOf(glass?.within ?? 'organisation'),
    glass_hours: glass?.hours ?? 0,
  }
}

function rightRows(programme: Programme) {
  const access = accessOf(programme)
  return postFunctions.flatMap((each) => {
    const right = access.reads[each]
    if (!right) return []
    return [
      {
        programme: programme.name,
        function: each,
        distance: distances.indexOf(right.at),
        restricted: readsRestricted(access, [each]),
        works: worksAs(programme, each),
      },
    ]
  })
}

const worksAs = ({ workflow }: Programme, each: PostFunction) =>
  workflow.corrections.includes(each) || Object.values(workflow.steps).some(({ by }) => by.includes(each))

// Where a programme says what is owed, a state that owes nothing is an end, even if a step leads back.
const stateRows = ({ name, workflow, certificate }: Programme) =>
  workflow.states.map((state) => ({
    programme: name,
    state,
    is_end: workflow.due
      ? !workflow.due[state]
      : !Object.values(workflow.steps).some(({ from, retired }) => !retired && from?.includes(state)),
    due_step: workflow.due?.[state]?.step ?? null,
    due_days: workflow.due?.[state]?.days ?? null,
    certifies: certificate?.in === state,
  }))
