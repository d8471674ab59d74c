import { describe, expect, it } from '@jest/globals';
import { readSettings } from './settings-reading.js';

describe('the settings', () => {
  const bucket = {
    S3_BUCKET: 'files',
    S3_ENDPOINT: 'https://store.example/',
    S3_KEY_ID: 'id',
    S3_SECRET: 'secret',
  };

  it('know a store of files by its bucket, its address and its key, all of them', () => {
    expect(readSettings(bucket)).toMatchObject({
      s3Bucket: 'files',
      s3Endpoint: 'https://store.example',
      s3Region: 'us-east-1',
      s3PathStyle: true,
    });
    expect(readSettings({}).s3Bucket).toBeUndefined();
    for (const missing of Object.keys(bucket)) {
      expect(() => readSettings({ ...bucket, [missing]: '' })).toThrow(
        `${missing} is missing (S3_BUCKET, S3_ENDPOINT, S3_KEY_ID, S3_SECRET are given together)`,
      );
    }
  });

  it('name every variable that is not right', () => {
    const wrong = { ...bucket, S3_BUCKET: 'Not/a bucket', S3_ENDPOINT: 'store.example', S3_PATH_STYLE: 'perhaps' };
    expect(() => readSettings(wrong)).toThrow(/^S3_BUCKET is not right.*; S3_ENDPOINT is .*; S3_PATH_STYLE is /);
  });
});
