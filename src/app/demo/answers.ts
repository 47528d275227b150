import type { Answers } from '#kernel/record.ts'
import type { record } from '#programmes/orientation/record.ts'

type Orientation = Answers<typeof record>

/** Answers to questions of orientation; one that stays open may be named or left out. */
export type Given = { readonly [Question in keyof Orientation]?: Orientation[Question] | undefined }

export type Module = NonNullable<Orientation['modules']>[number]
