import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { signedRequest } from './s3-signature.js';

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
