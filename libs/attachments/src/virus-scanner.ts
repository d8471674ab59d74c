import type { Readable } from 'node:stream';

/** Says whether a file can be handed out. */
export abstract class VirusScanner {
  /** Without one, files are handed out as they are, and each says so. */
  abstract readonly isConfigured: boolean;

  /** @throws Error when the scanner is away, or says that it could not look */
  abstract scan(content: Readable): Promise<'clean' | 'infected'>;
}
