/** How far the desk is with an incident, as a mail calls it. */
const names: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  en: {
    investigating: 'being investigated',
    identified: 'cause found',
    monitoring: 'mended, being watched',
    resolved: 'over',
  },
  fr: {
    investigating: 'en cours d’examen',
    identified: 'cause trouvée',
    monitoring: 'réparé, sous surveillance',
    resolved: 'terminé',
  },
  de: {
    investigating: 'wird untersucht',
    identified: 'Ursache gefunden',
    monitoring: 'behoben, wird beobachtet',
    resolved: 'beendet',
  },
};

/** @param language a BCP 47 tag; what has no words here is told in English */
export function incidentStateName(state: string, language: string): string {
  const words = names[language.toLowerCase().split('-')[0] ?? ''] ?? names['en'];
  return words?.[state] ?? state;
}
