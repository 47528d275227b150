import { globSync } from 'node:fs'
import { basename } from 'node:path'

import { defineConfig } from 'vite'

// Every file here becomes a script of that name; `src/app/browser` holds those that know programmes.
const scripts = [
  'src/screen/browser/public.ts',
  'src/screen/browser/workspace.ts',
  ...globSync('src/app/browser/*.ts', { cwd: import.meta.dirname, exclude: (name) => name.endsWith('.test.ts') }),
]

export default defineConfig({
  base: '/',
  publicDir: false,
  build: {
    outDir: 'dist',
    manifest: 'manifest.json',
    // Phones that stopped being updated still get scripts they can read and colours for both lights.
    target: ['chrome87', 'firefox78', 'safari14', 'ios14'],
    // Everything is a file of our own: the pages allow nothing inline.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      input: {
        style: 'src/screen/style/style.css',
        icon: 'src/screen/style/icon.svg',
        ...Object.fromEntries(scripts.map((file) => [basename(file, '.ts'), file])),
      },
    },
  },
})
