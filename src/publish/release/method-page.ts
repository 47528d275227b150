import { type Language, fill, grouped } from '#kernel/words.ts'
import { cellStatuses } from '#publish/protect/protected.ts'
import { words } from '#words/release/words.ts'

import type { Decided } from './bundle.ts'
import { type Candidate, type CandidateTable, cellsOf } from './candidate.ts'

/** How a release was made, for a reader: what is in it, how it is protected, who decided, and how to check it. Markdown. */
export function methodPage(language: Language, candidate: Candidate, decided: Decided): string {
  const { page } = words[language]
  return [
    `# ${line(candidate.title[language])}`,
    ...(candidate.synthetic ? [`**${page.synthetic}**`] : []),
    candidate.about[language],
    ...(candidate.revises
      ? [fill(page.revises, { release: candidate.revises.release, why: candidate.revises.why[language] })]
      : []),
    list([
      `${page.name}: ${candidate.name}`,
      `${page.asOf}: ${candidate.asOf}`,
      `${page.publicFrom}: ${momentText(decided.publicFrom)}`,
      `${page.licence}: ${candidate.licence}`,
      ...candidate.snapshots.map(({ title, owner, delivered }) =>
        fill(page.source, { source: title[language], owner, day: delivered.slice(0, 10) }),
      ),
    ]),
    `## ${page.notes}`,
    candidate.notes[language],
    ...candidate.tables.flatMap((table) => tableSection(language, table)),
    `## ${page.statuses}`,
    list(cellStatuses.map((status) => `\`${status}\`: ${words[language].statuses[status]}`)),
    `## ${page.attack}`,
    ...attackSection(language, candidate, decided),
    `## ${page.decided}`,
    list([
      `${page.prepared}: ${line(decided.prepared.title[language])} (${decided.prepared.post}), ${momentText(decided.prepared.at)}`,
      ...decided.approvals.map(
        ({ post, title, at }) => `${page.approved}: ${line(title[language])} (${post}), ${momentText(at)}`,
      ),
    ]),
    `## ${page.check}`,
    page.howToCheck,
    '',
  ].join('\n\n')
}

const list = (items: readonly string[]): string => items.map((item) => `- ${item}`).join('\n')

// A heading or an item is one line, whatever somebody typed.
const line = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()

const momentText = (at: string): string => `${at.slice(0, 16).replace('T', ' ')} UTC`

function tableSection(language: Language, table: CandidateTable): readonly string[] {
  const { page } = words[language]
  const report = Object.entries(table.method.report).map(([name, value]) => `${name}: ${value ?? '–'}`)
  return [
    `## ${line(table.title[language])} (${table.table})`,
    table.about[language],
    list([
      `${page.dimensions}: ${table.axes.map(({ column, words: label }) => `${line(label[language])} (${column})`).join(', ')}`,
      `${page.figures}: ${table.figures.map(({ name, words: label }) => `${line(label[language])} (${name})`).join(', ')}`,
      `${page.cells}: ${grouped(cellsOf(table))}`,
      ...table.figures.flatMap(({ words: label, denominator }) =>
        denominator ? [`${page.denominator} ${line(label[language])}: ${line(denominator[language])}`] : [],
      ),
    ]),
    `### ${page.method}`,
    table.method.note[language],
    ...(report.length > 0 ? [list(report)] : []),
  ]
}

function attackSection(language: Language, { verdict }: Candidate, { overrides }: Decided): readonly string[] {
  const { page } = words[language]
  const against = verdict?.against.length ?? 0
  const found = verdict?.findings.length ?? 0
  return [
    fill(against === 0 ? page.attackedAlone : page.attackedWith, { count: against }),
    ...(found === 0 ? [page.nothingFound] : [fill(page.overridden, { count: found })]),
    ...(overrides.length > 0
      ? [list(overrides.map(({ post, title, reason }) => `${line(title[language])} (${post}): ${line(reason)}`))]
      : []),
  ]
}
