import { addRound } from './add-round.ts'
import { addStaff } from './add-staff.ts'
import { auditVerify } from './audit-verify.ts'
import { backup } from './backup.ts'
import { check } from './check.ts'
import { checkSurveys } from './check-surveys.ts'
import { closeStaff } from './close-staff.ts'
import type { Command } from './command.ts'
import { count } from './count.ts'
import { demo } from './demo.ts'
import { draw } from './draw.ts'
import { drill } from './drill.ts'
import { erase } from './erase.ts'
import { estimate } from './estimate.ts'
import { exportFile } from './export.ts'
import { exportMicrodata } from './export-microdata.ts'
import { focus } from './focus.ts'
import { grant } from './grant.ts'
import { importAnswers } from './import-answers.ts'
import { importAreas } from './import-areas.ts'
import { importLimits } from './import-limits.ts'
import { importPopulation } from './import-population.ts'
import { importReference } from './import-reference.ts'
import { importUndo } from './import-undo.ts'
import { letters } from './letters.ts'
import { migrate } from './migrate.ts'
import { newPassword } from './new-password.ts'
import { openUrn } from './open-urn.ts'
import { plan } from './plan.ts'
import { publish } from './publish.ts'
import { rebuild } from './rebuild.ts'
import { restore } from './restore.ts'
import { schema } from './schema.ts'
import { seal } from './seal.ts'
import { setNeighbour } from './set-neighbour.ts'
import { sweep } from './sweep.ts'

/** Every command there is, in the order the list shows them. A new one is a file here and a line below. */
export const commands: readonly Command[] = [
  migrate,
  checkSurveys,
  importAreas,
  setNeighbour,
  importPopulation,
  importReference,
  importLimits,
  importAnswers,
  importUndo,
  plan,
  addRound,
  draw,
  letters,
  focus,
  seal,
  openUrn,
  count,
  check,
  publish,
  rebuild,
  exportFile,
  exportMicrodata,
  estimate,
  addStaff,
  grant,
  newPassword,
  closeStaff,
  sweep,
  erase,
  auditVerify,
  backup,
  restore,
  drill,
  demo,
  schema,
]
