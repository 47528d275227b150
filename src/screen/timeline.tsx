import type { ComponentChildren } from 'preact'

import type { Instant } from '#kernel/date.ts'
import type { Language } from '#kernel/words.ts'
import { words } from '#words/screen/words.ts'

import { Chip } from './chip.tsx'
import { sayMoment } from './date.ts'
import { type Fact, Facts } from './facts.tsx'
import type { Tone } from './tone.ts'

/** One act as the history of a case shows it. */
export interface TimelineAct {
  readonly id: string
  readonly title: string
  readonly at: Instant
  /** The post that acted, and who held it. */
  readonly who: string
  readonly place?: string | undefined
  readonly note?: ComponentChildren
  readonly chip?: { readonly tone: Tone; readonly says: string } | undefined
  /** In the words that were asked then. */
  readonly answers: readonly Fact[]
}

export interface TimelineProps {
  readonly language: Language
  /** The clock by which times are said: `Asia/Dushanbe`. */
  readonly zone: string
  readonly acts: readonly TimelineAct[]
}

/** The history of a case, newest act first. */
export const Timeline = ({ language, zone, acts }: TimelineProps) => (
  <ol class="timeline" reversed>
    {acts
      .toSorted((one, other) => (one.at < other.at ? 1 : -1))
      .map((act, index) => (
        <li key={act.id} id={`act-${act.id}`}>
          <div class="act-head">
            <h3>{act.title}</h3>
            {act.chip && <Chip tone={act.chip.tone}>{act.chip.says}</Chip>}
          </div>
          <p class="sub">
            <time datetime={act.at}>{sayMoment(language, act.at, zone)}</time>
            <br />
            {[act.who, act.place].filter(Boolean).join(' · ')}
          </p>
          {act.note}
          {act.answers.length > 0 && (
            <details open={index === 0}>
              <summary>{words[language].answers}</summary>
              <Facts facts={act.answers} />
            </details>
          )}
        </li>
      ))}
  </ol>
)
