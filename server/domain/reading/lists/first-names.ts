/** First names that many are called by: the 500 commonest of women and of men in Sweden 2020. Statistics Sweden (SCB), CC0. */
export const FIRST_NAMES: readonly string[] = `
Anna Maria Eva Karin Lena Emma Kerstin Sara Malin Ingrid Linda Elin Birgitta Marie Inger Johanna Hanna Sofia Annika Ulla Julia Susanne
Jenny Carina Ida Christina Helena Åsa Kristina Camilla Gunilla Sandra Anita Monica Amanda Cecilia Emelie Margareta Jessica Frida Elsa
Alice Barbro Marianne Lisa Elisabeth Siv Maja Ulrika Anette Ebba Caroline Katarina Agneta Lina Matilda Pia Berit Gun Ella Ellen Astrid
Yvonne Moa Louise Agnes Mona Linnéa Olivia Britt Emilia Therese Alva Ann Anneli Felicia Linnea Alexandra Pernilla Sofie Wilma Gunnel
Monika Lovisa Nina Ingela Stina Madeleine Charlotte Linn Saga Alma Sonja Petra Birgit Rebecca Erika Alicia Josefin Josefine Britt-Marie
Inga Klara Gerd Elisabet Isabelle Jeanette Jennifer Vera Lisbeth Evelina Nathalie Anne Veronica Signe Isabella Helen Sanna Marita Clara
Irene Jennie Annelie Selma Kajsa Molly Stella Victoria Solveig Rebecka Angelica Fanny Laila Elvira Ylva Filippa Martina Nora Märta Maj
Nellie Rut Helene Freja Ann-Charlotte Mikaela Maud Tina Nova Annette Sarah Marina Anna-Karin Tilda Tove Anna-Lena Susanna Tuva Gudrun
Gunvor Iris Sigrid My Lilly Cornelia Tilde Karolina Annica Gabriella Elina Mia Charlotta Ingegerd Ellinor Tyra Carolina Thea Marie-Louise
Maj-Britt Annie Siri Ann-Christin Lilian Magdalena Ester Diana Ulla-Britt Ann-Marie Viktoria Britta Ronja Ewa Rose-Marie Inga-Lill Fatima
Natalie Carin Mathilda Liv Margit Tindra Ann-Sofie Lova Nicole Kristin Jonna Catharina Eivor Madelene Andrea Elise Catarina Svea Erica
Greta Bodil Hannah Lillemor Ellie Sabina Carola Maya Hilda Ruth Gun-Britt Beatrice Emmy Anne-Marie Irma Doris Mari Christine Vilma Therése
Ann-Britt Michelle Edith Laura Lotta Michaela Helén Maryam Mira Melissa Evy Meja Paula Sophie Ann-Kristin Mariam Thi Elsie Aina Anja
Majken Isabell Inez Elena Marika Patricia Hedda Minna Ann-Christine Harriet Mary Viola Amina Lea Nelly Ines Zahra Paulina Gertrud Livia
Hedvig Joanna Brita Ann-Louise Ingalill Leah Jane Vanessa Jasmine Sylvia Liselotte Rita Sally Ing-Marie Olga Margaretha Isabel Miranda
Sophia Christel Ann-Mari Amelia Ana Tova Lily Melina Leia Esther Eva-Lena Bianca Asta Mimmi Vanja Leila Nadia Liselott Karina Josephine
Gunhild Hilma Natalia Juni Ingegärd Kim Miriam Marta Heidi Alina Heléne Katrin Angela Samira Emily Luna Lisbet Vendela Maj-Lis Marlene
Iréne Inga-Britt Daniela Stephanie Cassandra Katja Ulrica Lykke Joline Barbara Angelina Ann-Sofi Nadja Susann Lise-Lotte Daniella Veronika
Claudia Gunborg Tanja Catrin Denise Ing-Britt Valentina Mila Nour Yasmin Aisha Ragnhild Åse Julie Celine Mariana Elizabeth Elsy Amal
Hjördis Suzanne Aleksandra Amelie Amira Edit Britt-Mari Lovis Emilie Isa Susan Milla Lara Elna Lydia Aya Margot Terese Malva Bella Hillevi
Elly Jasmin Teresa Cajsa Jill Iman Mina Rigmor Elvy Anna-Maria Elma Beata Nancy Aida Zainab Lana Ritva Janet Irina Lo Ann-Charlott
Christin Majvor Cathrine Hanan Anna-Lisa Katarzyna Ann-Katrin Rosa Ingeborg Nada Marija Simone Melinda Melanie Tuula Noomi Lise-Lott Dagny
Eva-Britt Fatma Eira Cristina Mariann Pauline Noor Izabella Anna-Carin Engla Emmie Salma Smilla Gisela Britt-Inger Elinor Carolin Jana
Dagmar Evelyn Marit Leona Boel Marielle Leena Sonia Angelika Tea Fredrika Marja Agnieszka Hala Elisa Jessika Sofi May Ina Viveka Eva-Lotta
Antonia Li Rana Regina Tora Judith Pirjo Eila Jasmina Jacqueline Helga Gunbritt Disa Idun Gabriela Katharina Eleonor Fatemeh Gull-Britt
Gunn Jelena Josefina Ethel Malgorzata Aurora Anastasia Nike Mirjam Hana Tarja Liza Dina Ilona Lars Anders Johan Peter Jan Daniel Mikael
Erik Per Fredrik Hans Andreas Stefan Magnus Mats Jonas Bengt Alexander Martin Thomas Bo Karl Nils Björn Leif David Emil Ulf Sven Simon
Henrik Mattias Marcus Anton Patrik Robert William Kjell Joakim Håkan Tommy Göran Christer Adam Carl Rolf Lennart Robin Niklas Oscar
Sebastian Elias Tobias John Tomas Gustav Stig Michael Filip Axel Linus Christian Viktor Hugo Roger Oskar Jonathan Jesper Oliver Albin Kent
Rasmus Ali Max Jörgen Joel Gunnar Victor Olle Liam Lucas Leo Jimmy Åke Pontus Markus Mohammad Kenneth Samuel Kevin Dennis Christoffer
Gabriel Arvid Felix Isak Philip Lukas Dan Hampus Rickard Torbjörn Ludvig Olof Jacob Jens Benjamin Kurt Arne Jakob Bertil Johannes Mohamed
Roland Adrian Noah Mathias Niclas Alfred Vincent Tony Ahmad Ola Charlie Eric Claes Edvin Richard Sten Ahmed Mohammed Alf Tim Theo Conny
Elliot Bernt Ove Pär Ingemar Mohamad Nicklas Kristoffer Leon Melvin Harry Staffan Johnny Krister Gustaf Melker Viggo Rune Börje Ronny
André Malte Jack Alex Benny Sören Omar Sixten Ibrahim Paul Tom Frank Noel Jonny Kristian Klas Sam Theodor Casper Henry August Morgan Alvin
Christopher Hannes Josef Jonatan Petter Urban Ludwig Jan-Erik Ingvar Love Gert Rikard Tore Pierre Svante Tage Lars-Erik Tord Mustafa Amir
Måns Otto Fabian Sune Gösta Knut Hassan Patrick Bror Ivan Ebbe Isac Vidar Ivar Sture Jim Eddie Valter Frans Ted Loke Wilmer Folke Milo
Jerry Milton Per-Olof Torsten Wilhelm Allan Mahmoud Elis Muhammad Sigge Elton Emanuel Lars-Göran Neo Bert Jon Joachim Hjalmar Hussein Kaj
Walter Albert Aron Maximilian Edwin Mårten Julian Glenn Dick Ville Örjan Vilgot Peder Julius Olov Ture Douglas George Inge Kenth Sami
Herman James Göte Abdullah Khaled Kasper Tor Harald Samir Kalle Jan-Olof Yngve Abdul Colin Per-Erik Kennet Joacim Vilmer Ruben Patric
Sven-Erik Hasan Ronnie Dante Edward Dag Lars-Åke Roy Ernst Adnan Karl-Erik Einar Marko Micael Algot Melwin Vilhelm Kristofer Fred Kenny
Birger Ralf Mio Said Hamza Curt Carl-Johan Teodor Antonio Elvin Alvar Carlos Ragnar Lars-Olof Joseph Wille Billy Yousef Pelle Nicolas Clas
Uno Abdirahman Alfons Nicholas Stellan Eskil Sonny Bruno Jari Henning Holger Mark Georg Ismail Piotr Oliwer Juan Yusuf Charles Levi Milan
Henric Kian Christofer Reza Torgny Mario Kari Matti Emilio Jan-Åke Ossian Anas Leonard Mahdi Bill Vide Evert Helge Jimmie Fadi Marco Ian
Matteo Tomasz Andréas Krzysztof Loui Artur Thor Alan Lowe Mehmet Hamid Michel Fredric Abdullahi Jerker Luis Nikola Rami Khalid Timmy Timo
Abbas Alve Osman Mika Noa Aleksandar Isaac Toni Teo Per-Åke Pawel Elvis Jamie Amin Bilal Anthony Aaron Valdemar Emir Sven-Olof Georgios
Karim Youssef Claes-Göran Matheo Marcin Goran Andrzej Denis Louie Lasse Jarl Matts Edvard Erling Tristan Igor Bjarne Lars-Gunnar Ari Elmer
Mhd Dragan Ammar Erland Calle Andrew Jamal Boris Per-Anders Michal Van Timothy Abdulrahman Egon Zakaria Berndt Marek Kai Janne Jason Md
Aston Joar Per-Olov Samer Greger Arthur Rafael Alaa Juha Amer Markku Zoran Abdi Jean Milian Leonardo Mehdi Mostafa Per-Arne Manfred
Jan-Olov Cristian Theodore Karl-Johan Abbe Jose Pekka Ulrik Sven-Åke Ingmar Reine Seth Yasin Hans-Erik Adel Willy Rayan Jorge Vladimir
Edin Armin Roberto Petri Per-Ola Manuel
`
  .trim()
  .split(/\s+/)
