import type { FastifyReply, FastifyRequest } from 'fastify'

import type { Register } from '#kernel/register.ts'
import { type Language, count, fill } from '#kernel/words.ts'
import { missingQuestions, syntheticColumn } from '#publish/register/columns.ts'
import { rowKeys } from '#publish/register/identity.ts'
import { type RowReading, measuredNames, publishedNames, rowReader } from '#publish/register/reader.ts'
import { sayRow } from '#publish/register/say.ts'
import type { Row } from '#registry/list/cell.ts'
import { Button } from '#screen/button.tsx'
import { Card } from '#screen/card.tsx'
import { Chip } from '#screen/chip.tsx'
import { Form } from '#screen/form/form.tsx'
import { Select } from '#screen/form/select.tsx'
import { Heading } from '#screen/heading.tsx'
import { Buttons, Columns, Stack } from '#screen/layout.tsx'
import { Notice } from '#screen/notice.tsx'
import { sayNumber } from '#screen/number.ts'
import { Table } from '#screen/table.tsx'
import { show } from '#web/frame.tsx'
import { dayIn } from '#web/office.ts'
import type { Desk } from '#web/visit.ts'
import { words } from '#words/desk/words.ts'
import { words as registerWords } from '#words/register/words.ts'

import type { Opened } from './import.tsx'

// Enough to see whether the columns are right.
const mostSampled = 8

/** What each column is taken for, and what the first rows give; nothing is kept yet. */
export function previewPage(desk: Desk, request: FastifyRequest, reply: FastifyReply, here: Opened): FastifyReply {
  const { language } = request.visit
  const { import: say } = words[language]
  const { register, id, file, mapping, remembered } = here
  const { title } = register.words[language]
  const address = `/publish/registers/${register.name}`
  const missing = missingQuestions(register, mapping)
  const label = (name: string) => labelOf(language, register, name)
  return show(desk, request, reply, {
    title: say.preview,
    path: `${address}/import/${id}`,
    children: (
      <>
        <Heading
          title={say.preview}
          sub={`${title} · ${fill(say.size, { megabytes: sayNumber(language, file.bytes / 1e6, 1) })}`}
          back={{ href: `${address}/import`, label: say.title }}
        />
        <Form action={`${address}/import/${id}`}>
          <Stack>
            {missing.length > 0 && (
              <Notice tone="warn">
                {fill(registerWords[language].aside['columns-missing'], { fields: missing.map(label).join(', ') })}
              </Notice>
            )}
            {remembered && <Notice tone="info">{registerWords[language].columns.remembered}</Notice>}
            <Card title={say.columns} sub={say.columnsAbout}>
              <Columns>
                {file.headings.map((heading, column) => (
                  <Select
                    key={column}
                    language={language}
                    name={`column.${column}`}
                    label={heading === '' ? fill(say.column, { number: column + 1 }) : heading}
                    value={mapping[column] ?? '-'}
                    options={[
                      { value: '-', label: say.ignore },
                      ...[...Object.keys(register.record), syntheticColumn].map((name) => ({
                        value: name,
                        label: label(name),
                      })),
                    ]}
                  />
                ))}
              </Columns>
              <Buttons>
                <Button kind="quiet" name="_do" value="check">
                  {say.again}
                </Button>
              </Buttons>
            </Card>
            <Card title={say.sample} sub={count(language, say.sampled, Math.min(mostSampled, file.sample.length))}>
              <Sample desk={desk} language={language} here={here} />
            </Card>
            <Buttons>
              <Button name="_do" value="deliver">
                {say.deliver}
              </Button>
            </Buttons>
            <p class="sub">{fill(say.deliverAbout, { most: sayNumber(language, register.refusedAtMost * 100) })}</p>
          </Stack>
        </Form>
      </>
    ),
  })
}

const labelOf = (language: Language, register: Register, name: string): string =>
  name === syntheticColumn
    ? registerWords[language].syntheticHeading
    : (register.words[language].fields[name]?.label ?? name)

interface SampleProps {
  readonly desk: Desk
  readonly language: Language
  readonly here: Opened
}

/** The first rows as they would be kept: codes and amounts; who a row is about is not shown, only whether it could be read. */
function Sample({ desk, language, here: { register, file, mapping } }: SampleProps) {
  const { import: say } = words[language]
  const circumstances = { today: dayIn(desk.zone, desk.now()), lists: desk.lists }
  const read = rowReader(register, mapping, { circumstances, keys: rowKeys(desk.keys.delivered, register.name) })
  const rows = file.sample.slice(0, mostSampled).map((row) => ({ row, reading: read(row) }))
  type Sampled = { readonly row: Row; readonly reading: RowReading }
  return (
    <Table
      language={language}
      caption={say.sample}
      quietCaption
      rows={rows}
      keyOf={({ row }) => String(row.line)}
      columns={[
        { head: say.row, kind: 'title', cell: ({ row }: Sampled) => String(row.line) },
        ...publishedNames(register).map((name, at) => ({
          head: labelOf(language, register, name),
          cell: ({ reading }: Sampled) => (reading.ok ? (reading.value.codes[at] ?? '') : ''),
        })),
        ...measuredNames(register).map((name, at) => ({
          head: labelOf(language, register, name),
          kind: 'number' as const,
          cell: ({ reading }: Sampled) => (reading.ok ? sayAmount(language, reading.value.amounts[at]) : ''),
        })),
        {
          head: say.verdict,
          cell: ({ reading }: Sampled) =>
            reading.ok ? <Chip tone="ok">{say.good}</Chip> : sayRow(language, register, reading.why),
        },
      ]}
    />
  )
}

const sayAmount = (language: Language, amount = NaN): string =>
  Number.isNaN(amount) ? '' : sayNumber(language, amount)
