import { type Level, problem, reported, steps, victim, worry } from './level.ts'

/**
 * How the questions of the trygghet surveys are answered in the rehearsal: invented, but near what has been published.
 * Svenljunga 2014: speeding 39, traffic rules 24, littering 12 per cent; Ljungby: vandalism 20, fights 6, youth gangs 10,
 * speeding 46, gave up something 8; Polisregion Syd 2021–22: safe late in the evening 61.5, unsafe 25.5, not a victim 76.7,
 * police care 48 (kommun reports, ljungby.se, polisen.se); worry and trust: about the national NTU (Brå).
 */
export const LEVELS: readonly Level[] = [
  problem('nedskrapning', 16, 6, 2, { places: { centre: 0.6, village: -0.1, countryside: -0.5 }, ages: [0.1, 0.1, 0, 0, -0.2] }),
  problem('skadegorelse', 14, 4, 4, { places: { centre: 0.5, village: -0.2, countryside: -0.8 } }),
  problem('klotter', 11, 3, 4, { places: { centre: 0.7, village: -0.3, countryside: -1.1 } }),
  problem('belysning', 24, 9, 3, { places: { centre: -0.2, village: 0.1, countryside: 0.3 }, women: 0.6 }),
  problem('berusade', 13, 4, 5, { places: { centre: 1, village: -0.5, countryside: -1.4 } }),
  problem('narkotika', 11, 5, 10, { places: { centre: 0.8, village: -0.4, countryside: -1 }, ages: [0.2, 0.1, 0, 0, -0.3] }),
  problem('fortkorning', 28, 14, 2, { places: { centre: -0.3, village: 0.3, countryside: 0.5 }, ages: [-0.4, 0.1, 0.1, 0.1, 0] }),
  problem('trafikregler', 20, 7, 4, { places: { village: 0.1 }, ages: [-0.4, 0, 0.1, 0.2, 0.1] }),
  problem('buskorning', 20, 10, 3, { places: { village: 0.4, countryside: 0.1 }, ages: [-0.4, -0.1, 0.1, 0.3, 0.3] }),
  problem('brak', 6, 2, 5, { places: { centre: 0.9, village: -0.4, countryside: -1.1 }, ages: [0.4, 0.1, 0, -0.2, -0.3] }),
  problem('kvinnor_trakasseras', 7, 2, 12, {
    places: { centre: 0.9, village: -0.3, countryside: -0.9 },
    women: 0.4,
    ages: [0.6, 0.2, 0, -0.3, -0.5],
  }),
  problem('ungdomsgang', 9, 3, 4, { places: { centre: 0.7, village: -0.1, countryside: -1.2 }, ages: [0.1, 0, 0, 0.2, 0.1] }),

  victim('utsatt_vald', 1.5, 0.5, { places: { centre: 0.4, countryside: -0.4 }, ages: [0.9, 0.2, -0.2, -0.8, -1] }),
  victim('utsatt_hot', 3, 1, { places: { centre: 0.3, countryside: -0.3 }, ages: [0.7, 0.3, 0, -0.7, -1] }),
  victim('utsatt_stold', 6, 1, { places: { centre: 0.4, countryside: -0.1 }, ages: [0.3, 0.2, 0, -0.3, -0.5] }),
  victim('utsatt_skadegorelse', 5, 1.5, { places: { centre: 0.4, countryside: -0.4 }, ages: [0, 0.2, 0.1, -0.2, -0.6] }),
  victim('utsatt_inbrott', 3.5, 0.5, { places: { countryside: 0.4 } }),
  victim('utsatt_bedrageri', 6.5, 1, { ages: [-0.1, 0, 0, 0.2, 0.3] }),
  victim('utsatt_trakasserier', 3.5, 1.5, { places: { centre: 0.4, countryside: -0.4 }, women: 0.7, ages: [0.9, 0.3, -0.1, -0.9, -1.2] }),
  reported('anmald_vald', 34, 11),
  reported('anmald_stold', 40, 10),
  reported('anmald_skadegorelse', 31, 9),

  worry('oro_misshandel', 22, 3, { places: { centre: 0.3, countryside: -0.4 }, women: 0.3, ages: [0.4, 0.1, 0, -0.1, -0.2] }),
  worry('oro_inbrott', 37, 4, { places: { centre: -0.2, countryside: 0.3 }, ages: [-0.4, 0, 0.1, 0.1, 0] }),
  worry('oro_forrad', 34, 5, { places: { countryside: 0.2 }, ages: [-0.4, 0, 0.1, 0, -0.1] }, { ej_aktuellt: 5 }),
  worry('oro_fordon', 33, 5, { places: { centre: 0.2, countryside: 0.1 }, ages: [0.1, 0.1, 0, -0.1, -0.3] }, { ej_aktuellt: 9 }),
  worry('oro_bedrageri', 38, 7, { women: 0.1, ages: [-0.5, -0.2, 0.1, 0.3, 0.4] }),
  worry('oro_trakasserier', 15, 3, { places: { centre: 0.3, countryside: -0.4 }, women: 0.9, ages: [0.8, 0.3, -0.1, -0.6, -0.7] }),

  {
    question: 'ute_kvall',
    shares: { mycket_trygg: 32, ganska_trygg: 37, ganska_otrygg: 13, mycket_otrygg: 4, gar_inte_ut_otrygg: 5, gar_inte_ut_annat: 9 },
    apart: { vet_ej: 1.5 },
    places: { centre: 0.4, village: -0.3, countryside: -0.6 },
    women: 1.2,
    ages: [0.2, -0.1, -0.1, 0.2, 0.5],
  },
  {
    question: 'eget_omrade',
    shares: { mycket_trygg: 48, ganska_trygg: 44, ganska_otrygg: 6.5, mycket_otrygg: 1.5 },
    apart: { vet_ej: 1 },
    places: { centre: 0.5, village: -0.3, countryside: -0.5 },
    women: 0.3,
  },
  {
    question: 'buss_tag',
    shares: { mycket_trygg: 34, ganska_trygg: 50, ganska_otrygg: 13, mycket_otrygg: 3 },
    apart: { ej_aktuellt: 28, vet_ej: 2 },
    women: 0.5,
    ages: [0.4, 0.2, 0, -0.1, 0],
  },
  {
    question: 'avstatt',
    shares: { nej: 91, nagon_gang: 7.5, ofta: 1.5 },
    apart: { vet_ej: 1.5 },
    places: { centre: 0.3, countryside: -0.3 },
    women: 0.6,
  },
  {
    question: 'radd_for_person',
    shares: { nej: 96, ja: 4 },
    apart: { vet_ej: 1, vill_inte_svara: 1 },
    women: 0.3,
    ages: [0.4, 0.2, 0, -0.3, -0.5],
  },
  {
    question: 'otrygga_platser',
    shares: { centrum: 14, hallplats: 9, gangvag: 18, park: 15, parkering: 8, skola: 6, nara_hemmet: 4, annan: 5 },
    apart: { vet_ej: 2 },
    places: { centre: 0.3, village: -0.2, countryside: -0.5 },
    women: 0.9,
    ages: [0.3, 0.1, 0, -0.1, -0.2],
  },

  steps('polis_bryr_sig', 1, [5, 12, 33, 36, 14], 20, { places: { countryside: 0.3 }, ages: [0.1, 0, 0, -0.2, -0.3] }),
  steps('polis_syns', 1, [15, 27, 32, 19, 7], 10, { places: { centre: -0.3, village: 0.3, countryside: 0.6 } }),
  steps('kommun_bryr_sig', 1, [6, 14, 35, 34, 11], 16, { places: { countryside: 0.2 }, ages: [0, 0.1, 0, -0.1, -0.3] }),
  steps('fortroende_polis', 1, [4, 8, 24, 46, 18], 4, { women: -0.2, ages: [0.2, 0.1, 0, -0.2, -0.3] }),
  steps('tillit', 1, [2, 6, 22, 46, 24], 3, { places: { centre: 0.3, village: -0.2, countryside: -0.4 }, ages: [0.4, 0.2, 0, -0.2, -0.3] }),
  steps('tillit', 0, [1, 1, 1, 3, 4, 11, 9, 17, 26, 15, 12], 3, {
    places: { centre: 0.3, village: -0.2, countryside: -0.4 },
    ages: [0.4, 0.2, 0, -0.2, -0.3],
  }),

  {
    question: 'boendeform',
    shares: { smahus: 52, bostadsratt: 21, hyresratt: 25, lantbruk: 0.5, annat: 1.5 },
    sharesIn: {
      centre: { smahus: 16, bostadsratt: 44, hyresratt: 38, lantbruk: 0, annat: 2 },
      village: { smahus: 79, bostadsratt: 6, hyresratt: 12, lantbruk: 2, annat: 1 },
      countryside: { smahus: 72, bostadsratt: 1, hyresratt: 5, lantbruk: 21, annat: 1 },
    },
    apart: { vill_inte_svara: 1 },
  },
  {
    question: 'ar_i_omradet',
    shares: { '0-1': 7, '2-4': 13, '5-9': 17, '10-19': 25, '20+': 38 },
    sharesAt: {
      '15-29': { '0-1': 16, '2-4': 24, '5-9': 22, '10-19': 33, '20+': 5 },
      '30-44': { '0-1': 13, '2-4': 24, '5-9': 29, '10-19': 24, '20+': 10 },
      '80+': { '0-1': 3, '2-4': 6, '5-9': 8, '10-19': 16, '20+': 67 },
    },
  },
]
