import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { browserProgram, inBrowser } from './support/browser.js';
import {
  cursorIn,
  type EmbeddingStage,
  faultsOf,
  openEmbeddingDesk,
  openStage,
  partnerPage,
  picture,
  visit,
} from './support/embed.js';
import { patience } from './support/extra-api.js';
import { eventually } from './support/running.js';
import { list } from './support/stories.js';

let stage: EmbeddingStage;
if (browserProgram === undefined) {
  process.stderr.write('test/embed.spec.ts: there is no Chromium here, so nobody looks at the embedded form.\n');
}

beforeAll(async () => {
  stage = await openStage();
}, patience);
afterAll(() => stage.close(), patience);

/** What a screen reader would say of where the cursor is. */
const focused = `(() => { const { id, type, textContent } = document.activeElement; return id || type || textContent; })()`;

describe('what a partner’s page loads', () => {
  it('is at most 3 kB, and the frame’s script at most 10', async () => {
    const sizeOf = async (name: string) =>
      gzipSync(new Uint8Array(await (await fetch(`${stage.api.url}/embed/${name}`)).arrayBuffer()), { level: 9 })
        .length;
    const [loader, frame] = [await sizeOf('loader.js'), await sizeOf('frame.js')];
    process.stdout.write(`the loader weighs ${loader} bytes, the frame’s script ${frame} (gzip)\n`);
    expect(loader).toBeLessThanOrEqual(3 * 1024);
    expect(frame).toBeLessThanOrEqual(10 * 1024);
  });
});

inBrowser('a form in a partner’s page', () => {
  it.each([
    ['en', 'Hardware concerned', 'Bike', 'Send', 'Thank you. We have your request.'],
    ['fr', 'Matériel concerné', 'V', 'Envoyer', 'Merci. Votre demande nous est parvenue.'],
  ])('is filled in and sent by keyboard alone, in %s', async (language, label, bike, send, thanks) => {
    const { desk, key } = await openEmbeddingDesk([stage.site.origin]);
    const address = partnerPage(
      stage.site,
      stage.api.url,
      `key="${key}" desk="${desk.slug}"`,
      language,
      `/keyboard-${language}`,
    );
    const { page, frame, told, complaints } = await visit(stage.browser, address, language);
    expect(await faultsOf(frame)).toEqual([]);
    expect(await frame.evaluate('document.documentElement.lang')).toBe(language);
    expect(await page.evaluate(`document.querySelector('iframe').title.length > 3`)).toBe(true);

    // Sent too early: said aloud, at its place, with the cursor in the first field that is to be corrected.
    const press = (...keys: string[]) =>
      keys.reduce((last, each) => last.then(() => page.keyboard.press(each)), Promise.resolve());
    // The page around it has nothing to stop at: the first stop is the form's first field.
    await press('Tab');
    await cursorIn(frame, 'field-subject');
    await press('Enter');
    expect(await frame.evaluate(focused)).toBe('field-subject');
    const subject = frame.locator('#field-subject');
    expect(await subject.getAttribute('aria-invalid')).toBe('true');
    expect(await frame.locator('#fault-subject').textContent()).not.toBe('');
    expect(await subject.getAttribute('aria-describedby')).toContain('fault-subject');
    expect(await frame.getByRole('alert').textContent()).toMatch(/[1-9]/);
    expect(await faultsOf(frame)).toEqual([]);
    await picture(page, `faults-${language}`);

    const type = (text: string) => page.keyboard.type(text);
    await type('The dock is stuck');
    await press('Tab');
    await type('Since this morning');
    await press('Tab');
    expect(await frame.evaluate(focused)).toBe('field-device');
    expect(await frame.getByLabel(label).count()).toBe(1);
    // Its number is asked for once it is known what it is about.
    expect(await frame.locator('#field-assetNumber').isVisible()).toBe(false);
    await type(bike);
    await frame.locator('#field-assetNumber').waitFor({ state: 'visible' });
    await press('Tab');
    await type('B-17');
    await press('Tab', 'Tab');
    await type('Ana Sousa');
    await press('Tab');
    await type(desk.addressOf('Ana'));
    await picture(page, `filled-${language}`);
    await press('Tab');
    expect(await frame.evaluate('document.activeElement.textContent')).toBe(send);
    await press('Enter');
    await frame.getByRole('heading', { name: thanks }).waitFor();
    expect(await frame.evaluate('document.activeElement.textContent')).toBe(thanks);
    expect(await faultsOf(frame)).toEqual([]);

    await picture(page, `done-${language}`);
    expect(await told()).toEqual(['ready', 'filed']);
    const [ticket, ...others] = await list(desk, 'view=all');
    expect(others).toEqual([]);
    expect(ticket).toMatchObject({ channel: 'embed', requester: { email: desk.addressOf('Ana') } });
    const { body } = await desk.call('get', `/v1/tickets/${ticket.id}`, { expect: 200 });
    expect(body.fields).toMatchObject({ subject: 'The dock is stuck', device: 'bike', assetNumber: 'B-17' });
    const { raw } = await desk.mailTo(desk.addressOf('Ana'));
    expect(raw.toString()).not.toContain('dock');
    expect(complaints).toEqual([]);
    expect(await page.context().cookies()).toEqual([]);
    await page.context().close();
  });

  it.each([
    ['normal', 'dark', '', 'light'],
    ['light dark', 'dark', '', 'dark'],
    ['light dark', 'light', '', 'light'],
    ['dark', 'light', '', 'dark'],
    ['dark', 'dark', 'theme="light"', 'light'],
  ] as const)('is as dark as the page around it: %s on a %s system, %s: %s', async (page, system, said, expected) => {
    const { desk, key } = await openEmbeddingDesk([stage.site.origin]);
    const attributes = `key="${key}" desk="${desk.slug}" ${said}`;
    const address = partnerPage(stage.site, stage.api.url, attributes, 'en', '/themes', page);
    const seen = await visit(stage.browser, address, 'en', system);
    const ground = await seen.frame.evaluate<string>('getComputedStyle(document.body).backgroundColor');
    expect(ground).toBe(expected === 'dark' ? 'rgb(22, 25, 29)' : 'rgb(255, 255, 255)');
    expect(await faultsOf(seen.frame)).toEqual([]);
    await seen.page.context().close();
  });

  it('is as high as it needs to be', async () => {
    const { desk, key } = await openEmbeddingDesk([stage.site.origin]);
    const { page, frame } = await visit(
      stage.browser,
      partnerPage(stage.site, stage.api.url, `key="${key}" desk="${desk.slug}"`),
    );
    const fits = () =>
      eventually('a frame without a scroll bar', async () => {
        const isRoomy = await frame.evaluate<boolean>('document.documentElement.scrollHeight <= innerHeight');
        return isRoomy || undefined;
      });
    const height = () => page.evaluate<number>(`document.querySelector('iframe').clientHeight`);
    await fits();
    const before = await height();
    await frame.locator('#field-device').selectOption('bike');
    await eventually('a higher frame', async () => (await height()) > before || undefined);
    await fits();
    await page.context().close();
  });

  it('is shown in no page of another origin, whatever that page says it is', async () => {
    const { desk, key } = await openEmbeddingDesk(['https://www.partner.example']);
    const forged = `${stage.api.url}/embed/frame?key=${key}&desk=${desk.slug}&origin=https://www.partner.example`;
    const html = `<!doctype html><title>Evil</title><iframe src="${forged}"></iframe>`;
    stage.site.put('/forged', html, "default-src 'none'; frame-src *");
    const page = await stage.browser.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    await page.goto(`${stage.site.origin}/forged`, { waitUntil: 'load' });
    expect(complaints.join()).toMatch(/frame-ancestors/);
    const [, frame] = page.frames();
    expect(await frame?.locator('form').count()).toBe(0);
    await page.close();
  });
});
