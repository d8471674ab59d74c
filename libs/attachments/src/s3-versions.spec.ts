import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#kernel';
import type { FileKey } from './file-store.js';
import { S3Bucket } from './s3-bucket.js';
import { S3Store } from './s3-store.js';

/** Tells two versions at a time, as S3 tells a thousand. */
function listing(prefix: string, versions: readonly string[], beside: readonly string[]): string {
  const one = (id: string) => {
    const tag = id.startsWith('mark') ? 'DeleteMarker' : 'Version';
    return `<${tag}><Key>${prefix}</Key><VersionId>${id}</VersionId><IsLatest>false</IsLatest></${tag}>`;
  };
  const others = beside.map((id) => `<Version><Key>${prefix}.preview</Key><VersionId>${id}</VersionId></Version>`);
  return `<?xml version="1.0" encoding="UTF-8"?>
    <ListVersionsResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><IsTruncated>${versions.length > 2}</IsTruncated>
    ${versions.slice(0, 2).map(one).join('\n')}${others.join('')}</ListVersionsResult>`;
}

// The store that the other tests use keeps no versions: this one keeps nothing else.
describe('a bucket that keeps versions', () => {
  const left = ['v3', 'mark2', 'v1'];
  const beside = ['other'];
  let server: Server;
  let store: S3Store;
  let refuses = false;

  beforeAll(async () => {
    server = createServer((request, response) => {
      const { searchParams } = new URL(request.url ?? '', 'http://store');
      if (refuses) return response.writeHead(403).end('<Error><Code>AccessDenied</Code></Error>');
      if (request.method === 'GET') return response.end(listing(searchParams.get('prefix') ?? '', left, beside));
      const version = searchParams.get('versionId') ?? 'none';
      const among = [left, beside].find((versions) => versions.includes(version));
      if (!among) return response.writeHead(500).end();
      among.splice(among.indexOf(version), 1);
      return response.writeHead(204).end();
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const endpoint = `http://127.0.0.1:${Object(server.address()).port}`;
    const settings = { region: 'us-east-1', bucket: 'versioned', keyId: 'id', secret: 'secret', pathStyle: true };
    store = new S3Store(new S3Bucket({ ...settings, endpoint }));
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  const key: FileKey = { deskId: newId(), id: newId(), variant: 'original' };

  it('gives up none of them when it does not let us see them, and that is said', async () => {
    refuses = true;
    await expect(store.remove(key)).rejects.toMatchObject({
      code: 'unavailable',
      cause: { message: 'the store of files answers 403: AccessDenied' },
    });
    refuses = false;
  });

  it('loses all of a file’s versions and marks, and nobody else’s', async () => {
    await store.remove(key);
    expect([left, beside]).toEqual([[], ['other']]);
  });

  it('loses all versions of all of a desk’s files, a part of them at a time', async () => {
    left.push('v6', 'mark5', 'v4');
    expect(await store.removeDesk(key.deskId)).toBe(false);
    expect([left, beside]).toEqual([['v4'], []]);
    expect(await store.removeDesk(key.deskId)).toBe(true);
    expect(left).toEqual([]);
  });
});
