import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { inBrowser } from './support/browser.js';
import {
  type EmbeddingStage,
  faultsOf,
  openEmbeddingDesk,
  openStage,
  partnerPage,
  picture,
  visit,
} from './support/embed.js';
import { patience } from './support/extra-api.js';
import { pixel } from './support/files.js';
import { list } from './support/stories.js';

let stage: EmbeddingStage;

beforeAll(async () => {
  stage = await openStage();
}, patience);
afterAll(() => stage.close(), patience);

const few = (source: string) => `${source}\nattachments: { largestMebibytes: 1, mostAtOnce: 2 }\n`;
const photo = { name: 'dock.png', mimeType: 'image/png', buffer: pixel };
const note = { name: 'note.txt', mimeType: 'text/plain', buffer: Buffer.from('Since this morning') };
const film = { name: 'film.mp4', mimeType: 'video/mp4', buffer: Buffer.alloc(2 ** 20 + 1) };

/** Opens the browser's own dialogue by keyboard, from where the cursor is, and answers it. */
async function choose(page: Page, ...files: (typeof photo)[]): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('Enter')]);
  await chooser.setFiles(files);
}

inBrowser('files of a form in a partner’s page', () => {
  it.each([
    ['en', 'Remove dock.png', 'added', 'a file may have at most 1 MB', 'Thank you'],
    ['fr', 'Retirer dock.png', 'ajouté', 'un fichier peut avoir au plus 1', 'Merci'],
  ])('are added, taken out and sent by keyboard alone, in %s', async (language, remove, added, tooLarge, thanks) => {
    const { desk, key } = await openEmbeddingDesk([stage.site.origin], ['hardware'], few);
    const address = partnerPage(stage.site, stage.api.url, `key="${key}"`, language, `/files-${language}`);
    const { page, frame, told, complaints } = await visit(stage.browser, address, language);
    // As long as somebody listens, the browser hands its dialogues to the test: also those of the frame, from the first on.
    page.on('filechooser', () => undefined);
    await frame.locator('#field-subject').fill('The dock is stuck');
    await frame.locator('#field-description').fill('See the picture');
    await frame.locator('#field-device').focus();
    await page.keyboard.press('Tab');
    expect(await frame.evaluate('document.activeElement.id')).toBe('field-files');
    // What may be sent is said where it is chosen.
    expect(await frame.locator('#field-files').getAttribute('aria-describedby')).toContain('help-files');
    await choose(page, photo, film);
    const rows = frame.locator('ul.files > li');
    await rows.first().getByText(added).waitFor();
    expect(await rows.count()).toBe(1);
    expect(await frame.locator('#fault-files').textContent()).toContain(`film.mp4: ${tooLarge}`);
    expect(await frame.locator('#field-files').getAttribute('aria-invalid')).toBe('true');
    expect(await frame.locator('#field-files').getAttribute('aria-describedby')).toContain('fault-files');
    expect(await faultsOf(frame)).toEqual([]);
    await picture(page, `files-${language}`);

    // Taken out, with the cursor back where another one is chosen.
    await page.keyboard.press('Tab');
    expect(await frame.evaluate('document.activeElement.ariaLabel')).toBe(remove);
    await page.keyboard.press('Enter');
    expect(await rows.count()).toBe(0);
    expect(await frame.evaluate('document.activeElement.id')).toBe('field-files');
    await choose(page, photo, note, film);
    expect(await frame.locator('#fault-files').textContent()).toContain('film.mp4: ');
    await rows.nth(1).getByText(added).waitFor();
    await rows.nth(0).getByText(added).waitFor();
    await frame.locator('#field-your-email').focus();
    await page.keyboard.type(desk.addressOf('Ana'));
    await page.keyboard.press('Enter');
    await frame.getByRole('heading', { name: thanks }).waitFor();
    expect(await told()).toEqual(['ready', 'filed']);
    expect(complaints).toEqual([]);
    const [ticket] = await list(desk, 'view=all');
    const { attachments } = (await desk.call('get', `/v1/tickets/${ticket.id}`, { expect: 200 })).body;
    expect(attachments.map(({ name }: { name: string }) => name).sort()).toEqual(['dock.png', 'note.txt']);
    await page.context().close();
  });

  it('are waited for, with how far they are; and those that fail are named before anything is sent', async () => {
    const { desk, key } = await openEmbeddingDesk([stage.site.origin], ['hardware'], few);
    const { page, frame } = await visit(
      stage.browser,
      partnerPage(stage.site, stage.api.url, `key="${key}"`, 'en', '/slow'),
    );
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route('**/v1/submission-files?*', async (route) => {
      await held;
      await route.continue();
    });
    await frame.locator('#field-subject').fill('The dock is stuck');
    await frame.locator('#field-description').fill('See the picture');
    await frame.locator('#field-your-email').fill(desk.addressOf('Ana'));
    await frame.locator('#field-files').setInputFiles(photo);
    await frame.getByRole('progressbar', { name: 'Sending dock.png' }).waitFor();
    await frame.getByRole('button', { name: 'Send' }).click();
    expect(await frame.locator('#fault-files').textContent()).toContain('still on their way');
    expect(await frame.evaluate('document.activeElement.id')).toBe('field-files');
    expect(await faultsOf(frame)).toEqual([]);
    await picture(page, 'files-under-way');
    release();
    await frame.locator('ul.files > li').getByText('added').waitFor();
    expect(await frame.locator('#fault-files').isVisible()).toBe(false);

    await page.unroute('**/v1/submission-files?*');
    const problem = {
      type: 'about:blank',
      title: 'x',
      status: 422,
      code: 'unprocessable',
      detail: 'No such file here.',
    };
    await page.route('**/v1/submission-files?*', (route) =>
      route.fulfill({ status: 422, contentType: 'application/problem+json', body: JSON.stringify(problem) }),
    );
    await frame.locator('#field-files').setInputFiles(note);
    await frame.locator('#fault-files').getByText('note.txt: No such file here.').waitFor();
    await frame.getByRole('button', { name: 'Send' }).click();
    expect(await frame.locator('#fault-files').textContent()).toContain('Remove what could not be sent');
    expect(await faultsOf(frame)).toEqual([]);
    await frame.getByRole('button', { name: 'Remove note.txt' }).click();
    expect(await frame.locator('#fault-files').isVisible()).toBe(false);
    await frame.getByRole('button', { name: 'Send' }).click();
    await frame.getByRole('heading', { name: 'Thank you' }).waitFor();
    const [ticket] = await list(desk, 'view=all');
    const { attachments } = (await desk.call('get', `/v1/tickets/${ticket.id}`, { expect: 200 })).body;
    expect(attachments).toMatchObject([{ name: 'dock.png' }]);
    await page.context().close();
  });

  it('are not asked for where the form takes none', async () => {
    const bare = (source: string) => source.replace('hardware: { fields:', 'hardware: { attachments: false, fields:');
    const { key } = await openEmbeddingDesk([stage.site.origin], ['hardware'], bare);
    const { page, frame } = await visit(
      stage.browser,
      partnerPage(stage.site, stage.api.url, `key="${key}"`, 'en', '/bare'),
    );
    expect(await frame.locator('#field-subject').isVisible()).toBe(true);
    expect(await frame.locator('input[type=file]').count()).toBe(0);
    await page.context().close();
  });
});
