import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { inBrowser, openBrowser, openSite, type PartnerSite } from './support/browser.js';
import { picture, visit } from './support/embed.js';
import { patience } from './support/extra-api.js';
import { adapted, guideBlocks } from './support/guides.js';
import { freePort } from './support/ports.js';
import { eventually } from './support/running.js';
import { openTrial, type TrialService } from './support/trial-service.js';

const run = promisify(execFile);
const only = (blocks: readonly string[]): string => {
  expect(blocks).toHaveLength(1);
  return blocks[0] ?? '';
};

describe('the guide to a form in one’s own pages', () => {
  let service: TrialService;
  let site: PartnerSite;
  beforeAll(async () => {
    [service, site] = await Promise.all([openTrial('embedding'), openSite()]);
  }, patience);
  afterAll(() => Promise.all([service.stop(), site.stop()]));

  const block = (language: string) => adapted(only(guideBlocks('embedding', language)), service);
  /** By the guide's own commands. */
  async function keyFor(origin: string): Promise<string> {
    const script = block('sh').replaceAll('http://localhost:8080', origin);
    return (await run('sh', ['-euc', script])).stdout.trim();
  }
  /** The policy that the guide names, without what pages of this test do without. */
  const policy = () => /^Content-Security-Policy: (.+)$/m.exec(block('console'))?.[1] ?? '';

  it('shows a server whose page loads what it needs from the service, and may be asked for from nowhere else', async () => {
    const port = `${await freePort()}`;
    const origin = `http://localhost:${port}`;
    const program = path.join(service.place, 'contact.mjs');
    writeFileSync(program, block('js').replaceAll('8080', port));
    const KEY = await keyFor(origin);
    const server = spawn(process.execPath, [program], { env: { PATH: process.env['PATH'], KEY } });
    try {
      const answer = await eventually('the page', () => fetch(origin).catch(() => undefined));
      const page = await answer.text();
      expect(page).toContain(`key="${KEY}"`);
      const loader = /src="([^"]+)"/.exec(page)?.[1] ?? '';
      expect(answer.headers.get('content-security-policy')).toContain(new URL(loader).origin);
      expect((await fetch(loader)).status).toBe(200);
      const frame = await fetch(`${service.address}/embed/frame?key=${KEY}&desk=support-ops&origin=${origin}`);
      expect(frame.headers.get('content-security-policy')).toContain(`frame-ancestors ${origin}`);
    } finally {
      const ended = once(server, 'close');
      server.kill();
      await ended;
    }
  });

  inBrowser('in a browser', () => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await openBrowser();
    }, patience);
    afterAll(() => browser.close());

    it.each([
      ['as nobody, in English', '/?language=en', 'en', 'Send', false],
      ['as whom the page names, in French', '/?language=fr&visitor=named', 'fr', 'Envoyer', true],
    ])(
      'files from the page that npm start shows, %s',
      async (_, query, language, send, isNamed) => {
        expect(service.demo).toMatch(/^http:\/\/localhost:\d+$/);
        const { page, frame, told, complaints } = await visit(browser, service.demo + query, language);
        await frame.locator('#request-type').selectOption('hardware');
        await frame.locator('#field-subject').fill('The map stays empty');
        await frame.locator('#field-description').fill('Since this morning.');
        expect(await frame.locator('#field-your-email').isVisible()).toBe(!isNamed);
        if (!isNamed) await frame.locator('#field-your-email').fill('visitor@example.org');
        await picture(page, `demo-${language}`);
        await frame.getByRole('button', { name: send, exact: true }).click();
        await eventually('the ticket', async () => (await told()).includes('filed') || undefined);
        expect(complaints).toEqual([]);
        await page.context().close();
      },
      patience,
    );

    it('shows two lines and a policy that make a page have the form', async () => {
      const lines = block('html').replace('gpk_…', await keyFor(site.origin));
      site.put('/contact', `<!doctype html><html lang="en"><title>Contact</title>${lines}</html>`, policy());
      site.put('/favicon.ico', '', '');
      const { page, frame, told, complaints } = await visit(browser, `${site.origin}/contact`);
      expect(await told()).toEqual(['ready']);
      expect(await frame.locator('#request-type option').allTextContents()).toContain('Hardware issue');
      expect(complaints).toEqual([]);
      await page.context().close();
    });

    it(
      'shows a program that draws the form itself, says what is wrong and sends it',
      async () => {
        const text = block('ts').replace('gpk_…', await keyFor(site.origin));
        const { outputFiles } = await build({
          stdin: { contents: text, resolveDir: process.cwd() },
          bundle: true,
          format: 'esm',
          write: false,
          alias: { '@guichet/sdk/embed': path.resolve('sdk/src/embed.ts') },
          logLevel: 'error',
        });
        const script = `<script type="module" src="/own.js"></script>`;
        site.put('/own', `<!doctype html><html lang="en"><title>Own</title><body>${script}</html>`, policy());
        const page: Page = await browser.newPage();
        await page.route('**/own.js', (route) =>
          route.fulfill({ contentType: 'text/javascript', body: outputFiles[0]?.text ?? '' }),
        );
        await page.goto(`${site.origin}/own`);
        await page.getByLabel('Subject').fill('The map stays empty');
        await page.getByLabel('Description').fill('Since this morning.');
        await page.getByLabel('E-mail').fill('not an address, but it has an @');
        await page.getByRole('button').click();
        const said = page.locator('p');
        await page.getByText('/email').waitFor();
        await page.getByLabel('E-mail').fill('visitor@example.org');
        await page.getByRole('button').click();
        await page.getByText('A mail confirms it').waitFor();
        expect(await said.textContent()).not.toContain('/email');
        await page.close();
      },
      patience,
    );
  });
});
