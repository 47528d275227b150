import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { canInvent, inventDelivery, lastMonth } from '#app/generate/write.ts'
import { headed, matchColumns } from '#publish/register/columns.ts'
import { deliver } from '#publish/register/deliver.ts'
import { openDelivered } from '#publish/register/open-delivered.ts'
import { knownHeadings } from '#registry/list/heading.ts'
import { type Acting, type Office, actingAs } from '#web/office.ts'

import { demoPosts } from './posts.ts'
import { accountOf } from './staff.ts'

// Enough for tables with small corridors in them, and few enough for a first start. Invented, as every row says.
const rowsOf: Readonly<Record<string, number>> = {
  prospective: 15_000,
  returns: 20_000,
  foreign: 6000,
  remittances: 25_000,
}

/** Brings an invented delivery into each register; one that is there already is left alone. */
export async function putDeliveries(
  office: Office,
  { seed, now }: { readonly seed: string; readonly now: Date },
): Promise<void> {
  const post = demoPosts.find(({ functions }) => functions.includes('statistician'))
  const holder = post?.holders.at(-1)
  if (!post || !holder) throw new Error('The demonstration has nobody who brings deliveries')
  const acting = actingAs(accountOf(seed, holder, now), post)
  const folder = await mkdtemp(path.join(tmpdir(), 'safar-demo-'))
  try {
    for (const register of office.press.registers.filter(canInvent))
      await putDelivery(office, acting, { register, seed, until: lastMonth(now), folder })
  } finally {
    await rm(folder, { recursive: true })
  }
}

interface Putting {
  readonly register: Office['press']['registers'][number]
  readonly seed: string
  readonly until: string
  readonly folder: string
}

async function putDelivery(office: Office, acting: Acting, { register, seed, until, folder }: Putting): Promise<void> {
  const file = path.join(folder, `${register.name}.csv`)
  await inventDelivery(file, { register, rows: rowsOf[register.name] ?? 10_000, seed, until, language: 'tg' })
  const opened = await openDelivered(file, knownHeadings(headed(register)))
  if (!opened.ok) throw new Error(`The demonstration breaks a rule: ${opened.why.says}`)
  const delivered = await deliver({
    office,
    acting,
    register,
    file: opened.value,
    mapping: matchColumns(register, opened.value.headings),
    refused: { path: `${file}.refused.csv`, language: 'tg' },
  })
  const isThere =
    delivered.kind === 'known' || (delivered.kind === 'kept' && !delivered.aside && delivered.refused === 0)
  if (!isThere) throw new Error(`The demonstration breaks a rule: ${JSON.stringify(delivered)}`)
}
