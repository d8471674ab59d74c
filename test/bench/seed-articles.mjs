// Fills one desk with published articles: French and English, 150 to 400 words each, of a vocabulary as wide as that of a
// real help centre. The rows are what publishing writes; words are cut by the very functions that publishing uses.
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { configurationOf, foldedWords, vocabularyOf } = await import(
  path.join(root, 'dist/libs/articles/src/article-words.js')
);

const topics = {
  fr: 'carte borne facture remboursement badge câble session itinérance station compte organisation contrat tarif connecteur application mise paiement véhicule recharge réservation adresse collègue service erreur puissance écran abonnement ticket support téléphone',
  en: 'card charger invoice refund badge cable session roaming station account organization contract tariff connector application update payment vehicle charging reservation address colleague service error power screen subscription ticket support phone',
};
const syllables = 'ba ce di fo gu la me ni po ru sa te vi zo tra ple gri cho stu van mer sol tin dur'.split(' ');
const rareWords = 12_000;
const atOnce = 500;

/** Deterministic: the same in every run (Marsaglia's xorshift). */
function* numbers(seed) {
  let state = Math.imul(seed, 0x9e3779b1) | 1;
  for (;;) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    yield state >>> 0;
  }
}

function rareWord(n) {
  let word = '';
  for (let rest = n + 400; rest > 0; rest = Math.floor(rest / syllables.length))
    word += syllables[rest % syllables.length];
  return word;
}

function articleAt(place) {
  const language = place % 3 === 0 ? 'en' : 'fr';
  const draw = numbers(place + 1);
  const next = (sides) => draw.next().value % sides;
  const common = topics[language].split(' ');
  const word = () =>
    next(3) === 0 ? rareWord(Math.floor(rareWords * (next(1_000_000) / 1_000_000) ** 3)) : common[next(common.length)];
  const words = (count) => Array.from({ length: count }, word).join(' ');
  return { place, language, title: words(4 + next(5)), plain: words(150 + next(250)) };
}

/**
 * @param {import('pg').Client} owner
 * @param {string} desk id of the desk
 */
export async function seedArticles(owner, desk, count) {
  for (let from = 0; from < count; from += atOnce) {
    const articles = Array.from({ length: Math.min(atOnce, count - from) }, (_, place) => articleAt(from + place));
    const rows = articles.map((article) => ({
      ...article,
      configuration: configurationOf(article.language),
      words: foldedWords(article.title).join(' '),
      all: foldedWords(`${article.title} ${article.plain}`).join(' '),
      vocabulary: vocabularyOf(article.title, article.plain),
    }));
    await owner.query(
      `WITH given AS MATERIALIZED (
         SELECT *, uuidv7(interval '-700 days' + place * interval '1 minute') AS id FROM jsonb_to_recordset($2::jsonb)
           AS r(place int, language text, title text, plain text, configuration text, words text, "all" text, vocabulary text[])
       ), articles AS (
         INSERT INTO article (desk_id, id, slug, status, audience, created_at, updated_at, published_at, public_version)
         SELECT $1, id, 'article-' || place, 'published', CASE WHEN place % 5 = 0 THEN 'customers' ELSE 'public' END,
           now() - interval '1 year', now() - interval '1 year', now() - place * interval '1 minute', 1 FROM given
       ), revisions AS (
         INSERT INTO article_revision (desk_id, article_id, language, number, title, body, html, machine_translated, saved_by_kind, saved_at)
         SELECT $1, id, language, 1, title, plain, '<p>' || plain || '</p>', false, 'system', now() FROM given
       ), translations AS (
         INSERT INTO article_translation (desk_id, article_id, language, latest, published) SELECT $1, id, language, 1, 1 FROM given
       )
       INSERT INTO article_text (desk_id, article_id, language, audience, title, plain, title_words, body_words, vocabulary)
       SELECT $1, id, language, CASE WHEN place % 5 = 0 THEN 'customers' ELSE 'public' END, title, plain,
         strip(to_tsvector(configuration::regconfig, words) || to_tsvector('simple', words)),
         strip(to_tsvector(configuration::regconfig, "all") || to_tsvector('simple', "all")), vocabulary FROM given`,
      [desk, JSON.stringify(rows)],
    );
  }
  await owner.query(
    `INSERT INTO article_word (desk_id, language, word, uses)
     SELECT desk_id, language, word, count(*) FROM article_text, unnest(vocabulary) word WHERE desk_id = $1 GROUP BY 1, 2, 3`,
    [desk],
  );
}

/** What people type, with a misspelling here and a word that no article has there. */
const summaries = [
  'Ma carte est refusée à la borne',
  'Facture payée deux fois',
  'rembousement de la sesion',
  'Le cable reste bloqué dans le conecteur',
  'Charger refuses my card since this morning',
  'Invoice of march is missing',
  'How to add a coleague to our organization',
  'zzyzx qwrtz plmokn',
  'trabale grisol tinduri',
];

/** Requests as somebody types: each the next keystroke of a summary. `text`: the whole of it instead. */
export function typingOf(desk, { customers }, operation) {
  const typed = summaries.flatMap((summary) =>
    operation === 'suggest' ? Array.from(summary, (_, end) => summary.slice(0, end + 1)) : [summary],
  );
  const [path, name] = operation === 'suggest' ? ['article-suggestions', 'text'] : ['article-search', 'q'];
  return (n) => {
    const person = customers[n % customers.length];
    // A stride without a common factor mixes beginnings and ends.
    const text = encodeURIComponent(typed[(n * 7) % typed.length]);
    const headers = { authorization: `Bearer ${person.token}`, 'accept-language': 'fr' };
    return { method: 'GET', path: `/v1/desks/${desk.slug}/${path}?${name}=${text}`, headers, person };
  };
}
