// Generated from openapi.yaml by `npm run sdk`. Change the API, not this file.
import type { Body, Call, CallOptions, Change, IfMatch, List, Path, Query, Result } from '../call.js';
import type * as schema from './schema.js';

/** Signing in and out. */
export interface AuthResource {
  /** Sign in. */
  sessionCreate(desk: Path<'sessionCreate', 'desk'>, body: Body<'sessionCreate'>, options?: CallOptions): Call<schema.Session>;
}

/** Whether the service is well. */
export interface HealthResource {
  /** Read the metrics. */
  metrics(options?: CallOptions): Call<Result<'healthMetrics'>>;
}

/** Mail that came in. */
export interface InboundMailResource {
  /** List what is held back. */
  quarantineList(options?: CallOptions): List<Result<'inboundMailQuarantineList'>>;
}

/** Requests for help and what becomes of them. */
export interface TicketsResource {
  /**
   * List tickets.
   *
   * @param query `status`, `limit`, `cursor`
   */
  list(query?: Query<'ticketList'>, options?: CallOptions): List<schema.TicketPage>;
  /**
   * File a ticket.
   *
   * The desk's form is enforced: one error per field.
   *
   * A comment end such as *\/ must not break the file.
   *
   * @throws {GuichetProblem} 422: The form is not filled in rightly.
   */
  create(body: schema.TicketFiling, options?: CallOptions): Call<schema.Ticket>;
  /**
   * Read a ticket.
   *
   * @param ticket Its id or its number.
   * @throws {GuichetProblem} 404: Nothing here that you can see.
   */
  get(ticket: Path<'ticketGet', 'ticket'>, options?: CallOptions): Call<schema.Ticket>;
  /**
   * Change a ticket.
   *
   * @param ticket Its id or its number.
   * @throws {GuichetProblem} 412: It has changed meanwhile.
   */
  update(ticket: Path<'ticketUpdate', 'ticket'>, change: Change<schema.Ticket, schema.TicketChange>, options?: CallOptions): Call<schema.Ticket>;
  /**
   * Change a ticket.
   *
   * @param ticket Its id or its number.
   * @throws {GuichetProblem} 412: It has changed meanwhile.
   */
  update(ticket: Path<'ticketUpdate', 'ticket'>, body: schema.TicketChange, options: CallOptions & IfMatch): Call<schema.Ticket>;
  /**
   * Delete a draft.
   *
   * @param ticket Its id or its number.
   * @deprecated
   */
  delete(ticket: Path<'ticketDelete', 'ticket'>, options?: CallOptions): Call<void>;
  /**
   * Link two tickets.
   *
   * @param query `dryRun`
   */
  linkPut(ticket: Path<'ticketLinkPut', 'ticket'>, position: Path<'ticketLinkPut', 'position'>, body: Body<'ticketLinkPut'> | undefined, query: Query<'ticketLinkPut'>, options?: CallOptions): Call<Result<'ticketLinkPut'>>;
}

/** Every operation of the API, by tag. */
export interface Resources {
  /** Signing in and out. */
  readonly auth: AuthResource;
  /** Whether the service is well. */
  readonly health: HealthResource;
  /** Mail that came in. */
  readonly inboundMail: InboundMailResource;
  /** Requests for help and what becomes of them. */
  readonly tickets: TicketsResource;
}
