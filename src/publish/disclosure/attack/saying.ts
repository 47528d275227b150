import { fill, type Language } from '#kernel/words.ts'
import { words } from '#words/sdc/words.ts'

import type { Finding, Part } from './finding.ts'
import type { NamedCell } from './input.ts'
import type { Repair } from './repair.ts'

/** How a person reads the cells of an attack: releases by name, and cells by the words of their codes where somebody has them. */
export interface Reader {
  readonly language: Language
  readonly releases: readonly { readonly release: string }[]
  readonly least: number
  readonly name?: (cell: NamedCell) => string
}

/** A finding in words: what comes out, by which published figures, and the cheapest repair. */
export function sayFinding(finding: Finding, reader: Reader): string {
  const { leaks, alike, repairs } = words[reader.language]
  const { leak, cell, by, lo, hi, repairs: proposed } = finding
  const values = {
    cell: nameOf(cell, reader),
    sum: sumOf(by.filter(({ coefficient }) => coefficient !== 0), reader),
    tie: by
      .filter(({ coefficient }) => coefficient === 0)
      .slice(0, mostTerms)
      .map((part) => shown(part.cell, reader))
      .join(', '),
    lo: tidy(lo),
    hi: hi === Infinity ? '∞' : tidy(hi),
    least: reader.least,
    count: finding.alike,
  }
  const said = [fill(leaks[leak], values)]
  if (finding.alike > 1 && leak !== 'averaged') said.push(fill(alike, { count: finding.alike }))
  const [cheapest] = proposed
  said.push(cheapest ? sayRepair(cheapest, reader) : repairs.merge)
  return said.join(' ')
}

/** A repair in words. */
export function sayRepair(repair: Repair, reader: Reader): string {
  const { repairs } = words[reader.language]
  switch (repair.kind) {
    case 'withhold':
      return fill(repairs.withhold, { cell: repair.cells.map((cell) => nameOf(cell, reader)).join(', ') })
    case 'repeat':
      return fill(repairs.repeat, { table: repair.table })
    case 'merge':
      return fill(repairs.join, { table: repair.table, column: repair.column, codes: repair.codes.join(' + ') })
    case 'widen':
      return fill(repairs.widen, { table: repair.table, column: repair.column })
    case 'round':
      return fill(repairs.round, { table: repair.table, base: repair.base })
    case 'leave-out':
      return fill(repairs['leave-out'], { table: repair.table })
  }
}

/** A number of an argument without the dust of computing. */
export const tidy = (value: number): number => Math.round(value * 1e6) / 1e6 + 0

function nameOf(cell: NamedCell, { language, releases, name }: Reader): string {
  if (name) return name(cell)
  const codes = Object.values(cell.at).join(', ') || words[language].everybody
  const figure = cell.figure === '' ? '' : `, ${cell.figure}`
  return `«${releases[cell.release]?.release ?? ''}, ${cell.table}${figure}: ${codes}»`
}

const shown = (cell: NamedCell, reader: Reader): string => `${nameOf(cell, reader)} (${cell.value === null ? '' : tidy(cell.value)})`

/** Longer sums are cut off: nobody adds up more. */
const mostTerms = 8

const sumOf = (parts: readonly Part[], reader: Reader): string =>
  [...parts.slice(0, mostTerms).map(({ cell, coefficient }, place) => {
      const times = Math.abs(Math.abs(coefficient) - 1) < 1e-9 ? '' : `${tidy(Math.abs(coefficient))} × `
      const sign = coefficient < 0 ? '− ' : place > 0 ? '+ ' : ''
      return `${sign}${times}${shown(cell, reader)}`
    }), ...(parts.length > mostTerms ? ['…'] : [])].join(' ')
