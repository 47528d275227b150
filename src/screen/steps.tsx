import { fill, type Language } from '#kernel/words.ts'
import { words } from '#words/screen/words.ts'

export interface StepsProps {
  readonly language: Language
  readonly steps: readonly { readonly title: string; readonly href?: string | undefined }[]
  /** The first is 0. */
  readonly current: number
}

/** How far one is in a form of several steps. */
export function Steps({ language, steps, current }: StepsProps) {
  const say = words[language]
  return (
    <nav class="steps" aria-label={fill(say.stepOf, { step: current + 1, steps: steps.length })}>
      <p class="steps-now">
        <span class="sub">{fill(say.stepOf, { step: current + 1, steps: steps.length })}</span> {steps[current]?.title}
      </p>
      <ol>
        {steps.map(({ title, href }, index) => (
          <li
            key={title}
            class={index < current ? 'done' : undefined}
            aria-current={index === current ? 'step' : undefined}
          >
            {href && index < current ? <a href={href}>{title}</a> : <span>{title}</span>}
            {index < current && <span class="unseen"> ({say.stepDone})</span>}
          </li>
        ))}
      </ol>
    </nav>
  )
}
