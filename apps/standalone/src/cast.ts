/** Somebody of the cast. They sign in with their address and the password of their desk. */
export interface CastMember {
  readonly name: string;
  readonly email: string;
  readonly language: string;
  readonly role: 'customer' | 'agent' | 'admin';
  /** Name of the organization they belong to; customers only. */
  readonly organization?: string;
}

/** Who is there when a desk is set up for trying out. */
export interface DeskCast {
  /** The desk's slug, as in its blueprint. */
  readonly desk: string;
  /** One password for everybody at this desk, which obeys the desk's rule. For trying out only. */
  readonly password: string;
  readonly organizations: readonly { readonly name: string; readonly domain: string }[];
  readonly people: readonly CastMember[];
}

// Addresses end in .example, which nobody can own (RFC 2606): no mail of a trial ever reaches a person.

/** The people of the five desks. The first customer, agent and admin of a desk are the ones shown to newcomers. */
export const cast: readonly DeskCast[] = [
  {
    desk: 'road',
    password: 'borne-libre-rue-verte',
    organizations: [
      { name: 'Ampère Mobilité', domain: 'ampere-mobilite.example' },
      { name: 'Parkings de la Loire', domain: 'parkings-loire.example' },
    ],
    people: [
      customer('Claire Fournier', 'claire.fournier@ampere-mobilite.example', 'fr', 'Ampère Mobilité'),
      customer('Mehdi Benali', 'mehdi.benali@ampere-mobilite.example', 'fr', 'Ampère Mobilité'),
      customer('Hannah Whitfield', 'hannah.whitfield@parkings-loire.example', 'en', 'Parkings de la Loire'),
      agent('Julien Marchand', 'julien.marchand@road.example', 'fr'),
      agent('Sophie Nguyen', 'sophie.nguyen@road.example', 'fr'),
      admin('Isabelle Roche', 'isabelle.roche@road.example', 'fr'),
    ],
  },
  {
    desk: 'support-ops',
    password: 'two-wheels-one-dock',
    organizations: [
      { name: 'Field Team North', domain: 'north.bikeshare.example' },
      { name: 'Field Team South', domain: 'south.bikeshare.example' },
    ],
    people: [
      customer('Tom Ashworth', 'tom.ashworth@north.bikeshare.example', 'en', 'Field Team North'),
      customer('Priya Raman', 'priya.raman@north.bikeshare.example', 'en', 'Field Team North'),
      customer('Lucas Girard', 'lucas.girard@south.bikeshare.example', 'fr', 'Field Team South'),
      agent('Maya Collins', 'maya.collins@support-ops.example', 'en'),
      agent('Antoine Lefèvre', 'antoine.lefevre@support-ops.example', 'fr'),
      admin('Grace Okafor', 'grace.okafor@support-ops.example', 'en'),
    ],
  },
  {
    desk: 'samsara',
    password: 'long-road-steady-fleet',
    organizations: [
      { name: 'Northline Haulage', domain: 'northline-haulage.example' },
      { name: 'Transports Beaumont', domain: 'transports-beaumont.example' },
    ],
    people: [
      customer('Daniel Reyes', 'daniel.reyes@northline-haulage.example', 'en', 'Northline Haulage'),
      customer('Ellen Brandt', 'ellen.brandt@northline-haulage.example', 'en', 'Northline Haulage'),
      customer('Camille Beaumont', 'camille.beaumont@transports-beaumont.example', 'fr', 'Transports Beaumont'),
      agent('Rosa Delgado', 'rosa.delgado@samsara.example', 'en'),
      agent('Kenji Watts', 'kenji.watts@samsara.example', 'en'),
      admin('Victor Hale', 'victor.hale@samsara.example', 'en'),
    ],
  },
  {
    desk: 'trackoe',
    password: 'balise-sous-le-capot',
    organizations: [
      { name: 'Ambulances du Val', domain: 'ambulances-val.example' },
      { name: 'Maçonnerie Perrin', domain: 'maconnerie-perrin.example' },
    ],
    people: [
      customer('Nathalie Perrin', 'nathalie.perrin@maconnerie-perrin.example', 'fr', 'Maçonnerie Perrin'),
      customer('Yves Caron', 'yves.caron@maconnerie-perrin.example', 'fr', 'Maçonnerie Perrin'),
      customer('Aïcha Diallo', 'aicha.diallo@ambulances-val.example', 'fr', 'Ambulances du Val'),
      agent('Bruno Lemaire', 'bruno.lemaire@trackoe.example', 'fr'),
      agent('Élodie Vasseur', 'elodie.vasseur@trackoe.example', 'fr'),
      admin('Martine Colin', 'martine.colin@trackoe.example', 'fr'),
    ],
  },
  {
    desk: 'supplyon',
    // 12 to 15 characters of four classes: this desk's own rule.
    password: 'Dock7-Pallets!',
    organizations: [
      { name: 'Keller Antriebstechnik', domain: 'keller-antriebe.example' },
      { name: 'Whitmore Castings', domain: 'whitmore-castings.example' },
    ],
    people: [
      customer('Olivia Whitmore', 'olivia.whitmore@whitmore-castings.example', 'en', 'Whitmore Castings'),
      customer('Stefan Keller', 'stefan.keller@keller-antriebe.example', 'de', 'Keller Antriebstechnik'),
      customer('Amélie Rousseau', 'amelie.rousseau@whitmore-castings.example', 'fr', 'Whitmore Castings'),
      agent('Katrin Vogel', 'katrin.vogel@supplyon.example', 'de'),
      agent('James Porter', 'james.porter@supplyon.example', 'en'),
      admin('Birgit Lang', 'birgit.lang@supplyon.example', 'de'),
    ],
  },
];

function customer(name: string, email: string, language: string, organization: string): CastMember {
  return { name, email, language, role: 'customer', organization };
}

function agent(name: string, email: string, language: string): CastMember {
  return { name, email, language, role: 'agent' };
}

function admin(name: string, email: string, language: string): CastMember {
  return { name, email, language, role: 'admin' };
}
