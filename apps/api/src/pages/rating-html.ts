import { mostWords, type OpenRating } from '#satisfaction';
import { escaped } from './page-shell.js';
import { type PlainReader, plainPage } from './plain-page.js';
import { filled, ratingWords } from './rating-words.js';

/** What a form shows beside what stands. */
export interface RatingForm {
  readonly token: string;
  /** An instant in the reader's words */
  readonly until: string;
  /** What the reader sent and has to mend; else what stands is shown */
  readonly sent?: { readonly mark: number | null; readonly words: string };
  readonly trouble?: 'chooseMark' | 'tooLong' | 'sentBefore' | 'tryAgain';
}

/** The form: one mark and words, with what stands already filled in. It works without a script. */
export function formPage(reader: PlainReader, rating: OpenRating, form: RatingForm): string {
  const words = ratingWords[reader.language];
  const { standing, number, subject } = rating;
  const scale = standing.scale ?? 0;
  const chosen = form.sent ? form.sent.mark : standing.mark;
  const said = form.sent ? form.sent.words : (standing.words ?? '');
  const title = filled(words.title, { number });
  const marks = Array.from({ length: scale }, (_, place) => {
    const mark = place + 1;
    const checked = mark === chosen ? ' checked' : '';
    return `<label><input type="radio" name="mark" value="${mark}" required${checked}>${mark}</label>`;
  });
  const trouble = form.trouble && filled(words[form.trouble], { scale, most: mostWords });
  const described = trouble ? 'ends trouble' : 'ends';
  const stands = trouble || standing.mark === null ? '' : filled(words.recorded, { mark: standing.mark, scale });
  return plainPage(
    reader,
    trouble ? `${trouble} · ${title}` : title,
    `<h1>${escaped(title)}</h1>
${subject === null ? '' : `<p class="soft">${escaped(subject)}</p>`}
${stands === '' ? '' : `<p class="good" role="status">${escaped(stands)}</p>`}
${trouble ? `<p class="trouble" id="trouble" role="alert">${escaped(trouble)}</p>` : ''}
<form method="post" action="/portal/${escaped(reader.slug)}/rating" accept-charset="utf-8">
<input type="hidden" name="token" value="${escaped(form.token)}">
<input type="hidden" name="nonce" value="${escaped(rating.nonce)}">
<fieldset class="marks" aria-describedby="${described}">
<legend>${escaped(rating.questionIn(reader.language) ?? title)}</legend>
<div>${marks.join('')}</div>
<p class="ends soft" id="ends"><span>${escaped(filled(words.worst, { mark: 1 }))}</span><span>${escaped(filled(words.best, { mark: scale }))}</span></p>
</fieldset>
<div class="field"><label for="words">${escaped(words.words)}</label>
<textarea id="words" name="words" rows="5" maxlength="${mostWords}">
${escaped(said)}</textarea></div>
<p><button type="submit">${escaped(standing.mark === null ? words.send : words.change)}</button></p>
</form>
<p class="soft foot">${escaped(filled(words.until, { until: form.until }))}</p>`,
  );
}

/** Why there is no form: the link is no good, the ticket is open again, or the time is over. */
export function noticePage(
  reader: PlainReader,
  notice: 'broken' | 'reopened' | 'over',
  rating: OpenRating | null,
  until: string,
): string {
  const words = ratingWords[reader.language];
  const values = { number: rating?.number ?? '', until, contact: reader.identity.contact };
  const { mark = null, scale = null } = rating?.standing ?? {};
  const stands = mark === null || scale === null ? '' : filled(words.stands, { mark, scale });
  return plainPage(
    reader,
    words[notice],
    `<h1>${escaped(words[notice])}</h1>
<p>${escaped(filled(words[`${notice}Hint`], values))}</p>
${stands === '' ? '' : `<p class="good">${escaped(stands)}</p>`}`,
  );
}
