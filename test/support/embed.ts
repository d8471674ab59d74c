import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Frame, Page } from 'playwright-core';
import { browserProgram, openBrowser, openSite, type PartnerSite } from './browser.js';
import { TestDesk } from './desks.js';
import { type ExtraApi, startApi } from './extra-api.js';
import { freePort } from './ports.js';
import { eventually } from './running.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** An API whose pages know its own address, and which asks visitors for work. */
export async function startEmbeddingApi(settings: Readonly<Record<string, string>> = {}): Promise<ExtraApi> {
  const port = await freePort();
  return startApi({ PORT: `${port}`, PUBLIC_URL: `http://127.0.0.1:${port}`, SUBMISSION_WORK_BITS: '10', ...settings });
}

/** What tests of the form in a partner's page need: the service, a partner, and somebody who looks. */
export interface EmbeddingStage {
  readonly api: ExtraApi;
  readonly site: PartnerSite;
  /** @throws Error where this machine has none; tests that need it are `inBrowser` */
  readonly browser: Browser;
  close(): Promise<void>;
}

export async function openStage(): Promise<EmbeddingStage> {
  const [api, site] = await Promise.all([startEmbeddingApi(), openSite()]);
  const opened = browserProgram === undefined ? undefined : await openBrowser();
  return {
    api,
    site,
    get browser() {
      if (!opened) throw new Error('There is no Chromium here.');
      return opened;
    },
    close: async () => {
      await opened?.close();
      await Promise.all([api.stop(), site.stop()]);
    },
  };
}

/** A desk that is built into other pages, and a key for a partner's. */
export async function openEmbeddingDesk(
  origins: readonly string[],
  requestTypes: readonly string[] = ['hardware'],
  change: (source: string) => string = (source) => source,
): Promise<{ desk: TestDesk; key: string; made: { id: string; key: string; secret: string } }> {
  const desk = await TestDesk.open('support-ops', change);
  const ada = await desk.person({ name: 'Ada', role: 'admin' });
  const body = { name: 'partner', requestTypes, origins };
  const made = (await ada.call('post', '/v1/publishable-keys', { body, expect: 201 })).body;
  return { desk, key: made.key, made };
}

export interface PartnerPage {
  readonly page: Page;
  /** The form's frame. */
  readonly frame: Frame;
  /** Names of what the element has told the page so far. */
  told(): Promise<string[]>;
  /** What the browser complained of: blocked scripts, styles and frames among it. */
  readonly complaints: string[];
}

/** A page as partners write them: two lines of ours, under a policy that lets in this one host and nothing inline. */
export function partnerPage(
  site: PartnerSite,
  service: string,
  attributes: string,
  language = 'en',
  path = '/contact',
  colourScheme = 'normal',
): string {
  const html = `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>Partner</title>
<meta name="color-scheme" content="${colourScheme}"><script src="${service}/embed/loader.js" defer></script></head>
<body><main><h1>Partner</h1><guichet-form ${attributes}></guichet-form></main></body></html>`;
  site.put(path, html, `default-src 'none'; script-src ${service}; frame-src ${service}`);
  return `${site.origin}${path}`;
}

/** Opens a partner's page in a browser and waits for the form. */
export async function visit(
  browser: Browser,
  address: string,
  locale = 'en',
  colorScheme: 'light' | 'dark' = 'light',
): Promise<PartnerPage> {
  const context = await browser.newContext({ locale, colorScheme, viewport: { width: 720, height: 900 } });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.addInitScript(`
    window.told = [];
    for (const name of ["ready", "filed", "solved", "error"])
      addEventListener('guichet:' + name, ({ detail }) => told.push(detail.code ? name + ' ' + detail.code : name));`);
  await page.goto(address);
  const told = () => page.evaluate<string[]>('window.told');
  await eventually('the form', async () => (await told()).length > 0 || undefined);
  const frame = page.frames().find((each) => each !== page.mainFrame());
  if (!frame) throw new Error('the page has no frame');
  return { page, frame, told, complaints };
}

/** Waits until the browser has led the cursor into the form: what is typed before goes nowhere. */
export async function cursorIn(frame: Frame, id: string): Promise<void> {
  await frame.waitForFunction(`document.hasFocus() && document.activeElement.id === ${JSON.stringify(id)}`);
}

/** A picture of the page for people to look at, in the folder that `PICTURES` names; else none. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['PICTURES'];
  if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
}

/** What axe finds wrong with what is shown, best practices included: one line each. */
export async function faultsOf(frame: Frame): Promise<string[]> {
  await frame.evaluate(axe);
  const { violations } = await frame.evaluate<{
    violations: { id: string; nodes: { html: string; failureSummary: string }[] }[];
  }>('axe.run(document, { resultTypes: ["violations"] })');
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => `${node.html} ${node.failureSummary}`).join()}`,
  );
}
