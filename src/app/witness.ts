import { join, dirname } from 'node:path'

/** Where the newest checkpoint is noted down: beside the key file, out of reach of whoever can change the data. */
export const witnessBeside = (keyFile: string): string => join(dirname(keyFile), 'checkpoints.log')
