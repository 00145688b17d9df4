/** What a write of many things did: new ones, those that got another value, and those that already said the same. */
export interface Written {
  readonly added: number
  readonly changed: number
  readonly same: number
}
