import { launch } from './chromium.ts'

// Unpacks the browser and looks that it starts. Before a run of several processes: two that unpack at once spoil it for each other.
const browser = await launch()
await browser.close()
