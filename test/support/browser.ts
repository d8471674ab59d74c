import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe } from '@jest/globals';
import { type Browser, chromium } from 'playwright-core';

/** Where a Chromium may be; `CHROMIUM` names another one. */
const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The browser's program; undefined where this machine has none. `.ci/run` installs it where it may. */
export const browserProgram = process.env['CHROMIUM'] ?? places.find((place) => existsSync(place));

/** Tests that look at pages; left out where nothing can. */
export const inBrowser: typeof describe.skip = browserProgram === undefined ? describe.skip : describe;

/** @throws Error where this machine has no Chromium */
export async function openBrowser(): Promise<Browser> {
  if (browserProgram === undefined) throw new Error('There is no Chromium here: install one, or name it in CHROMIUM.');
  return chromium.launch({
    executablePath: browserProgram,
    // Tests load pages of our own alone; as root there is no sandbox to be had.
    args: ['--no-sandbox', '--disable-dev-shm-usage'],
  });
}

/** A web server of somebody else's: pages by path, each with the policy that its owner wants. */
export interface PartnerSite {
  /** Such as `http://localhost:41234`; another origin than the service's. */
  readonly origin: string;
  put(path: string, html: string, policy: string): void;
  stop(): Promise<void>;
}

export async function openSite(): Promise<PartnerSite> {
  const pages = new Map<string, { html: string; policy: string }>();
  const server = createServer(({ url = '/' }, response) => {
    const page = pages.get(url);
    if (!page) return response.writeHead(404).end();
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': page.policy });
    return response.end(page.html);
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    origin: `http://localhost:${portOf(address)}`,
    put: (path, html, policy) => pages.set(path, { html, policy }),
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

const portOf = ({ port }: AddressInfo) => port;
