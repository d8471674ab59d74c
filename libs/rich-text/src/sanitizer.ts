import sanitizeHtml from 'sanitize-html';

const headings = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'];
const blocks = ['p', 'br', 'hr', 'blockquote', 'pre', 'ul', 'ol', 'li', 'table', 'thead', 'tbody', 'tr', 'th', 'td'];
const inline = ['strong', 'em', 's', 'code', 'a', 'img'];

/** What rich text may consist of. All else is dropped: elements, attributes, addresses of other schemes. */
const rules: sanitizeHtml.IOptions = {
  allowedTags: [...headings, ...blocks, ...inline],
  allowedAttributes: { a: ['href', 'title', 'rel'], img: ['src', 'alt', 'title'], ol: ['start'] },
  allowedClasses: { code: [/^language-[\w+#.-]{1,40}$/] },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowedSchemesByTag: { img: ['https'] },
  allowProtocolRelative: false,
  disallowedTagsMode: 'discard',
  nestingLimit: 60,
  transformTags: {
    // A page that is opened from here learns nothing of it and cannot reach back.
    a: (tagName, { href = '', title, rel: _rel }) => ({
      tagName,
      attribs: { href, ...(title === undefined ? {} : { title }), rel: 'noopener noreferrer' },
    }),
  },
};

/**
 * The one sanitiser for rich text: applied when a text is written, and again on what is stored when it is shown, so that
 * what a rule of today refuses is gone from texts of yesterday too. Sanitising twice changes nothing.
 */
export function sanitize(html: string): string {
  return sanitizeHtml(html, rules);
}
