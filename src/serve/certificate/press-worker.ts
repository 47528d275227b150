import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { parentPort } from 'node:worker_threads'

// Typesetting takes tens of milliseconds a page and would stand in the way of every request: it has a thread of its own.

interface Order {
  readonly id: number
  readonly inputs: Readonly<Record<string, string>>
  /** Seconds since 1970, so that the same paper printed twice is the same file. */
  readonly madeAt: number
}

type Typst = typeof import('@myriaddreamin/typst-ts-node-compiler')
// Its ES names are made at run time.
const { NodeCompiler } = createRequire(import.meta.url)('@myriaddreamin/typst-ts-node-compiler') as Typst

const template = readFileSync(new URL('certificate.typ', import.meta.url), 'utf8')
const compiler = NodeCompiler.create()

// What was typeset is remembered for the next of its kind; more of it only fills memory.
const remembered = 1

parentPort?.on('message', ({ id, inputs, madeAt }: Order) => {
  try {
    const pdf = compiler.pdf({ mainFileContent: template, inputs }, { pdfStandard: 'ua-1', creationTimestamp: madeAt })
    compiler.evictCache(remembered)
    const content = new Uint8Array(pdf)
    parentPort?.postMessage({ id, content }, [content.buffer])
  } catch (error) {
    parentPort?.postMessage({ id, failed: String(error) })
  }
})
