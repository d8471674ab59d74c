import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, NestFastifyApplication } from '@nestjs/platform-fastify';
import { cutSlowBodies } from './slow-bodies.js';

@Module({})
class Nothing {}

describe('a body that does not come', () => {
  let app: NestFastifyApplication;
  let port: number;

  beforeAll(async () => {
    app = await NestFactory.create<NestFastifyApplication>(Nothing, new FastifyAdapter(), { logger: false });
    cutSlowBodies(app, () => ({ ratelimit: '"address";r=1;t=60' }), 50);
    const fastify = app.getHttpAdapter().getInstance();
    fastify.addContentTypeParser('multipart/form-data', (_request, payload, done) => {
      payload.on('end', () => done(null, null)).resume();
    });
    fastify.post('/', async () => 'taken');
    await app.init();
    await fastify.listen({ port: 0, host: '127.0.0.1' });
    const address = fastify.server.address();
    port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  });
  afterAll(() => app.close());

  const answerTo = (type: string, later: (send: (text: string) => void) => void) =>
    new Promise<string>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.write(
          `POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: ${type}\r\nContent-Length: 2\r\n\r\n"`,
        );
        later((text) => socket.write(text));
      });
      let said = '';
      socket.on('data', (chunk: Buffer) => {
        said += chunk.toString();
      });
      socket.on('close', () => resolve(said));
    });

  it('is told so, and the connection ends', async () => {
    const answer = await answerTo('application/json', () => undefined);
    expect(answer).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\n/);
    expect(answer).toContain('"code":"request-timeout"');
    expect(answer).toContain('ratelimit: "address";r=1;t=60');
  });

  it('is waited for longer when it is an upload', async () => {
    const answer = await answerTo('multipart/form-data; boundary=x', (send) => setTimeout(() => send('"'), 150));
    expect(answer).toMatch(/^HTTP\/1\.1 200 OK\r\n[\s\S]*taken$/);
  });
});
