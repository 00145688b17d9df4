/** The stylesheets that a template's page wears, in order. Residents carry none of what only the picture or the desk needs. */
export function sheets(template: string): readonly string[] {
  const wears = (those: ReadonlySet<string>) => those.has(template) || those.has(template.split('/')[0] ?? '')
  if (wears(PICTURE)) return ['style.css', 'figures.css']
  if (wears(ANSWERING)) return ['style.css']
  return ['style.css', 'figures.css', 'desk.css']
}

/** Folders of views/ that a resident meets on the way in, on a phone and perhaps far from a mast. */
const ANSWERING = new Set(['enkat', 'front', 'problem', 'tips'])

/** What shows a map or what came of it, to anybody: folders of views/, and a page of another's. */
const PICTURE = new Set(['aterkoppling', 'editions', 'enkat/omrade', 'lagesbild', 'problemindex'])
