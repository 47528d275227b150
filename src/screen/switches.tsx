import { type Language, languages } from '#kernel/words.ts'
import { languageNames, words } from '#words/screen/words.ts'

import { Sign } from './sign.tsx'
import { type Theme, themes } from './theme.ts'

interface Place {
  readonly language: Language
  readonly path: string
}

const switchTo = (what: string, path: string) => `${what}?back=${encodeURIComponent(path)}`

/** The languages, each in its own words. */
export const LanguageSwitch = ({ language, path, names }: Place & { readonly names: 'whole' | 'short' }) => (
  <div class={`switch ${names}`} role="group" aria-label={words[language].language}>
    {languages.map((other) => (
      <a
        key={other}
        href={switchTo(`/language/${other}`, path)}
        lang={other}
        hreflang={other}
        rel="nofollow"
        aria-current={other === language ? 'true' : undefined}
      >
        {names === 'whole' ? languageNames[other].whole : <Shortened {...languageNames[other]} />}
      </a>
    ))}
  </div>
)

// Short to the eye, whole to the ear.
const Shortened = ({ whole, short }: { readonly whole: string; readonly short: string }) => (
  <>
    {short}
    <span class="unseen">{whole.slice(short.length)}</span>
  </>
)

/** Light, dark, or as the device asks. */
export const ThemeSwitch = ({ language, theme, path }: Place & { readonly theme: Theme }) => (
  <div class="switch whole" role="group" aria-label={words[language].appearance}>
    {themes.map((other) => (
      <a
        key={other}
        href={switchTo(`/theme/${other}`, path)}
        rel="nofollow"
        data-turn={other}
        aria-current={other === theme ? 'true' : undefined}
      >
        {words[language].themes[other]}
      </a>
    ))}
  </div>
)

/** One press to the other light. Both links are sent and the style shows one: the server cannot know what the device asks for. */
export const ThemeTurn = ({ language, path }: Place) => (
  <div class="turn">
    <a
      class="to-dark"
      href={switchTo('/theme/dark', path)}
      rel="nofollow"
      data-turn="dark"
      aria-label={words[language].turn.dark}
    >
      <Sign name="moon" />
    </a>
    <a
      class="to-light"
      href={switchTo('/theme/light', path)}
      rel="nofollow"
      data-turn="light"
      aria-label={words[language].turn.light}
    >
      <Sign name="sun" />
    </a>
  </div>
)
