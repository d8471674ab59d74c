import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { type Settings, StartupError } from '#kernel';

/**
 * Keys derived from the one secret of the installation (HKDF, RFC 5869), one per purpose, so that no two uses share a
 * key. Sealed values are AES-256-GCM: 12 bytes nonce, 16 bytes tag, ciphertext.
 */
export class Secrets {
  private readonly keys = new Map<string, Buffer>();

  constructor(private readonly settings: Settings) {
    if (!settings.secret) throw new StartupError('GUICHET_SECRET is not set: give it at least 32 random characters');
  }

  /** 32 bytes for a purpose such as `seal` or `numbers:<desk>`. */
  key(purpose: string): Buffer {
    let key = this.keys.get(purpose);
    if (!key) {
      key = Buffer.from(hkdfSync('sha256', this.settings.secret ?? '', 'guichet', purpose, 32));
      if (this.keys.size < 10_000) this.keys.set(purpose, key);
    }
    return key;
  }

  /** HMAC-SHA256 of a text under a purpose; for look-ups by something that must not be stored in clear. */
  digest(purpose: string, text: string): Buffer {
    return createHmac('sha256', this.key(purpose)).update(text).digest();
  }

  seal(purpose: string, plain: Buffer): Buffer {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.key(purpose), nonce);
    const body = Buffer.concat([cipher.update(plain), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), body]);
  }

  /** @throws Error when the value was not sealed for this purpose with this installation's secret */
  open(purpose: string, sealed: Buffer): Buffer {
    const decipher = createDecipheriv('aes-256-gcm', this.key(purpose), sealed.subarray(0, 12), { authTagLength: 16 });
    decipher.setAuthTag(sealed.subarray(12, 28));
    return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]);
  }
}
