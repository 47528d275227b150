import { type Asked, fieldId } from './asked.ts'
import type { Option } from './option.ts'
import { GroupQuestion } from './question.tsx'

interface CardsProps {
  readonly asked: Asked
  readonly type: 'radio' | 'checkbox'
  readonly options: readonly Option[]
  readonly chosen: readonly string[]
}

const many = 12
const shortLabel = 14

/** Answers as cards that a thumb can hit: short ones in two columns, a long list in a box of its own. */
export function Cards({ asked, type, options, chosen }: CardsProps) {
  const short = options.length > 1 && options.every(({ label, hint }) => label.length <= shortLabel && !hint)
  return (
    <GroupQuestion {...asked} {...(type === 'radio' && { role: 'radiogroup' })}>
      <div class={['cards', short && 'two', options.length > many && 'many'].filter(Boolean).join(' ')}>
        {options.map(({ value, label, hint }, index) => (
          <label key={value} class="card-choice">
            <input
              id={index === 0 ? fieldId(asked.name) : undefined}
              type={type}
              name={asked.name}
              value={value}
              checked={chosen.includes(value)}
            />
            <span>
              {label}
              {hint && <small>{hint}</small>}
            </span>
          </label>
        ))}
      </div>
    </GroupQuestion>
  )
}
