import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'

/** The whole document as the server sends it. */
export const renderPage = (page: VNode): string => `<!doctype html>${renderToString(page)}`
