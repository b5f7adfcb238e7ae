/** Who is in the community: members of a bicycle co-operative, the four of the example among them. */

export interface SeedPerson {
  readonly username: string;
  readonly displayName: string;
  readonly bio: string | null;
}

/** Everybody's, so never in production. */
export const PASSWORD = 'password';

/** Runs the server. */
export const ADMINISTRATOR = 'alice';

const person = (username: string, displayName: string, bio: string | null = null): SeedPerson => ({
  username,
  displayName,
  bio,
});

/** The earlier somebody stands here, the more they say. */
export const PEOPLE: readonly SeedPerson[] = [
  person('alice', 'Alice Lindqvist', 'Runs the workshop. Coffee first.'),
  person('bob', 'Bob Okafor', 'Wheels, mostly.'),
  person('carol', 'Carol Mendes', 'Front desk and the newsletter'),
  person('dave', 'Dave Tran', 'Frames, paint, bad jokes'),
  person('ines', 'Inês Carvalho', 'Cargo bikes and the children in them'),
  person('jonas', 'Jonas Weber', 'Night shifts. Answers in the evening'),
  person('amira', 'Amira Haddad', 'Volunteers, keys, everything on paper'),
  person('tom.b', 'Tom Baker', null),
  person('yuki', 'Yuki Tanaka', 'Touring. Somewhere between two ferries'),
  person('samira', 'Samira Nazari', 'Electrics: lights, hubs, batteries'),
  person('pavel', 'Pavel Novák', 'I true wheels for cake'),
  person('greta', 'Greta Holm', 'Planning office, and on our side'),
  person('kwame', 'Kwame Mensah', 'Photographs of everything that rolls'),
  person('lucia', 'Lucía Fernández', 'Spanish lessons on the trailer ride'),
  person('noor', 'Noor de Vries', 'Accounts'),
  person('finn', 'Finn O’Sullivan', 'Trails, mud'),
  person('mei', 'Mei Chen', 'Software by day, brazing by night'),
  person('oskar', 'Oskar Lindgren', null),
  person('zeynep', 'Zeynep Yıldız', 'Repair café, Saturdays'),
  person('hugo', 'Hugo Martin', 'Ancien coureur. Slow now'),
  person('priya', 'Priya Raman', 'First aid'),
  person('lars', 'Lars Nygård', 'Winter tyres from October to April'),
  person('rosa', 'Rosa Bianchi', 'Soup'),
  person('ahmed', 'Ahmed El-Sayed', 'Apprentice'),
  person('nina', 'Nina Kowalska', null),
  person('theo', 'Theo Brandt', 'Tandems'),
  person('ella', 'Ella Virtanen', 'Maps'),
  person('marco', 'Marco Rossi', 'Espresso, derailleurs'),
  person('dana', 'Dana Levi', null),
  person('sofia', 'Sofia Papadaki', 'Schools’ programme'),
  person('ravi', 'Ravi Patel', 'Recumbents are bicycles too'),
  person('june', 'June Abbott', 'Tool library'),
  person('henk', 'Henk Visser', 'Retired, therefore here'),
  person('olivia', 'Olivia Grant', null),
  person('samuel', 'Samuel Adeyemi', 'Paint shop'),
  person('wren', 'Wren Hughes', 'they/them. Posters and the website'),
];
