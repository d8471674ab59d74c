// Generated from openapi.yaml by `npm run sdk`. Change the API, not this file.
import type { Body, Call, CallOptions, Change, IfMatch, List, Path, Query, Result } from '../call.js';
import type * as schema from './schema.js';

/** People, their addresses and organizations, agent groups, API keys. */
export interface AccountsResource {
  /**
   * List the desk's API keys, newest first.
   *
   * For admins.
   *
   * @param query `limit`, `cursor`
   * @throws {GuichetProblem} 400: `invalid-cursor`: The cursor does not belong to this list; `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  apiKeyList(query?: Query<'apiKeyList'>, options?: CallOptions): List<schema.ApiKeyPage>;
  /**
   * Make an API key.
   *
   * The key stands in this answer and is never shown again.
   *
   * For admins.
   *
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do.
   * @throws {GuichetProblem} 409: `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request; `unprocessable`: The request is understood but cannot be carried out.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  apiKeyCreate(body: schema.ApiKeyCreate, options?: CallOptions): Call<schema.ApiKeySecret>;
  /**
   * Read one API key, without its secret.
   *
   * For admins.
   *
   * @param key Id of an API key, or of a publishable key.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  apiKeyGet(key: Path<'apiKeyGet', 'key'>, options?: CallOptions): Call<schema.ApiKey>;
  /**
   * Revoke an API key at once.
   *
   * For admins.
   *
   * @param key Id of an API key, or of a publishable key.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 409: `conflict`: In conflict with the present state; `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 412: `stale`: The resource has changed meanwhile.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  apiKeyRevoke(key: Path<'apiKeyRevoke', 'key'>, options?: CallOptions): Call<void>;
  /**
   * Replace an API key.
   *
   * Makes a successor with the same name, scopes and addresses. The old key stays good for the overlap, so that programs
   * can be changed over one by one.
   *
   * For admins.
   *
   * @param key Id of an API key, or of a publishable key.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 409: `conflict`: In conflict with the present state; `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 412: `stale`: The resource has changed meanwhile.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  apiKeyRotate(key: Path<'apiKeyRotate', 'key'>, body: schema.ApiKeyRotate, options?: CallOptions): Call<schema.ApiKeySecret>;
  /**
   * List the groups of agents, with who is in them.
   *
   * For agents, admins and API keys with the scope `accounts:read`.
   *
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  groupList(options?: CallOptions): List<schema.GroupPage>;
  /**
   * Put an agent into a group.
   *
   * For admins and API keys with the scope `accounts:write`.
   *
   * @param group Key of a group, as the desk’s blueprint names it.
   * @param person Id of a person.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 409: `conflict`: In conflict with the present state; `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  groupMemberAdd(group: Path<'groupMemberAdd', 'group'>, person: Path<'groupMemberAdd', 'person'>, options?: CallOptions): Call<void>;
  /**
   * Take an agent out of a group.
   *
   * For admins and API keys with the scope `accounts:write`.
   *
   * @param group Key of a group, as the desk’s blueprint names it.
   * @param person Id of a person.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 409: `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  groupMemberRemove(group: Path<'groupMemberRemove', 'group'>, person: Path<'groupMemberRemove', 'person'>, options?: CallOptions): Call<void>;
  /**
   * List who asks that one's account becomes part of theirs.
   *
   * Somebody who adds an address of the caller to their own account, and uses the link that was sent there, asks
   * for this. Newest first; what was confirmed, declined or not answered within seven days is not listed.
   *
   * For customers, agents and admins.
   *
   * @param query `limit`, `cursor`
   * @throws {GuichetProblem} 400: `invalid-cursor`: The cursor does not belong to this list; `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  mergeList(query?: Query<'accountMergeList'>, options?: CallOptions): List<schema.AccountMergePage>;
  /**
   * Let one's account become part of another.
   *
   * Requests, shared requests, ratings, organizations and addresses become those of the account that asked. The
   * caller's account is no more: its password and all its sessions end at once. This cannot be undone.
   *
   * For customers, agents and admins.
   *
   * @param merge Id of a merge of accounts that waits for you.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 409: `conflict`: In conflict with the present state; `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  mergeConfirm(merge: Path<'accountMergeConfirm', 'merge'>, options?: CallOptions): Call<void>;
  /**
   * Keep one's account apart.
   *
   * Nothing changes, and whoever asked is not told.
   *
   * For customers, agents and admins.
   *
   * @param merge Id of a merge of accounts that waits for you.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 409: `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  mergeDecline(merge: Path<'accountMergeDecline', 'merge'>, options?: CallOptions): Call<void>;
  /**
   * Add a further mail address.
   *
   * A link is sent there; the address is added when the link is used. The answer is the same whoever the address
   * belongs to.
   *
   * For customers, agents and admins.
   *
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do.
   * @throws {GuichetProblem} 409: `conflict`: In conflict with the present state; `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  addressAdd(body: schema.AddressAdd, options?: CallOptions): Call<schema.Acknowledgement>;
  /**
   * Remove one of one's further mail addresses.
   *
   * For customers, agents and admins.
   *
   * @param address Id of an address of yours.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 409: `conflict`: In conflict with the present state; `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  addressRemove(address: Path<'addressRemove', 'address'>, options?: CallOptions): Call<void>;
  /**
   * What the caller gets mail about.
   *
   * Every kind of event that the desk tells people in the caller's role of. Mail that the caller asks for, such
   * as a link to set a password, is none of these. The mail about one ticket has a switch of its own
   * (`subscriptionSet`).
   *
   * For customers, agents and admins.
   *
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  notificationChoicesGet(options?: CallOptions): Call<schema.NotificationChoices>;
  /**
   * Choose what to get mail about.
   *
   * What the desk does not leave to its people is refused; see `optional`.
   *
   * For customers, agents and admins.
   *
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do.
   * @throws {GuichetProblem} 409: `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 412: `stale`: The resource has changed meanwhile.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request; `unprocessable`: The request is understood but cannot be carried out.
   * @throws {GuichetProblem} 428: `precondition-required`: If-Match is required.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  notificationChoicesSet(change: Change<schema.NotificationChoices, schema.NotificationChoicesSet>, options?: CallOptions): Call<schema.NotificationChoices>;
  /**
   * Choose what to get mail about.
   *
   * What the desk does not leave to its people is refused; see `optional`.
   *
   * For customers, agents and admins.
   *
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do.
   * @throws {GuichetProblem} 409: `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 412: `stale`: The resource has changed meanwhile.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request; `unprocessable`: The request is understood but cannot be carried out.
   * @throws {GuichetProblem} 428: `precondition-required`: If-Match is required.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  notificationChoicesSet(body: schema.NotificationChoicesSet, options: CallOptions & IfMatch): Call<schema.NotificationChoices>;
  /**
   * List the organizations of the desk, by name.
   *
   * For agents, admins and API keys with the scope `accounts:read`.
   *
   * @param query `limit`, `q`, `cursor`
   * @throws {GuichetProblem} 400: `invalid-cursor`: The cursor does not belong to this list; `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  organizationList(query?: Query<'organizationList'>, options?: CallOptions): List<schema.OrganizationPage>;
  /**
   * Make an organization.
   *
   * Customers whose proved address is in one of its domains join at once, others when they prove theirs.
   *
   * For agents, admins and API keys with the scope `accounts:write`.
   *
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 409: `already-exists`: It exists already; `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request; `unprocessable`: The request is understood but cannot be carried out.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  organizationCreate(body: schema.OrganizationCreate, options?: CallOptions): Call<schema.Organization>;
  /**
   * Read one organization.
   *
   * For agents, admins and API keys with the scope `accounts:read`.
   *
   * @param organization Id of an organization.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  organizationGet(organization: Path<'organizationGet', 'organization'>, options?: CallOptions): Call<schema.Organization>;
  /**
   * Change an organization.
   *
   * For agents, admins and API keys with the scope `accounts:write`.
   *
   * @param organization Id of an organization.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 409: `already-exists`: It exists already; `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 412: `stale`: The resource has changed meanwhile.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request; `unprocessable`: The request is understood but cannot be carried out.
   * @throws {GuichetProblem} 428: `precondition-required`: If-Match is required.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  organizationUpdate(organization: Path<'organizationUpdate', 'organization'>, change: Change<schema.Organization, schema.OrganizationUpdate>, options?: CallOptions): Call<schema.Organization>;
  /**
   * Change an organization.
   *
   * For agents, admins and API keys with the scope `accounts:write`.
   *
   * @param organization Id of an organization.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 409: `already-exists`: It exists already; `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 412: `stale`: The resource has changed meanwhile.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request; `unprocessable`: The request is understood but cannot be carried out.
   * @throws {GuichetProblem} 428: `precondition-required`: If-Match is required.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  organizationUpdate(organization: Path<'organizationUpdate', 'organization'>, body: schema.OrganizationUpdate, options: CallOptions & IfMatch): Call<schema.Organization>;
  /**
   * Delete an organization.
   *
   * Its people and their tickets stay.
   *
   * For agents, admins and API keys with the scope `accounts:write`.
   *
   * @param organization Id of an organization.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 409: `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 412: `stale`: The resource has changed meanwhile.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request.
   * @throws {GuichetProblem} 428: `precondition-required`: If-Match is required.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  organizationDelete(organization: Path<'organizationDelete', 'organization'>, options: CallOptions & IfMatch): Call<void>;
  /**
   * Make somebody a member.
   *
   * For agents, admins and API keys with the scope `accounts:write`.
   *
   * @param organization Id of an organization.
   * @param person Id of a person.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 409: `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  memberAdd(organization: Path<'memberAdd', 'organization'>, person: Path<'memberAdd', 'person'>, options?: CallOptions): Call<void>;
  /**
   * End a membership.
   *
   * For agents, admins and API keys with the scope `accounts:write`.
   *
   * @param organization Id of an organization.
   * @param person Id of a person.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 409: `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  memberRemove(organization: Path<'memberRemove', 'organization'>, person: Path<'memberRemove', 'person'>, options?: CallOptions): Call<void>;
  /**
   * List the people of the desk.
   *
   * Newest first.
   *
   * For agents, admins and API keys with the scope `accounts:read`.
   *
   * @param query `limit`, `role`, `status`, `organization`, `q`, `cursor`
   * @throws {GuichetProblem} 400: `invalid-cursor`: The cursor does not belong to this list; `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  personList(query?: Query<'personList'>, options?: CallOptions): List<schema.PersonPage>;
  /**
   * Invite somebody.
   *
   * They get a mail whose link lets them give their name and a password. Only admins invite agents and admins.
   *
   * For agents, admins and API keys with the scope `accounts:write`.
   *
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 409: `already-exists`: It exists already; `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request; `unprocessable`: The request is understood but cannot be carried out.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  personCreate(body: schema.PersonCreate, options?: CallOptions): Call<schema.Person>;
  /**
   * Read one person.
   *
   * For agents, admins and API keys with the scope `accounts:read`.
   *
   * @param person Id of a person.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  personGet(person: Path<'personGet', 'person'>, options?: CallOptions): Call<schema.Person>;
  /**
   * Change a person.
   *
   * Staff change customers; admins change everybody, and roles. Nobody changes their own role.
   *
   * For agents, admins and API keys with the scope `accounts:write`.
   *
   * @param person Id of a person.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 409: `conflict`: In conflict with the present state; `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 412: `stale`: The resource has changed meanwhile.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request; `unprocessable`: The request is understood but cannot be carried out.
   * @throws {GuichetProblem} 428: `precondition-required`: If-Match is required.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  personUpdate(person: Path<'personUpdate', 'person'>, change: Change<schema.Person, schema.PersonUpdate>, options?: CallOptions): Call<schema.Person>;
  /**
   * Change a person.
   *
   * Staff change customers; admins change everybody, and roles. Nobody changes their own role.
   *
   * For agents, admins and API keys with the scope `accounts:write`.
   *
   * @param person Id of a person.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 409: `conflict`: In conflict with the present state; `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 412: `stale`: The resource has changed meanwhile.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request; `unprocessable`: The request is understood but cannot be carried out.
   * @throws {GuichetProblem} 428: `precondition-required`: If-Match is required.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  personUpdate(person: Path<'personUpdate', 'person'>, body: schema.PersonUpdate, options: CallOptions & IfMatch): Call<schema.Person>;
  /**
   * Mail to an address again.
   *
   * For one that mail did not reach (`bouncedAt`) and that is known to work again.
   *
   * For agents, admins and API keys with the scope `accounts:write`.
   *
   * @param person Id of a person.
   * @param address Id of an address of yours.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 409: `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  addressRestore(person: Path<'addressRestore', 'person'>, address: Path<'addressRestore', 'address'>, options?: CallOptions): Call<void>;
  /**
   * Suspend a person.
   *
   * They are signed out everywhere and refused from the next request on. What they filed stays.
   *
   * For agents, admins and API keys with the scope `accounts:write`.
   *
   * @param person Id of a person.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 409: `conflict`: In conflict with the present state; `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 412: `stale`: The resource has changed meanwhile.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  personSuspend(person: Path<'personSuspend', 'person'>, options?: CallOptions): Call<schema.Person>;
  /**
   * End a person's suspension.
   *
   * For agents, admins and API keys with the scope `accounts:write`.
   *
   * @param person Id of a person.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 409: `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 412: `stale`: The resource has changed meanwhile.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  personResume(person: Path<'personResume', 'person'>, options?: CallOptions): Call<schema.Person>;
  /**
   * List the desk's publishable keys, newest first.
   *
   * For admins.
   *
   * @param query `limit`, `cursor`
   * @throws {GuichetProblem} 400: `invalid-cursor`: The cursor does not belong to this list; `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  publishableKeyList(query?: Query<'publishableKeyList'>, options?: CallOptions): List<schema.PublishableKeyPage>;
  /**
   * Make a publishable key.
   *
   * It may stand in a web page: all it can do is to read the forms it names and to submit to them, from pages of
   * the origins it names. With it comes a secret, which stays on your server: with that it signs who looks at the page,
   * as a JSON Web Token (HS256) of at most ten minutes. See `identity` of `submissionCreate`.
   *
   * For admins.
   *
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do.
   * @throws {GuichetProblem} 409: `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request; `unprocessable`: The request is understood but cannot be carried out.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  publishableKeyCreate(body: schema.PublishableKeyCreate, options?: CallOptions): Call<schema.PublishableKeyText>;
  /**
   * Read one publishable key, without the key itself.
   *
   * For admins.
   *
   * @param key Id of an API key, or of a publishable key.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  publishableKeyGet(key: Path<'publishableKeyGet', 'key'>, options?: CallOptions): Call<schema.PublishableKey>;
  /**
   * Revoke a publishable key at once.
   *
   * For admins.
   *
   * @param key Id of an API key, or of a publishable key.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 409: `conflict`: In conflict with the present state; `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 412: `stale`: The resource has changed meanwhile.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  publishableKeyRevoke(key: Path<'publishableKeyRevoke', 'key'>, options?: CallOptions): Call<void>;
  /**
   * Replace the secret of a publishable key.
   *
   * Tokens signed with the old one are good beside those of the new one for as long as you say, a day when you
   * say nothing. With no overlap they are refused at once, as after a leak.
   *
   * For admins.
   *
   * @param key Id of an API key, or of a publishable key.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 409: `conflict`: In conflict with the present state; `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 412: `stale`: The resource has changed meanwhile.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  publishableKeySecretRotate(key: Path<'publishableKeySecretRotate', 'key'>, body: schema.PublishableKeySecretRotation, options?: CallOptions): Call<schema.PublishableKeySecret>;
}

/** What the desk knows: written, translated, published; found before a ticket is needed. */
export interface ArticlesResource {
  /**
   * Count the tickets that articles made needless.
   *
   * For agents, admins and API keys with the scope `articles:read`.
   *
   * @param query `since`
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  deflectionGet(query?: Query<'articleDeflectionGet'>, options?: CallOptions): Call<schema.ArticleDeflection>;
  /**
   * List the articles of the desk, newest first, drafts and archived ones among them.
   *
   * For agents, admins and API keys with the scope `articles:read`.
   *
   * @param query `limit`, `status`, `audience`, `cursor`
   * @throws {GuichetProblem} 400: `invalid-cursor`: The cursor does not belong to this list; `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  list(query?: Query<'articleList'>, options?: CallOptions): List<schema.ArticlePage>;
  /**
   * Begin an article.
   *
   * It is a draft: nobody but its writers knows of it until it is published.
   *
   * For agents, admins and API keys with the scope `articles:write`.
   *
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 409: `already-exists`: It exists already; `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request; `unprocessable`: The request is understood but cannot be carried out.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  create(body: schema.ArticleDraft, options?: CallOptions): Call<schema.Article>;
  /**
   * Read what there is of an article, as its writers do.
   *
   * For agents, admins and API keys with the scope `articles:read`.
   *
   * @param article Id of an article; for its readers its slug too.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  get(article: Path<'articleGet', 'article'>, options?: CallOptions): Call<schema.Article>;
  /**
   * Change the name or the readers of an article.
   *
   * For agents, admins and API keys with the scope `articles:write`.
   *
   * @param article Id of an article; for its readers its slug too.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 409: `already-exists`: It exists already; `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 412: `stale`: The resource has changed meanwhile.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request; `unprocessable`: The request is understood but cannot be carried out.
   * @throws {GuichetProblem} 428: `precondition-required`: If-Match is required.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  update(article: Path<'articleUpdate', 'article'>, change: Change<schema.Article, schema.ArticleChange>, options?: CallOptions): Call<schema.Article>;
  /**
   * Change the name or the readers of an article.
   *
   * For agents, admins and API keys with the scope `articles:write`.
   *
   * @param article Id of an article; for its readers its slug too.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 409: `already-exists`: It exists already; `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 412: `stale`: The resource has changed meanwhile.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request; `unprocessable`: The request is understood but cannot be carried out.
   * @throws {GuichetProblem} 428: `precondition-required`: If-Match is required.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  update(article: Path<'articleUpdate', 'article'>, body: schema.ArticleChange, options: CallOptions & IfMatch): Call<schema.Article>;
  /**
   * Put an article away.
   *
   * For agents, admins and API keys with the scope `articles:write`.
   *
   * @param article Id of an article; for its readers its slug too.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 409: `conflict`: In conflict with the present state; `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 412: `stale`: The resource has changed meanwhile.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request.
   * @throws {GuichetProblem} 428: `precondition-required`: If-Match is required.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  archive(article: Path<'articleArchive', 'article'>, options: CallOptions & IfMatch): Call<schema.Article>;
  /**
   * Take an archived article up again, as a draft.
   *
   * For agents, admins and API keys with the scope `articles:write`.
   *
   * @param article Id of an article; for its readers its slug too.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 409: `conflict`: In conflict with the present state; `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 412: `stale`: The resource has changed meanwhile.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request.
   * @throws {GuichetProblem} 428: `precondition-required`: If-Match is required.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  restore(article: Path<'articleRestore', 'article'>, options: CallOptions & IfMatch): Call<schema.Article>;
  /**
   * Take the words of a reader’s comment away, for good.
   *
   * For agents, admins and API keys with the scope `articles:write`.
   *
   * @param article Id of an article; for its readers its slug too.
   * @param comment Id of a comment.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 409: `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 412: `stale`: The resource has changed meanwhile.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  commentRedact(article: Path<'articleCommentRedact', 'article'>, comment: Path<'articleCommentRedact', 'comment'>, body: schema.ArticleCommentRedaction, options?: CallOptions): Call<schema.ArticleComment>;
  /**
   * Publish what was written last, in every language.
   *
   * What is written afterwards waits until the article is published again.
   *
   * For agents, admins and API keys with the scope `articles:write`.
   *
   * @param article Id of an article; for its readers its slug too.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 409: `conflict`: In conflict with the present state; `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 412: `stale`: The resource has changed meanwhile.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request.
   * @throws {GuichetProblem} 428: `precondition-required`: If-Match is required.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  publish(article: Path<'articlePublish', 'article'>, options: CallOptions & IfMatch): Call<schema.Article>;
  /**
   * Withdraw an article from its readers.
   *
   * For agents, admins and API keys with the scope `articles:write`.
   *
   * @param article Id of an article; for its readers its slug too.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 409: `conflict`: In conflict with the present state; `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 412: `stale`: The resource has changed meanwhile.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request.
   * @throws {GuichetProblem} 428: `precondition-required`: If-Match is required.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  withdraw(article: Path<'articleWithdraw', 'article'>, options: CallOptions & IfMatch): Call<schema.Article>;
  /**
   * Read what an article says in a language, as it was written last.
   *
   * For agents, admins and API keys with the scope `articles:read`.
   *
   * @param article Id of an article; for its readers its slug too.
   * @param language A language of the desk (BCP 47), such as `fr`.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  translationGet(article: Path<'articleTranslationGet', 'article'>, language: Path<'articleTranslationGet', 'language'>, options?: CallOptions): Call<schema.ArticleTranslation>;
  /**
   * Write an article in a language, anew or for the first time.
   *
   * Readers see it once the article is published again. `If-Match` is required where there is a text already.
   *
   * For agents, admins and API keys with the scope `articles:write`.
   *
   * @param article Id of an article; for its readers its slug too.
   * @param language A language of the desk (BCP 47), such as `fr`.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 409: `conflict`: In conflict with the present state; `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 412: `stale`: The resource has changed meanwhile.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request; `unprocessable`: The request is understood but cannot be carried out.
   * @throws {GuichetProblem} 428: `precondition-required`: If-Match is required.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  translationSet(article: Path<'articleTranslationSet', 'article'>, language: Path<'articleTranslationSet', 'language'>, change: Change<schema.ArticleTranslation, schema.ArticleTranslationDraft>, options?: CallOptions): Call<schema.ArticleTranslation>;
  /**
   * Write an article in a language, anew or for the first time.
   *
   * Readers see it once the article is published again. `If-Match` is required where there is a text already.
   *
   * For agents, admins and API keys with the scope `articles:write`.
   *
   * @param article Id of an article; for its readers its slug too.
   * @param language A language of the desk (BCP 47), such as `fr`.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 409: `conflict`: In conflict with the present state; `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 412: `stale`: The resource has changed meanwhile.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request; `unprocessable`: The request is understood but cannot be carried out.
   * @throws {GuichetProblem} 428: `precondition-required`: If-Match is required.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  translationSet(article: Path<'articleTranslationSet', 'article'>, language: Path<'articleTranslationSet', 'language'>, body: schema.ArticleTranslationDraft, options?: CallOptions): Call<schema.ArticleTranslation>;
  /**
   * Remove a language from an article, for its readers at once.
   *
   * For agents, admins and API keys with the scope `articles:write`.
   *
   * @param article Id of an article; for its readers its slug too.
   * @param language A language of the desk (BCP 47), such as `fr`.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 409: `conflict`: In conflict with the present state; `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 412: `stale`: The resource has changed meanwhile.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request.
   * @throws {GuichetProblem} 428: `precondition-required`: If-Match is required.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  translationRemove(article: Path<'articleTranslationRemove', 'article'>, language: Path<'articleTranslationRemove', 'language'>, options: CallOptions & IfMatch): Call<void>;
  /**
   * List what was written in a language, newest first.
   *
   * For agents, admins and API keys with the scope `articles:read`.
   *
   * @param article Id of an article; for its readers its slug too.
   * @param language A language of the desk (BCP 47), such as `fr`.
   * @param query `limit`, `cursor`
   * @throws {GuichetProblem} 400: `invalid-cursor`: The cursor does not belong to this list; `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  versionList(article: Path<'articleVersionList', 'article'>, language: Path<'articleVersionList', 'language'>, query?: Query<'articleVersionList'>, options?: CallOptions): List<schema.ArticleVersionPage>;
  /**
   * Read what was written once.
   *
   * For agents, admins and API keys with the scope `articles:read`.
   *
   * @param article Id of an article; for its readers its slug too.
   * @param language A language of the desk (BCP 47), such as `fr`.
   * @param number Number of a version, from 1.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  versionGet(article: Path<'articleVersionGet', 'article'>, language: Path<'articleVersionGet', 'language'>, number: Path<'articleVersionGet', 'number'>, options?: CallOptions): Call<schema.ArticleTranslation>;
  /**
   * Search the published articles of a desk.
   *
   * In the reader's language, and in the language an article is shown in where it has no other. Words are found
   * in any of their forms; accents and typing errors are forgiven; words in titles weigh more. The best ones come first.
   *
   * Needs no credentials; with those of the desk (an API key’s with the scope `articles:read`) more may be seen.
   *
   * @param desk Slug of the desk, such as `road`.
   * @param query `limit`, `q`
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right.
   * @throws {GuichetProblem} 403: `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  deskArticleSearch(desk: Path<'deskArticleSearch', 'desk'>, query: Query<'deskArticleSearch'>, options?: CallOptions): List<schema.ArticleOutlinePage>;
  /**
   * Suggest articles for what has been typed so far.
   *
   * Fit to be asked with every keystroke; nothing is recorded. What was shown to somebody who paused is told by
   * `articleSuggestionCreate`.
   *
   * Needs no credentials; with those of the desk (an API key’s with the scope `articles:read`) more may be seen.
   *
   * @param desk Slug of the desk, such as `road`.
   * @param query `limit`, `text`
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right.
   * @throws {GuichetProblem} 403: `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  suggest(desk: Path<'articleSuggest', 'desk'>, query: Query<'articleSuggest'>, options?: CallOptions): List<schema.ArticleOutlinePage>;
  /**
   * Tell that articles were shown to somebody about to ask.
   *
   * Once they pause, not with every keystroke. Name the answer's id when a ticket is filed after all.
   *
   * Needs no credentials; with those of the desk (an API key’s with the scope `articles:read`) more may be seen.
   *
   * @param desk Slug of the desk, such as `road`.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right.
   * @throws {GuichetProblem} 403: `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 409: `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request; `unprocessable`: The request is understood but cannot be carried out.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  suggestionCreate(desk: Path<'articleSuggestionCreate', 'desk'>, body: schema.ArticleSuggestionDraft, options?: CallOptions): Call<schema.ArticleSuggestion>;
  /**
   * Tell that one of the articles shown was opened.
   *
   * Needs no credentials; with those of the desk (an API key’s with the scope `articles:read`) more may be seen.
   *
   * @param desk Slug of the desk, such as `road`.
   * @param suggestion Id of articles that were shown together.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right.
   * @throws {GuichetProblem} 403: `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 409: `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request; `unprocessable`: The request is understood but cannot be carried out.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  suggestionOpen(desk: Path<'articleSuggestionOpen', 'desk'>, suggestion: Path<'articleSuggestionOpen', 'suggestion'>, body: schema.ArticleOpening, options?: CallOptions): Call<schema.ArticleSuggestion>;
  /**
   * Tell that no ticket is needed any more.
   *
   * Needs no credentials; with those of the desk (an API key’s with the scope `articles:read`) more may be seen.
   *
   * @param desk Slug of the desk, such as `road`.
   * @param suggestion Id of articles that were shown together.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right.
   * @throws {GuichetProblem} 403: `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 409: `conflict`: In conflict with the present state; `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request; `unprocessable`: The request is understood but cannot be carried out.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  suggestionSolve(desk: Path<'articleSuggestionSolve', 'desk'>, suggestion: Path<'articleSuggestionSolve', 'suggestion'>, body: schema.ArticleSolution, options?: CallOptions): Call<schema.ArticleSuggestion>;
  /**
   * List the published articles of a desk, in the reader’s language, published last first.
   *
   * Needs no credentials; with those of the desk (an API key’s with the scope `articles:read`) more may be seen.
   *
   * @param desk Slug of the desk, such as `road`.
   * @param query `limit`, `cursor`
   * @throws {GuichetProblem} 400: `invalid-cursor`: The cursor does not belong to this list; `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right.
   * @throws {GuichetProblem} 403: `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  deskArticleList(desk: Path<'deskArticleList', 'desk'>, query?: Query<'deskArticleList'>, options?: CallOptions): List<schema.ArticleOutlinePage>;
  /**
   * Read an article.
   *
   * In the reader's language where the article has it, else in the desk's first or another one;
   * `Content-Language` tells which.
   *
   * Needs no credentials; with those of the desk (an API key’s with the scope `articles:read`) more may be seen.
   *
   * @param desk Slug of the desk, such as `road`.
   * @param article Id of an article; for its readers its slug too.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right.
   * @throws {GuichetProblem} 403: `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  deskArticleGet(desk: Path<'deskArticleGet', 'desk'>, article: Path<'deskArticleGet', 'article'>, options?: CallOptions): Call<schema.PublishedArticle>;
  /**
   * List what readers say under an article, oldest first.
   *
   * Needs no credentials; with those of the desk (an API key’s with the scope `articles:read`) more may be seen.
   *
   * @param desk Slug of the desk, such as `road`.
   * @param article Id of an article; for its readers its slug too.
   * @param query `limit`, `cursor`
   * @throws {GuichetProblem} 400: `invalid-cursor`: The cursor does not belong to this list; `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right.
   * @throws {GuichetProblem} 403: `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  commentList(desk: Path<'articleCommentList', 'desk'>, article: Path<'articleCommentList', 'article'>, query?: Query<'articleCommentList'>, options?: CallOptions): List<schema.ArticleCommentPage>;
  /**
   * Say something under an article.
   *
   * For signed-in people only.
   *
   * Needs no credentials; with those of the desk (an API key’s with the scope `articles:read`) more may be seen.
   *
   * @param desk Slug of the desk, such as `road`.
   * @param article Id of an article; for its readers its slug too.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 409: `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  commentCreate(desk: Path<'articleCommentCreate', 'desk'>, article: Path<'articleCommentCreate', 'article'>, body: schema.ArticleCommentDraft, options?: CallOptions): Call<schema.ArticleComment>;
  /**
   * Say whether an article was helpful.
   *
   * Each signed-in reader has one answer for each article and may change it. Strangers have one for each network
   * they come from; theirs are counted apart.
   *
   * Needs no credentials; with those of the desk (an API key’s with the scope `articles:read`) more may be seen.
   *
   * @param desk Slug of the desk, such as `road`.
   * @param article Id of an article; for its readers its slug too.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 409: `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  voteSet(desk: Path<'articleVoteSet', 'desk'>, article: Path<'articleVoteSet', 'article'>, body: schema.ArticleVote, options?: CallOptions): Call<schema.ArticleVote>;
}

/** Files on tickets and comments: upload, then attach by id; links by which they are had. */
export interface AttachmentsResource {
  /**
   * Uploads a file, to be sent along with a ticket or a comment by its id.
   *
   * Nobody else sees it before it is attached; after 24 hours without that it is gone. The desk says how large
   * it may be, at most 100 MiB. Two uploads with the same `Idempotency-Key` are the same when name and content are: the
   * second one is read to its end, and its answer is the first one's.
   *
   * For customers, agents, admins, guests of the ticket and API keys with the scope `tickets:write`.
   *
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 409: `conflict`: In conflict with the present state; `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request; `unprocessable`: The request is understood but cannot be carried out.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  create(body: FormData, options?: CallOptions): Call<schema.Attachment>;
  /**
   * Announces a file, to be sent to the store directly.
   *
   * Where the service keeps its files in a store that takes them from you: PUT the bytes to `url` within 15
   * minutes, then complete the upload. Exactly `size` bytes are taken. Before it is completed there is no file; after an
   * hour without that there is nothing left of it. Elsewhere the answer is `no-direct-upload`: use `attachmentCreate`.
   *
   * For customers, agents, admins, guests of the ticket and API keys with the scope `tickets:write`.
   *
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 409: `conflict`: In conflict with the present state; `in-progress`: The same request is still running; `no-direct-upload`: Files do not go to the store directly here.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  uploadCreate(body: schema.AttachmentAnnouncement, options?: CallOptions): Call<schema.DirectUpload>;
  /**
   * One file: what is known of it, and whether it can be had.
   *
   * For customers, agents, admins, guests of the ticket and API keys with the scope `tickets:read`.
   *
   * @param attachment Id of a file.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  get(attachment: Path<'attachmentGet', 'attachment'>, options?: CallOptions): Call<schema.Attachment>;
  /**
   * Completes an upload that went to the store directly: it is a file from now on.
   *
   * What lies in the store is read and judged as every upload is: its size, its type, whether it has to be
   * scanned. Completing it once more gives the same file.
   *
   * For customers, agents, admins, guests of the ticket and API keys with the scope `tickets:write`.
   *
   * @param attachment Id of a file.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 409: `conflict`: In conflict with the present state; `in-progress`: The same request is still running; `no-direct-upload`: Files do not go to the store directly here.
   * @throws {GuichetProblem} 410: `link-expired`: The link is used up or too old.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request; `unprocessable`: The request is understood but cannot be carried out.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  complete(attachment: Path<'attachmentComplete', 'attachment'>, options?: CallOptions): Call<schema.Attachment>;
  /**
   * Makes an address that gives the file.
   *
   * It needs no credentials, so that a browser can follow it. It is good for five minutes, and no longer than
   * you are signed in and may see the file: that is asked anew at each use. Where files are scanned for viruses, there is
   * no address before the scanner has looked at the file.
   *
   * For customers, agents, admins, guests of the ticket and API keys with the scope `tickets:read`.
   *
   * @param attachment Id of a file.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 409: `attachment-infected`: The file is not handed out; `attachment-pending`: The file is not scanned yet; `conflict`: In conflict with the present state; `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 410: `no-longer-kept`: It is not kept any more.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  linkCreate(attachment: Path<'attachmentLinkCreate', 'attachment'>, options?: CallOptions): Call<schema.AttachmentLink>;
  /**
   * Takes a file away, for good.
   *
   * Its bytes, its preview and its name are removed; what stays says that there was a file.
   *
   * For agents, admins and API keys with the scope `tickets:write`.
   *
   * @param attachment Id of a file.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 409: `conflict`: In conflict with the present state; `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 412: `stale`: The resource has changed meanwhile.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  redact(attachment: Path<'attachmentRedact', 'attachment'>, body: schema.AttachmentRedaction, options?: CallOptions): Call<schema.Attachment>;
  /**
   * The bytes of a file, by its link.
   *
   * Whether the link's holder may still see the file is asked anew at each use. The type is the one that the
   * content has, as far as it does nothing by itself; else `application/octet-stream`. Parts can be asked for by `Range`.
   *
   * Needs no credentials.
   *
   * @param link What `attachmentLinkCreate` put at the end of an address.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 409: `attachment-infected`: The file is not handed out; `attachment-pending`: The file is not scanned yet; `conflict`: In conflict with the present state.
   * @throws {GuichetProblem} 410: `link-expired`: The link is used up or too old; `no-longer-kept`: It is not kept any more.
   * @throws {GuichetProblem} 416: `range-not-satisfiable`: The file does not have these bytes.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  download(link: Path<'attachmentDownload', 'link'>, options?: CallOptions): Call<Result<'attachmentDownload'>>;
}

/** What happened at the desk, chained so that nothing can be changed unseen; its export. */
export interface AuditResource {
  /**
   * What happened at the desk, in the order in which it became certain.
   *
   * Each change writes its entry in its own transaction; entries join the chain within seconds. What people wrote
   * or were called is not in it: ids stay when the person behind one is erased.
   *
   * For admins and API keys with the scope `audit:read`.
   *
   * @param query `limit`, `ticket`, `person`, `kind`, `cursor`
   * @throws {GuichetProblem} 400: `invalid-cursor`: The cursor does not belong to this list; `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  entryList(query?: Query<'auditEntryList'>, options?: CallOptions): List<schema.AuditPage>;
  /**
   * The audit chain as lines of JSON, for keeping and for verifying elsewhere.
   *
   * The first line says what it is, of which desk and what its first entry follows; then comes one line for each
   * entry, `{position, previous, event, hash}`; the last line is the head. `hash` is the SHA-256 of the canonical JSON (RFC
   * 8785) of `{event, position, previous}`. `npm run audit:verify -- FILE` recomputes all of it without this service.
   *
   * For admins and API keys with the scope `audit:read`.
   *
   * @param query `after`
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  export(query?: Query<'auditExport'>, options?: CallOptions): Call<Result<'auditExport'>>;
  /**
   * Where the audit chain ends: note it elsewhere, and hold later exports against it.
   *
   * For admins and API keys with the scope `audit:read`.
   *
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  headGet(options?: CallOptions): Call<schema.AuditHead>;
}

/** Who you are: sign-in, tokens, sessions, passwords, links that come by mail, account requests. */
export interface AuthResource {
  /**
   * List account requests, newest first.
   *
   * For agents, admins and API keys with the scope `accounts:read`.
   *
   * @param query `limit`, `status`, `cursor`
   * @throws {GuichetProblem} 400: `invalid-cursor`: The cursor does not belong to this list; `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  accountRequestList(query?: Query<'accountRequestList'>, options?: CallOptions): List<schema.AccountRequestPage>;
  /**
   * Read one account request.
   *
   * For agents, admins and API keys with the scope `accounts:read`.
   *
   * @param request Id of an account request.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  accountRequestGet(request: Path<'accountRequestGet', 'request'>, options?: CallOptions): Call<schema.AccountRequest>;
  /**
   * Approve an account request.
   *
   * Whoever asked becomes a customer and gets a mail whose link sets their password.
   *
   * For agents, admins and API keys with the scope `accounts:write`.
   *
   * @param request Id of an account request.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 409: `already-exists`: It exists already; `conflict`: In conflict with the present state; `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 412: `stale`: The resource has changed meanwhile.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request; `unprocessable`: The request is understood but cannot be carried out.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  accountRequestApprove(request: Path<'accountRequestApprove', 'request'>, body: schema.AccountRequestApprove, options?: CallOptions): Call<schema.AccountRequest>;
  /**
   * Decline an account request.
   *
   * Whoever asked gets a mail with the reason.
   *
   * For agents, admins and API keys with the scope `accounts:write`.
   *
   * @param request Id of an account request.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 409: `conflict`: In conflict with the present state; `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 412: `stale`: The resource has changed meanwhile.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  accountRequestDecline(request: Path<'accountRequestDecline', 'request'>, body: schema.AccountRequestDecline, options?: CallOptions): Call<schema.AccountRequest>;
  /**
   * Ask to become a customer.
   *
   * For desks that decide about newcomers. The answer is the same whether or not the address is known.
   *
   * Needs no credentials.
   *
   * @param desk Slug of the desk, such as `road`.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 409: `conflict`: In conflict with the present state; `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  accountRequestCreate(desk: Path<'accountRequestCreate', 'desk'>, body: schema.AccountRequestCreate, options?: CallOptions): Call<schema.Acknowledgement>;
  /**
   * Public keys of the desk's access tokens.
   *
   * A JWK set (RFC 7517). Fetch it again when a token names a key that is not in it.
   *
   * Needs no credentials.
   *
   * @param desk Slug of the desk, such as `road`.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  jwksGet(desk: Path<'jwksGet', 'desk'>, options?: CallOptions): Call<schema.Jwks>;
  /**
   * Use a link that came by mail.
   *
   * A link works once, and by this call alone: opening its page changes nothing. A password that breaks the
   * desk's rule is refused and leaves the link good, and so does the question for a code. A link to a shared ticket accepts the invitation and gives tokens
   * that open this one ticket.
   *
   * Needs no credentials.
   *
   * @param desk Slug of the desk, such as `road`.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `second-factor-required`: A code is asked for too.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 409: `conflict`: In conflict with the present state; `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 410: `link-expired`: The link is used up or too old.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request; `weak-password`: The password breaks the rule of this desk.
   * @throws {GuichetProblem} 423: `locked`: Locked.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  linkRedeem(desk: Path<'linkRedeem', 'desk'>, body: schema.LinkRedeem, options?: CallOptions): Call<schema.LinkRedemption>;
  /**
   * Ask for a link to set a password.
   *
   * For newcomers and for those who forgot theirs. The answer is the same whether or not the address is known; a
   * known one gets a mail at once. At a desk that is open to all, an unknown address is invited.
   *
   * Needs no credentials.
   *
   * @param desk Slug of the desk, such as `road`.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 409: `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  passwordLinkCreate(desk: Path<'passwordLinkCreate', 'desk'>, body: schema.PasswordLinkCreate, options?: CallOptions): Call<schema.Acknowledgement>;
  /**
   * What the desk asks of a password.
   *
   * Says also whether the rule conforms to NIST SP 800-63B-4, and why not.
   *
   * Needs no credentials.
   *
   * @param desk Slug of the desk, such as `road`.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  passwordPolicyGet(desk: Path<'passwordPolicyGet', 'desk'>, options?: CallOptions): Call<schema.PasswordPolicy>;
  /**
   * Sign in by password.
   *
   * The answer is the same, and takes as long, for an unknown address, a suspended person and a wrong password.
   * Whoever has an authenticator is asked for its code besides: the same call takes it.
   *
   * Needs no credentials.
   *
   * @param desk Slug of the desk, such as `road`.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `invalid-credentials`: The credentials are not right; `second-factor-required`: A code is asked for too.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 409: `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request.
   * @throws {GuichetProblem} 423: `locked`: Locked.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  sessionCreate(desk: Path<'sessionCreate', 'desk'>, body: schema.SessionCreate, options?: CallOptions): Call<schema.SessionTokens>;
  /**
   * Ask for a link to sign in with.
   *
   * It works once, for a quarter of an hour, and needs no password; whoever has an authenticator is asked for its
   * code all the same. The answer is the same whether or not the address is known. Whoever has no password yet gets the
   * link that a password is set with.
   *
   * Needs no credentials.
   *
   * @param desk Slug of the desk, such as `road`.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 409: `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  signInLinkCreate(desk: Path<'signInLinkCreate', 'desk'>, body: schema.SignInLinkCreate, options?: CallOptions): Call<schema.Acknowledgement>;
  /**
   * Who am I.
   *
   * For customers, agents and admins.
   *
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  meGet(options?: CallOptions): Call<schema.Me>;
  /**
   * Change one's own name, language or time zone.
   *
   * For customers, agents and admins.
   *
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do.
   * @throws {GuichetProblem} 409: `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 412: `stale`: The resource has changed meanwhile.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request; `unprocessable`: The request is understood but cannot be carried out.
   * @throws {GuichetProblem} 428: `precondition-required`: If-Match is required.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  meUpdate(change: Change<schema.Me, schema.MeUpdate>, options?: CallOptions): Call<schema.Me>;
  /**
   * Change one's own name, language or time zone.
   *
   * For customers, agents and admins.
   *
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do.
   * @throws {GuichetProblem} 409: `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 412: `stale`: The resource has changed meanwhile.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request; `unprocessable`: The request is understood but cannot be carried out.
   * @throws {GuichetProblem} 428: `precondition-required`: If-Match is required.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  meUpdate(body: schema.MeUpdate, options: CallOptions & IfMatch): Call<schema.Me>;
  /**
   * Change one's own password.
   *
   * Ends the caller's other sessions.
   *
   * For customers, agents and admins.
   *
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do.
   * @throws {GuichetProblem} 409: `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request; `unprocessable`: The request is understood but cannot be carried out; `weak-password`: The password breaks the rule of this desk.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  passwordChange(body: schema.PasswordChange, options?: CallOptions): Call<void>;
  /**
   * Whether one has an authenticator, and how many recovery codes are left.
   *
   * For customers, agents and admins.
   *
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  totpGet(options?: CallOptions): Call<schema.Totp>;
  /**
   * Set up an authenticator.
   *
   * The secret stands in this answer and is never shown again. Nothing changes until it is confirmed by a code;
   * until then the call can be repeated, and gives another secret.
   *
   * For customers, agents and admins.
   *
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do.
   * @throws {GuichetProblem} 409: `conflict`: In conflict with the present state; `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request; `unprocessable`: The request is understood but cannot be carried out.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  totpEnrol(body: schema.TotpEnrol, options?: CallOptions): Call<schema.TotpSecret>;
  /**
   * Confirm the authenticator by a code.
   *
   * From now on signing in asks for a code. Ten recovery codes stand in this answer and are never shown again.
   * The caller's other sessions end.
   *
   * For customers, agents and admins.
   *
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do.
   * @throws {GuichetProblem} 409: `conflict`: In conflict with the present state; `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request; `unprocessable`: The request is understood but cannot be carried out.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  totpConfirm(body: schema.TotpCode, options?: CallOptions): Call<schema.RecoveryCodes>;
  /**
   * Get new recovery codes.
   *
   * The old ones are worth nothing any more.
   *
   * For customers, agents and admins.
   *
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do.
   * @throws {GuichetProblem} 409: `conflict`: In conflict with the present state; `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request; `unprocessable`: The request is understood but cannot be carried out.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  recoveryCodesRenew(body: schema.TotpCode, options?: CallOptions): Call<schema.RecoveryCodes>;
  /**
   * Remove one's authenticator.
   *
   * A mail tells its owner.
   *
   * For customers, agents and admins.
   *
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do.
   * @throws {GuichetProblem} 409: `conflict`: In conflict with the present state; `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request; `unprocessable`: The request is understood but cannot be carried out.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  totpRemove(body: schema.TotpCode, options?: CallOptions): Call<void>;
  /**
   * Remove the authenticator of somebody who has lost it.
   *
   * For admins; make sure who is asking. A mail tells the person. Signing in asks for the password alone then.
   *
   * For admins.
   *
   * @param person Id of a person.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 409: `conflict`: In conflict with the present state; `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  totpReset(person: Path<'totpReset', 'person'>, options?: CallOptions): Call<void>;
  /**
   * List the caller's live sessions.
   *
   * For customers, agents and admins.
   *
   * @param query `limit`, `cursor`
   * @throws {GuichetProblem} 400: `invalid-cursor`: The cursor does not belong to this list; `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  sessionList(query?: Query<'sessionList'>, options?: CallOptions): List<schema.SessionPage>;
  /**
   * End a session.
   *
   * `current` signs out. The session's tokens are refused from the next request on.
   *
   * For customers, agents, admins and guests of the ticket.
   *
   * @param session Id of a session, or `current`.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 409: `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  sessionEnd(session: Path<'sessionEnd', 'session'>, options?: CallOptions): Call<void>;
  /**
   * Sign with a new key.
   *
   * Tokens signed with the old key stay good until they expire; until then it stays published.
   *
   * For admins.
   *
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do.
   * @throws {GuichetProblem} 409: `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  signingKeyRotate(options?: CallOptions): Call<schema.SigningKey>;
  /**
   * Whether a token is good at this moment, and for what.
   *
   * Token introspection (RFC 7662), also for the desk's own product: whoever honours the tokens of agents in a
   * customer's place asks here with each of their calls, so that what the customer ends has ended there too. Takes the
   * form of the RFC, or JSON.
   *
   * For admins and API keys with the scope `tokens:introspect`.
   *
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  tokenIntrospect(body: schema.TokenIntrospect, options?: CallOptions): Call<schema.TokenIntrospection>;
  /**
   * Renew the tokens of a session.
   *
   * A refresh token works once. Several calls with the same one within a few seconds get the same successor;
   * using an older one ends the session.
   *
   * Needs no credentials.
   *
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right.
   * @throws {GuichetProblem} 409: `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  tokenRefresh(body: schema.TokenRefresh, options?: CallOptions): Call<schema.SessionTokens>;
}

/** What is said on a ticket, in public and among agents. */
export interface CommentsResource {
  /**
   * Who will see a comment that the caller writes now, and be mailed it.
   *
   * Send its `digest` with the comment, and it is refused if the audience has changed in between.
   *
   * For customers, agents, admins, guests of the ticket and API keys with the scope `tickets:read`.
   *
   * @param ticket Id or number of a ticket.
   * @param query `visibility`
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 409: `ticket-final`: This ticket is final.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  audienceGet(ticket: Path<'audienceGet', 'ticket'>, query?: Query<'audienceGet'>, options?: CallOptions): Call<schema.Audience>;
  /**
   * What was said on a ticket, oldest first, as far as the caller may know.
   *
   * For customers, agents, admins, guests of the ticket, API keys with the scope `tickets:read` and agents in a customer’s place.
   *
   * @param ticket Id or number of a ticket.
   * @param query `limit`, `cursor`
   * @throws {GuichetProblem} 400: `invalid-cursor`: The cursor does not belong to this list; `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  list(ticket: Path<'commentList', 'ticket'>, query?: Query<'commentList'>, options?: CallOptions): List<schema.CommentPage>;
  /**
   * Says something on a ticket.
   *
   * A public comment may move the ticket: by the `transition` sent along, else by what the desk ties to a reply
   * of an agent or an answer of a customer. Where a final ticket refuses comments, the problem says how to file a
   * follow-up.
   *
   * For customers, agents, admins, guests of the ticket, API keys with the scope `tickets:write` and agents in a customer’s place.
   *
   * @param ticket Id or number of a ticket.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 409: `conflict`: In conflict with the present state; `in-progress`: The same request is still running; `ticket-final`: This ticket is final; `transition-not-allowed`: This step is not possible from the present status.
   * @throws {GuichetProblem} 412: `stale`: The resource has changed meanwhile.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request; `unprocessable`: The request is understood but cannot be carried out.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  create(ticket: Path<'commentCreate', 'ticket'>, change: Change<schema.CommentPage, schema.CommentDraft>, options?: CallOptions): Call<schema.Comment>;
  /**
   * Says something on a ticket.
   *
   * A public comment may move the ticket: by the `transition` sent along, else by what the desk ties to a reply
   * of an agent or an answer of a customer. Where a final ticket refuses comments, the problem says how to file a
   * follow-up.
   *
   * For customers, agents, admins, guests of the ticket, API keys with the scope `tickets:write` and agents in a customer’s place.
   *
   * @param ticket Id or number of a ticket.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 409: `conflict`: In conflict with the present state; `in-progress`: The same request is still running; `ticket-final`: This ticket is final; `transition-not-allowed`: This step is not possible from the present status.
   * @throws {GuichetProblem} 412: `stale`: The resource has changed meanwhile.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request; `unprocessable`: The request is understood but cannot be carried out.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  create(ticket: Path<'commentCreate', 'ticket'>, body: schema.CommentDraft, options?: CallOptions): Call<schema.Comment>;
  /**
   * One comment.
   *
   * For customers, agents, admins, guests of the ticket, API keys with the scope `tickets:read` and agents in a customer’s place.
   *
   * @param ticket Id or number of a ticket.
   * @param comment Id of a comment.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  get(ticket: Path<'commentGet', 'ticket'>, comment: Path<'commentGet', 'comment'>, options?: CallOptions): Call<schema.Comment>;
  /**
   * Changes what a comment says; its author may, for 15 minutes.
   *
   * For customers, agents, admins, guests of the ticket and API keys with the scope `tickets:write`.
   *
   * @param ticket Id or number of a ticket.
   * @param comment Id of a comment.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 409: `conflict`: In conflict with the present state; `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 412: `stale`: The resource has changed meanwhile.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request.
   * @throws {GuichetProblem} 428: `precondition-required`: If-Match is required.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  update(ticket: Path<'commentUpdate', 'ticket'>, comment: Path<'commentUpdate', 'comment'>, change: Change<schema.Comment, schema.CommentChange>, options?: CallOptions): Call<schema.Comment>;
  /**
   * Changes what a comment says; its author may, for 15 minutes.
   *
   * For customers, agents, admins, guests of the ticket and API keys with the scope `tickets:write`.
   *
   * @param ticket Id or number of a ticket.
   * @param comment Id of a comment.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 409: `conflict`: In conflict with the present state; `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 412: `stale`: The resource has changed meanwhile.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request.
   * @throws {GuichetProblem} 428: `precondition-required`: If-Match is required.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  update(ticket: Path<'commentUpdate', 'ticket'>, comment: Path<'commentUpdate', 'comment'>, body: schema.CommentChange, options: CallOptions & IfMatch): Call<schema.Comment>;
  /**
   * Takes the words of a comment away, for good.
   *
   * The comment stays, without its text; neither reads nor search know its words any more.
   *
   * For agents, admins and API keys with the scope `tickets:write`.
   *
   * @param ticket Id or number of a ticket.
   * @param comment Id of a comment.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 409: `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 412: `stale`: The resource has changed meanwhile.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  redact(ticket: Path<'commentRedact', 'ticket'>, comment: Path<'commentRedact', 'comment'>, body: schema.Redaction, options?: CallOptions): Call<schema.Comment>;
}

/** Support centres: their public face, and how they are made and changed as blueprints. */
export interface DesksResource {
  /**
   * Read the blueprint in force.
   *
   * For admins and API keys with the scope `desk:read`.
   *
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  blueprintGet(options?: CallOptions): Call<schema.Blueprint>;
  /**
   * Put a blueprint in force.
   *
   * All or nothing, without a restart; running tickets follow at once and their timers are armed anew.
   *
   * For admins and API keys with the scope `desk:write`.
   *
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 409: `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 412: `stale`: The resource has changed meanwhile.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request; `invalid-blueprint`: The blueprint has errors; `mapping-required`: Live tickets need a place to go.
   * @throws {GuichetProblem} 428: `precondition-required`: If-Match is required.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  blueprintApply(change: Change<schema.Blueprint, schema.BlueprintChange>, options?: CallOptions): Call<schema.Blueprint>;
  /**
   * Put a blueprint in force.
   *
   * All or nothing, without a restart; running tickets follow at once and their timers are armed anew.
   *
   * For admins and API keys with the scope `desk:write`.
   *
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 409: `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 412: `stale`: The resource has changed meanwhile.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request; `invalid-blueprint`: The blueprint has errors; `mapping-required`: Live tickets need a place to go.
   * @throws {GuichetProblem} 428: `precondition-required`: If-Match is required.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  blueprintApply(body: schema.BlueprintChange, options: CallOptions & IfMatch): Call<schema.Blueprint>;
  /**
   * Check a blueprint.
   *
   * Every complaint says where (JSON pointer, line and column) and what to do. Nothing is stored.
   *
   * For admins and API keys with the scope `desk:read`.
   *
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  blueprintCheck(body: schema.BlueprintCheck, options?: CallOptions): Call<schema.BlueprintReport>;
  /**
   * See what a blueprint would change.
   *
   * Compares it with the version in force and counts the tickets that would have to move. Nothing is stored.
   *
   * For admins and API keys with the scope `desk:read`.
   *
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `invalid-blueprint`: The blueprint has errors.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  blueprintPlan(body: schema.BlueprintChange, options?: CallOptions): Call<schema.BlueprintPlan>;
  /**
   * List the versions of the blueprint, the newest first.
   *
   * For admins and API keys with the scope `desk:read`.
   *
   * @param query `limit`, `cursor`
   * @throws {GuichetProblem} 400: `invalid-cursor`: The cursor does not belong to this list; `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  blueprintVersionList(query?: Query<'blueprintVersionList'>, options?: CallOptions): List<schema.BlueprintVersionPage>;
  /**
   * Read one version of the blueprint.
   *
   * For admins and API keys with the scope `desk:read`.
   *
   * @param version Version of the blueprint, from 1.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  blueprintVersionGet(version: Path<'blueprintVersionGet', 'version'>, options?: CallOptions): Call<schema.Blueprint>;
  /**
   * List the desks of the installation, the newest first.
   *
   * For the operator.
   *
   * @param query `limit`, `cursor`
   * @throws {GuichetProblem} 400: `invalid-cursor`: The cursor does not belong to this list; `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  list(query?: Query<'deskList'>, options?: CallOptions): List<schema.DeskPage>;
  /**
   * Make a desk from a blueprint.
   *
   * The desk is there at once, without a restart. The answer holds a secret API key with every scope, shown this once: invite the first admin with it. A test desk with a `lifetime` removes itself when that is over.
   *
   * For the operator.
   *
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do.
   * @throws {GuichetProblem} 409: `already-exists`: It exists already; `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request; `invalid-blueprint`: The blueprint has errors.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  create(body: schema.DeskCreate, options?: CallOptions): Call<schema.DeskCreated>;
  /**
   * Show a desk’s public profile.
   *
   * Languages, doors, how one becomes a customer, the password rule, and where to turn when nothing else works.
   *
   * Needs no credentials.
   *
   * @param desk Slug of the desk, such as `road`.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  profileGet(desk: Path<'deskProfileGet', 'desk'>, options?: CallOptions): Call<schema.DeskProfile>;
  /**
   * Delete a test desk, with all that it holds.
   *
   * From the next request on it is as if it had never been; its rows and files are removed in the seconds after, for good. A request that is repeated finds nothing: 404. A desk that is no test desk is never deleted, only suspended.
   *
   * For the operator.
   *
   * @param desk Slug of the desk, such as `road`.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 409: `conflict`: In conflict with the present state; `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  delete(desk: Path<'deskDelete', 'desk'>, options?: CallOptions): Call<void>;
  /**
   * Suspend a desk.
   *
   * From the next request on it answers nobody, and nothing happens on it: no timer, no mail.
   *
   * For the operator.
   *
   * @param desk Slug of the desk, such as `road`.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 409: `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  suspend(desk: Path<'deskSuspend', 'desk'>, options?: CallOptions): Call<schema.Desk>;
  /**
   * Let a suspended desk go on.
   *
   * For the operator.
   *
   * @param desk Slug of the desk, such as `road`.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 409: `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  resume(desk: Path<'deskResume', 'desk'>, options?: CallOptions): Call<schema.Desk>;
  /**
   * Read the clock of a test desk.
   *
   * For admins and API keys with the scope `desk:read`.
   *
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  testClockGet(options?: CallOptions): Call<schema.TestClock>;
  /**
   * Move the clock of a test desk.
   *
   * Forward only. The clock then stands still until it is moved again; what became due on the way happens within seconds.
   *
   * For admins and API keys with the scope `desk:write`.
   *
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 409: `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  testClockMove(body: schema.TestClockMove, options?: CallOptions): Call<schema.TestClock>;
  /**
   * The mails that a test desk kept instead of sending, newest first.
   *
   * A mail appears here once the worker has rendered it, within a second or so of what it tells of.
   *
   * For admins and API keys with the scope `desk:read`.
   *
   * @param query `limit`, `to`, `cursor`
   * @throws {GuichetProblem} 400: `invalid-cursor`: The cursor does not belong to this list; `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  testOutboxList(query?: Query<'testOutboxList'>, options?: CallOptions): List<schema.OutboxPage>;
}

/** What happened, in order and without gaps: to read on from where you were, or as a live stream. */
export interface EventsResource {
  /**
   * What happened, in the order in which it became certain, each thing once: the change feed.
   *
   * Keep `resumeCursor` and ask again with it: nothing is missed, for 30 days. With `Accept: text/event-stream` the
   * same comes as server-sent events that go on as things happen: `id` is a cursor, `event` the kind, `data` an `Event`.
   * Reconnect with `Last-Event-ID`. The stream ends when the access token does and when you may listen no more. Customers
   * hear of what is public on tickets that they see; staff of the whole desk; an API key of what its scopes let it read.
   *
   * For customers, agents, admins and API keys with the scope `events:read`.
   *
   * @param query `limit`, `from`, `ticket`, `kinds`, `cursor`
   * @throws {GuichetProblem} 400: `invalid-cursor`: The cursor does not belong to this list; `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 410: `no-longer-kept`: It is not kept any more.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  list(query?: Query<'eventList'>, options?: CallOptions): List<schema.EventPage>;
}

/** The kinds of request a desk takes and the form of each, as JSON Schema. */
export interface FormsResource {
  /**
   * What one can ask for at a desk, for somebody who has not signed in.
   *
   * Needs no credentials.
   *
   * @param desk Slug of the desk, such as `road`.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  deskRequestTypeList(desk: Path<'deskRequestTypeList', 'desk'>, options?: CallOptions): List<schema.RequestTypePage>;
  /**
   * One request type of a desk with its form, for somebody who has not signed in.
   *
   * Needs no credentials.
   *
   * @param desk Slug of the desk, such as `road`.
   * @param type Key of a request type, as the desk’s blueprint names it.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  deskRequestTypeGet(desk: Path<'deskRequestTypeGet', 'desk'>, type: Path<'deskRequestTypeGet', 'type'>, options?: CallOptions): Call<schema.RequestTypeWithForm>;
  /**
   * What one can ask for at the caller's desk, with the purpose and examples of each type.
   *
   * With a publishable key, what its page serves.
   *
   * For customers, agents, admins, API keys with the scope `tickets:read`, publishable keys and agents in a customer’s place.
   *
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  requestTypeList(options?: CallOptions): List<schema.RequestTypePage>;
  /**
   * One request type with its form, for this caller and language.
   *
   * The form is a JSON Schema of the object `fields` that `ticketCreate` takes, and beside it what a program
   * needs to draw the form. Fields for agents only are there for those who work for the desk.
   *
   * For customers, agents, admins, guests of the ticket, API keys with the scope `tickets:read`, publishable keys and agents in a customer’s place.
   *
   * @param type Key of a request type, as the desk’s blueprint names it.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  requestTypeGet(type: Path<'requestTypeGet', 'type'>, options?: CallOptions): Call<schema.RequestTypeWithForm>;
  /**
   * Ask for a piece of work to be done before a form or a file is sent.
   *
   * The visitor's machine finds the answer while they write. It is good for one form or one file, sent with the
   * same key within an hour.
   *
   * For publishable keys.
   *
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  submissionChallengeCreate(options?: CallOptions): Call<schema.SubmissionChallenge>;
  /**
   * Upload a file that goes with a form from a web page.
   *
   * For what is to be submitted next: the answer names the file, and nobody sees it before the form that names it
   * is submitted with the same key; after 24 hours without that it is gone. `form.files` of `requestTypeGet` says whether
   * the form takes any, how many and how large. Each file takes a piece of work of its own.
   *
   * For publishable keys.
   *
   * @param query `answer`, `challenge`
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do.
   * @throws {GuichetProblem} 409: `conflict`: In conflict with the present state; `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request; `unprocessable`: The request is understood but cannot be carried out.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  submissionFileCreate(body: FormData, query?: Query<'submissionFileCreate'>, options?: CallOptions): Call<schema.SubmissionFile>;
  /**
   * Submit a form from a web page.
   *
   * With a publishable key, from a page of one of its origins, to one of its forms. It becomes a ticket of
   * whoever has the address. The answer is the same whether or not the desk knows it, and nothing of what was written is
   * mailed to an address that was never proved: it gets one fixed confirmation.
   *
   * Where the partner's server names the visitor (`identity`), no work is asked of their machine, and one page may send
   * more. It says whose the ticket is, and nothing else: no address is proved by it, and nothing that the desk has of
   * anybody can be seen with it. Addresses of those who work for the desk are refused.
   *
   * For publishable keys.
   *
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do.
   * @throws {GuichetProblem} 409: `already-exists`: It exists already; `conflict`: In conflict with the present state; `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request; `invalid-fields`: The form is not filled in rightly; `unprocessable`: The request is understood but cannot be carried out.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `numbers-exhausted`: The desk has no ticket number left; `unavailable`: Not available just now.
   */
  submissionCreate(body: schema.SubmissionDraft, options?: CallOptions): Call<schema.Submission>;
}

/** Whether the service runs and can answer. */
export interface HealthResource {
  /**
   * Whether the process runs. Restart it when this fails.
   *
   * Needs no credentials.
   *
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  live(options?: CallOptions): Call<schema.Health>;
  /**
   * Whether the service can answer, its database included. Send no traffic while this fails.
   *
   * Needs no credentials.
   *
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  ready(options?: CallOptions): Call<schema.Health>;
}

/** Mail that came in: what became of it and why, the quarantine, and a door for raw messages. */
export interface InboundMailResource {
  /**
   * Messages that came in, newest first, with what became of them and why.
   *
   * The quarantine is `status=quarantined`.
   *
   * For agents, admins and API keys with the scope `mail:read`.
   *
   * @param query `limit`, `status`, `cursor`
   * @throws {GuichetProblem} 400: `invalid-cursor`: The cursor does not belong to this list; `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  list(query?: Query<'inboundMailList'>, options?: CallOptions): List<schema.InboundMailPage>;
  /**
   * Takes a message in, as the SMTP door does; for inbound hooks of mail providers.
   *
   * Send the message itself as `message/rfc822`, or in base64 within JSON. When the answer is here the message
   * is kept; what becomes of it is decided soon after. The same message counts once, however often it comes.
   *
   * For admins and API keys with the scope `mail:write`.
   *
   * @param query `from`, `to`
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 409: `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request; `unprocessable`: The request is understood but cannot be carried out.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  create(body: schema.MailSource, query?: Query<'inboundMailCreate'>, options?: CallOptions): Call<schema.InboundMail>;
  /**
   * What would become of a message; nothing happens, and nothing is kept.
   *
   * For agents, admins and API keys with the scope `mail:read`.
   *
   * @param query `from`, `to`
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  check(body: schema.MailSource, query?: Query<'inboundMailCheck'>, options?: CallOptions): Call<schema.MailCheck>;
  /**
   * One message that came in.
   *
   * For agents, admins and API keys with the scope `mail:read`.
   *
   * @param mail Id of a message that came in.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  get(mail: Path<'inboundMailGet', 'mail'>, options?: CallOptions): Call<schema.InboundMail>;
  /**
   * Lets a message in that was put aside.
   *
   * With a `ticket` it becomes a comment of its sender there, or an internal note where the sender may not write
   * on that ticket; without one a new ticket of its sender.
   *
   * For agents, admins and API keys with the scope `mail:write`.
   *
   * @param mail Id of a message that came in.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 409: `conflict`: In conflict with the present state; `in-progress`: The same request is still running; `ticket-final`: This ticket is final.
   * @throws {GuichetProblem} 412: `stale`: The resource has changed meanwhile.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request; `invalid-fields`: The form is not filled in rightly; `unprocessable`: The request is understood but cannot be carried out.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `numbers-exhausted`: The desk has no ticket number left; `unavailable`: Not available just now.
   */
  accept(mail: Path<'inboundMailAccept', 'mail'>, body: schema.MailAcceptance, options?: CallOptions): Call<schema.InboundMail>;
  /**
   * Keeps a message out that was put aside; it stays where it can be read.
   *
   * For agents, admins and API keys with the scope `mail:write`.
   *
   * @param mail Id of a message that came in.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 409: `conflict`: In conflict with the present state; `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 412: `stale`: The resource has changed meanwhile.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  refuse(mail: Path<'inboundMailRefuse', 'mail'>, options?: CallOptions): Call<schema.InboundMail>;
  /**
   * The message as it came, byte for byte.
   *
   * It is kept as long as the desk's blueprint says, 90 days by default.
   *
   * For agents, admins and API keys with the scope `mail:read`.
   *
   * @param mail Id of a message that came in.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 410: `no-longer-kept`: It is not kept any more.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  sourceGet(mail: Path<'inboundMailSourceGet', 'mail'>, options?: CallOptions): Call<Result<'inboundMailSourceGet'>>;
}

/** Personal data: its export, erasing a person with a receipt, and what may not be erased. */
export interface PrivacyResource {
  /**
   * List who has asked to be erased, the oldest first.
   *
   * For admins and API keys with the scope `privacy:read`.
   *
   * @param query `limit`, `cursor`
   * @throws {GuichetProblem} 400: `invalid-cursor`: The cursor does not belong to this list; `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  erasureRequestList(query?: Query<'erasureRequestList'>, options?: CallOptions): List<schema.ErasureRequestPage>;
  /**
   * List the receipts for what was erased, newest first.
   *
   * For admins and API keys with the scope `privacy:read`.
   *
   * @param query `limit`, `cursor`
   * @throws {GuichetProblem} 400: `invalid-cursor`: The cursor does not belong to this list; `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  erasureList(query?: Query<'erasureList'>, options?: CallOptions): List<schema.ErasurePage>;
  /**
   * Read the receipt for what was erased.
   *
   * For admins and API keys with the scope `privacy:read`.
   *
   * @param erasure Id of the receipt for an erasure.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  erasureGet(erasure: Path<'erasureGet', 'erasure'>, options?: CallOptions): Call<schema.Erasure>;
  /**
   * List the legal holds, newest first.
   *
   * For admins and API keys with the scope `privacy:read`.
   *
   * @param query `limit`, `cursor`
   * @throws {GuichetProblem} 400: `invalid-cursor`: The cursor does not belong to this list; `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  legalHoldList(query?: Query<'legalHoldList'>, options?: CallOptions): List<schema.LegalHoldPage>;
  /**
   * Put a legal hold on a person or a ticket.
   *
   * Until it is lifted, nothing of it is erased, nor let go of because the desk had kept it long enough.
   *
   * For admins and API keys with the scope `privacy:write`.
   *
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 409: `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request; `unprocessable`: The request is understood but cannot be carried out.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  legalHoldSet(body: schema.LegalHoldDraft, options?: CallOptions): Call<schema.LegalHold>;
  /**
   * Lift a legal hold.
   *
   * For admins and API keys with the scope `privacy:write`.
   *
   * @param hold Id of a legal hold.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 409: `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  legalHoldLift(hold: Path<'legalHoldLift', 'hold'>, options?: CallOptions): Call<void>;
  /**
   * Ask to be erased.
   *
   * An admin of the desk carries it out. Asking again changes nothing.
   *
   * For customers, agents and admins.
   *
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do.
   * @throws {GuichetProblem} 409: `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  erasureRequestCreate(options?: CallOptions): Call<schema.ErasureRequest>;
  /**
   * Export all that the desk knows of oneself.
   *
   * Lines of JSON, each with its `kind`: profile, addresses, memberships, sessions, tickets, comments, files (the
   * bytes by `POST /v1/attachments/{attachment}/links`), ratings, consents, mails, what one did. The last line is
   * `{"kind":"end"}`. Ten a day.
   *
   * For customers, agents and admins.
   *
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  meExport(options?: CallOptions): Call<Result<'meExport'>>;
  /**
   * Erase a person, for good.
   *
   * Takes away who they are and what they wrote, wherever it lies: profile, addresses, tickets, comments, files,
   * mails, ratings, search, stored answers. A ticket that no other customer has part in loses all its words; of one that
   * others see goes what the person wrote. What agents wrote for the desk stays, under a pseudonym. The audit log keeps
   * the person’s id alone, and still verifies. The answer is the receipt; files are gone within seconds. It cannot be
   * undone.
   *
   * For admins and API keys with the scope `privacy:write`.
   *
   * @param person Id of a person.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 409: `conflict`: In conflict with the present state; `in-progress`: The same request is still running; `legal-hold`: A legal hold keeps it.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  personErase(person: Path<'personErase', 'person'>, options?: CallOptions): Call<schema.Erasure>;
  /**
   * Export all that the desk knows of a person.
   *
   * As the person would get it themselves. Ten a day for each person; the audit log tells of it.
   *
   * For admins and API keys with the scope `privacy:read`.
   *
   * @param person Id of a person.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  personExport(person: Path<'personExport', 'person'>, options?: CallOptions): Call<Result<'personExport'>>;
}

/** What the desk’s tickets tell when they are counted. */
export interface ReportsResource {
  /**
   * How many were asked to rate, how many did, and how.
   *
   * For agents, admins and API keys with the scope `tickets:read`.
   *
   * @param query `from`, `to`, `groupBy`
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  satisfactionReportGet(query?: Query<'satisfactionReportGet'>, options?: CallOptions): Call<schema.SatisfactionReport>;
}

/** How requesters rate the way their tickets were handled; by mail link too. */
export interface SatisfactionResource {
  /**
   * Read how a ticket's requester rates the way it was handled.
   *
   * For the requester and those who work for the desk. It is there before anything was given: `mark` is null then.
   *
   * For customers, agents, admins and API keys with the scope `tickets:read`.
   *
   * @param ticket Id or number of a ticket.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  ratingGet(ticket: Path<'ratingGet', 'ticket'>, options?: CallOptions): Call<schema.Rating>;
  /**
   * Rate the way a ticket was handled, or change the rating.
   *
   * The requester alone, from the closing that asks for it until `changeableUntil`; else 409. The mail that asks
   * leads to a page that does the same without signing in. Each change stands in the ticket's history.
   *
   * For customers, agents and admins.
   *
   * @param ticket Id or number of a ticket.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 409: `conflict`: In conflict with the present state; `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 412: `stale`: The resource has changed meanwhile.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request; `unprocessable`: The request is understood but cannot be carried out.
   * @throws {GuichetProblem} 428: `precondition-required`: If-Match is required.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  ratingSet(ticket: Path<'ratingSet', 'ticket'>, change: Change<schema.Rating, schema.RatingSet>, options?: CallOptions): Call<schema.Rating>;
  /**
   * Rate the way a ticket was handled, or change the rating.
   *
   * The requester alone, from the closing that asks for it until `changeableUntil`; else 409. The mail that asks
   * leads to a page that does the same without signing in. Each change stands in the ticket's history.
   *
   * For customers, agents and admins.
   *
   * @param ticket Id or number of a ticket.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 409: `conflict`: In conflict with the present state; `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 412: `stale`: The resource has changed meanwhile.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request; `unprocessable`: The request is understood but cannot be carried out.
   * @throws {GuichetProblem} 428: `precondition-required`: If-Match is required.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  ratingSet(ticket: Path<'ratingSet', 'ticket'>, body: schema.RatingSet, options: CallOptions & IfMatch): Call<schema.Rating>;
}

/** Whom a ticket is shared with, and who wants mail about it. */
export interface SharingResource {
  /**
   * Whom a ticket is shared with, who was named first at the front.
   *
   * Everybody on the ticket sees who takes part. Invitations that are not accepted are shown to the requester,
   * to those who sent them and to staff; of those copied on a mail, where the desk lists them, to all.
   *
   * For customers, agents, admins, guests of the ticket and API keys with the scope `tickets:read`.
   *
   * @param ticket Id or number of a ticket.
   * @param query `limit`, `cursor`
   * @throws {GuichetProblem} 400: `invalid-cursor`: The cursor does not belong to this list; `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  participantList(ticket: Path<'participantList', 'ticket'>, query?: Query<'participantList'>, options?: CallOptions): List<schema.ParticipantPage>;
  /**
   * Share a ticket with whoever has a mail address.
   *
   * One mail with a link goes to the address; it holds nothing that anybody wrote. An address that was proved
   * takes part at once, another one once the link is used. The link opens this one ticket without an account.
   *
   * For customers, agents, admins and API keys with the scope `tickets:write`.
   *
   * @param ticket Id or number of a ticket.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 409: `already-exists`: It exists already; `conflict`: In conflict with the present state; `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 412: `stale`: The resource has changed meanwhile.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request; `unprocessable`: The request is understood but cannot be carried out.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  participantAdd(ticket: Path<'participantAdd', 'ticket'>, change: Change<schema.ParticipantPage, schema.ParticipantAdd>, options?: CallOptions): Call<schema.Participant>;
  /**
   * Share a ticket with whoever has a mail address.
   *
   * One mail with a link goes to the address; it holds nothing that anybody wrote. An address that was proved
   * takes part at once, another one once the link is used. The link opens this one ticket without an account.
   *
   * For customers, agents, admins and API keys with the scope `tickets:write`.
   *
   * @param ticket Id or number of a ticket.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 409: `already-exists`: It exists already; `conflict`: In conflict with the present state; `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 412: `stale`: The resource has changed meanwhile.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request; `unprocessable`: The request is understood but cannot be carried out.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  participantAdd(ticket: Path<'participantAdd', 'ticket'>, body: schema.ParticipantAdd, options?: CallOptions): Call<schema.Participant>;
  /**
   * Somebody whom a ticket is shared with.
   *
   * For customers, agents, admins, guests of the ticket and API keys with the scope `tickets:read`.
   *
   * @param ticket Id or number of a ticket.
   * @param participant Id of a participant.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  participantGet(ticket: Path<'participantGet', 'ticket'>, participant: Path<'participantGet', 'participant'>, options?: CallOptions): Call<schema.Participant>;
  /**
   * Change the role of a participant, or until when they take part.
   *
   * For staff, the requester, and who named them.
   *
   * For customers, agents, admins and API keys with the scope `tickets:write`.
   *
   * @param ticket Id or number of a ticket.
   * @param participant Id of a participant.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 409: `conflict`: In conflict with the present state; `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 412: `stale`: The resource has changed meanwhile.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request; `unprocessable`: The request is understood but cannot be carried out.
   * @throws {GuichetProblem} 428: `precondition-required`: If-Match is required.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  participantUpdate(ticket: Path<'participantUpdate', 'ticket'>, participant: Path<'participantUpdate', 'participant'>, change: Change<schema.Participant, schema.ParticipantChange>, options?: CallOptions): Call<schema.Participant>;
  /**
   * Change the role of a participant, or until when they take part.
   *
   * For staff, the requester, and who named them.
   *
   * For customers, agents, admins and API keys with the scope `tickets:write`.
   *
   * @param ticket Id or number of a ticket.
   * @param participant Id of a participant.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 409: `conflict`: In conflict with the present state; `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 412: `stale`: The resource has changed meanwhile.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request; `unprocessable`: The request is understood but cannot be carried out.
   * @throws {GuichetProblem} 428: `precondition-required`: If-Match is required.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  participantUpdate(ticket: Path<'participantUpdate', 'ticket'>, participant: Path<'participantUpdate', 'participant'>, body: schema.ParticipantChange, options: CallOptions & IfMatch): Call<schema.Participant>;
  /**
   * Stop sharing a ticket with somebody, or leave it oneself.
   *
   * They see nothing of it from the next request on, and links they have been sent no longer work.
   *
   * For customers, agents, admins, guests of the ticket and API keys with the scope `tickets:write`.
   *
   * @param ticket Id or number of a ticket.
   * @param participant Id of a participant.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 409: `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 412: `stale`: The resource has changed meanwhile.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  participantRemove(ticket: Path<'participantRemove', 'ticket'>, participant: Path<'participantRemove', 'participant'>, options?: CallOptions): Call<void>;
  /**
   * Whether the caller gets mail about a ticket.
   *
   * For customers, agents, admins and guests of the ticket.
   *
   * @param ticket Id or number of a ticket.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  subscriptionGet(ticket: Path<'subscriptionGet', 'ticket'>, options?: CallOptions): Call<schema.Subscription>;
  /**
   * Switch the caller's mail about a ticket on or off.
   *
   * Off, they still get what they cannot go on without, such as links.
   *
   * For customers, agents, admins and guests of the ticket.
   *
   * @param ticket Id or number of a ticket.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 409: `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  subscriptionSet(ticket: Path<'subscriptionSet', 'ticket'>, body: schema.SubscriptionSet, options?: CallOptions): Call<schema.Subscription>;
}

/** What is wrong just now: components, incidents and their updates, mails about them. */
export interface StatusResource {
  /**
   * Read how everything is.
   *
   * Needs no credentials.
   *
   * @param desk Slug of the desk, such as `road`.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  get(desk: Path<'statusGet', 'desk'>, options?: CallOptions): Call<schema.Status>;
  /**
   * List the incidents of a desk, newest first, those that are over too.
   *
   * Needs no credentials.
   *
   * @param desk Slug of the desk, such as `road`.
   * @param query `limit`, `cursor`
   * @throws {GuichetProblem} 400: `invalid-cursor`: The cursor does not belong to this list; `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  incidentList(desk: Path<'incidentList', 'desk'>, query?: Query<'incidentList'>, options?: CallOptions): List<schema.IncidentPage>;
  /**
   * Read one incident with all that was said of it.
   *
   * Needs no credentials.
   *
   * @param desk Slug of the desk, such as `road`.
   * @param incident Id of an incident.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  incidentGet(desk: Path<'incidentGet', 'desk'>, incident: Path<'incidentGet', 'incident'>, options?: CallOptions): Call<schema.Incident>;
  /**
   * Confirm that one wants to hear of incidents.
   *
   * With the token of the link that came by mail; opening the link alone changes nothing.
   *
   * Needs no credentials.
   *
   * @param desk Slug of the desk, such as `road`.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 409: `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 410: `link-expired`: The link is used up or too old.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  subscriptionConfirm(desk: Path<'statusSubscriptionConfirm', 'desk'>, body: schema.StatusToken, options?: CallOptions): Call<schema.StatusSubscription>;
  /**
   * Ask to hear of incidents by mail.
   *
   * The answer is the same whatever is known of the address. Nothing is sent to it but one question, until the
   * link in that mail was used.
   *
   * Needs no credentials.
   *
   * @param desk Slug of the desk, such as `road`.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 409: `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  subscribe(desk: Path<'statusSubscribe', 'desk'>, body: schema.StatusSubscriptionDraft, options?: CallOptions): Call<schema.StatusSubscription>;
  /**
   * End the mails about incidents.
   *
   * What mail programs call by themselves when their reader unsubscribes (RFC 8058); whatever the body says is
   * left unread. Said again, it is true still.
   *
   * Needs no credentials.
   *
   * @param desk Slug of the desk, such as `road`.
   * @param query `token`
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 409: `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 410: `link-expired`: The link is used up or too old.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  unsubscribe(desk: Path<'statusUnsubscribe', 'desk'>, query: Query<'statusUnsubscribe'>, options?: CallOptions): Call<schema.StatusSubscription>;
  /**
   * List what the status page is about, in its order.
   *
   * For agents, admins and API keys with the scope `status:read`.
   *
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  componentList(options?: CallOptions): List<schema.StatusComponentPage>;
  /**
   * Put something on the status page.
   *
   * For agents, admins and API keys with the scope `status:write`.
   *
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 409: `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request; `unprocessable`: The request is understood but cannot be carried out.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  componentCreate(body: schema.StatusComponentDraft, options?: CallOptions): Call<schema.StatusComponent>;
  /**
   * Change something on the status page.
   *
   * For agents, admins and API keys with the scope `status:write`.
   *
   * @param component Id of a component of the status page.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 409: `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 412: `stale`: The resource has changed meanwhile.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request; `unprocessable`: The request is understood but cannot be carried out.
   * @throws {GuichetProblem} 428: `precondition-required`: If-Match is required.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  componentUpdate(component: Path<'statusComponentUpdate', 'component'>, body: schema.StatusComponentChange, options: CallOptions & IfMatch): Call<schema.StatusComponent>;
  /**
   * Take something off the status page.
   *
   * For agents, admins and API keys with the scope `status:write`.
   *
   * @param component Id of a component of the status page.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 409: `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 412: `stale`: The resource has changed meanwhile.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request.
   * @throws {GuichetProblem} 428: `precondition-required`: If-Match is required.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  componentDelete(component: Path<'statusComponentDelete', 'component'>, options: CallOptions & IfMatch): Call<void>;
  /**
   * Tell everybody that something went wrong.
   *
   * For agents, admins and API keys with the scope `status:write`.
   *
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 409: `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request; `unprocessable`: The request is understood but cannot be carried out.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  incidentCreate(body: schema.IncidentDraft, options?: CallOptions): Call<schema.Incident>;
  /**
   * Change what an incident is called or affects; nobody is told.
   *
   * For agents, admins and API keys with the scope `status:write`.
   *
   * @param incident Id of an incident.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 409: `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 412: `stale`: The resource has changed meanwhile.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request; `unprocessable`: The request is understood but cannot be carried out.
   * @throws {GuichetProblem} 428: `precondition-required`: If-Match is required.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  incidentUpdate(incident: Path<'incidentUpdate', 'incident'>, body: schema.IncidentChange, options: CallOptions & IfMatch): Call<schema.Incident>;
  /**
   * List the tickets that are about an incident.
   *
   * For agents, admins and API keys with the scope `status:read`.
   *
   * @param incident Id of an incident.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  incidentTicketList(incident: Path<'incidentTicketList', 'incident'>, options?: CallOptions): List<schema.IncidentTicketPage>;
  /**
   * Link a ticket to an incident, so that its requester is told when it is over.
   *
   * For agents, admins and API keys with the scope `status:write`.
   *
   * @param incident Id of an incident.
   * @param ticket Id or number of a ticket.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 409: `conflict`: In conflict with the present state; `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  incidentTicketLink(incident: Path<'incidentTicketLink', 'incident'>, ticket: Path<'incidentTicketLink', 'ticket'>, options?: CallOptions): Call<void>;
  /**
   * Undo the link of a ticket to an incident.
   *
   * For agents, admins and API keys with the scope `status:write`.
   *
   * @param incident Id of an incident.
   * @param ticket Id or number of a ticket.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 409: `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  incidentTicketUnlink(incident: Path<'incidentTicketUnlink', 'incident'>, ticket: Path<'incidentTicketUnlink', 'ticket'>, options?: CallOptions): Call<void>;
  /**
   * Say something of an incident.
   *
   * Whoever has subscribed gets a mail. `resolved` ends the incident, and the requesters of the tickets that are
   * linked to it are told too.
   *
   * For agents, admins and API keys with the scope `status:write`.
   *
   * @param incident Id of an incident.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 409: `conflict`: In conflict with the present state; `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 412: `stale`: The resource has changed meanwhile.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request; `unprocessable`: The request is understood but cannot be carried out.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  incidentUpdateCreate(incident: Path<'incidentUpdateCreate', 'incident'>, body: schema.IncidentUpdateDraft, options?: CallOptions): Call<schema.Incident>;
}

/** Agents who work as a customer: by consent, for a time, on one ticket, each call written down. */
export interface SupportAccessResource {
  /**
   * List all that agents ever did in the caller's place, call by call.
   *
   * For customers, agents and admins.
   *
   * @param query `limit`, `cursor`
   * @throws {GuichetProblem} 400: `invalid-cursor`: The cursor does not belong to this list; `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  mySupportAccessCallList(query?: Query<'mySupportAccessCallList'>, options?: CallOptions): List<schema.SupportAccessCallPage>;
  /**
   * List support access.
   *
   * Customers see what concerns them, from the offer until it vanishes; those who work for the desk see all.
   *
   * For customers, agents, admins and API keys with the scope `tickets:read`.
   *
   * @param query `limit`, `ticketId`, `cursor`
   * @throws {GuichetProblem} 400: `invalid-cursor`: The cursor does not belong to this list; `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  list(query?: Query<'supportAccessList'>, options?: CallOptions): List<schema.SupportAccessGrantPage>;
  /**
   * Get a grant of support access, with the agents who are in.
   *
   * For customers, agents, admins and API keys with the scope `tickets:read`.
   *
   * @param grant Id of a grant of support access.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  get(grant: Path<'supportAccessGet', 'grant'>, options?: CallOptions): Call<schema.SupportAccessGrant>;
  /**
   * Switch support access on, until an instant of the customer's choice.
   *
   * For the customer alone. More, or longer, takes a new offer: switching that one on ends this one.
   *
   * For customers, agents and admins.
   *
   * @param grant Id of a grant of support access.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 409: `conflict`: In conflict with the present state; `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 412: `stale`: The resource has changed meanwhile.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request; `unprocessable`: The request is understood but cannot be carried out.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  activate(grant: Path<'supportAccessActivate', 'grant'>, body: schema.SupportAccessActivation, options?: CallOptions): Call<schema.SupportAccessGrant>;
  /**
   * List what agents did by a grant, call by call, reads included.
   *
   * For customers, agents, admins and API keys with the scope `tickets:read`.
   *
   * @param grant Id of a grant of support access.
   * @param query `limit`, `cursor`
   * @throws {GuichetProblem} 400: `invalid-cursor`: The cursor does not belong to this list; `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  callList(grant: Path<'supportAccessCallList', 'grant'>, query?: Query<'supportAccessCallList'>, options?: CallOptions): List<schema.SupportAccessCallPage>;
  /**
   * Decline an offer of support access.
   *
   * For customers, agents and admins.
   *
   * @param grant Id of a grant of support access.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 409: `conflict`: In conflict with the present state; `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 412: `stale`: The resource has changed meanwhile.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  decline(grant: Path<'supportAccessDecline', 'grant'>, options?: CallOptions): Call<schema.SupportAccessGrant>;
  /**
   * End support access.
   *
   * For the customer at any moment, and for every agent. The sessions of agents who are in die with it: their
   * tokens are refused from the next request on. An offer that waits is withdrawn by an agent.
   *
   * For customers, agents, admins and API keys with the scope `tickets:write`.
   *
   * @param grant Id of a grant of support access.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 409: `conflict`: In conflict with the present state; `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 412: `stale`: The resource has changed meanwhile.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  end(grant: Path<'supportAccessEnd', 'grant'>, options?: CallOptions): Call<schema.SupportAccessGrant>;
  /**
   * Begin to work as the customer.
   *
   * Possible while the customer's consent is on. The token opens its one ticket as that customer sees it, for
   * looking alone unless more was granted; credentials, addresses, keys, consents and ratings are never open to it. Each
   * call is written down for the customer to read. The customer is told by mail, with a link that ends it at once.
   *
   * For agents and admins.
   *
   * @param grant Id of a grant of support access.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 409: `conflict`: In conflict with the present state; `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  supportSessionStart(grant: Path<'supportSessionStart', 'grant'>, options?: CallOptions): Call<schema.AgentSessionToken>;
  /**
   * End an agent's session.
   *
   * By its customer or by those who work for the desk. Its token is refused from the next request on; the
   * consent goes on, which `supportAccessEnd` ends.
   *
   * For customers, agents, admins and API keys with the scope `tickets:write`.
   *
   * @param session Id of a session, or `current`.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 409: `conflict`: In conflict with the present state; `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  supportSessionEnd(session: Path<'supportSessionEnd', 'session'>, options?: CallOptions): Call<void>;
  /**
   * Get the next token of a session.
   *
   * With the agent's own credentials, while the session is live: it is over when its newest token has run out.
   *
   * For agents and admins.
   *
   * @param session Id of a session, or `current`.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 409: `conflict`: In conflict with the present state; `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  supportSessionRenew(session: Path<'supportSessionRenew', 'session'>, options?: CallOptions): Call<schema.AgentSessionToken>;
  /**
   * Offer a customer that agents work in their place.
   *
   * The ticket's requester is told, sees the offer for as long as the desk keeps it, and alone can switch it on.
   * It is confined to this ticket. One offer at a time waits on a ticket.
   *
   * For agents and admins.
   *
   * @param ticket Id or number of a ticket.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 409: `conflict`: In conflict with the present state; `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 412: `stale`: The resource has changed meanwhile.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request; `unprocessable`: The request is understood but cannot be carried out.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  offer(ticket: Path<'supportAccessOffer', 'ticket'>, body: schema.SupportAccessOffer, options?: CallOptions): Call<schema.SupportAccessGrant>;
}

/** Tickets: file, find, read, move, assign; what may be done next and what will happen by itself. */
export interface TicketsResource {
  /**
   * The columns that the caller's lists show, and those to choose from.
   *
   * For customers, agents and admins.
   *
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  columnsGet(options?: CallOptions): Call<schema.Columns>;
  /**
   * Choose the columns that the caller's lists show, and their order; the choice is remembered.
   *
   * For customers, agents and admins.
   *
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do.
   * @throws {GuichetProblem} 409: `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 412: `stale`: The resource has changed meanwhile.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request.
   * @throws {GuichetProblem} 428: `precondition-required`: If-Match is required.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  columnsSet(change: Change<schema.Columns, schema.ColumnsSet>, options?: CallOptions): Call<schema.Columns>;
  /**
   * Choose the columns that the caller's lists show, and their order; the choice is remembered.
   *
   * For customers, agents and admins.
   *
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do.
   * @throws {GuichetProblem} 409: `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 412: `stale`: The resource has changed meanwhile.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request.
   * @throws {GuichetProblem} 428: `precondition-required`: If-Match is required.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  columnsSet(body: schema.ColumnsSet, options: CallOptions & IfMatch): Call<schema.Columns>;
  /**
   * The lists that the desk offers, in its order.
   *
   * Each is a `view` and `category` to send to `ticketList`, with its label and the columns the desk shows.
   *
   * For customers, agents, admins and API keys with the scope `tickets:read`.
   *
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  listViewList(options?: CallOptions): List<schema.ListViewPage>;
  /**
   * The tickets that the caller may see, narrowed, searched and sorted.
   *
   * A cursor leads on in the same list only: sent with another filter, order or search it is refused.
   *
   * For customers, agents, admins, guests of the ticket, API keys with the scope `tickets:read` and agents in a customer’s place.
   *
   * @param query `limit`, `view`, `status`, `category`, `open`, `type`, `priority`, `channel`, `escalated`, `merged`, `requester`, `organization`, `assignee`, `createdAfter`, `createdBefore`, `updatedAfter`, `sort`, `fields`, `include`, `q`, `cursor`, `group`, `number`
   * @throws {GuichetProblem} 400: `invalid-cursor`: The cursor does not belong to this list; `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  list(query?: Query<'ticketList'>, options?: CallOptions): List<schema.TicketPage>;
  /**
   * Files a ticket, for the caller or, by staff and API keys, in somebody's name.
   *
   * The fields are those of the request type's form. A follow-up of a final ticket is filed with `followUpOf`.
   * Where the desk points out look-alikes, a ticket that open ones look like is refused with `look-alike` (409), whose
   * `lookAlikes` names them as `lookAlikeList` does, unless `insist` is true.
   *
   * For customers, agents, admins and API keys with the scope `tickets:write`.
   *
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 409: `already-exists`: It exists already; `conflict`: In conflict with the present state; `in-progress`: The same request is still running; `look-alike`: Open tickets look like it.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request; `invalid-fields`: The form is not filled in rightly; `unprocessable`: The request is understood but cannot be carried out.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `numbers-exhausted`: The desk has no ticket number left; `unavailable`: Not available just now.
   */
  create(body: schema.TicketDraft, options?: CallOptions): Call<schema.Ticket>;
  /**
   * How many tickets there are, status by status, among those that the caller may see.
   *
   * For customers, agents, admins, guests of the ticket and API keys with the scope `tickets:read`.
   *
   * @param query `view`, `status`, `category`, `open`, `type`, `priority`, `requester`, `organization`, `assignee`, `group`
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  count(query?: Query<'ticketCount'>, options?: CallOptions): Call<schema.TicketCount>;
  /**
   * The open tickets that look like one about to be filed.
   *
   * Among those of the requester's organization (of the requester alone, where there is none) that the caller
   * may see. Changes nothing and is quick enough to be asked with each keystroke.
   *
   * For customers, agents, admins and API keys with the scope `tickets:read`.
   *
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `unprocessable`: The request is understood but cannot be carried out.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  lookAlikeList(body: schema.LookAlikeQuestion, options?: CallOptions): Call<schema.LookAlikeList>;
  /**
   * A ticket, with what the caller may do with it and what the desk will do by itself.
   *
   * The path takes the ticket's id or its number.
   *
   * For customers, agents, admins, guests of the ticket, API keys with the scope `tickets:read` and agents in a customer’s place.
   *
   * @param ticket Id or number of a ticket.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  get(ticket: Path<'ticketGet', 'ticket'>, options?: CallOptions): Call<schema.Ticket>;
  /**
   * Changes the values of a ticket's form, or its priority.
   *
   * Requesters change the values of their own open tickets; staff and API keys those of every ticket, and the
   * priority.
   *
   * For customers, agents, admins, API keys with the scope `tickets:write` and agents in a customer’s place.
   *
   * @param ticket Id or number of a ticket.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 409: `conflict`: In conflict with the present state; `in-progress`: The same request is still running; `ticket-final`: This ticket is final.
   * @throws {GuichetProblem} 412: `stale`: The resource has changed meanwhile.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request; `invalid-fields`: The form is not filled in rightly.
   * @throws {GuichetProblem} 428: `precondition-required`: If-Match is required.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  update(ticket: Path<'ticketUpdate', 'ticket'>, change: Change<schema.Ticket, schema.TicketChange>, options?: CallOptions): Call<schema.Ticket>;
  /**
   * Changes the values of a ticket's form, or its priority.
   *
   * Requesters change the values of their own open tickets; staff and API keys those of every ticket, and the
   * priority.
   *
   * For customers, agents, admins, API keys with the scope `tickets:write` and agents in a customer’s place.
   *
   * @param ticket Id or number of a ticket.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 409: `conflict`: In conflict with the present state; `in-progress`: The same request is still running; `ticket-final`: This ticket is final.
   * @throws {GuichetProblem} 412: `stale`: The resource has changed meanwhile.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request; `invalid-fields`: The form is not filled in rightly.
   * @throws {GuichetProblem} 428: `precondition-required`: If-Match is required.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  update(ticket: Path<'ticketUpdate', 'ticket'>, body: schema.TicketChange, options: CallOptions & IfMatch): Call<schema.Ticket>;
  /**
   * Says who takes care of a ticket: an agent, a group, or nobody.
   *
   * To take a ticket is to assign it to oneself. Where the desk says so, taking it moves its status.
   *
   * For agents, admins and API keys with the scope `tickets:write`.
   *
   * @param ticket Id or number of a ticket.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 409: `in-progress`: The same request is still running; `ticket-final`: This ticket is final.
   * @throws {GuichetProblem} 412: `stale`: The resource has changed meanwhile.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request; `unprocessable`: The request is understood but cannot be carried out.
   * @throws {GuichetProblem} 428: `precondition-required`: If-Match is required.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  assignmentSet(ticket: Path<'assignmentSet', 'ticket'>, body: schema.Assignment, options: CallOptions & IfMatch): Call<schema.Ticket>;
  /**
   * Presses for a ticket: those in charge are told, and its agents see it first in their lists.
   *
   * Possible where the desk offers it, most often for a ticket that is late by the desk's own targets or whose
   * agent has been silent for too long; `allowedActions` says whether `escalate` is possible now, and why not.
   *
   * For customers, agents, admins and API keys with the scope `tickets:write`.
   *
   * @param ticket Id or number of a ticket.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 409: `conflict`: In conflict with the present state; `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 412: `stale`: The resource has changed meanwhile.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  escalationCreate(ticket: Path<'escalationCreate', 'ticket'>, body: schema.EscalationDraft, options?: CallOptions): Call<schema.Ticket>;
  /**
   * Ends an escalation before the ticket ends.
   *
   * It ends by itself when the ticket is solved, closed or cancelled.
   *
   * For agents, admins and API keys with the scope `tickets:write`.
   *
   * @param ticket Id or number of a ticket.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 409: `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 412: `stale`: The resource has changed meanwhile.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  escalationEnd(ticket: Path<'escalationEnd', 'ticket'>, options?: CallOptions): Call<schema.Ticket>;
  /**
   * What happened to a ticket, as far as the caller may know: who, what and when.
   *
   * For customers, agents, admins, guests of the ticket, API keys with the scope `tickets:read` and agents in a customer’s place.
   *
   * @param ticket Id or number of a ticket.
   * @param query `limit`, `sort`, `cursor`
   * @throws {GuichetProblem} 400: `invalid-cursor`: The cursor does not belong to this list; `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  historyList(ticket: Path<'ticketHistoryList', 'ticket'>, query?: Query<'ticketHistoryList'>, options?: CallOptions): List<schema.TicketHistoryPage>;
  /**
   * What a ticket is to others, among those that the caller may see.
   *
   * For customers, agents, admins, guests of the ticket and API keys with the scope `tickets:read`.
   *
   * @param ticket Id or number of a ticket.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  linkList(ticket: Path<'ticketLinkList', 'ticket'>, options?: CallOptions): List<schema.TicketLinkPage>;
  /**
   * Says what a ticket is to another one.
   *
   * Two tickets have one link at most: saying it anew replaces it, from either end. That one is the follow-up of
   * the other stays.
   *
   * For agents, admins and API keys with the scope `tickets:write`.
   *
   * @param ticket Id or number of a ticket.
   * @param other Id or number of another ticket.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 409: `conflict`: In conflict with the present state; `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request; `unprocessable`: The request is understood but cannot be carried out.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  linkSet(ticket: Path<'ticketLinkSet', 'ticket'>, other: Path<'ticketLinkSet', 'other'>, body: schema.TicketLinkSet, options?: CallOptions): Call<schema.TicketLink>;
  /**
   * Removes the link between two tickets.
   *
   * For agents, admins and API keys with the scope `tickets:write`.
   *
   * @param ticket Id or number of a ticket.
   * @param other Id or number of another ticket.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 409: `conflict`: In conflict with the present state; `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request; `unprocessable`: The request is understood but cannot be carried out.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  linkRemove(ticket: Path<'ticketLinkRemove', 'ticket'>, other: Path<'ticketLinkRemove', 'other'>, options?: CallOptions): Call<void>;
  /**
   * Makes a merged ticket a ticket of its own again.
   *
   * Both are again as they were. What was said meanwhile stays on the one that went on; timers that were due
   * meanwhile go off now.
   *
   * For agents, admins and API keys with the scope `tickets:write`.
   *
   * @param ticket Id or number of a ticket.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 409: `conflict`: In conflict with the present state; `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 412: `stale`: The resource has changed meanwhile.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  mergeUndo(ticket: Path<'mergeUndo', 'ticket'>, options?: CallOptions): Call<schema.Ticket>;
  /**
   * Merges a ticket into another one of the same organization.
   *
   * Its id and number stay and lead on: what is said on it, late mail replies too, lands on the other one, whose
   * conversation shows what was said on both, to each reader as far as the desk shows it to them. Whoever was on it takes
   * part in the other from now on. It keeps its status, stands in no list unless `merged` asks for it, and its clocks
   * stand still.
   *
   * For agents, admins and API keys with the scope `tickets:write`.
   *
   * @param ticket Id or number of a ticket.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 409: `conflict`: In conflict with the present state; `in-progress`: The same request is still running; `ticket-final`: This ticket is final.
   * @throws {GuichetProblem} 412: `stale`: The resource has changed meanwhile.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request; `unprocessable`: The request is understood but cannot be carried out.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  mergeCreate(ticket: Path<'mergeCreate', 'ticket'>, body: schema.MergeDraft, options?: CallOptions): Call<schema.Ticket>;
  /**
   * Mark a ticket as read by the caller, up to an instant.
   *
   * For customers, agents, admins and guests of the ticket.
   *
   * @param ticket Id or number of a ticket.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 409: `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  readMarkerSet(ticket: Path<'readMarkerSet', 'ticket'>, body: schema.ReadMarkerSet, options?: CallOptions): Call<schema.ReadMarker>;
  /**
   * Moves a ticket to another request type.
   *
   * Values of fields that both forms have stay; the others stay readable in the history. When the new form asks
   * for more, send it along in `fields`.
   *
   * For agents, admins and API keys with the scope `tickets:write`.
   *
   * @param ticket Id or number of a ticket.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 409: `in-progress`: The same request is still running; `ticket-final`: This ticket is final.
   * @throws {GuichetProblem} 412: `stale`: The resource has changed meanwhile.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request; `invalid-fields`: The form is not filled in rightly; `unprocessable`: The request is understood but cannot be carried out.
   * @throws {GuichetProblem} 428: `precondition-required`: If-Match is required.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  typeChange(ticket: Path<'typeChange', 'ticket'>, body: schema.TypeChange, options: CallOptions & IfMatch): Call<schema.Ticket>;
  /**
   * Moves a ticket along one of the desk's transitions.
   *
   * The ticket's `allowedActions` says which are possible now. What is not possible from the present status is
   * refused with 409, and the problem's member `allowedActions` says what is.
   *
   * For customers, agents, admins, guests of the ticket, API keys with the scope `tickets:write` and agents in a customer’s place.
   *
   * @param ticket Id or number of a ticket.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 409: `in-progress`: The same request is still running; `ticket-final`: This ticket is final; `transition-not-allowed`: This step is not possible from the present status.
   * @throws {GuichetProblem} 412: `stale`: The resource has changed meanwhile.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request; `unprocessable`: The request is understood but cannot be carried out.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  transitionCreate(ticket: Path<'transitionCreate', 'ticket'>, body: schema.TransitionDraft, options?: CallOptions): Call<schema.Ticket>;
  /**
   * Opens a ticket to the colleagues of its requester, or hides it, at desks that share ticket by ticket.
   *
   * For customers, agents, admins and API keys with the scope `tickets:write`.
   *
   * @param ticket Id or number of a ticket.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 409: `conflict`: In conflict with the present state; `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 412: `stale`: The resource has changed meanwhile.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request.
   * @throws {GuichetProblem} 428: `precondition-required`: If-Match is required.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  visibilitySet(ticket: Path<'visibilitySet', 'ticket'>, body: schema.Visibility, options: CallOptions & IfMatch): Call<schema.Ticket>;
}

/** What happens, sent to your systems: endpoints, their secrets, deliveries and tries, sending again. */
export interface WebhooksResource {
  /**
   * Read what was sent, and how each try went.
   *
   * For admins and API keys with the scope `webhooks:read`.
   *
   * @param delivery Id of a delivery.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  deliveryGet(delivery: Path<'webhookDeliveryGet', 'delivery'>, options?: CallOptions): Call<schema.WebhookDeliveryDetail>;
  /**
   * Send a delivery again, with the same id and the same bytes.
   *
   * For admins and API keys with the scope `webhooks:write`.
   *
   * @param delivery Id of a delivery.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 409: `conflict`: In conflict with the present state; `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  redeliver(delivery: Path<'webhookRedeliver', 'delivery'>, options?: CallOptions): Call<schema.WebhookDelivery>;
  /**
   * List the addresses that events are sent to, newest first, with how they fare.
   *
   * For admins and API keys with the scope `webhooks:read`.
   *
   * @param query `limit`, `cursor`
   * @throws {GuichetProblem} 400: `invalid-cursor`: The cursor does not belong to this list; `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  endpointList(query?: Query<'webhookEndpointList'>, options?: CallOptions): List<schema.WebhookEndpointPage>;
  /**
   * Have events sent to an address.
   *
   * From what happens next on. The answer holds the secret that signs what is sent: keep it, it is not shown again. A
   * key can have sent what it may read: it needs `tickets:read`, since tickets are sent along, and the scopes that the
   * change feed asks for.
   *
   * For admins and API keys with the scope `webhooks:write`.
   *
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 409: `conflict`: In conflict with the present state; `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request; `unprocessable`: The request is understood but cannot be carried out.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  endpointCreate(body: schema.WebhookEndpointDraft, options?: CallOptions): Call<schema.WebhookEndpointSecret>;
  /**
   * Read one endpoint, with how it fares.
   *
   * For admins and API keys with the scope `webhooks:read`.
   *
   * @param endpoint Id of an endpoint.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  endpointGet(endpoint: Path<'webhookEndpointGet', 'endpoint'>, options?: CallOptions): Call<schema.WebhookEndpoint>;
  /**
   * Change where events are sent or which, or stop and go on.
   *
   * For admins and API keys with the scope `webhooks:write`.
   *
   * @param endpoint Id of an endpoint.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 409: `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 412: `stale`: The resource has changed meanwhile.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request; `unprocessable`: The request is understood but cannot be carried out.
   * @throws {GuichetProblem} 428: `precondition-required`: If-Match is required.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  endpointUpdate(endpoint: Path<'webhookEndpointUpdate', 'endpoint'>, change: Change<schema.WebhookEndpoint, schema.WebhookEndpointChange>, options?: CallOptions): Call<schema.WebhookEndpoint>;
  /**
   * Change where events are sent or which, or stop and go on.
   *
   * For admins and API keys with the scope `webhooks:write`.
   *
   * @param endpoint Id of an endpoint.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 409: `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 412: `stale`: The resource has changed meanwhile.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request; `unprocessable`: The request is understood but cannot be carried out.
   * @throws {GuichetProblem} 428: `precondition-required`: If-Match is required.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  endpointUpdate(endpoint: Path<'webhookEndpointUpdate', 'endpoint'>, body: schema.WebhookEndpointChange, options: CallOptions & IfMatch): Call<schema.WebhookEndpoint>;
  /**
   * Remove an endpoint, and what is known of its deliveries.
   *
   * For admins and API keys with the scope `webhooks:write`.
   *
   * @param endpoint Id of an endpoint.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 409: `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 412: `stale`: The resource has changed meanwhile.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request.
   * @throws {GuichetProblem} 428: `precondition-required`: If-Match is required.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  endpointDelete(endpoint: Path<'webhookEndpointDelete', 'endpoint'>, options: CallOptions & IfMatch): Call<void>;
  /**
   * List what was sent to an endpoint in the last 30 days, newest first.
   *
   * For admins and API keys with the scope `webhooks:read`.
   *
   * @param endpoint Id of an endpoint.
   * @param query `limit`, `state`, `cursor`
   * @throws {GuichetProblem} 400: `invalid-cursor`: The cursor does not belong to this list; `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  deliveryList(endpoint: Path<'webhookDeliveryList', 'endpoint'>, query?: Query<'webhookDeliveryList'>, options?: CallOptions): List<schema.WebhookDeliveryPage>;
  /**
   * Send again what was sent to an endpoint in a span of time.
   *
   * For admins and API keys with the scope `webhooks:write`.
   *
   * @param endpoint Id of an endpoint.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 409: `conflict`: In conflict with the present state; `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request; `unprocessable`: The request is understood but cannot be carried out.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  redeliverRange(endpoint: Path<'webhookRedeliverRange', 'endpoint'>, body: schema.WebhookRedeliveryRange, options?: CallOptions): Call<schema.WebhookRedelivery>;
  /**
   * Make a new secret.
   *
   * Until the overlap is over, what is sent carries a signature by each of the two: change the receiver meanwhile.
   *
   * For admins and API keys with the scope `webhooks:write`.
   *
   * @param endpoint Id of an endpoint.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 409: `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 412: `stale`: The resource has changed meanwhile.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  secretRotate(endpoint: Path<'webhookSecretRotate', 'endpoint'>, body: schema.WebhookSecretRotation, options?: CallOptions): Call<schema.WebhookEndpointSecret>;
  /**
   * Send an endpoint something that tells of nothing: an event `webhook.test`.
   *
   * For admins and API keys with the scope `webhooks:write`.
   *
   * @param endpoint Id of an endpoint.
   * @throws {GuichetProblem} 400: `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read.
   * @throws {GuichetProblem} 401: `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing.
   * @throws {GuichetProblem} 403: `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope.
   * @throws {GuichetProblem} 404: `not-found`: Not found.
   * @throws {GuichetProblem} 409: `conflict`: In conflict with the present state; `in-progress`: The same request is still running.
   * @throws {GuichetProblem} 413: `payload-too-large`: The body is too large.
   * @throws {GuichetProblem} 415: `unsupported-media-type`: The body is of a kind that is not read here.
   * @throws {GuichetProblem} 422: `idempotency-key-reused`: The idempotency key belongs to another request.
   * @throws {GuichetProblem} 429: `too-many-requests`: Too many requests.
   * @throws {GuichetProblem} 500: `internal`: Something went wrong on our side.
   * @throws {GuichetProblem} 503: `unavailable`: Not available just now.
   */
  testSend(endpoint: Path<'webhookTestSend', 'endpoint'>, options?: CallOptions): Call<schema.WebhookDelivery>;
}

/** Every operation of the API, by tag. */
export interface Resources {
  /** People, their addresses and organizations, agent groups, API keys. */
  readonly accounts: AccountsResource;
  /** What the desk knows: written, translated, published; found before a ticket is needed. */
  readonly articles: ArticlesResource;
  /** Files on tickets and comments: upload, then attach by id; links by which they are had. */
  readonly attachments: AttachmentsResource;
  /** What happened at the desk, chained so that nothing can be changed unseen; its export. */
  readonly audit: AuditResource;
  /** Who you are: sign-in, tokens, sessions, passwords, links that come by mail, account requests. */
  readonly auth: AuthResource;
  /** What is said on a ticket, in public and among agents. */
  readonly comments: CommentsResource;
  /** Support centres: their public face, and how they are made and changed as blueprints. */
  readonly desks: DesksResource;
  /** What happened, in order and without gaps: to read on from where you were, or as a live stream. */
  readonly events: EventsResource;
  /** The kinds of request a desk takes and the form of each, as JSON Schema. */
  readonly forms: FormsResource;
  /** Whether the service runs and can answer. */
  readonly health: HealthResource;
  /** Mail that came in: what became of it and why, the quarantine, and a door for raw messages. */
  readonly inboundMail: InboundMailResource;
  /** Personal data: its export, erasing a person with a receipt, and what may not be erased. */
  readonly privacy: PrivacyResource;
  /** What the desk’s tickets tell when they are counted. */
  readonly reports: ReportsResource;
  /** How requesters rate the way their tickets were handled; by mail link too. */
  readonly satisfaction: SatisfactionResource;
  /** Whom a ticket is shared with, and who wants mail about it. */
  readonly sharing: SharingResource;
  /** What is wrong just now: components, incidents and their updates, mails about them. */
  readonly status: StatusResource;
  /** Agents who work as a customer: by consent, for a time, on one ticket, each call written down. */
  readonly supportAccess: SupportAccessResource;
  /** Tickets: file, find, read, move, assign; what may be done next and what will happen by itself. */
  readonly tickets: TicketsResource;
  /** What happens, sent to your systems: endpoints, their secrets, deliveries and tries, sending again. */
  readonly webhooks: WebhooksResource;
}
