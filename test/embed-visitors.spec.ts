import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { inBrowser, openSite, type PartnerSite } from './support/browser.js';
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
import { claimsOf, visitorToken } from './support/visitor-token.js';

let stage: EmbeddingStage;
let evil: PartnerSite;

beforeAll(async () => {
  [stage, evil] = await Promise.all([openStage(), openSite()]);
}, patience);
afterAll(() => Promise.all([stage.close(), evil.stop()]), patience);

inBrowser('a visitor whom the partner’s page names', () => {
  it.each([
    ['en', 'Send', 'Thank you. We have your request.', 'You send this as'],
    ['fr', 'Envoyer', 'Merci. Votre demande nous est parvenue.', 'Vous envoyez ceci en tant que'],
  ])('sends the form by keyboard alone, without saying who they are, in %s', async (language, send, thanks, as) => {
    const { desk, made } = await openEmbeddingDesk([stage.site.origin]);
    const email = desk.addressOf('Noa');
    const token = visitorToken(made.secret, claimsOf(made.key, email, { name: 'Noa Stein' }));
    const attributes = `key="${made.key}" identity="${token}"`;
    const address = partnerPage(stage.site, stage.api.url, attributes, language, `/named-${language}`);
    const { page, frame, told, complaints } = await visit(stage.browser, address, language);
    expect(await frame.getByText(`${as} ${email}`).isVisible()).toBe(true);
    for (const field of ['#field-your-name', '#field-your-email']) {
      expect(await frame.locator(field).isVisible()).toBe(false);
    }
    expect(await faultsOf(frame)).toEqual([]);
    await picture(page, `named-${language}`);

    await page.keyboard.press('Tab');
    await cursorIn(frame, 'field-subject');
    await page.keyboard.type('The dock is stuck');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Since this morning');
    for (const _ of ['device', 'files', 'send']) await page.keyboard.press('Tab');
    expect(await frame.evaluate('document.activeElement.textContent')).toBe(send);
    await page.keyboard.press('Enter');
    await frame.getByRole('heading', { name: thanks }).waitFor();
    expect(await faultsOf(frame)).toEqual([]);
    expect(await told()).toEqual(['ready', 'filed']);
    expect(await list(desk, 'view=all')).toMatchObject([{ channel: 'embed', requester: { email, name: 'Noa Stein' } }]);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('has a token asked of the page whenever one is needed, and writes down who they are when there is none', async () => {
    const { desk, made } = await openEmbeddingDesk([stage.site.origin]);
    const { page, frame, told } = await visit(
      stage.browser,
      partnerPage(stage.site, stage.api.url, `key="${made.key}"`, 'en', '/asked'),
    );
    expect(await frame.locator('#field-your-email').isVisible()).toBe(true);
    // They sign in to the partner's page only now: what they have written stays.
    await frame.locator('#field-subject').fill('The dock is stuck');
    await frame.locator('#field-description').fill('Since this morning');
    const first = visitorToken(made.secret, claimsOf(made.key, desk.addressOf('Noa')));
    const over = Math.floor(Date.now() / 1000) - 1;
    const old = visitorToken(made.secret, claimsOf(made.key, desk.addressOf('Noa'), { iat: over - 300, exp: over }));
    await page.evaluate(`(() => {
      window.tokens = [${JSON.stringify(first)}, ${JSON.stringify(old)}, null];
      document.querySelector('guichet-form').identity = async () => tokens.shift();
    })()`);
    await frame.getByText(desk.addressOf('Noa')).waitFor();
    expect(await frame.locator('#field-your-email').isVisible()).toBe(false);
    // One that is too old is no reason to lose the form.
    await frame.getByRole('button', { name: 'Send' }).click();
    await frame.getByRole('alert').getByText('cannot tell us who you are').waitFor();
    expect(await frame.evaluate('document.activeElement.id')).toBe('field-your-email');
    expect(await frame.locator('#field-subject').inputValue()).toBe('The dock is stuck');
    expect(await faultsOf(frame)).toEqual([]);
    await picture(page, 'identity-lost');
    expect(await told()).toEqual(['ready', 'error unprocessable']);
    expect(await list(desk, 'view=all')).toEqual([]);
    await page.keyboard.type(desk.addressOf('Somebody'));
    await page.keyboard.press('Enter');
    await frame.getByRole('heading', { name: 'Thank you' }).waitFor();
    expect(await list(desk, 'view=all')).toMatchObject([{ requester: { email: desk.addressOf('Somebody') } }]);
    await page.context().close();
  });

  it('is named by that page alone: what another window says, neither the form nor the page hears', async () => {
    const { desk, made } = await openEmbeddingDesk([stage.site.origin]);
    const attributes = `key="${made.key}"`;
    const own = partnerPage(stage.site, stage.api.url, attributes, 'en', '/own');
    evil.put('/', '<!doctype html><title>Evil</title>', "default-src 'none'");
    stage.site.put(
      '/with-advertisement',
      `<!doctype html><html lang="en"><head><title>Partner</title><script src="${stage.api.url}/embed/loader.js" defer></script></head>
<body><main><guichet-form ${attributes}></guichet-form><iframe id="ad" title="ad" src="${evil.origin}/"></iframe></main></body></html>`,
      `default-src 'none'; script-src ${stage.api.url}; frame-src ${stage.api.url} ${evil.origin}`,
    );
    const { page, told } = await visit(stage.browser, own.replace('/own', '/with-advertisement'));
    const form = page.frames().find((each) => each.url().includes('/embed/frame'));
    const advertisement = page.frames().find((each) => each.url().startsWith(evil.origin));
    if (!form || !advertisement) throw new Error('the page has not both frames');
    const token = JSON.stringify(visitorToken(made.secret, claimsOf(made.key, 'eve@evil.example')));
    await form.evaluate(`onmessage = ({ data }) => { if (data === 'last') document.title = 'heard'; }`);
    // Messages keep their order: when the last has come, those before it have.
    await advertisement.evaluate(`(() => {
      for (const target of [parent, ...Array.from({ length: parent.frames.length }, (_, place) => parent.frames[place])])
        for (const message of [{ guichet: 'identity', token: ${token} }, { guichet: 'filed' }, { guichet: 'height', height: 9 }, 'last'])
          target.postMessage(message, '*');
    })()`);
    await eventually('the last message', async () => ((await form.title()) === 'heard' ? true : undefined));
    expect(await form.locator('#field-your-email').isVisible()).toBe(true);
    expect(await form.getByText('eve@evil.example').count()).toBe(0);
    expect(await told()).toEqual(['ready']);
    expect(await page.evaluate<number>(`document.querySelector('guichet-form iframe').clientHeight`)).toBeGreaterThan(
      200,
    );
    expect(await list(desk, 'view=all')).toEqual([]);
    await page.context().close();
  });
});
