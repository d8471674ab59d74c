import { fileTypeFromBuffer } from 'file-type';

/** Bytes from the start of a file that its kind is judged by. */
export const judgedBytes = 64 * 1024;

/** Bytes that stand in no plain text: controls, but for tab, line feed, form feed and carriage return. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: it is about them
const binary = /[\x00-\x08\x0b\x0e-\x1f\x7f]/;

/**
 * The media type of a file, by its content alone: what its name ends in and what its sender says of it is not asked.
 * Without a known signature it is text, if it reads as UTF-8, and else just bytes.
 *
 * @param head the first `judgedBytes` of it, or all where it is shorter
 */
export async function mediaTypeOf(head: Buffer): Promise<string> {
  const known = await fileTypeFromBuffer(head).catch(() => undefined);
  return known?.mime ?? (isText(head) ? 'text/plain' : 'application/octet-stream');
}

function isText(head: Buffer): boolean {
  try {
    // `stream`: a character that is cut at the end of the head is none of the file's fault.
    const text = new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
    return text.length > 0 && !binary.test(text);
  } catch {
    return false;
  }
}

/** Kinds that do nothing by themselves in whatever opens them from the browser; everything else goes out as bytes. */
const passive = /^(image\/(png|jpeg|gif|webp|avif|heic|heif|bmp|tiff)|audio\/[\w.+-]+|video\/[\w.+-]+|text\/plain)$/;

/** The media type that a file goes out with. */
export function servedType(type: string): string {
  if (type === 'text/plain') return 'text/plain; charset=utf-8';
  return passive.test(type) ? type : 'application/octet-stream';
}
