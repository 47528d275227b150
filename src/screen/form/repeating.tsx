import type { ComponentChildren } from 'preact'

import { fill } from '#kernel/words.ts'
import { Button } from '#screen/button.tsx'
import { Sign } from '#screen/sign.tsx'
import { words } from '#words/screen/words.ts'

import { type Asked, fieldId } from './asked.ts'
import { GroupQuestion } from './question.tsx'

export interface RepeatingProps extends Asked {
  /** What one of them is called: "trip". */
  readonly one: string
  readonly rows: readonly { readonly title: string; readonly children: ComponentChildren }[]
  readonly least?: number | undefined
  readonly most?: number | undefined
}

/** The same few questions asked of each: trips, children. Adding and removing are sent to the server, so they need no script. */
export const Repeating = ({ one, rows, least = 0, most = Infinity, ...asked }: RepeatingProps) => (
  <GroupQuestion {...asked}>
    {rows.map(({ title, children }, index) => (
      <fieldset key={index} class="row">
        <legend>{title}</legend>
        {children}
        {rows.length > least && (
          <Button
            kind="plain"
            name="_drop"
            value={`${asked.name}.${index}`}
            accessibleName={fill(words[asked.language].removeThis, { title })}
            noCheck
          >
            <Sign name="cross" />
            {words[asked.language].remove}
          </Button>
        )}
      </fieldset>
    ))}
    <div class="buttons" id={fieldId(asked.name)} tabIndex={-1}>
      {rows.length < most && (
        <Button kind="quiet" name="_add" value={asked.name} noCheck>
          <Sign name="plus" />
          {fill(words[asked.language].add, { one })}
        </Button>
      )}
    </div>
  </GroupQuestion>
)
