import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { INestApplicationContext } from '@nestjs/common';
import jwt from 'jsonwebtoken';
import { cast } from './cast.js';
import { type DemoKey, keepDemoKey } from './demo-key.js';

const files = { '/demo.css': 'text/css; charset=utf-8', '/demo.js': 'text/javascript; charset=utf-8' } as const;

const words = {
  en: {
    title: 'A partner’s page',
    intro:
      'This page is of another origin than the service, and lets in nothing but that one host. The form is the service’s.',
    stranger: 'Nobody signed in',
    named: 'Signed in here as',
  },
  fr: {
    title: 'La page d’un partenaire',
    intro:
      'Cette page a une autre origine que le service et n’admet rien d’autre que cet hôte. Le formulaire est celui du service.',
    stranger: 'Personne de connecté',
    named: 'Connecté ici en tant que',
  },
};
type Language = keyof typeof words;

/** Who has signed in to the partner's page, in its second form. */
const visitor = cast.find(({ desk }) => desk === 'support-ops')?.people[0];

/**
 * A partner's site for trying out: two lines build the form into its page, and its server signs who looks at it. On this
 * machine alone, at another name than the service, so that browsers take it for what it is: somebody else's.
 *
 * @param service where the form comes from, such as `http://127.0.0.1:3000`
 */
export async function openDemoSite(
  api: INestApplicationContext,
  { dataDir, port, service }: { dataDir: string; port: number; service: string },
): Promise<{ readonly url: string; stop(): Promise<void> }> {
  let partner: DemoKey | undefined;
  const contents = new Map(
    Object.keys(files).map((name) => [name, readFileSync(new URL(`.${name}`, import.meta.url))]),
  );
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const send = (status: number, type: string, body: string | Buffer = '') => {
      response.writeHead(status, {
        'content-type': type,
        'cache-control': 'no-store',
        'content-security-policy': policy(service),
      });
      response.end(request.method === 'HEAD' ? undefined : body);
    };
    const type = Object.entries(files).find(([name]) => name === pathname)?.[1];
    if (!partner || (request.method !== 'GET' && request.method !== 'HEAD')) return send(405, 'text/plain');
    if (type) return send(200, type, contents.get(pathname));
    if (pathname === '/token') return send(200, 'text/plain; charset=utf-8', tokenOf(partner));
    if (pathname !== '/') return send(404, 'text/plain');
    const language: Language = searchParams.get('language') === 'fr' ? 'fr' : 'en';
    const isNamed = searchParams.get('visitor') === 'named';
    return send(200, 'text/html; charset=utf-8', pageOf(service, partner.key, language, isNamed));
  });
  const url = `http://localhost:${await listen(server, port)}`;
  partner = await keepDemoKey(api, dataDir, url);
  return {
    url,
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** What a partner's server does for whoever has signed in to its site. */
function tokenOf({ key, secret }: DemoKey): string {
  return jwt.sign({ aud: key, email: visitor?.email, name: visitor?.name }, secret, { expiresIn: '5m' });
}

function policy(service: string): string {
  return `default-src 'none'; script-src 'self' ${service}; style-src 'self'; connect-src 'self'; frame-src ${service}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;
}

function pageOf(service: string, key: string, language: Language, isNamed: boolean): string {
  const said = words[language];
  const link = (text: string, to: { language?: Language; visitor?: string }, isHere: boolean) => {
    const query = new URLSearchParams({ language, visitor: isNamed ? 'named' : 'stranger', ...to });
    return `<a href="/?${query.toString().replace('&', '&amp;')}"${isHere ? ' aria-current="page"' : ''}>${text}</a>`;
  };
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${said.title}</title>
<link rel="stylesheet" href="/demo.css">
<script src="${service}/embed/loader.js" defer></script>
${isNamed ? '<script src="/demo.js" defer></script>' : ''}
</head>
<body>
<header>
<strong>${said.title}</strong>
<nav>
${link(said.stranger, { visitor: 'stranger' }, !isNamed)}
${link(`${said.named} ${visitor?.name}`, { visitor: 'named' }, isNamed)}
<span>${link('English', { language: 'en' }, language === 'en')} ${link('Français', { language: 'fr' }, language === 'fr')}</span>
</nav>
</header>
<main>
<p>${said.intro}</p>
<guichet-form key="${key}"></guichet-form>
</main>
</body>
</html>
`;
}

/** The port, or any other where that one is taken. */
async function listen(server: Server, port: number): Promise<number> {
  const attempt = (wished: number) =>
    new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(wished, 'localhost', () => {
        server.off('error', reject);
        resolve();
      });
    });
  await attempt(port).catch(() => attempt(0));
  const address = server.address();
  return address !== null && typeof address === 'object' ? address.port : port;
}
