import type { FastifyReply, FastifyRequest } from 'fastify'

import { type Language, count, fill } from '#kernel/words.ts'
import { Button } from '#screen/button.tsx'
import { Card } from '#screen/card.tsx'
import { Form } from '#screen/form/form.tsx'
import { Select } from '#screen/form/select.tsx'
import { Heading } from '#screen/heading.tsx'
import { Buttons, Stack } from '#screen/layout.tsx'
import { Notice } from '#screen/notice.tsx'
import {
  type ImportRow,
  type ListAtHand,
  checkList,
  importable,
  isGood,
  isRefused,
  missingColumns,
} from '#serve/import.ts'
import { show } from '#web/frame.tsx'
import { signed } from '#web/signed.ts'
import type { Desk } from '#web/visit.ts'
import { words } from '#words/serve/words.ts'

import { GoodRows, RefusedRows } from './import-rows.tsx'

/** Shows what each column was taken for and what would be kept; nothing is kept yet. */
export async function previewPage(
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
  found: ListAtHand,
): Promise<FastifyReply> {
  const { acting } = signed(request)
  const { language } = request.visit
  const { import: say } = words[language]
  const { programme, draft, list, mapping } = found
  const rows = await checkList(desk, acting, programme, list, mapping)
  const missing = missingColumns(programme, mapping)
  const bad = rows.filter(isRefused)
  const good = rows.filter(isGood)
  const known = rows.filter((row) => row.known).length
  return show(desk, request, reply, {
    title: say.previewTitle,
    path: `/import/${programme.name}/${draft}`,
    children: (
      <>
        <Heading
          title={say.previewTitle}
          sub={programme.words[language].title}
          back={{ href: `/import/${programme.name}`, label: say.title }}
        />
        <Form action={`/import/${programme.name}/${draft}`}>
          <Stack>
            <Counts language={language} rows={rows} />
            {missing.length > 0 && (
              <Notice tone="warn">
                {fill(say.missingColumns, {
                  fields: missing
                    .map((name) => `«${programme.words[language].fields[name]?.label ?? name}»`)
                    .join(', '),
                })}
              </Notice>
            )}
            <Card title={say.columns}>
              <div class="columns">
                {list.headers.map((header, column) => (
                  <Select
                    key={`column.${column}`}
                    language={language}
                    name={`column.${column}`}
                    label={header === '' ? `${column + 1}` : header}
                    value={mapping[column] ?? '-'}
                    options={[
                      { value: '-', label: say.ignore },
                      ...importable(programme).map(({ name }) => ({
                        value: name,
                        label: programme.words[language].fields[name]?.label ?? name,
                      })),
                    ]}
                  />
                ))}
              </div>
              <Buttons>
                <Button kind="quiet" name="_do" value="check">
                  {say.again}
                </Button>
              </Buttons>
            </Card>
            {bad.length > 0 && (
              <Card title={say.previewBad}>
                <RefusedRows
                  desk={desk}
                  language={language}
                  programme={programme}
                  refused={bad.map((row) => ({ row }))}
                  mapping={mapping}
                />
                <Buttons>
                  <Button kind="quiet" name="_do" value="refused">
                    {say.download}
                  </Button>
                </Buttons>
              </Card>
            )}
            {good.length > 0 && (
              <Card title={say.preview}>
                <GoodRows desk={desk} language={language} programme={programme} rows={good} mapping={mapping} />
              </Card>
            )}
            {good.length === 0 && known === 0 && <Notice tone="bad">{say.nothingGood}</Notice>}
            {good.length > 0 && (
              <Buttons>
                <Button name="_do" value="good">
                  {say.keepGood}
                </Button>
                <Button name="_do" value="all" kind="quiet" {...(bad.length > 0 && { disabledReason: say.keepAllWhy })}>
                  {say.keepAll}
                </Button>
              </Buttons>
            )}
          </Stack>
        </Form>
      </>
    ),
  })
}

const Counts = ({ language, rows }: { readonly language: Language; readonly rows: readonly ImportRow[] }) => {
  const { import: say } = words[language]
  const known = rows.filter((row) => row.known).length
  const bad = rows.filter(isRefused).length
  return (
    <Notice tone={bad > 0 ? 'warn' : 'ok'} live="status">
      {[
        count(language, say.goodRows, rows.filter(isGood).length),
        ...(bad > 0 ? [count(language, say.badRows, bad)] : []),
        ...(known > 0 ? [count(language, say.knownRows, known)] : []),
      ].join(' · ')}
    </Notice>
  )
}
