// Runs in a thread of its own: attacks what it is given, tells how far it is, and ends.
import { parentPort, workerData } from 'node:worker_threads'

import { loadSolver } from '#publish/disclosure/suppress/solver.ts'

import type { Given, Told } from './apart.ts'
import { attack } from './attack.ts'

const { input, allBounds } = workerData as Given
const tell = (told: Told): void => parentPort?.postMessage(told)
const report = (done: number, of: number): void => tell({ done, of })
tell({ verdict: await attack(await loadSolver(), input, { report, allBounds }) })
