// Asks the browser's authenticator and puts its answer into the form, which is then sent like any other.

function offer(form: HTMLFormElement): void {
  if (!('credentials' in navigator) || !('PublicKeyCredential' in window)) return say(form, 'unsupported')
  for (const part of form.querySelectorAll<HTMLElement>('[data-passkey-shown]')) part.hidden = false
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    void ask(form)
  })
  if (form.dataset['atOnce'] !== undefined) void ask(form)
}

async function ask(form: HTMLFormElement): Promise<void> {
  if (form.ariaBusy === 'true') return
  form.ariaBusy = 'true'
  say(form, undefined)
  const publicKey = withBytes(JSON.parse(form.dataset['options'] ?? '{}')) as never
  const isNew = form.dataset['passkey'] === 'create'
  // Cancelled, too late, no such passkey: the browser has said which, and the next press tries again.
  const credential = await (
    isNew ? navigator.credentials.create({ publicKey }) : navigator.credentials.get({ publicKey })
  ).catch(() => null)
  const answer = form.elements.namedItem('credential')
  if (credential instanceof PublicKeyCredential && answer instanceof HTMLInputElement) {
    answer.value = JSON.stringify(written(credential))
    return form.submit()
  }
  form.ariaBusy = null
  say(form, 'failed')
}

function say(form: HTMLFormElement, what: 'unsupported' | 'failed' | undefined): void {
  for (const sentence of form.querySelectorAll<HTMLElement>('[data-passkey-says]'))
    sentence.hidden = sentence.dataset['passkeySays'] !== what
}

interface Named {
  readonly id: string
}
interface Options {
  readonly challenge: string
  readonly user?: Named
  readonly allowCredentials?: readonly Named[]
  readonly excludeCredentials?: readonly Named[]
}

// What JSON cannot carry; newer browsers could do it themselves (parseCreationOptionsFromJSON, toJSON).
const withBytes = ({ challenge, user, allowCredentials = [], excludeCredentials = [], ...rest }: Options) => ({
  ...rest,
  challenge: bytes(challenge),
  ...(user && { user: { ...user, id: bytes(user.id) } }),
  allowCredentials: allowCredentials.map((each) => ({ ...each, id: bytes(each.id) })),
  excludeCredentials: excludeCredentials.map((each) => ({ ...each, id: bytes(each.id) })),
})

function written({ id, type, response }: PublicKeyCredential): object {
  const clientDataJSON = letters(response.clientDataJSON)
  const shared = { id, rawId: id, type, clientExtensionResults: {} }
  if (response instanceof AuthenticatorAttestationResponse) {
    const transports = typeof response.getTransports === 'function' ? response.getTransports() : []
    return {
      ...shared,
      response: { clientDataJSON, attestationObject: letters(response.attestationObject), transports },
    }
  }
  const { authenticatorData, signature, userHandle } = response as AuthenticatorAssertionResponse
  return {
    ...shared,
    response: {
      clientDataJSON,
      authenticatorData: letters(authenticatorData),
      signature: letters(signature),
      ...(userHandle && { userHandle: letters(userHandle) }),
    },
  }
}

const bytes = (text: string) =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.codePointAt(0) ?? 0)

const letters = (buffer: ArrayBuffer) =>
  btoa(String.fromCodePoint(...new Uint8Array(buffer)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')

// Comes last: what stands above is there only from here on.
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-passkey]')) offer(form)
