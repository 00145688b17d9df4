// Keying at speed: one key answers a question with one box and goes on, Enter goes on everywhere but from words and from the last field.
const form = document.querySelector('[data-keying]')
const fields = [...form.querySelectorAll('input:not([type="hidden"]), textarea')]

form.addEventListener('input', ({ target }) => {
  if (target.dataset.one !== undefined && /^\d$/.test(target.value)) goOn(target)
})

form.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || event.target.localName !== 'input') return
  if (goOn(event.target)) event.preventDefault()
})

form.addEventListener('focusin', ({ target }) => {
  if (target.localName === 'input') target.select()
})

if (!document.querySelector('[autofocus]')) fields[0]?.focus()

function goOn(field) {
  const next = fields[fields.indexOf(field) + 1]
  next?.focus()
  return next !== undefined
}
