// Keeps the part of a page about work under way up to date, so that nobody has to press the link that does the same.
const PAUSE_MS = 1000
const part = document.querySelector('[data-follow]')

if (part) follow()

async function follow() {
  while (part.dataset.follow === 'queued' || part.dataset.follow === 'running') {
    await new Promise((later) => setTimeout(later, PAUSE_MS))
    const response = await fetch(location.href).catch(() => undefined)
    if (!response?.ok) continue
    const page = new DOMParser().parseFromString(await response.text(), 'text/html')
    const fresh = page.querySelector('[data-follow]')
    if (!fresh) return
    bring(part, fresh)
    document.title = page.title
  }
}

// While the work goes on only what differs is changed: focus stays where it is, and a screen reader hears of a new step, not of every number.
function bring(old, fresh) {
  const [before, after] = [changing(old), changing(fresh)]
  const sameShape = old.dataset.follow === fresh.dataset.follow && before.length === after.length
  if (!sameShape) {
    const wasInside = old.contains(document.activeElement)
    old.replaceChildren(...fresh.childNodes)
    if (wasInside) document.querySelector('main').focus()
  } else {
    before.forEach((element, index) => {
      if (element.textContent !== after[index].textContent) element.textContent = after[index].textContent
      if (element.localName === 'progress') Object.assign(element, { value: after[index].value, max: after[index].max })
    })
  }
  old.dataset.follow = fresh.dataset.follow
}

function changing(element) {
  return [...element.querySelectorAll('[role="status"], #hunnet, progress')]
}
