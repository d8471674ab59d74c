// What people write to a support desk, in French and English: sentences put together from parts by a fixed seed, so that
// every run has the same texts. Some words are in a third of all tickets, some in one of ten thousand, as in life.

const phrases = {
  fr: {
    subjects: [
      'La borne {station} refuse ma carte',
      'Session facturée deux fois à {city}',
      'Impossible de démarrer la charge à {city}',
      'Facture de {month} introuvable',
      'Badge {card} non reconnu en itinérance chez {partner}',
      'La station {station} affiche {code}',
      'Ajouter un collègue à notre organisation',
      'Remboursement de {amount} € attendu',
      'Le câble reste bloqué à {city}',
      "L'application ne montre plus mes sessions de {month}",
    ],
    openings: [
      'Bonjour, depuis {day} la borne {station} ne répond plus.',
      'Bonjour, ma carte {card} est refusée à {city} alors que le compte est à jour.',
      "J'ai essayé trois fois, l'écran affiche toujours {code}.",
      'Notre flotte recharge à {city} chaque nuit et la session de {day} manque sur la facture.',
      'Le partenaire {partner} nous dit que le contrat est valable, pourtant la charge ne démarre pas.',
      'La session a duré {minutes} minutes et nous a été comptée {amount} €.',
    ],
    middles: [
      'Pourriez-vous redémarrer la station à distance ?',
      "Le technicien sur place n'a rien trouvé d'anormal sur le connecteur.",
      'Le compteur indiquait {amount} kWh au moment de la coupure.',
      'Nous avons vérifié le badge avec un autre véhicule, même résultat.',
      "Le journal de la borne montre l'erreur {code} à plusieurs reprises.",
      'La facture de {month} mentionne encore l’ancien tarif de {city}.',
      'Un autre conducteur a eu le même problème {day}.',
      'La puissance tombe à {minutes} kW après quelques minutes.',
    ],
    answers: [
      'Merci pour votre message, nous regardons la borne {station} tout de suite.',
      'Nous avons redémarré la station, pouvez-vous essayer de nouveau ?',
      'Le remboursement de {amount} € sera visible sous cinq jours ouvrés.',
      'Votre badge {card} a été réactivé chez {partner}.',
      "L'erreur {code} vient d'une mise à jour, le correctif est prévu {day}.",
      'Nous transmettons au service financier, qui corrigera la facture de {month}.',
    ],
    closings: ['Cordialement,', 'Merci d’avance.', 'Bien à vous,', 'Dans l’attente de votre retour.', 'Merci encore !'],
    days: ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche', 'hier', 'ce matin'],
    months: ['janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet', 'août', 'septembre', 'octobre'],
  },
  en: {
    subjects: [
      'Charger {station} refuses my card',
      'Session in {city} invoiced twice',
      'Cannot start charging in {city}',
      'Invoice of {month} is missing',
      'Card {card} not known when roaming with {partner}',
      'Station {station} shows {code}',
      'Add a colleague to our organization',
      'Waiting for a refund of {amount} €',
      'Cable stays locked in {city}',
      'The app no longer shows my sessions of {month}',
    ],
    openings: [
      'Hello, since {day} the charger {station} does not answer.',
      'Hi, my card {card} is refused in {city} although the account is in good standing.',
      'I tried three times and the screen always shows {code}.',
      'Our fleet charges in {city} every night and the session of {day} is not on the invoice.',
      'The partner {partner} says that the contract is valid, yet charging does not start.',
      'The session took {minutes} minutes and we were charged {amount} €.',
    ],
    middles: [
      'Could you restart the station from where you are?',
      'The technician found nothing wrong with the connector.',
      'The meter showed {amount} kWh when the power went off.',
      'We tried the card with another vehicle, with the same result.',
      'The log of the charger has the error {code} several times.',
      'The invoice of {month} still has the old price of {city}.',
      'Another driver had the same trouble {day}.',
      'Power drops to {minutes} kW after a few minutes.',
    ],
    answers: [
      'Thank you for writing, we look at the charger {station} right away.',
      'We restarted the station, could you please try again?',
      'The refund of {amount} € will show within five working days.',
      'Your card {card} works with {partner} again.',
      'The error {code} comes from an update, the repair is planned for {day}.',
      'We pass this on to finance, who will correct the invoice of {month}.',
    ],
    closings: [
      'Kind regards,',
      'Thanks in advance.',
      'Best wishes,',
      'Looking forward to your answer.',
      'Thanks again!',
    ],
    days: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday', 'yesterday', 'this morning'],
    months: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October'],
  },
};

const cities =
  'Paris Lyon Marseille Toulouse Nice Nantes Strasbourg Montpellier Bordeaux Lille Rennes Reims Toulon Grenoble Dijon Angers Nîmes Brest Limoges Tours Amiens Metz Besançon Orléans Rouen Mulhouse Caen Nancy Bruxelles Liège Genève Luxembourg'.split(
    ' ',
  );
const partners = 'Ionel Fastly Voltéa Ladepol Elektra Chargeo Sparkway Plugnet Rheinstrom Ampera'.split(' ');
export const firstNames =
  'Amélie Bruno Chloé David Élodie Fabien Gaëlle Hugo Inès Julien Karim Léa Marc Nadia Olivier Paula Quentin Rosa Simon Théo Ursula Victor Wendy Xavier Yasmine Zoé Anna Ben Carla Dylan'.split(
    ' ',
  );
export const lastNames =
  'Martin Bernard Dubois Thomas Robert Richard Petit Durand Leroy Moreau Simon Laurent Lefebvre Michel Garcia David Bertrand Roux Vincent Fournier Morel Girard André Mercier Dupont Lambert Bonnet François Martinez Smith Jones Taylor Brown Wilson Evans Walker Wright Hughes Green Hall Wood Clarke'.split(
    ' ',
  );

/** A small generator with a seed (mulberry32); the same texts in every run. */
function dice(seed) {
  let state = seed;
  return (sides) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides;
  };
}

/**
 * `count` texts of each part (`subject`, `ask`, `answer`) in one language.
 *
 * @returns rows `{ language, part, n, body }`, n from 0
 */
export function sentences(language, count) {
  const words = phrases[language];
  const roll = dice(language === 'fr' ? 11 : 23);
  const any = (list) => list[roll(list.length)];
  const fill = (text) =>
    text.replace(/\{(\w+)\}/g, (_, slot) => {
      switch (slot) {
        case 'station':
          return `${any(cities).slice(0, 3).toUpperCase()}-${String(1000 + roll(9000))}`;
        case 'card':
          return `04A${(roll(0xfffff) + 0x100000).toString(16).toUpperCase()}`;
        case 'code':
          return `E-${1 + roll(60)}${roll(4) === 0 ? `.${roll(99)}` : ''}`;
        case 'amount':
          return `${1 + roll(180)},${String(roll(100)).padStart(2, '0')}`;
        case 'minutes':
          return String(2 + roll(240));
        case 'city':
          return any(cities);
        case 'partner':
          return any(partners);
        case 'day':
          return any(words.days);
        default:
          return any(words.months);
      }
    });
  const rows = [];
  for (let n = 0; n < count; n += 1) {
    const middles = Array.from({ length: 1 + roll(3) }, () => any(words.middles));
    rows.push({ language, part: 'subject', n, body: fill(any(words.subjects)) });
    rows.push({
      language,
      part: 'ask',
      n,
      body: fill([any(words.openings), ...middles, any(words.closings)].join(' ')),
    });
    rows.push({
      language,
      part: 'answer',
      n,
      body: fill([any(words.answers), any(words.middles), any(words.closings)].join(' ')),
    });
  }
  return rows;
}
