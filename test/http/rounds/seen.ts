import type { Page } from '../../fixtures/client.ts'

/** How the round stood when a form was made, as the form says it. */
export const seenOn = (page: Page): string => /name="sedd" value="([^"]*)"/.exec(page.html)?.[1] ?? ''
