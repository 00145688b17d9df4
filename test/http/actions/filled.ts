/** The random id of the form that FILLED was written in. */
export const ID = '7a9619ff-8b86-4d01-b42d-00cf4fc964ff'

/** A new action rightly filled in. */
export const FILLED = {
  id: ID,
  kommun: 'lillkoping',
  vad: 'Byt lamporna i gångtunneln',
  plats: 'Gångtunneln',
  omrade: '9901N',
  tema: 'otrygga_platser',
  ansvariga: 'Gatuenheten\nPolisen',
  senast: '2026-12-01',
  datum: '2026-05-12',
  vem: 'boende på vandringen',
  visas: 'ja',
  gor: 'spara',
}

/** The next step of one, rightly filled in. */
export const STEP = { version: '1', sedda: '1', till: 'beslutad', datum: '2026-06-01', vem: 'tekniska nämnden', ord: '' }
