// The part of the signing page that signs with a .p12 or .pfx file: opens the file, shows who would sign, signs.
import { Fault } from './fault.js'
import { importKey, signDocument } from './sign.js'

/** What reads the file is large and for the few who have one. */
async function reader() {
  try {
    return await import('./pkcs12.js')
  } catch {
    throw new Fault('unreachable')
  }
}

class KeyFilePart {
  constructor(part) {
    this.part = part
    this.file = part.querySelector('#plik-klucza')
    this.password = part.querySelector('#haslo-klucza')
    this.who = part.querySelector('#kto-podpisuje')
    this.signers = []
    const [open, sign] = ['open', 'sign'].map((state) => part.querySelector(`[data-state="${state}"]`))
    open.addEventListener('submit', (event) => this.run(event, 'opening', () => this.open()))
    sign.addEventListener('submit', (event) => this.run(event, 'signing', () => this.sign()))
    part.querySelector('[data-again]').addEventListener('click', () => this.start())
    // Somebody who comes back to the page finds no key in it.
    window.addEventListener('pagehide', () => this.forget())
    this.show('open')
  }

  say(code) {
    return this.part.getAttribute(`data-say-${code}`)
  }

  show(state) {
    for (const one of this.part.querySelectorAll('[data-state]')) one.hidden = one.dataset.state !== state
  }

  forget() {
    this.signers = []
    this.file.value = ''
    this.password.value = ''
    this.show('open')
  }

  start() {
    this.forget()
    this.file.focus()
  }

  /** One at a time, told to those who can't see it, and its fault told at its field. */
  async run(event, words, work) {
    event.preventDefault()
    if (this.busy) return
    this.busy = true
    const status = this.part.querySelector('[data-status]')
    status.textContent = this.say(words)
    event.target.setAttribute('aria-busy', 'true')
    for (const field of [this.file, this.password, this.who]) this.mark(field, '')
    // Opening keeps the browser busy: it may show what was said first.
    await new Promise((shown) => setTimeout(shown, 30))
    try {
      await work()
    } catch (error) {
      if (!(error instanceof Fault)) console.error(error)
      this.tell(error)
    }
    status.textContent = ''
    event.target.removeAttribute('aria-busy')
    this.busy = false
  }

  tell(error) {
    const words = error.words ?? this.say(error instanceof Fault ? error.code : 'unsupported')
    const opening = this.signers.length === 0
    const field = !opening ? this.who : error.code === 'password' ? this.password : this.file
    this.mark(field, words)
    field.focus()
  }

  /** No words: takes away what was told. */
  mark(field, words) {
    const id = `${field.id}-error`
    document.getElementById(id)?.remove()
    field.closest('.govuk-form-group').classList.toggle('govuk-form-group--error', words !== '')
    if (field === this.password) field.classList.toggle('govuk-input--error', words !== '')
    field.removeAttribute('aria-describedby')
    if (words === '') return
    const prefix = element('span', 'govuk-visually-hidden', this.say('error'))
    const message = element('p', 'govuk-error-message', element('span', '', prefix, ` ${words}`))
    message.id = id
    if (field === this.who) field.querySelector('legend').after(message)
    else field.before(message)
    field.setAttribute('aria-describedby', id)
  }

  async open() {
    const [file] = this.file.files
    if (!file) throw new Fault('none')
    const { readKeyFile } = await reader()
    const bytes = new Uint8Array(await file.arrayBuffer())
    const found = readKeyFile(bytes, this.password.value)
    bytes.fill(0)
    const signers = await Promise.all(
      found.map(async ({ key, name, issuer, notAfter, chain }) => ({
        key: await importKey(key),
        algorithm: key.algorithm,
        name,
        issuer,
        notAfter,
        chain
      }))
    )
    const usable = signers.filter((signer) => signer.key)
    if (usable.length === 0) throw new Fault('kind')
    this.forget()
    this.signers = usable
    this.list()
    this.show('sign')
    this.who.focus()
  }

  list() {
    const many = this.signers.length > 1
    for (const one of this.who.querySelectorAll('[data-when]')) one.hidden = (one.dataset.when === 'many') !== many
    this.who.querySelector('[data-list]').replaceChildren(
      ...this.signers.map((signer, n) => (many ? this.choice(signer, n) : this.only(signer)))
    )
  }

  about(signer) {
    const day = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: 'long', timeZone: 'Europe/Warsaw' })
    const until = element('span', '', this.say('until').replace('%', day.format(signer.notAfter)))
    return [`${this.say('issuer')} ${signer.issuer}`, element('br'), until]
  }

  only(signer) {
    return element('p', 'govuk-body', element('strong', '', signer.name), element('br'), ...this.about(signer))
  }

  choice(signer, n) {
    const radio = element('input', 'govuk-radios__input')
    Object.assign(radio, { type: 'radio', name: 'kto', id: `kto-${n}`, value: String(n), checked: n === 0 })
    const label = element('label', 'govuk-label govuk-radios__label', signer.name)
    label.htmlFor = radio.id
    const hint = element('div', 'govuk-hint govuk-radios__hint', ...this.about(signer))
    hint.id = `kto-${n}-hint`
    radio.setAttribute('aria-describedby', hint.id)
    return element('div', 'govuk-radios__item', radio, label, hint)
  }

  async sign() {
    const chosen = this.who.querySelector('input:checked')?.value ?? '0'
    const next = await signDocument(this.part.dataset.address, this.part.dataset.csrf, this.signers[Number(chosen)])
    this.forget()
    window.location.assign(next)
  }
}

function element(name, classes = '', ...children) {
  const made = document.createElement(name)
  if (classes) made.className = classes
  made.append(...children)
  return made
}

const part = document.getElementById('podpis-plikiem')
if (part) {
  if (window.isSecureContext && window.crypto?.subtle) new KeyFilePart(part)
  else for (const one of part.querySelectorAll('[data-state]')) one.hidden = one.dataset.state !== 'insecure'
}
