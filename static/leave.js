// The quick exit takes the place of the page in the browser's history, so that its back button does not lead here.
for (const link of document.querySelectorAll('a[data-leave]')) {
  link.addEventListener('click', (event) => {
    event.preventDefault()
    location.replace(link.href)
  })
}
