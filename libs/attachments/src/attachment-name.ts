/** Bytes of a name at most, in UTF-8: what every file system takes. */
const longest = 200;

/** Controls, and formatting characters that turn what is read round: `exe.gpj` shown as `jpg.exe`, and the like. */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu;
/** What some file system or shell takes for more than a letter. */
const reserved = /[<>:"|?*]/g;
/** Names that Windows takes for devices, with any ending. */
const device = /^(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;

/**
 * A name that is safe to show and to save under: its last part alone, in NFC, without anything that cannot be seen,
 * at most 200 bytes with its ending kept. What is left of nothing is `file`.
 *
 * @param given as the client sent it
 */
export function harmlessName(given: string): string {
  const last = given.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const plain = last
    .replace(unseen, '')
    .replace(reserved, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
    .replace(device, '_$1');
  return shortened(plain) || 'file';
}

function shortened(name: string): string {
  if (Buffer.byteLength(name) <= longest) return name;
  const ending = /\.[A-Za-z0-9]{1,10}$/.exec(name)?.[0] ?? '';
  let kept = '';
  let room = longest - ending.length;
  for (const character of name.slice(0, name.length - ending.length)) {
    room -= Buffer.byteLength(character);
    if (room < 0) break;
    kept += character;
  }
  return kept.trimEnd() + ending;
}
