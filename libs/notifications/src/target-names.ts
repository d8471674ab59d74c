/** What a target is called in a mail to staff. */
const names: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  en: { firstAnswer: 'first answer', nextAnswer: 'next answer', resolution: 'solution' },
  fr: { firstAnswer: 'première réponse', nextAnswer: 'réponse suivante', resolution: 'solution' },
  de: { firstAnswer: 'erste Antwort', nextAnswer: 'nächste Antwort', resolution: 'Lösung' },
};

/** @param language a BCP 47 tag; what has no words here is told in English */
export function targetName(target: string, language: string): string {
  const words = names[language.toLowerCase().split('-')[0] ?? ''] ?? names['en'];
  return words?.[target] ?? target;
}
