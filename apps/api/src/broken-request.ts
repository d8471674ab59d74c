import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { Problem } from '#kernel';
import { problemDocument } from './problem.filter.js';

/**
 * Answers what is no HTTP request: broken off, too slow or too large in its head. There is no request to answer yet, so
 * the answer is written to the connection, which then ends.
 *
 * @param fields further headers
 */
export function answerBroken(
  error: Error & { code?: string },
  socket: Socket,
  fields: Readonly<Record<string, string>>,
): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const requestId = randomUUID();
  const problem = problemOfCode(error.code);
  const body = JSON.stringify(problemDocument(problem, requestId));
  const head = [
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}`,
    'Connection: close',
    'Content-Type: application/problem+json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Content-Language: en',
    'Cache-Control: no-store',
    'Access-Control-Allow-Origin: *',
    `X-Request-Id: ${requestId}`,
    ...Object.entries(fields).map(([name, value]) => `${name}: ${value}`),
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}

function problemOfCode(code: string | undefined): Problem {
  if (code === 'HPE_HEADER_OVERFLOW') {
    return new Problem(
      'headers-too-large',
      'Address and headers together may take 16 KiB. Send fewer or shorter ones.',
    );
  }
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') {
    return new Problem('request-timeout', 'The request did not arrive in time. Send it again, without pauses.');
  }
  return new Problem('malformed-request', 'This is not HTTP/1.1 as RFC 9112 says it. Look at the bytes that you send.');
}
