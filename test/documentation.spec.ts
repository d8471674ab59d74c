import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { resources } from '../sdk/src/operations.js';
import { browserProgram, inBrowser, openBrowser } from './support/browser.js';
import { password, TestDesk } from './support/desks.js';
import { type ExtraApi, patience, startApi } from './support/extra-api.js';
import { guideNames } from './support/guides.js';
import { service } from './support/running.js';

if (browserProgram === undefined) {
  process.stderr.write('test/documentation.spec.ts: there is no Chromium here, so nobody looks at the pages.\n');
}

describe('the pages of the documentation', () => {
  it('are listed at /docs, run nothing, and lead nowhere that is not there', async () => {
    const address = service().url;
    const { paths } = JSON.parse(await (await fetch(`${address}/openapi.json`)).text());
    const operations = new Set(
      Object.values<Record<string, { operationId?: string; tags?: string[] }>>(paths)
        .flatMap((path) => Object.values(path))
        .map(({ operationId, tags }) => `#/${tags}/${operationId}`),
    );
    const pages = new Map<string, string>();
    const open = async (page: string): Promise<string> => {
      const known = pages.get(page);
      if (known !== undefined) return known;
      const answer = await fetch(address + page);
      expect([page, answer.status]).toEqual([page, 200]);
      const text = await answer.text();
      pages.set(page, text);
      if (answer.headers.get('content-type')?.startsWith('text/html')) {
        expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
        expect(text).not.toMatch(/<script(?![^>]*src=)|<style|<[^>]*\s(on\w+|style)=/);
      }
      return text;
    };
    const waiting = ['/docs', '/docs/problems'];
    const looked = new Set<string>();
    for (let page = waiting.shift(); page !== undefined; page = waiting.shift()) {
      if (looked.has(page)) continue;
      looked.add(page);
      const text = await open(page);
      for (const [, link = ''] of text.matchAll(/\shref="([^"]+)"/g)) {
        if (/^https?:/.test(link)) continue;
        const to = new URL(link, address + page);
        expect(to.origin).toBe(address);
        if (/^\/docs(\/guides\/|\/problems|\/sdk$|$)/.test(to.pathname)) waiting.push(to.pathname);
        const target = await open(to.pathname);
        // The reference is drawn by a script.
        if (to.pathname === '/docs/reference' && to.hash) expect([...operations]).toContain(to.hash);
        else if (to.hash)
          expect([link, target.includes(` id="${decodeURIComponent(to.hash.slice(1))}"`)]).toEqual([link, true]);
      }
    }
    for (const name of [...guideNames, 'sdk', 'changelog']) expect([...looked]).toContain(`/docs/guides/${name}`);
    expect([...looked].filter((page) => page.startsWith('/docs/problems/')).length).toBeGreaterThan(30);
  });

  it('name each operation by its call in the SDK, which is there', async () => {
    const text = await (await fetch(`${service().url}/docs/sdk`)).text();
    const { paths } = JSON.parse(await (await fetch(`${service().url}/openapi.json`)).text());
    const ids = Object.values<Record<string, { operationId?: string }>>(paths)
      .flatMap((path) => Object.values(path))
      .flatMap(({ operationId }) => operationId ?? []);
    const rows = /<h3[^>]*>guichet\.(\w+)\.(\w+)\(.*?\)<\/h3>\n<p>.*?<a href="\/docs\/reference#\/[\w-]+\/(\w+)"/g;
    const named = [...text.matchAll(rows)];
    expect(named.map(([, , , id]) => id).sort()).toEqual(ids.sort());
    const guichet: object = resources(() => Promise.reject(new Error('nothing is called here')));
    for (const [, group = '', name = ''] of named) {
      expect([group, name, typeof Reflect.get(Reflect.get(guichet, group), name)]).toEqual([group, name, 'function']);
    }
  });

  it('lead from each guide to every other, and to its own sections', async () => {
    const text = await (await fetch(`${service().url}/docs/guides/webhooks`)).text();
    const nav = text.slice(text.indexOf('<nav aria-label="Guides">'));
    for (const name of [...guideNames, 'sdk', 'changelog']) expect(nav).toContain(`href="/docs/guides/${name}"`);
    expect(nav).toContain('<a href="/docs/guides/webhooks" aria-current="page">Webhooks</a>');
    expect(nav).toContain('<a href="#what-you-answer">What you answer</a>');
  });
});

inBrowser('the documentation in a browser', () => {
  let api: ExtraApi;
  let browser: Browser;
  beforeAll(async () => {
    [api, browser] = await Promise.all([startApi({ PORT: '0' }), openBrowser()]);
  }, patience);
  afterAll(async () => {
    await browser.close();
    await api.stop();
  });

  it(
    'is read on a phone without moving it sideways, no end of a command out of sight',
    async () => {
      const page = await browser.newPage({ viewport: { width: 360, height: 740 } });
      const pages = [
        '/docs',
        '/docs/sdk',
        '/docs/problems',
        ...[...guideNames, 'sdk', 'changelog'].map((name) => `/docs/guides/${name}`),
      ];
      const tooWide: unknown[] = [];
      for (const where of pages) {
        await page.goto(api.url + where);
        const found = await page.evaluate<string[]>(`
          [document.documentElement, ...document.querySelectorAll('pre')]
            .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
            .map(({ tagName, textContent }) => tagName + ' ' + textContent.slice(0, 60))`);
        tooWide.push(...found.map((each) => [where, each]));
      }
      expect(tooWide).toEqual([]);
      await page.close();
    },
    patience,
  );

  it(
    'lets an operation be tried out where it is described',
    async () => {
      const desk = await TestDesk.open('road');
      const { email } = await desk.person({ name: 'Tess Temptans' });
      const page = await browser.newPage();
      page.setDefaultTimeout(3 * patience);
      const complaints: string[] = [];
      page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
      await page.goto(`${api.url}/docs/reference#/auth/sessionCreate`);
      const operation = page.locator('#operations-auth-sessionCreate');
      await operation.getByPlaceholder('desk').fill(desk.slug);
      await operation.locator('textarea').fill(JSON.stringify({ email, password }));
      await operation.getByRole('button', { name: 'Execute' }).click();
      const answer = operation.locator('.live-responses-table tbody .response').first();
      await answer.waitFor();
      expect(await answer.textContent()).toMatch(/^201[\s\S]*"accessToken"/);
      expect(complaints).toEqual([]);
      await page.close();
    },
    // The renderer reads the whole specification first.
    4 * patience,
  );
});
