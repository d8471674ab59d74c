// Generated from openapi.yaml by `npm run sdk`. Change the API, not this file.
export interface paths {
    "/v1/tickets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List tickets */
        get: operations["ticketList"];
        put?: never;
        /**
         * File a ticket
         * @description The desk's form is enforced: one error per field.
         *
         *     A comment end such as *\/ must not break the file.
         */
        post: operations["ticketCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tickets/{ticket}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its id or its number. */
                ticket: string;
            };
            cookie?: never;
        };
        /** Read a ticket */
        get: operations["ticketGet"];
        put?: never;
        post?: never;
        /**
         * Delete a draft
         * @deprecated
         */
        delete: operations["ticketDelete"];
        options?: never;
        head?: never;
        /** Change a ticket */
        patch: operations["ticketUpdate"];
        trace?: never;
    };
    "/v1/tickets/{ticket}/links/{position}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Link two tickets */
        put: operations["ticketLinkPut"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desks/{desk}/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in */
        post: operations["sessionCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/inbound-mail/quarantine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List what is held back */
        get: operations["inboundMailQuarantineList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read the metrics */
        get: operations["healthMetrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @enum {string} */
        ProblemCode: "not-found" | "stale" | "invalid-fields" | "unauthenticated";
        Problem: {
            code: components["schemas"]["ProblemCode"];
            errors?: components["schemas"]["ProblemError"][];
        };
        ProblemError: {
            pointer: string;
            code: string;
            detail: string;
        };
        Page: {
            nextCursor: string | null;
        };
        Session: {
            accessToken: string;
        };
        Ticket: {
            id: string;
            subject: string;
        };
        TicketFiling: {
            subject: string;
            /** @default portal */
            channel?: string;
        };
        TicketChange: {
            subject?: string;
        };
        TicketPage: {
            items: components["schemas"]["Ticket"][];
            nextCursor: string | null;
        };
    };
    responses: {
        /** @description The form is not filled in rightly. */
        InvalidFields: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type ProblemCode = components['schemas']['ProblemCode'];
export type Problem = components['schemas']['Problem'];
export type ProblemError = components['schemas']['ProblemError'];
export type Page = components['schemas']['Page'];
export type Session = components['schemas']['Session'];
export type Ticket = components['schemas']['Ticket'];
export type TicketFiling = components['schemas']['TicketFiling'];
export type TicketChange = components['schemas']['TicketChange'];
export type TicketPage = components['schemas']['TicketPage'];
export type ResponseInvalidFields = components['responses']['InvalidFields'];
export type $defs = Record<string, never>;
export interface operations {
    ticketList: {
        parameters: {
            query?: {
                /** @description Only these statuses. */
                status?: string[];
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketPage"];
                };
            };
        };
    };
    ticketCreate: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TicketFiling"];
            };
        };
        responses: {
            /** @description Filed. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ticket"];
                };
            };
            422: components["responses"]["InvalidFields"];
        };
    };
    ticketGet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its id or its number. */
                ticket: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The ticket. */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ticket"];
                };
            };
            /** @description Nothing here that you can see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ticketDelete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its id or its number. */
                ticket: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    ticketUpdate: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                /** @description Its id or its number. */
                ticket: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TicketChange"];
            };
        };
        responses: {
            /** @description The ticket. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ticket"];
                };
            };
            /** @description It has changed meanwhile. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ticketLinkPut: {
        parameters: {
            query: {
                dryRun: boolean;
            };
            header?: never;
            path: {
                ticket: string;
                position: number;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    to?: string;
                };
            };
        };
        responses: {
            /** @description Linked. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        ok?: boolean;
                    };
                };
            };
            /** @description Was so before. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    sessionCreate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                desk: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    email: string;
                };
            };
        };
        responses: {
            /** @description Signed in. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
        };
    };
    inboundMailQuarantineList: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page"] & {
                        items: string[];
                    };
                };
            };
        };
    };
    healthMetrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Prometheus text. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
        };
    };
}
