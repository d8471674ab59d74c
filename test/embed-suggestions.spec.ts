import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { draft, publish, published, translate } from './support/articles.js';
import { inBrowser } from './support/browser.js';
import type { TestDesk } from './support/desks.js';
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

let stage: EmbeddingStage;

beforeAll(async () => {
  stage = await openStage();
}, patience);
afterAll(() => stage.close(), patience);

const suggesting = (source: string) =>
  source.replace('    form: hardware\n', '    form: hardware\n    suggestArticles: true\n');

/** A desk that has written down what to do with a dock. */
async function openHelpfulDesk(): Promise<{ desk: TestDesk; key: string }> {
  const { desk, key } = await openEmbeddingDesk([stage.site.origin], ['hardware'], suggesting);
  const body = 'Hold the button for ten seconds.';
  const { id } = await draft(desk, { title: 'A dock is stuck', body, language: 'en', slug: 'dock-is-stuck' });
  await translate(desk, id, 'fr', { title: 'Un point d’attache est bloqué', body: 'Appuyez dix secondes.' });
  await publish(desk, id);
  await published(desk, { title: 'A dock is stuck for staff', body, language: 'en', audience: 'customers' });
  return { desk, key };
}

const deflection = async (desk: TestDesk) => (await desk.call('get', '/v1/article-deflection', { expect: 200 })).body;
const counted = (desk: TestDesk, wanted: object) =>
  eventually(`deflection ${JSON.stringify(wanted)}`, async () => {
    const found = { shown: 0, opened: 0, solved: 0, filed: 0, ...wanted };
    return JSON.stringify(await deflection(desk), Object.keys(found).sort()) ===
      JSON.stringify(found, Object.keys(found).sort())
      ? true
      : undefined;
  });

inBrowser('articles in a form of a partner’s page', () => {
  it.each([
    ['en', 'dock stuck', 'A dock is stuck', 'That answers my question', 'Good to hear.', 'ten seconds'],
    [
      'fr',
      'attache bloqué',
      'Un point d’attache est bloqué',
      'Cela répond',
      'Ravis que cela vous aide.',
      'dix secondes',
    ],
  ])(
    'come while somebody types, and may be enough, by keyboard alone, in %s',
    async (language, words, title, enough, glad, text) => {
      const { desk, key } = await openHelpfulDesk();
      const address = partnerPage(stage.site, stage.api.url, `key="${key}"`, language, `/help-${language}`);
      const { page, frame, told, complaints } = await visit(stage.browser, address, language);
      await page.keyboard.press('Tab');
      await cursorIn(frame, 'field-subject');
      await page.keyboard.type(words);
      const link = frame.getByRole('link', { name: title });
      await link.waitFor();
      // What is for customers alone is not shown to a stranger.
      expect(await frame.locator('.suggestions li').count()).toBe(1);
      expect(await frame.evaluate('document.activeElement.id')).toBe('field-subject');
      expect(await frame.locator('.suggestions + [role=status]').textContent()).toMatch(/1/);
      expect(await faultsOf(frame)).toEqual([]);
      await picture(page, `suggestions-${language}`);

      await page.keyboard.press('Tab');
      const [article] = await Promise.all([page.context().waitForEvent('page'), page.keyboard.press('Enter')]);
      await article.waitForLoadState();
      expect(await article.locator('article h1').textContent()).toBe(title);
      expect(await article.locator('article').textContent()).toContain(text);
      expect(await faultsOf(article.mainFrame())).toEqual([]);
      await picture(article, `article-${language}`);
      await article.close();
      // The form is as it was, with the cursor where it was.
      expect(await frame.locator('#field-subject').inputValue()).toBe(words);
      expect(await frame.evaluate('document.activeElement.tagName')).toBe('A');
      await counted(desk, { shown: 1, opened: 1 });

      await page.keyboard.press('Tab');
      expect(await frame.evaluate('document.activeElement.textContent')).toContain(enough);
      await page.keyboard.press('Enter');
      await frame.getByRole('heading', { name: glad }).waitFor();
      expect(await frame.evaluate('document.activeElement.textContent')).toBe(glad);
      expect(await faultsOf(frame)).toEqual([]);
      await counted(desk, { shown: 1, opened: 1, solved: 1 });
      expect(await told()).toEqual(['ready', 'solved']);
      // Should it not be enough after all: nothing is lost.
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      expect(await frame.evaluate('document.activeElement.id')).toBe('field-subject');
      expect(await frame.locator('#field-subject').inputValue()).toBe(words);
      expect(complaints).toEqual([]);
      await page.context().close();
    },
  );

  it('are told not to have done when the form is sent all the same', async () => {
    const { desk, key } = await openHelpfulDesk();
    const { page, frame } = await visit(
      stage.browser,
      partnerPage(stage.site, stage.api.url, `key="${key}"`, 'en', '/anyway'),
    );
    await frame.locator('#field-subject').fill('My dock is stuck');
    await frame.getByRole('link', { name: 'A dock is stuck' }).waitFor();
    await counted(desk, { shown: 1 });
    await frame.locator('#field-description').fill('Since this morning');
    await frame.locator('#field-your-email').fill(desk.addressOf('Ana'));
    await frame.getByRole('button', { name: 'Send' }).click();
    await frame.getByRole('heading', { name: 'Thank you' }).waitFor();
    expect(await deflection(desk)).toMatchObject({ shown: 1, opened: 0, solved: 0, filed: 1 });
    await page.context().close();
  });
});
