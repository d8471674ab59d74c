// Signatures: what stands below the words that somebody wrote for this mail.

/** Lines that mail programs of phones and web sites add. */
const ofDevice = [
  /^(sent|envoyée?|gesendet|diese nachricht wurde|von)(?!\p{L}).{0,40}(?<!\p{L})(iphone|ipad|android|samsung|galaxy|xperia|huawei|blackberry|mobile|handy|smartphone|mobiltelefon|téléphone|portable|tablet(te)?)(?!\p{L}).{0,60}$/iu,
  /^(sent|envoyée?|gesendet)(?!\p{L}).{0,40}(?<!\p{L})(mail|outlook|courrier|gmx|web\.de|yahoo|proton|orange|windows|spark|airmail|canary|edison|fairemail|aquamail|thunderbird|app)(?!\p{L}).{0,60}$/iu,
  /^(get|obtenez|obtenir|télécharge[rz]|holen sie sich|laden sie)\s.{0,20}outlook(?!\p{L}).{0,40}$/iu,
  /^outlook (für|pour|for) (ios|android|mac)(?!\p{L}).{0,60}$/iu,
  /^provenance\s*: (courrier|mail) pour windows.{0,20}$/iu,
  /^von meinem .{1,40} gesendet\.?$/iu,
];

/** Words that people part with. */
const partings =
  /^((bien )?(cordialement|amicalement|respectueusement)|bien à (vous|toi)|(meilleures|sincères|cordiales) salutations|salutations( distinguées)?|bonne (journée|soirée|fin de journée)|(kind|best|warm|many)? ?regards|best( wishes)?|(yours )?(sincerely|faithfully|truly)|cheers|many thanks|(mit )?(freundlichen?|besten|herzlichen?|vielen|viele|liebe|lieben|beste|schöne)( | und besten )(grüßen?|grüssen?|dank)|mfg|lg|gruß|gruss|grüße) ?[,.!]?$/iu;

/** What a card holds beside a name: numbers, addresses, sites. */
const ofCard =
  /(\+?\d[\d\s()./-]{7,}\d)|@[\w-]+\.\w|\bwww\.|https?:\/\/|\b(tel|tél|phone|fax|mobile?|mob)\b\s*[.:]|\b(GmbH|SARL|SAS|AG|Ltd|Inc|S\.A\.)(?!\w)/iu;

const disclaimer =
  /^(this (e-?mail|message)\b.{0,120}\b(confidential|intended)|ce (message|courriel|mail)\b.{0,120}\b(confidentiel|exclusi)|diese (e-?mail|nachricht)\b.{0,120}\b(vertraulich|bestimmt)|avant d['’]imprimer|please consider the environment|pensez à l['’]environnement|before printing|bitte denken sie an die umwelt)/iu;

/** Without what follows a signature's mark, a device's line, and the card below the words of parting. */
export function withoutSignature(lines: readonly string[]): string[] {
  let kept = trimmed(lines);
  const mark = markOf(kept);
  if (mark > 0) kept = trimmed(kept.slice(0, mark));
  const notice = kept.findIndex(
    (line, place) => place > 0 && line.length < 2000 && disclaimer.test(line.trim().slice(0, 200)),
  );
  if (notice > 0 && kept.length - notice <= 15) kept = trimmed(kept.slice(0, notice));
  kept = withoutDevice(kept);
  return withoutDevice(withoutCard(kept));
}

/** The mark of RFC 3676 §4.3, also without its space where little follows. */
function markOf(lines: readonly string[]): number {
  return lines.findIndex(
    (line, place) => line === '-- ' || (/^(--|—|__)\s*$/.test(line) && lines.length - place <= 12),
  );
}

function withoutDevice(lines: readonly string[]): string[] {
  let kept = [...lines];
  for (let times = 0; times < 5; times += 1) {
    const last = kept.at(-1)?.trim() ?? '';
    const bare = last
      .replaceAll(/[<[(]https?:[^\s>\])]{1,300}[>\])]/g, '')
      .replaceAll(/[*_]/g, '')
      .trim();
    if (last.length > 400 || kept.length < 2 || !ofDevice.some((pattern) => pattern.test(bare.slice(0, 200))))
      return kept;
    kept = trimmed(kept.slice(0, -1));
  }
  return kept;
}

/** Keeps the words of parting and the name under them; cuts the card that follows. */
function withoutCard(lines: readonly string[]): string[] {
  for (let place = lines.length - 1; place >= Math.max(1, lines.length - 14); place -= 1) {
    const line = lines[place]?.trim() ?? '';
    if (line.length > 60 || !partings.test(line)) continue;
    let name = place + 1;
    while (name < lines.length && lines[name]?.trim() === '') name += 1;
    const below = lines.slice(name + 1);
    const isName = (lines[name] ?? '').trim().length <= 60 && !ofCard.test(lines[name] ?? '');
    if (!isName) return ofCard.test(lines[name] ?? '') ? trimmed(lines.slice(0, name)) : [...lines];
    const isCard = below.some((each) => ofCard.test(each.slice(0, 300))) && below.every((each) => each.length <= 120);
    return isCard ? trimmed(lines.slice(0, name + 1)) : [...lines];
  }
  return [...lines];
}

/** Without empty lines at either end. The mark of a signature keeps its space. */
export function trimmed(lines: readonly string[]): string[] {
  let from = 0;
  let to = lines.length;
  while (from < to && lines[from]?.trim() === '') from += 1;
  while (to > from && lines[to - 1]?.trim() === '') to -= 1;
  return lines.slice(from, to);
}
