import { expect, test } from 'vitest'

import { weigh } from './budget.ts'

const manifest = {
  'src/screen/browser/public.ts': { file: 'public.js', src: 'src/screen/browser/public.ts', isEntry: true },
  'src/screen/browser/workspace.ts': {
    file: 'workspace.js',
    src: 'src/screen/browser/workspace.ts',
    isEntry: true,
    imports: ['_kernel.js'],
  },
  'src/app/browser/form.ts': {
    file: 'form.js',
    src: 'src/app/browser/form.ts',
    isEntry: true,
    imports: ['_kernel.js'],
  },
  'src/app/browser/passkey.ts': { file: 'passkey.js', src: 'src/app/browser/passkey.ts', isEntry: true },
  '_kernel.js': { file: 'kernel.js' },
  'src/screen/style/style.css': { file: 'style.css', src: 'src/screen/style/style.css', isEntry: true },
}

test('a first load weighs every script it needs and what they import, each once', () => {
  expect(weigh(manifest, () => 1)).toEqual({ 'public script': 2, 'workspace script': 5, style: 1 })
})
