import { randomBytes } from 'node:crypto'

import { charge } from '#publish/protect/budget.ts'
import type { Chance } from '#publish/protect/context.ts'
import type { People } from '#store/budget.ts'
import { type Office, dayIn } from '#web/office.ts'

// A figure of people counts each of them once.
const rowsPerPerson = 1

/** What noise needs besides a table: the system's generator, and this year's budget of everybody in it. */
export const chanceOf =
  ({ press, zone, now }: Pick<Office, 'press' | 'zone' | 'now'>) =>
  (table: string, release: string, people: People): Chance => ({
    random: (bytes) => randomBytes(bytes),
    rowsPerPerson,
    charge: (rho) => {
      const [population = ''] = table.split('.')
      const period = dayIn(zone, now()).slice(0, 4)
      return charge(press.publisher, { release, table, period, population, people }, rho)
    },
  })
