import type { FastifyReply, FastifyRequest } from 'fastify'

import type { Programme } from '#kernel/programme.ts'
import { Button } from '#screen/button.tsx'
import { Card } from '#screen/card.tsx'
import { FileInput } from '#screen/form/file-input.tsx'
import { Form } from '#screen/form/form.tsx'
import { Heading } from '#screen/heading.tsx'
import { Buttons } from '#screen/layout.tsx'
import { show } from '#web/frame.tsx'
import type { Desk } from '#web/visit.ts'
import { words } from '#words/serve/words.ts'

/** Asks for the file; says what was wrong with the one that came. */
export function uploadPage(
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
  programme: Programme,
  problem?: string,
): FastifyReply {
  const { language } = request.visit
  const { import: say } = words[language]
  return show(desk, request, reply, {
    title: say.title,
    status: problem === undefined ? 200 : 422,
    path: `/import/${programme.name}`,
    children: (
      <>
        <Heading title={say.title} sub={say.about} />
        <Card title={programme.words[language].title}>
          <Form action={`/import/${programme.name}`} files>
            <FileInput
              language={language}
              name="list"
              label={say.file}
              accept=".csv,.txt,.xlsx"
              limit={say.fileLimit}
              error={problem}
            />
            <Buttons>
              <Button>{say.read}</Button>
            </Buttons>
          </Form>
        </Card>
      </>
    ),
  })
}
