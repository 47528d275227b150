import type { FastifyReply, FastifyRequest } from 'fastify'

import { count } from '#kernel/words.ts'
import { Button, ButtonLink } from '#screen/button.tsx'
import { Card } from '#screen/card.tsx'
import { Form } from '#screen/form/form.tsx'
import { Heading } from '#screen/heading.tsx'
import { Buttons, Stack } from '#screen/layout.tsx'
import { Notice } from '#screen/notice.tsx'
import { type ListAtHand, checkList, keepList } from '#serve/import.ts'
import { show } from '#web/frame.tsx'
import { signed } from '#web/signed.ts'
import type { Desk } from '#web/visit.ts'
import { words } from '#words/serve/words.ts'

import { RefusedRows } from './import-rows.tsx'

/** Keeps the list and says how many were taken; the refused rows can be taken away with their reasons. */
export async function donePage(
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
  found: ListAtHand,
  whole: boolean,
): Promise<FastifyReply> {
  const { acting } = signed(request)
  const { language } = request.visit
  const { import: say, people } = words[language]
  const { programme, draft, list, mapping } = found
  const rows = await checkList(desk, acting, programme, list, mapping)
  const { kept, known, refused } = await keepList(desk, acting, programme, rows, { whole })
  return show(desk, request, reply, {
    title: say.done,
    status: kept === 0 && refused.length > 0 ? 422 : 200,
    path: `/import/${programme.name}/${draft}`,
    children: (
      <>
        <Heading title={say.done} sub={programme.words[language].title} />
        <Stack>
          <Notice tone={kept > 0 ? 'ok' : 'warn'} live="status">
            {kept === 0 && whole && refused.length > 0
              ? say.nothingKept
              : [
                  count(language, say.kept, kept),
                  ...(known > 0 ? [count(language, say.known, known)] : []),
                  ...(refused.length > 0 ? [count(language, say.refused, refused.length)] : []),
                ].join(' · ')}
          </Notice>
          {refused.length > 0 && (
            <Card title={say.previewBad} sub={say.downloadAbout}>
              <RefusedRows desk={desk} language={language} programme={programme} refused={refused} mapping={mapping} />
              <Form action={`/import/${programme.name}/${draft}`} hidden={hiddenMapping(found)}>
                <Buttons>
                  <Button name="_do" value="refused">
                    {say.download}
                  </Button>
                </Buttons>
              </Form>
            </Card>
          )}
          <Buttons>
            <ButtonLink href="/people">{people.title}</ButtonLink>
            <ButtonLink href={`/import/${programme.name}`} kind="quiet">
              {say.title}
            </ButtonLink>
          </Buttons>
        </Stack>
      </>
    ),
  })
}

const hiddenMapping = ({ list: { headers }, mapping }: ListAtHand) =>
  Object.fromEntries(headers.map((_, column) => [`column.${column}`, mapping[column] ?? '-']))
