// A QR code leads to the survey's first page with the code after a #, which browsers never send to anybody. Fills it in, and
// takes it out of the address, so that it stays neither in the history nor in a picture of the screen. Without this script
// the code is typed.
;(() => {
  const field = document.querySelector('#kod')
  const code = decodeURIComponent(location.hash.slice(1))
  if (!field || !/^[0-9A-Z-]{8,20}$/i.test(code)) return
  if (field.value === '') field.value = code
  history.replaceState(null, '', location.pathname + location.search)
  document.querySelector('button[value="kod"]')?.focus()
})()
