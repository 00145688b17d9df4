/** First names that are ordinary words too, or places: only their surroundings can tell. Picked by hand among the commonest names. */
export const ORDINARY_NAMES: readonly string[] = `
Björn Stig Sten My Bo Maj Saga Nova Iris Viola Rosa Lova Lo Tuva Svea Juni Love Liv Gun Mina Dina Inga Hans Dag Per Jan Max Mark Rut Tor
Jack Tim Sam Frank Bill Ali Kim Van Said August Urban Vide Uno Dick Neo Leo Isa Ina Li May Edit Nike Tina Lina Sanna Klara Malva Aurora
Roy Ville Knut Frans Bror Kaj Helga Hala Adel Rita Meja Tore Ture Marina Siri Stella Tea Lana Iman Nada Smilla Mio Inge Ann Ana Aya Noa
Noor Nour Mary Jill Amal Hana Rana Folke Thor Levi Ian Nora Åsa Asta Luna Elva Engla Lykke Bella Lily Disa Embla Ebbe Loke Dante Jarl
Aston Jean Reine Teo Abbe Tova Billy
`
  .trim()
  .split(/\s+/)
