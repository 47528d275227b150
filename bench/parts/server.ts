// The server under test, in a process of its own: it serves as `npm start` does, with the way of the plain insert beside.
import { buildAssets } from '#app/build.ts'
import { dist } from '#app/manifest.ts'
import { openOffice } from '#app/office.ts'
import { every } from '#app/schedule.ts'
import { wings } from '#app/wings.ts'
import { witnessBeside } from '#app/witness.ts'
import { signCheckpoint } from '#store/checkpoint.ts'
import { type Connection, openDatabase, openPool } from '#store/database.ts'
import { readKeys } from '#store/keys.ts'
import { makeServer } from '#web/server.ts'

import { plainRoute } from './plain.ts'

const [address = '', keyFile = ''] = process.argv.slice(2)
// Written by whoever started this process.
const connection = JSON.parse(address) as Connection
const keys = await readKeys(keyFile)
if (!keys) throw new Error('There is no key file')

const office = await openOffice(connection, keys)
const worker = openDatabase(openPool(connection, 'worker', 2))
const desk = { ...office, assets: await buildAssets(), wings }
const server = await makeServer({ desk, assetsFolder: `${dist}/assets`, log: process.stdout, behindProxy: false })
plainRoute(server, office)
const sign = () => signCheckpoint(worker, keys, witnessBeside(keyFile), new Date())
const stopSigning = every(5, sign, (error) => console.error(error))
process.send?.(await server.listen({ host: '127.0.0.1', port: 0 }))

process.once('disconnect', () => void stop())

async function stop(): Promise<void> {
  await server.close()
  await stopSigning()
  await worker.destroy()
  await office.close()
}
