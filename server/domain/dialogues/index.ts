import type { DialogueForm, FormName } from './contract.ts'
import { est } from './forms/est.ts'
import { grannsamverkan } from './forms/grannsamverkan.ts'
import { hot_spot } from './forms/hot_spot.ts'
import { intervju } from './forms/intervju.ts'
import { medarbetardialog } from './forms/medarbetardialog.ts'
import { medborgardialog } from './forms/medborgardialog.ts'
import { otrygg_plats } from './forms/otrygg_plats.ts'
import { tips } from './forms/tips.ts'
import { trygghetsdialog } from './forms/trygghetsdialog.ts'
import { trygghetsrond } from './forms/trygghetsrond.ts'
import { trygghetsvandring } from './forms/trygghetsvandring.ts'

/** Every form of dialogue by name, in the order people choose among them. A forgotten one does not compile. */
export const FORMS: Readonly<Record<FormName, DialogueForm>> = {
  medborgardialog,
  trygghetsdialog,
  trygghetsvandring,
  intervju,
  medarbetardialog,
  tips,
  otrygg_plats,
  trygghetsrond,
  hot_spot,
  est,
  grannsamverkan,
}

/** The form with this name, whatever was sent for a name. */
export function formNamed(name: string): DialogueForm | undefined {
  return Object.values(FORMS).find((form) => form.name === name)
}
