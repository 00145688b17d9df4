/** Surnames that are common in Sweden and do not end in -sson, picked by hand; some are ordinary words as well. */
export const SURNAMES: readonly string[] = `
Lind Ek Berg Lund Holm Strand Lindberg Lindström Lindgren Lindqvist Lindholm Lindblad Lindahl Lundberg Lundgren Lundström Lundqvist Lundin Lundmark Bergström Bergqvist
Bergman Berglund Berggren Bergkvist Sandberg Sandström Sandell Forsberg Sjöberg Sjögren Sjöström Wallin Wallén Engström Engberg Eklund
Ekström Ekman Ekberg Björk Björklund Björkman Holmberg Holmgren Holmqvist Holmström Nyström Nyberg Nylander Nordin Nordström Nordqvist
Norberg Söderberg Söderström Söderlund Ström Strömberg Dahlberg Dahlgren Dahl Dahlström Hedlund Hedberg Hedman Hedström Åberg Öberg Åström
Öström Falk Hellström Hellberg Hellgren Sundberg Sundström Sundqvist Sundin Blom Blomqvist Blomberg Norén Norling Wikström Wiklund Wiberg
Viklund Åkerlund Åkerman Öhman Hagberg Hagström Hallberg Hallgren Högberg Högström Stenberg Stenström Ståhl Palm Palmgren Malmberg
Malmström Boström Boman Borg Brandt Brolin Bolin Edlund Edström Fors Frisk Hammar Hjort Kjellberg Krantz Kvist Lantz Lilja Ljung Ljungberg
Ljunggren Löfgren Löfström Löf Lövgren Moberg Modig Molin Näslund Nyman Ottosson Roos Rosén Rydberg Skoglund Skog Svärd Svedberg Tegnér
Thelin Thorell Törnqvist Vallin Vikström Wahlberg Wallgren Wennberg Westberg Westerberg Westman Zetterberg Zetterlund Åhlund Ågren Alm
Almgren Almqvist Ahlberg Ahlström Ahlgren Asp Asplund Axén Hansen Olsen Larsen Jensen Nielsen Pedersen Andersen Johansen Khan Nguyen Singh
Yilmaz Kaya Demir Haddad Khalil Mansour Saleh Petrovic Jovanovic Nikolic Kovacevic Kowalski Nowak Virtanen Korhonen Mäkinen Nieminen
Hämäläinen Koskinen Heikkinen Warsame Farah Abdullahi Hosseini Rezaei Rahimi Haydari Tesfay Garcia Lopez Silva Wong Chen
`
  .trim()
  .split(/\s+/)
