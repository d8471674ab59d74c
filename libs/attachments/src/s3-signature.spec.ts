import { createHash, createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { presignedUrl, signedRequest } from './s3-signature.js';

// Key, bucket, instant and results of the examples in Amazon's documentation of Signature Version 4 for S3
// ("Signature Calculations for the Authorization Header").
const settings = {
  endpoint: 'https://s3.amazonaws.com',
  region: 'us-east-1',
  bucket: 'examplebucket',
  keyId: 'AKIAIOSFODNN7EXAMPLE',
  secret: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  pathStyle: false,
};
const now = new Date('2013-05-24T00:00:00Z');
const headers = { 'x-amz-content-sha256': createHash('sha256').digest('hex') };

/** What a store makes of a request that stands in an address, as Amazon documents it; our own code has no part in it. */
function signatureOf(address: string, method: string, given: Record<string, string>): string {
  const { host, pathname, searchParams } = new URL(address);
  const names = (searchParams.get('X-Amz-SignedHeaders') ?? '').split(';');
  const query = [...searchParams]
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map((pair) => pair.map(encodeURIComponent).join('='))
    .sort()
    .join('&');
  const lines = names.map((name) => `${name}:${name === 'host' ? host : given[name]}\n`).join('');
  const canonical = [method, pathname, query, lines, names.join(';'), 'UNSIGNED-PAYLOAD'].join('\n');
  const time = searchParams.get('X-Amz-Date') ?? '';
  const scope = [time.slice(0, 8), settings.region, 's3', 'aws4_request'];
  const digest = createHash('sha256').update(canonical).digest('hex');
  let key = Buffer.from(`AWS4${settings.secret}`);
  for (const part of scope) key = createHmac('sha256', key).update(part).digest();
  return createHmac('sha256', key)
    .update(['AWS4-HMAC-SHA256', time, scope.join('/'), digest].join('\n'))
    .digest('hex');
}

describe('an address that lets somebody put one file', () => {
  const put = { method: 'PUT', key: 'incoming/a/b', headers: { 'content-length': '48213' } };

  it('is good for that file’s size, that name and that time, and for nothing else', async () => {
    const address = await presignedUrl(settings, now, put, 900);
    const url = new URL(address);
    const signature = url.searchParams.get('X-Amz-Signature');
    expect(url.searchParams.get('X-Amz-SignedHeaders')).toBe('content-length;host');
    expect(url.searchParams.get('X-Amz-Expires')).toBe('900');
    expect(signatureOf(address, 'PUT', { 'content-length': '48213' })).toBe(signature);
    expect(signatureOf(address, 'PUT', { 'content-length': '48214' })).not.toBe(signature);
    expect(signatureOf(address, 'GET', { 'content-length': '48213' })).not.toBe(signature);
    for (const change of [
      address.replace('/incoming/a/b', '/files/a/b'),
      address.replace('Expires=900', 'Expires=9000'),
      address.replace('20130524T000000Z', '20130524T000001Z'),
    ]) {
      expect(change).not.toBe(address);
      expect(signatureOf(change, 'PUT', { 'content-length': '48213' })).not.toBe(signature);
    }
  });
});

describe('the signature of a request to an S3-compatible store', () => {
  it.each([
    [{ lifecycle: '' }, 'fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543'],
    [{ 'max-keys': '2', prefix: 'J' }, '34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7'],
  ])('is the one that Amazon documents for %j', async (query, signature) => {
    const { url, headers: signed } = await signedRequest(settings, now, { method: 'GET', query, headers });
    expect(url.host).toBe('examplebucket.s3.amazonaws.com');
    expect(signed.get('authorization')).toBe(
      `AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request, SignedHeaders=host;x-amz-content-sha256;x-amz-date, Signature=${signature}`,
    );
  });

  it('is another one for another content, key, object or method', async () => {
    const sign = async (change: object, more: object = {}) => {
      const request = { method: 'PUT', key: 'files/a', headers, ...change };
      return (await signedRequest({ ...settings, ...more }, now, request)).headers.get('authorization');
    };
    const all = await Promise.all([
      sign({}),
      sign({ headers: { 'x-amz-content-sha256': createHash('sha256').update('x').digest('hex') } }),
      sign({ key: 'files/b' }),
      sign({ method: 'DELETE' }),
      sign({}, { secret: 'another' }),
      sign({}, { region: 'eu-west-3' }),
    ]);
    expect(new Set(all).size).toBe(all.length);
  });

  it('goes where the settings say: the bucket in the path, or before the host', async () => {
    const at = async (more: object) =>
      (await signedRequest({ ...settings, ...more }, now, { method: 'GET', key: 'files/a', headers })).url.toString();
    expect(await at({})).toBe('https://examplebucket.s3.amazonaws.com/files/a');
    expect(await at({ pathStyle: true })).toBe('https://s3.amazonaws.com/examplebucket/files/a');
    expect(await at({ pathStyle: true, endpoint: 'http://store:9000/root' })).toBe(
      'http://store:9000/root/examplebucket/files/a',
    );
  });
});
