import { AwsV4Signer } from 'aws4fetch';

/** Where a bucket is, and the key to it. */
export interface BucketSettings {
  /** Such as `https://s3.eu-west-3.amazonaws.com`. */
  readonly endpoint: string;
  readonly region: string;
  readonly bucket: string;
  readonly keyId: string;
  readonly secret: string;
  /** Whether the bucket stands in the path; else it stands before the host's name. */
  readonly pathStyle: boolean;
}

/** One request to a bucket, before it is signed. */
export interface UnsignedRequest {
  readonly method: string;
  /** Of the object; without it the bucket itself is asked. */
  readonly key?: string | undefined;
  readonly query?: Readonly<Record<string, string>> | undefined;
  readonly headers: Readonly<Record<string, string>>;
}

/** A request as the store takes it: AWS Signature Version 4, in its headers. */
export function signedRequest(
  settings: BucketSettings,
  now: Date,
  request: UnsignedRequest,
): Promise<{ readonly url: URL; readonly headers: Headers }> {
  return signerOf(settings, now, request).sign();
}

/**
 * A request whose signature stands in its address. Each of its headers is part of what is signed: a request with another
 * `Content-Length`, say, is not the one that was signed.
 *
 * @param seconds how long it may be made
 */
export async function presignedUrl(
  settings: BucketSettings,
  now: Date,
  request: UnsignedRequest,
  seconds: number,
): Promise<string> {
  const query = { ...request.query, 'X-Amz-Expires': String(seconds) };
  const inAddress = { signQuery: true, allHeaders: true };
  const { url } = await signerOf(settings, now, { ...request, query }, inAddress).sign();
  return url.toString();
}

function signerOf(
  settings: BucketSettings,
  now: Date,
  { method, key, query = {}, headers }: UnsignedRequest,
  how: { readonly signQuery?: boolean; readonly allHeaders?: boolean } = {},
): AwsV4Signer {
  const url = new URL(key === undefined ? rootOf(settings) : `${rootOf(settings)}/${key}`);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return new AwsV4Signer({
    ...how,
    method,
    url: url.toString(),
    headers,
    service: 's3',
    region: settings.region,
    accessKeyId: settings.keyId,
    secretAccessKey: settings.secret,
    datetime: now.toISOString().replace(/[:-]|\.\d{3}/g, ''),
  });
}

/** Where the bucket's objects are, without a slash at the end. */
function rootOf({ endpoint, bucket, pathStyle }: BucketSettings): string {
  const url = new URL(endpoint);
  if (pathStyle) url.pathname = `${url.pathname.replace(/\/$/, '')}/${bucket}`;
  else url.hostname = `${bucket}.${url.hostname}`;
  return url.toString().replace(/\/$/, '');
}
