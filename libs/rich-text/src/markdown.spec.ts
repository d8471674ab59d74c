import { describe, expect, it } from '@jest/globals';
import { renderMarkdown, textOfMarkdown } from './markdown.js';

describe('Markdown', () => {
  it('becomes headings, lists, tables, code and links', () => {
    const html = renderMarkdown(
      '# Cards\n\nA *refused* **card** ~~never~~ `E-17`.\n\n1. Wait\n2. Retry\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n\n```sh\nls\n```\n\n[more](https://help.example "there")',
    );
    for (const part of [
      '<h1>Cards</h1>',
      '<em>refused</em> <strong>card</strong> <s>never</s> <code>E-17</code>',
      '<ol>\n<li>Wait</li>',
      '<td>2</td>',
      '<code class="language-sh">ls\n</code>',
      '<a href="https://help.example" title="there" rel="noopener noreferrer">more</a>',
    ]) {
      expect(html).toContain(part);
    }
  });

  it('shows HTML as it was typed', () => {
    expect(renderMarkdown('<script>alert(1)</script> <b onclick="x()">b</b>')).toBe(
      '<p>&lt;script&gt;alert(1)&lt;/script&gt; &lt;b onclick="x()"&gt;b&lt;/b&gt;</p>\n',
    );
  });

  it.each([
    '[x](javascript:alert(1))',
    '[x](JAVASCRIPT:alert(1))',
    '[x](&#106;avascript:alert(1))',
    '[x](data:text/html;base64,PHNjcmlwdD4=)',
    '[x](vbscript:x)',
    '<javascript:alert(1)>',
    '![x](javascript:alert(1))',
    '![x](http://evil.example/track.gif)',
    '[x]: javascript:alert(1)\n\n[x]',
    '[x](https://a.example "onmouseover=alert(1)")',
    '![x" onerror="alert(1)](https://a.example/a.png)',
    '```"><script>alert(1)</script>\ncode\n```',
  ])('cannot be made to run anything: %s', (source) => {
    const html = renderMarkdown(source);
    expect(html).not.toMatch(/<script|<[^>]+\son\w+=(?!&quot;)|(?:href|src)="(?:javascript|data|vbscript|http:)/i);
  });

  it.each([
    ['quotes', '>'.repeat(50_000)],
    ['lists', Array.from({ length: 300 }, (_, depth) => `${' '.repeat(depth)}- x`).join('\n')],
    ['brackets', '['.repeat(50_000)],
    ['links in links', `${'['.repeat(5_000)}x${'](y)'.repeat(5_000)}`],
    ['images in images', `${'!['.repeat(5_000)}x${'](y)'.repeat(5_000)}`],
    ['stars', '*a_'.repeat(15_000)],
    ['back-ticks', Array.from({ length: 400 }, (_, length) => '`'.repeat(length)).join(' ')],
    ['entities', '&'.repeat(50_000)],
    ['angle brackets', '<'.repeat(50_000)],
    ['a table of many columns', `${'|a'.repeat(5_000)}\n${'|-'.repeat(5_000)}\n${'|\n'.repeat(2_000)}`],
    ['definitions', '[a]: b\n'.repeat(7_000)],
  ])('bears %s without end', (_, source) => {
    expect(renderMarkdown(source).length).toBeLessThan(5_000_000);
    expect(textOfMarkdown(source).length).toBeLessThan(500_000);
  });

  it('gives what a text says without its marks', () => {
    expect(
      textOfMarkdown(
        '# Cards\n\nA *refused* `E-17` [card](https://x.example).\nNext\n\n- <b>one</b>\n\n```\nls -l\n```',
      ),
    ).toBe('Cards\nA refused E-17 card. Next\n<b>one</b>\nls -l');
  });
});
