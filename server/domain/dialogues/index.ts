import type { DialogueForm, FormName } from './contract.ts'
import { intervju } from './forms/intervju.ts'
import { medarbetardialog } from './forms/medarbetardialog.ts'
import { medborgardialog } from './forms/medborgardialog.ts'
import { tips } from './forms/tips.ts'
import { trygghetsdialog } from './forms/trygghetsdialog.ts'
import { trygghetsvandring } from './forms/trygghetsvandring.ts'

/** Every form of dialogue by name, in the order people choose among them. A forgotten one does not compile. */
export const FORMS: Readonly<Record<FormName, DialogueForm>> = {
  medborgardialog,
  trygghetsdialog,
  trygghetsvandring,
  intervju,
  medarbetardialog,
  tips,
}

/** The form with this name, whatever was sent for a name. */
export function formNamed(name: string): DialogueForm | undefined {
  return Object.values(FORMS).find((form) => form.name === name)
}
