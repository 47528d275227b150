import { join, dirname } from 'node:path'

/** Where the newest checkpoint is noted down: beside the key file, out of reach of whoever can change the data. */
export const witnessBeside = (keyFile: string): string => join(dirname(keyFile), 'checkpoints.log')

/** Where the newest entry of the ledger of releases is noted down: in the same place, for the same reason. */
export const ledgerWitnessBeside = (keyFile: string): string => join(dirname(keyFile), 'ledger.log')
