// The service worker of the page that checks certificates: what it needs is kept on the device, and fetched anew whenever there is a network.

interface Lasting extends Event {
  waitUntil(done: Promise<unknown>): void
}
interface Fetching extends Lasting {
  readonly request: Request
  respondWith(answer: Promise<Response>): void
}
interface Keeper {
  /** Written before this script by the address that fetches it: what the page is built of. */
  readonly kept: readonly string[]
  readonly clients: { claim(): Promise<void> }
  skipWaiting(): Promise<void>
  addEventListener(type: 'install' | 'activate', listen: (event: Lasting) => void): void
  addEventListener(type: 'fetch', listen: (event: Fetching) => void): void
}

const keeper = self as unknown as Keeper
const page = '/certificate'
/** What changes: the network is asked first. */
const fresh = [page, `${page}/keys.json`, `${page}/revoked`]
const patience = 5000

const open = () => caches.open('certificate')

keeper.addEventListener('install', (event) =>
  event.waitUntil(
    open()
      .then((cache) => cache.addAll([...keeper.kept, ...fresh]))
      .then(() => keeper.skipWaiting()),
  ),
)

keeper.addEventListener('activate', (event) => event.waitUntil(forgetOld().then(() => keeper.clients.claim())))

async function forgetOld(): Promise<void> {
  const cache = await open()
  const wanted = [...keeper.kept, ...fresh]
  const there = await cache.keys()
  await Promise.all(
    there.filter(({ url }) => !wanted.includes(new URL(url).pathname)).map((each) => cache.delete(each)),
  )
}

keeper.addEventListener('fetch', (event) => {
  const { method, url } = event.request
  const { origin, pathname } = new URL(url)
  if (method !== 'GET' || origin !== location.origin) return
  if (fresh.includes(pathname)) event.respondWith(newest(event.request, pathname))
  else if (keeper.kept.includes(pathname)) event.respondWith(kept(event.request, pathname))
})

/** From the network, within patience; else as it was kept. */
async function newest(request: Request, address: string): Promise<Response> {
  const cache = await open()
  const known = await cache.match(address, { ignoreVary: true })
  const late = new Promise<undefined>((done) => setTimeout(done, known ? patience : 60_000))
  const answer = await Promise.race([fetch(request).catch(() => undefined), late])
  if (answer?.ok) await cache.put(address, answer.clone())
  return answer?.ok ? answer : (known ?? answer ?? Response.error())
}

async function kept(request: Request, address: string): Promise<Response> {
  const known = await (await open()).match(address, { ignoreVary: true })
  return known ?? fetch(request)
}
