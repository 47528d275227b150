import path from 'node:path'

import { loadSolver } from '#publish/disclosure/suppress/solver.ts'
import { noteOf } from '#publish/protect/note.ts'
import type { Snapshots } from '#publish/register/snapshot.ts'
import type { Attackable } from '#publish/release/attack-candidate.ts'
import { attackTogether } from '#publish/release/attack-together.ts'
import type { Workshop } from '#publish/release/prepare.ts'
import { openDuckDB } from '#publish/tabulate/duckdb.ts'
import type { Office } from '#web/office.ts'

import { chanceOf } from './chance.ts'
import type { Task } from './working.ts'

/** Where snapshots are made. */
export const snapshotsOf = ({ press }: Pick<Office, 'press'>): Snapshots => ({
  publisher: press.publisher,
  folder: path.join(press.folder, 'snapshots'),
})

/** What candidates are attacked with, for as long as one piece of work takes. */
export const attackable = async ({ press }: Office, { signal, report }: Task): Promise<Attackable> => ({
  snapshots: snapshotsOf({ press }),
  sources: press.sources,
  attack: attackTogether({ solver: await loadSolver(), signal, report }),
})

/** Everything that candidates are made with, for as long as one piece of work takes; let go of it afterwards. */
export async function openWorkshop(office: Office, task: Task): Promise<Workshop & { close(): void }> {
  const engine = await openDuckDB({ signal: task.signal })
  return {
    // Of the whole work the attack is one step.
    ...(await attackable(office, { ...task, report: () => undefined })),
    snapshots: snapshotsOf(office),
    engine,
    lists: office.lists,
    chanceOf: chanceOf(office),
    noteOf: (_, table) => noteOf(table),
    close: () => engine.close(),
  }
}
