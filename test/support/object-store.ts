import { mkdtemp, readdir, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import S3rver from 's3rver';

const bucket = 'guichet-files';
/** How s3rver ends the names of the files that hold the objects themselves. */
const objectEnding = '._S3rver_object';

/** An S3-compatible store on this machine. It looks at no signature; `s3-bucket.spec.ts` does. */
export class ObjectStore {
  private constructor(
    private readonly server: S3rver,
    private readonly folder: string,
    readonly url: string,
  ) {}

  static async start(): Promise<ObjectStore> {
    const directory = await mkdtemp(path.join(os.tmpdir(), 'guichet-s3-'));
    const server = new S3rver({
      address: '127.0.0.1',
      port: 0,
      silent: true,
      directory,
      configureBuckets: [{ name: bucket }],
    });
    const { port } = await server.run();
    return new ObjectStore(server, directory, `http://127.0.0.1:${port}`);
  }

  /** What the service has to be told; `endpoint` may be another way to it. */
  settings(endpoint = this.url): Record<string, string> {
    return { S3_BUCKET: bucket, S3_ENDPOINT: endpoint, S3_KEY_ID: 'S3RVER', S3_SECRET: 'S3RVER' };
  }

  /** The names of all objects that hold these letters, such as a desk's id. */
  async objects(letters = ''): Promise<string[]> {
    const folder = path.join(this.folder, bucket);
    // A folder that becomes empty goes, also while we look.
    const entries = await readdir(folder, { recursive: true }).catch(() => undefined);
    if (entries === undefined) return this.objects(letters);
    const objects = entries.filter((name) => name.endsWith(objectEnding) && name.includes(letters));
    return objects.map((name) => name.slice(0, -objectEnding.length)).sort();
  }

  async stop(): Promise<void> {
    await this.server.close();
    await rm(this.folder, { recursive: true, force: true });
  }
}
