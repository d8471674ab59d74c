import { describe, expect, it } from '@jest/globals';
import { Secrets } from '#database';
import { readSettings } from '#kernel';
import { parseReplyAddress, replyAddressOf, replyToken, replyTokenHash } from './reply-token.js';

const secretsOf = (secret: string) => new Secrets(readSettings({ GUICHET_SECRET: secret.padEnd(32, '.') }));
const secrets = secretsOf('one');
const desk = '01890000-0000-7000-8000-00000000000a';
const ticket = '01890000-0000-7000-8000-0000000000f1';

describe('a reply address', () => {
  it('names its desk, and is another one for each recipient, ticket, desk and installation', () => {
    const token = replyToken(secrets, desk, ticket, 'Lea@example.com');
    expect(parseReplyAddress(`support+${token}@road.example`)).toEqual({ deskId: desk, token });
    expect(replyToken(secrets, desk, ticket, 'lea@example.com')).toBe(token);
    const others = [
      replyToken(secrets, desk, ticket, 'ben@example.com'),
      replyToken(secrets, desk, desk, 'lea@example.com'),
      replyToken(secrets, ticket, ticket, 'lea@example.com'),
      replyToken(secretsOf('two'), desk, ticket, 'lea@example.com'),
    ];
    expect(new Set([token, ...others]).size).toBe(5);
  });

  it('survives a mail server that changes its case', () => {
    const token = replyToken(secrets, desk, ticket, 'lea@example.com');
    expect(parseReplyAddress(`Support+${token.toUpperCase()}@ROAD.example`)).toEqual({ deskId: desk, token });
  });

  it('is the desk’s own address with a detail, never with a local part of more than 64 characters', () => {
    const token = replyToken(secrets, desk, ticket, 'lea@example.com');
    expect(replyAddressOf(token, 'support-ops@bikes.example', undefined)).toBe(`support-ops+${token}@bikes.example`);
    expect(replyAddressOf(token, 'support+fr@road.example', undefined)).toBe(`support+${token}@road.example`);
    expect(replyAddressOf(token, 'a-very-long-local-part@road.example', undefined)).toBe(`reply+${token}@road.example`);
    expect(replyAddressOf(token, 'support@road.example', 'in.example')).toBe(`reply+${token}@in.example`);
    expect(replyAddressOf(token, 'support-ops-paris@x.example', undefined).split('@')[0]).toHaveLength(64);
  });

  it('is not seen where there is none', () => {
    const token = replyToken(secrets, desk, ticket, 'lea@example.com');
    for (const address of ['support@road.example', 'support+abc@road.example', `${token}@road.example`, token, '', '@'])
      expect(parseReplyAddress(address)).toBeUndefined();
    expect(parseReplyAddress(`a+z${token.slice(1)}@road.example`)).toBeUndefined();
  });

  it('is kept as a digest that the token cannot be read from', () => {
    const token = replyToken(secrets, desk, ticket, 'lea@example.com');
    expect(replyTokenHash(secrets, token)).toHaveLength(32);
    expect(replyTokenHash(secrets, token).toString('latin1')).not.toContain(token.slice(26));
  });
});
