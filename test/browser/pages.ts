import type { Person } from '../fixtures/house.ts'

/** A page to be looked at: its address, who opens it, and in which house it is found. */
export interface Known {
  readonly path: string
  readonly by: Person | 'visitor'
}

/** Every kind of page that needs no draft, in the house whose rounds are counted, the neighbour's too. */
export const PAGES: readonly Known[] = [
  ...[
    '/',
    '/enkat/lillkoping/2026',
    '/enkat/lillkoping/2026/fortsatt',
    '/sa-skyddas-svaren',
    '/tillganglighet',
    '/logga-in',
    '/finns-inte',
  ].map((path) => ({ path, by: 'visitor' }) as const),
  ...[
    '/start',
    '/lagesbild',
    '/lagesbild/om-siffrorna',
    '/lagesbild/lillkoping/2026',
    '/lagesbild/lillkoping/2026/grupper',
    '/lagesbild/lillkoping/2026/metod',
    '/lagesbild/lillkoping/2026/problemindex',
    '/lagesbild/lillkoping/2026/problemindex/9901N',
    '/lagesbild/lillkoping/2026/omrade/9901N',
    '/lagesbild/lillkoping/2026/omrade/9901O',
    '/lagesbild/lillkoping/2026/fraga/otrygg_kvall',
    '/lagesbild/lillkoping/2026/fraga/tillit',
    '/lagesbild/lillkoping/2026/fraga/platser',
    '/lagesbild/lillkoping/2026/fraga/utsatt_nagot',
    '/lagesbild/lillkoping/2026/fraga/medel_utemiljo',
    '/lagesbild/lillkoping/2026/filer',
    '/lagesbild/lillkoping/2026/dialog',
    '/lagesbild/lillkoping/2026/egna-ord',
    '/lagesbild/lillkoping/2026/egna-ord?omrade=9901O',
    '/mikrodata/lillkoping/2026',
    '/dialoger',
    '/dialoger/tips',
    '/dialoger/ny',
    '/dialoger/ny?form=trygghetsvandring&kommun=lillkoping',
    `/dialoger/${'d'.repeat(32)}`,
    `/dialoger/${'d'.repeat(32)}/andra`,
    `/dialoger/${'d'.repeat(32)}/ta-bort`,
    `/dialoger/${'d'.repeat(32)}/radera/1`,
    '/atgarder',
    '/atgarder/ny',
    `/atgarder/ny?observation=${'d'.repeat(32)}.0`,
    '/atgarder/plan/lillkoping',
    `/atgarder/${`4${'a'.repeat(31)}`}`,
    `/atgarder/${`4${'a'.repeat(31)}`}/andra`,
    `/atgarder/${`4${'a'.repeat(31)}`}/ta-bort`,
    '/omgangar',
    '/omgangar/ny',
    '/omgangar/r2026',
    '/omgangar/r2026/fragor',
    '/omgangar/r2026/fokus',
    '/omgangar/r2026/fritext',
    '/lasning',
    '/lasning/lillkoping/enkat-2026',
    '/lasning/lillkoping/tips',
    '/planering/lillkoping',
    '/planering/lillkoping?halvbredd=0&svarsandel=&fran=30&till=30&loften=1',
    '/underlag',
    '/underlag/lillkoping/2026',
    '/inlasning/lillkoping',
    '/inlasning/lillkoping/00000000-0000-4000-8000-000000000001/kolumner',
    '/inlasning/lillkoping/00000000-0000-4000-8000-000000000001/varden',
    '/referenser',
    '/referenser/lillkoping',
    '/logg',
    '/logg?vad=last&fran=2026-11-01',
    '/logg?vad=raderat',
    '/logg/gallring',
    '/provsvar/lillkoping/2026',
  ].map((path) => ({ path, by: 'sara' }) as const),
  { path: '/lagesbild/jamfor', by: 'ada' },
]

/** Width and theme a page is looked at in. */
export const LOOKS = [
  { width: 320, theme: 'light' },
  { width: 320, theme: 'dark' },
  { width: 1280, theme: 'light' },
  { width: 1280, theme: 'dark' },
] as const
export type Look = (typeof LOOKS)[number]
