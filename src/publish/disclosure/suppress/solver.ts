import loadHighs, { type Highs } from 'highs'

// The package declares its loader for CommonJS only; imported as a module, the default export is the loader itself.
const load = loadHighs as unknown as (typeof loadHighs)['default']
let loaded: Promise<Highs> | undefined

/** The linear-programming solver, loaded once; it runs in this process, single-threaded and deterministic. */
export const loadSolver = (): Promise<Highs> => (loaded ??= load())

/** Below this two amounts of a table are taken as equal. */
export const tolerance = 1e-6
