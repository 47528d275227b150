import { expect, test } from 'vitest'

import { type Language, languages } from '#kernel/words.ts'

import type { Assets } from './assets.ts'
import { Button } from './button.tsx'
import { DateInput } from './form/date-input.tsx'
import { ErrorSummary } from './form/error-summary.tsx'
import { Form } from './form/form.tsx'
import { Lookup } from './form/lookup.tsx'
import { TextInput } from './form/text-input.tsx'
import { Page } from './page.tsx'
import { Pager } from './pager.tsx'
import { renderPage } from './render.ts'
import { Search } from './search.tsx'
import { readTheme } from './theme.ts'

const assets: Assets = {
  style: '/style.css',
  icon: '/icon.svg',
  fonts: { latin: '/latin.woff2', cyrillic: '/cyrillic.woff2', cyrillicExt: '/ext.woff2' },
  scripts: { public: '/public.js', workspace: '/workspace.js' },
}
const preloaded = (language: Language) =>
  [...renderPage(<Page {...frame} language={language} />).matchAll(/href="\/(\w+)\.woff2"/g)].map(([, file]) => file)
const frame = { theme: 'auto', title: 'T', nav: [], demo: true, path: '/cases?page=2', assets, children: 'C' } as const

test('every page of a demonstration says in its language that its people are invented', () => {
  const said = ['сохтаанд', 'вымышлены', 'synthetic']
  languages.forEach((language, index) => {
    expect(renderPage(<Page {...frame} language={language} />)).toContain(said[index])
    expect(renderPage(<Page {...frame} language={language} demo={false} />)).not.toContain(said[index])
  })
})

test('a page declares its language and leads back to itself after another is chosen', () => {
  const page = renderPage(<Page {...frame} language="tg" />)
  expect(page).toMatch(/^<!doctype html><html lang="tg">/)
  expect(page).toContain('href="/language/ru?back=%2Fcases%3Fpage%3D2"')
})

test('a page asks early only for the letters of its language', () => {
  expect(preloaded('tg')).toEqual(['cyrillic', 'ext', 'latin'])
  expect(preloaded('en')).toEqual(['latin'])
})

test('a chosen theme is written into the page, the device decides otherwise', () => {
  expect(renderPage(<Page {...frame} language="en" theme="dark" />)).toContain('data-theme="dark"')
  expect(renderPage(<Page {...frame} language="en" />)).not.toContain('data-theme')
  expect(readTheme('"><script>')).toBe('auto')
})

test('a page carries nothing inline that a strict policy would refuse', () => {
  const post = { post: 'Trainer', holder: 'Nobody', logOut: '/log-out' }
  const page = renderPage(<Page {...frame} language="en" post={post} />)
  expect(page).not.toMatch(/ style=|<style| on\w+=|<script(?![^>]* src=)/)
})

test('only the holder of a post is sent the script of the workspace', () => {
  expect(renderPage(<Page {...frame} language="en" />)).not.toContain('/workspace.js')
  expect(() => renderPage(<Page {...frame} language="en" scripts={['chart']} />)).toThrow('No script named chart')
})

test('a question says in words whether it must be answered, and what is wrong with the answer', () => {
  const asked = renderPage(<TextInput language="ru" name="a" label="Имя" required error="Напишите имя" />)
  expect(asked).toContain('(обязательно)')
  expect(asked).toContain('aria-invalid="true"')
  expect(asked).toContain('aria-describedby="f-a-error"')
  expect(renderPage(<TextInput language="ru" name="a" label="Имя" required={false} />)).toContain('(необязательно)')
})

test('the summary of mistakes leads to each question, and there is none without mistakes', () => {
  const errors = [{ name: 'trips.0.country', says: 'Choose a country' }]
  const summary = renderPage(<ErrorSummary language="en" errors={errors} />)
  expect(summary).toContain('1 answer needs correcting')
  expect(summary).toContain('href="#f-trips.0.country"')
  expect(renderPage(<ErrorSummary language="en" errors={[]} />)).toBe('<!doctype html>')
})

test('a date that nobody could read is given back as it was written', () => {
  expect(renderPage(<DateInput language="en" name="d" label="D" value="2 Feb" />)).toContain('value="2 Feb" ')
  expect(renderPage(<DateInput language="en" name="d" label="D" value="2 Feb" />)).toContain('type="text"')
  expect(renderPage(<DateInput language="en" name="d" label="D" value="1998-02-04" />)).toContain('type="date"')
})

test('a code is shown by its name, and what is no code as it was written', () => {
  const options = [{ value: 'TJ', label: 'Tajikistan' }]
  const shown = (value: string) =>
    renderPage(<Lookup language="en" name="c" label="C" options={options} value={value} />)
  expect(shown('TJ')).toContain('value="Tajikistan" ')
  expect(shown('Tajik')).toContain('value="Tajik" ')
})

test('a button that cannot be pressed says why and sends nothing', () => {
  const button = renderPage(<Button disabledReason="Four modules are needed">Certify</Button>)
  expect(button).toContain('Four modules are needed')
  expect(button).toContain('aria-disabled="true"')
  expect(button).toContain('type="button"')
})

test('Enter does what the form says, although a button to remove a row comes first', () => {
  const form = renderPage(
    <Form action="/a" enter={{ name: 'go', value: 'on' }}>
      <Button name="_drop">Remove</Button>
    </Form>,
  )
  expect(form.indexOf('name="go"')).toBeLessThan(form.indexOf('name="_drop"'))
})

test('what is sought never stands in an address', () => {
  const search = renderPage(<Search language="en" action="/cases" label="Find" value="a name" />)
  const pager = renderPage(
    <Pager language="en" page={1} pages={2} to={{ action: '/cases', hidden: { q: 'a name' } }} />,
  )
  for (const html of [search, pager]) {
    expect(html).toContain('method="post"')
    expect(html).not.toMatch(/(href|action)="[^"]*a name/)
  }
})
