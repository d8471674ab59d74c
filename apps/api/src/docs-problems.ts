import type { ProblemCode } from '#kernel';

/** What a page of the documentation says of a problem, beside its status and title. */
export interface ProblemText {
  /** When it comes: one or two sentences. */
  readonly means: string;
  /** What to do: one or two sentences. */
  readonly next: string;
}

/** What `type` of a problem document leads to. A code without a text here does not compile. `…` in backquotes is code. */
export const problemTexts: Readonly<Record<ProblemCode, ProblemText>> = {
  'malformed-request': {
    means: 'The bytes could not be read as a request: JSON that does not parse, a broken address, broken headers.',
    next: 'Mend what `detail` names. Sending the same bytes again gives the same answer.',
  },
  'invalid-request': {
    means:
      'The request could be read, but something in it is missing, unknown, or of the wrong type or size. Unknown members are refused, not dropped: a misspelt one would be lost silently.',
    next: 'Each entry of `errors` names one place by a JSON pointer, or as `/query/<name>`, `/header/<name>`, `/path/<name>`, and says what is expected there.',
  },
  'invalid-cursor': {
    means: 'The cursor was made for another list, another filter or another sort order, or it was altered.',
    next: 'Send `nextCursor` as it came, with the same filter and sort. Else start again without a cursor.',
  },
  unauthenticated: {
    means: 'The call needs credentials, and the request has none.',
    next: 'Send `Authorization: Bearer …` with an access token or an API key.',
  },
  'invalid-credentials': {
    means:
      'The credentials are not right, or they are no longer good: a wrong password, an unknown or revoked key, a session that was ended. The answer does not tell which, so that nobody can find out who is known here.',
    next: 'Sign in again, or check the key. If a password was forgotten, ask for a password link.',
  },
  'expired-credentials': {
    means: 'The access token or the API key was good and its time is over. Access tokens live ten minutes.',
    next: 'Get a new access token with the refresh token, then repeat the request. An expired key has to be replaced.',
  },
  'second-factor-required': {
    means:
      'The password or the link is right, and the person has an authenticator: its code is missing, is not right, or was used before.',
    next: 'Send the same call again with `code`: the six digits that the authenticator shows now, or a recovery code. Whoever has lost both asks an admin of the desk.',
  },
  forbidden: {
    means: 'You may see this, but what you asked for is not yours to do.',
    next: 'Ask somebody who may. On a ticket, `allowedActions` says beforehand what you can do, and why not the rest.',
  },
  'insufficient-scope': {
    means: 'The API key is good, but it was not given the scope that this call needs.',
    next: '`detail` names the scope. Ask an admin of the desk for a key that has it.',
  },
  'not-found': {
    means:
      'Nothing that you can see has this address. It may not exist, or it may be hidden from you: the answer is the same, so that nobody can probe for what is there.',
    next: 'Check the id, and that the credentials are those of the right desk and person.',
  },
  'method-not-allowed': {
    means: 'The address exists, but not with this method.',
    next: 'The header `Allow` lists the methods it has.',
  },
  'not-acceptable': {
    means: 'The answer cannot be given in any of the media types that `Accept` names.',
    next: 'Accept `application/json` and `application/problem+json`.',
  },
  'request-timeout': {
    means: 'The request began, and its rest did not arrive within half a minute.',
    next: 'Send it again without pauses, with the same `Idempotency-Key` if it had one.',
  },
  conflict: {
    means: 'The request is right, but it does not fit how things stand now.',
    next: 'Read the resource again; `detail` says what is in the way.',
  },
  'in-progress': {
    means: 'A request with the same `Idempotency-Key` is still being carried out.',
    next: 'Wait a moment, then repeat it with the same key: you will get the answer of the first one.',
  },
  'transition-not-allowed': {
    means: 'The ticket cannot take this step from the status it is in.',
    next: '`allowedActions` in this document and on the ticket lists the steps that are possible now.',
  },
  'ticket-final': {
    means: 'The ticket is in a status that ends it for good. It can be read, not changed.',
    next: 'File a new ticket that names the old one as `followUpOf`, where the desk offers that.',
  },
  'look-alike': {
    means:
      'Nothing was filed: open tickets look like the new one, and this desk wants one ticket for each problem. `lookAlikes` names them.',
    next: 'Comment on the one that is about the same problem. If none is, file it again with `insist` set to true.',
  },
  'no-direct-upload': {
    means: 'This service keeps its files where nobody but itself can put them.',
    next: 'Send the file to the service, with `attachmentCreate`.',
  },
  'attachment-pending': {
    means: 'The virus scanner has yet to look at the file. Before that, nobody gets it.',
    next: 'Ask again after as many seconds as `Retry-After` says.',
  },
  'attachment-infected': {
    means: 'The virus scanner found something in the file. It is kept and never handed out.',
    next: 'Whoever sent it can send a clean one. An agent can redact it.',
  },
  'legal-hold': {
    means:
      'An admin of the desk put a legal hold on the person, or on a ticket of theirs. Until it is lifted, nothing of it is erased.',
    next: '`holds` names the holds. Lift them (`DELETE /v1/legal-holds/{hold}`) once nothing speaks against it, then repeat the request.',
  },
  'already-exists': {
    means: 'Something with this name, address or key is there already.',
    next: 'Use what is there, or choose another name.',
  },
  'no-longer-kept': {
    means: 'The desk says how long it keeps such things, and that time is over. What it was called stays.',
    next: 'Ask whoever sent it to send it once more, if it is still needed.',
  },
  'link-expired': {
    means: 'The link from the mail was used before, is too old, or was replaced by a newer one.',
    next: 'Ask for a new link. The newest mail is the one that counts.',
  },
  stale: {
    means:
      'Somebody changed the resource after you had read it, so your change was not made. `currentVersion` and, where known, `changedFields` say what is new.',
    next: 'Read the resource again and repeat your change with the new `ETag` in `If-Match`.',
  },
  'payload-too-large': {
    means: 'The body is larger than one mebibyte, or an uploaded file larger than the desk allows.',
    next: 'Send less at once.',
  },
  'unsupported-media-type': {
    means: 'The body is of a kind that is not read here.',
    next: 'Send JSON in UTF-8 with `Content-Type: application/json`; files alone go as `multipart/form-data`.',
  },
  'range-not-satisfiable': {
    means: '`Range` asks for bytes behind the end of the file.',
    next: 'Ask for bytes that it has: `detail` says how many those are. Without `Range` you get all of them.',
  },
  'invalid-fields': {
    means:
      'What was filled in does not fit the form of the request type: a required field is empty, a value has the wrong type, or a field does not belong to the form.',
    next: 'Each entry of `errors` names one field and says what is expected. The form itself is served as JSON Schema with the request type.',
  },
  'invalid-blueprint': {
    means: 'The blueprint contradicts itself or uses words that do not exist.',
    next: 'Each entry of `errors` has a JSON pointer, the line and the column. Nothing was changed.',
  },
  'mapping-required': {
    means: 'The new blueprint drops something that live tickets still use, such as a status.',
    next: 'Ask for the plan, and say in the blueprint where those tickets go.',
  },
  'weak-password': {
    means: 'The password breaks a rule of the desk, or it is one that everybody tries first.',
    next: 'Each entry of `errors` names one broken rule. Choose another password; a long one is the best.',
  },
  unprocessable: {
    means: 'The request is understood, and yet it cannot be carried out.',
    next: '`detail` says why, and what would do.',
  },
  'idempotency-key-reused': {
    means: 'This `Idempotency-Key` came before with another body.',
    next: 'Take a new key for each intended effect, and keep it only for retries of the same request.',
  },
  locked: {
    means: 'The resource is held by something that has to end first.',
    next: '`detail` says by what. Try again afterwards.',
  },
  'precondition-required': {
    means: 'This change must say which version it is based on, so that nobody undoes what another did meanwhile.',
    next: 'Read the resource and send its `ETag` in `If-Match`.',
  },
  'too-many-requests': {
    means: 'More requests came from you than the limit allows. `RateLimit` on every answer tells what is left.',
    next: 'Wait as many seconds as `Retry-After` says.',
  },
  'headers-too-large': {
    means: 'The headers of the request take more room than the service reads.',
    next: 'Send fewer or shorter headers.',
  },
  internal: {
    means: 'Something broke on our side. Your request was not the cause, and nothing of it was kept.',
    next: 'Repeat it with the same `Idempotency-Key`. If it stays, tell us the `requestId`.',
  },
  unavailable: {
    means: 'The service, or something it needs, is starting, stopping or out of reach.',
    next: 'Repeat the request after as many seconds as `Retry-After` says; with an `Idempotency-Key` that is always safe.',
  },
  'numbers-exhausted': {
    means: 'The desk numbers its tickets with a fixed count of digits, and every number is taken.',
    next: 'Only the desk can help: use its fallback contact. The operator has been told.',
  },
};
