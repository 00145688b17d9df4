import type { ChosenWords } from '../../domain/underlag/chosen.ts'
import {
  type List,
  type MeanRow,
  NOTHING_ESTABLISHED,
  type ProblemList,
  type Sheet,
  type SheetPart,
  type ThemeRow,
} from '../../domain/underlag/sheet.ts'
import { plain, row } from '../markdown.ts'

/** The underlag as Markdown, for pasting into the document that the kommun and the police write together. */
export function markdown({ title, place, notice, lead, sources, chosen, taken, whole, areas, limits }: Sheet): string {
  const blocks = [
    ...(notice === null ? [] : [`**${plain(notice)}**`]),
    `# ${plain(`${title}: ${place}`)}`,
    plain(lead),
    ...sources.map(plain),
    ...(taken === null ? [] : [plain(taken)]),
    ...(chosen.length === 0 ? [] : ['## Valda fokusområden', ...chosen.flatMap(focusArea)]),
    '## Hela kommunen',
    ...part(whole),
    ...(areas.length === 0 ? [] : ['## Förslag per område', overview(areas)]),
    ...areas.flatMap((area) => [`## ${plain(area.name)}`, ...part(area)]),
    '## Vad siffrorna inte säger',
    bullets(limits.map(plain)),
  ]
  return `${blocks.join('\n\n')}\n`
}

function focusArea({ theme, place, why, survey, dialogues, actions }: ChosenWords): readonly string[] {
  const evidence = (what: string, sentences: readonly string[]) => sentences.map((sentence) => `**${what}.** ${plain(sentence)}`)
  const all = [...evidence('Enkäten', survey), ...evidence('Dialogerna', dialogues), ...evidence('Åtgärder', actions)]
  return [`### ${plain(`${theme}: ${place}`)}`, plain(why), ...(all.length === 0 ? [] : [bullets(all)])]
}

function part({ focus, summary, established, untold, problems, means, themes, openLink }: SheetPart): readonly string[] {
  return [
    '### Förslag till fokusområden',
    focus.length === 0
      ? plain(summary)
      : bullets(focus.map(({ title, survey, dialogue }) => `**${plain(title)}.** ${[...survey, dialogue].map(plain).join(' ')}`)),
    '### Säkerställt',
    established.length === 0 ? plain(NOTHING_ESTABLISHED) : bullets(established.map(plain)),
    ...(untold.length === 0 ? [] : ['### Vad som inte går att säga', bullets(untold.map(plain))]),
    '### Högst andel i enkäten, svar med kod',
    ...problemTable(problems),
    ...(means.length === 0 ? [] : ['### Gruppmedel, svar med kod', ...meanTable(means)]),
    '### Oftast nämnt i dialogerna',
    ...themeTable(themes),
    ...(openLink === null ? [] : ['### För sig: svar via den öppna länken', ...problemTable(openLink)]),
  ]
}

function problemTable({ rows, intervals, notes }: ProblemList): readonly string[] {
  const cells = rows.map(({ rank, label, measure, share, limits, base, note }) => {
    return [rank, `${label}: ${measure}`, note ? `${share} (${note})` : share, ...(intervals ? [limits] : []), base]
  })
  const head = ['Plats', 'Problem', 'Andel', ...(intervals ? ['95 % konfidensintervall'] : []), 'Antal svar']
  return table(head, intervals ? '|--:|---|--:|--:|--:|' : '|--:|---|--:|--:|', cells, notes)
}

function meanTable(means: readonly MeanRow[]): readonly string[] {
  const cells = means.map(({ label, mean, limits, base, note, change, rest }) => [
    label,
    note ? `${mean} (${note})` : mean,
    limits,
    base,
    change || '–',
    rest || '–',
  ])
  const head = ['Gruppmedel', 'Medel', '95 % konfidensintervall', 'Antal svar', 'Sedan sist', 'Mot övriga kommunen']
  return table(head, '|---|--:|--:|--:|---|---|', cells, [])
}

function themeTable({ rows, notes }: List<ThemeRow>): readonly string[] {
  const cells = rows.map(({ rank, title, observations, dialogues, people }) => [rank, title, observations, dialogues, people])
  return table(['Plats', 'Tema', 'Observationer', 'Dialoger', 'Deltagare'], '|--:|---|--:|--:|--:|', cells, notes)
}

function overview(areas: readonly SheetPart[]): string {
  return `${row(['Område', 'Förslag'])}|---|---|\n${areas.map(({ name, summary }) => row([plain(name), plain(summary)])).join('')}`.trimEnd()
}

function table(head: readonly string[], rule: string, cells: readonly (readonly string[])[], notes: readonly string[]): readonly string[] {
  const rows = cells.map((record) => row(record.map(plain))).join('')
  return [...(cells.length === 0 ? [] : [`${row(head)}${rule}\n${rows}`.trimEnd()]), ...notes.map(plain)]
}

const bullets = (words: readonly string[]) => words.map((word) => `- ${word}`).join('\n')
