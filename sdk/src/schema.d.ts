// Generated from openapi.json by sdk/generate.ts. Do not edit: change the API's contract instead.

export interface paths {
    "/api/borrower/applications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Apply */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Made once an action and kept across retries: a repeat answers as the first did. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * @description Made by the client, kept across retries.
                         * @example application_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f
                         */
                        id?: string;
                    };
                };
            };
            responses: {
                /** @description The application. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Application"];
                    };
                };
                /** @description The request is not understood. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not signed in, or the session ended. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description It contradicts what is there. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The request is too large. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The request is not JSON. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Understood, and refused: `code` says why. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/borrower/applications/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An application, node by node */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The application. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Application"];
                    };
                };
                /** @description Not signed in, or the session ended. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is no such thing, or it is not yours. */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/borrower/applications/{id}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign, and have the money paid out */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * @description An id: `disclosure_` and 32 hexadecimal digits.
                         * @example disclosure_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f
                         */
                        disclosureId: string;
                        /**
                         * @description Made by the client, kept across retries.
                         * @example drawdown_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f
                         */
                        drawdownId: string;
                    };
                };
            };
            responses: {
                /** @description The loan. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Drawn"];
                    };
                };
                /** @description The request is not understood. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not signed in, or the session ended. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is no such thing, or it is not yours. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description It contradicts what is there. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The request is too large. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The request is not JSON. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Understood, and refused: `code` says why. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/borrower/applications/{id}/disclosures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The total-cost table of a first drawdown, shown before the contract */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * @description A positive amount in fen, as text.
                         * @example 1250000
                         */
                        amountFen: string;
                        termMonths: 3 | 6 | 12;
                    };
                };
            };
            responses: {
                /** @description The table. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Disclosure"];
                    };
                };
                /** @description The request is not understood. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not signed in, or the session ended. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is no such thing, or it is not yours. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description It contradicts what is there. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The request is too large. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The request is not JSON. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Understood, and refused: `code` says why. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/borrower/applications/{id}/progress": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The same, as server-sent events
         * @description Event `application`, data as `GET /applications/{id}`, id = `version`. A ping every 15 s.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Events. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/event-stream": string;
                    };
                };
                /** @description Not signed in, or the session ended. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is no such thing, or it is not yours. */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/borrower/applications/{id}/supplement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give what was missing */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Made once an action and kept across retries: a repeat answers as the first did. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @example 6222 0210 0112 3456 789 */
                        accountNumber: string;
                        holderName: string;
                    };
                };
            };
            responses: {
                /** @description The application. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Application"];
                    };
                };
                /** @description The request is not understood. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not signed in, or the session ended. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is no such thing, or it is not yours. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description It contradicts what is there. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The request is too large. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The request is not JSON. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/borrower/applications/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Withdraw the application */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The application. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Application"];
                    };
                };
                /** @description Not signed in, or the session ended. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is no such thing, or it is not yours. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description It contradicts what is there. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/borrower/callback/{source}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The partner sends the borrower back here */
        get: {
            parameters: {
                query?: {
                    app_auth_code?: string;
                    code?: string;
                    error?: string;
                    state?: string;
                };
                header?: never;
                path: {
                    source: components["schemas"]["Source"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Signed in, or to a page that says why not. */
                302: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/borrower/consent-text": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the borrower is asked to allow */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The text, with its version and digest. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ConsentText"];
                    };
                };
                /** @description Not signed in, or the session ended. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/borrower/consents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every consent, with its last read */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The consents. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Consents"];
                    };
                };
                /** @description Not signed in, or the session ended. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Allow the lender to read from sources */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Made once an action and kept across retries: a repeat answers as the first did. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        digest: string;
                        sources: components["schemas"]["Source"][];
                        version: string;
                    };
                };
            };
            responses: {
                /** @description The consents. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Consents"];
                    };
                };
                /** @description The request is not understood. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not signed in, or the session ended. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description It contradicts what is there. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The request is too large. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The request is not JSON. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Understood, and refused: `code` says why. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/borrower/consents/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Withdraw a consent: reads stop at once */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Withdrawn. */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Not signed in, or the session ended. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is no such thing, or it is not yours. */
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
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/borrower/decisions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A decision: what it used and how it came out */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The decision. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Decision"];
                    };
                };
                /** @description Not signed in, or the session ended. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is no such thing, or it is not yours. */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/borrower/facilities/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A facility: limit, what is drawn, what is available */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The facility. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Facility"];
                    };
                };
                /** @description Not signed in, or the session ended. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is no such thing, or it is not yours. */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/borrower/facilities/{id}/disclosures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The total-cost table of a further drawdown */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * @description A positive amount in fen, as text.
                         * @example 1250000
                         */
                        amountFen: string;
                        termMonths: 3 | 6 | 12;
                    };
                };
            };
            responses: {
                /** @description The table. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Disclosure"];
                    };
                };
                /** @description The request is not understood. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not signed in, or the session ended. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is no such thing, or it is not yours. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description It contradicts what is there. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The request is too large. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The request is not JSON. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Understood, and refused: `code` says why. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/borrower/facilities/{id}/drawdowns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Draw again under the facility */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * @description An id: `disclosure_` and 32 hexadecimal digits.
                         * @example disclosure_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f
                         */
                        disclosureId: string;
                        /**
                         * @description Made by the client, kept across retries.
                         * @example drawdown_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f
                         */
                        drawdownId: string;
                    };
                };
            };
            responses: {
                /** @description The loan. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Drawn"];
                    };
                };
                /** @description The request is not understood. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not signed in, or the session ended. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is no such thing, or it is not yours. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description It contradicts what is there. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The request is too large. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The request is not JSON. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Understood, and refused: `code` says why. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/borrower/loans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The borrower’s loans, the newest first */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The loans. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Loans"];
                    };
                };
                /** @description Not signed in, or the session ended. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/borrower/loans/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A loan as it stands today */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The loan. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Loan"];
                    };
                };
                /** @description Not signed in, or the session ended. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is no such thing, or it is not yours. */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/borrower/loans/{id}/repayments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Repay, in part or in full, on any day */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        amountFen: string | "all";
                        /**
                         * @description Made by the client, kept across retries.
                         * @example repayment_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f
                         */
                        repaymentId: string;
                    };
                };
            };
            responses: {
                /** @description The repayment. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Repayment"];
                    };
                };
                /** @description The request is not understood. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not signed in, or the session ended. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is no such thing, or it is not yours. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description It contradicts what is there. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The request is too large. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The request is not JSON. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Understood, and refused: `code` says why. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/borrower/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is signed in, and what is under way */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The borrower. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Me"];
                    };
                };
                /** @description Not signed in, or the session ended. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/borrower/sign-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin signing in through a partner */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Where the borrower came from. */
                        entry?: string;
                        source: components["schemas"]["Source"];
                    };
                };
            };
            responses: {
                /** @description Where to send the borrower. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SignInAddress"];
                    };
                };
                /** @description The request is not understood. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The request is too large. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The request is not JSON. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/borrower/sign-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End this session */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Signed out. */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/books": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the books balance */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The check. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Books"];
                    };
                };
                /** @description Not signed in, or the session ended. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/decisions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A decision, replayed from its record */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The decision, and whether a replay gives the same. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReplayedDecision"];
                    };
                };
                /** @description Not signed in, or the session ended. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is no such thing, or it is not yours. */
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
        Application: {
            /** @description Epoch milliseconds. */
            createdAt: number;
            /**
             * @description An id: `decision_` and 32 hexadecimal digits.
             * @example decision_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f
             */
            decisionId: string | null;
            /**
             * @description An id: `facility_` and 32 hexadecimal digits.
             * @example facility_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f
             */
            facilityId: string | null;
            /**
             * @description An id: `application_` and 32 hexadecimal digits.
             * @example application_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f
             */
            id: string;
            /**
             * @description An id: `loan_` and 32 hexadecimal digits.
             * @example loan_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f
             */
            loanId: string | null;
            /** @description What is asked for, when the status is `waiting_supplement`. */
            missing: {
                /** @enum {string} */
                field: "holderName" | "accountNumber";
                why: components["schemas"]["Says"];
            }[];
            nodes: components["schemas"]["Node"][];
            offer: components["schemas"]["Offer"] | null;
            product: string;
            /** @description Why it was declined, and what helps. */
            reasons: components["schemas"]["Reason"][];
            /** @enum {string} */
            status: "running" | "waiting_supplement" | "offered" | "disbursing" | "disbursed" | "declined" | "referred" | "withdrawn" | "expired";
            /** @description Rises with every change. */
            version: number;
        };
        Books: {
            balanced: boolean;
            entries: number;
            problems: string[];
            /**
             * @description A day, Asia/Shanghai.
             * @example 2027-01-04
             */
            today: string;
        };
        Consent: {
            /** @description Epoch milliseconds. */
            expiresAt: number;
            /** @description Epoch milliseconds. */
            grantedAt: number;
            /**
             * @description An id: `consent_` and 32 hexadecimal digits.
             * @example consent_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f
             */
            id: string;
            /** @description Epoch milliseconds. */
            lastReadAt: number | null;
            purpose: string;
            reads: number;
            scopes: string[];
            source: components["schemas"]["Source"];
            /** @description Epoch milliseconds. */
            withdrawnAt: number | null;
        };
        Consents: {
            consents: components["schemas"]["Consent"][];
        };
        ConsentText: {
            days: number;
            digest: string;
            /** @description The paragraphs of the consent. */
            says: components["schemas"]["Says"][];
            sources: {
                connected: boolean;
                name: components["schemas"]["Says"];
                purpose: components["schemas"]["Says"];
                /** @description What is read, one line each. */
                reads: components["schemas"]["Says"][];
                scopes: string[];
                source: components["schemas"]["Source"];
            }[];
            version: string;
        };
        Decision: {
            annualRateE9: components["schemas"]["Rate"];
            /** @description Epoch milliseconds. */
            decidedAt: number;
            features: {
                events: number;
                name: string;
                /** @description Epoch milliseconds. */
                newestAt: number | null;
                says: components["schemas"]["Says"];
                source: string;
                unit: string;
                value: string | null;
            }[];
            /**
             * @description An id: `decision_` and 32 hexadecimal digits.
             * @example decision_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f
             */
            id: string;
            limitFen: components["schemas"]["Fen"];
            model: {
                id: string;
                version: string;
            };
            /** @enum {string} */
            outcome: "approve" | "decline" | "refer";
            parts: components["schemas"]["LimitPart"][];
            policyVersion: string;
            rateParts: {
                rateE9: components["schemas"]["Rate"];
                reason: string;
                says: components["schemas"]["Says"];
            }[];
            rules: {
                code: string;
                says: components["schemas"]["Says"];
                verdict: string;
            }[];
        };
        Disclosure: {
            amountFen: components["schemas"]["Fen"];
            annualisedRateE9: components["schemas"]["Rate"] & unknown;
            annualRateE9: components["schemas"]["Rate"] & unknown;
            contingent: {
                how: components["schemas"]["Says"];
                item: string;
                says: components["schemas"]["Says"];
            }[];
            costFen: components["schemas"]["Fen"];
            dayCount: string;
            /**
             * @description An id: `disclosure_` and 32 hexadecimal digits.
             * @example disclosure_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f
             */
            id: string;
            nothingElse: components["schemas"]["Says"];
            payee: {
                accountMasked: string;
                holderName: string;
            };
            /** @description Not to be confirmed before: forced reading time. */
            readableAt: number;
            readingMs: number;
            rows: {
                amountFen: components["schemas"]["Fen"];
                annualRateE9: components["schemas"]["Rate"] | null;
                how: components["schemas"]["Says"];
                item: string;
                receiver: components["schemas"]["Says"];
                says: components["schemas"]["Says"];
            }[];
            schedule: {
                days: number;
                /**
                 * @description A day, Asia/Shanghai.
                 * @example 2027-01-04
                 */
                dueOn: string;
                interestFen: components["schemas"]["Fen"];
                n: number;
                principalFen: components["schemas"]["Fen"];
            }[];
            /** @description Epoch milliseconds. */
            shownAt: number;
            termMonths: number;
            totalFen: components["schemas"]["Fen"] & unknown;
        };
        Drawn: {
            amountFen: components["schemas"]["Fen"];
            /** @description Null while the bank has not answered. */
            confirmToMoneyMs: number | null;
            /**
             * @description An id: `facility_` and 32 hexadecimal digits.
             * @example facility_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f
             */
            facilityId: string;
            /**
             * @description An id: `loan_` and 32 hexadecimal digits.
             * @example loan_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f
             */
            loanId: string;
            /** @enum {string} */
            status: "paying" | "open" | "closed" | "cancelled";
        };
        Facility: {
            annualRateE9: components["schemas"]["Rate"];
            availableFen: components["schemas"]["Fen"];
            dayCount: string;
            /**
             * @description An id: `decision_` and 32 hexadecimal digits.
             * @example decision_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f
             */
            decisionId: string;
            /**
             * @description A day, Asia/Shanghai.
             * @example 2027-01-04
             */
            expiresOn: string;
            /**
             * @description An id: `facility_` and 32 hexadecimal digits.
             * @example facility_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f
             */
            id: string;
            limitFen: components["schemas"]["Fen"];
            minDrawFen: components["schemas"]["Fen"];
            /**
             * @description A day, Asia/Shanghai.
             * @example 2027-01-04
             */
            openedOn: string;
            outstandingFen: components["schemas"]["Fen"];
            /** @enum {string} */
            status: "open" | "frozen" | "expired";
            termMonths: number[];
        };
        /**
         * @description Renminbi in fen (1/100 yuan), as text.
         * @example 1250000
         */
        Fen: string;
        LimitPart: {
            advice: components["schemas"]["Says"] | null;
            feature: string;
            fen: components["schemas"]["Fen"];
            reason: string;
            says: components["schemas"]["Says"];
            unit: string;
            value: string | null;
        };
        Loan: {
            accruedInterestFen: components["schemas"]["Fen"] & unknown;
            annualRateE9: components["schemas"]["Rate"];
            dayCount: string;
            dpd: number;
            /**
             * @description A day, Asia/Shanghai.
             * @example 2027-01-04
             */
            drawnOn: string;
            dueFen: components["schemas"]["Fen"] & unknown;
            /**
             * @description An id: `facility_` and 32 hexadecimal digits.
             * @example facility_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f
             */
            facilityId: string;
            /**
             * @description An id: `loan_` and 32 hexadecimal digits.
             * @example loan_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f
             */
            id: string;
            /**
             * @description A day, Asia/Shanghai.
             * @example 2027-01-04
             */
            maturesOn: string;
            outstandingFen: components["schemas"]["Fen"];
            overdueFen: components["schemas"]["Fen"];
            payee: {
                accountMasked: string;
                holderName: string;
            };
            payoffFen: components["schemas"]["Fen"] & unknown;
            principalFen: components["schemas"]["Fen"];
            repayments: components["schemas"]["Repayment"][];
            schedule: {
                /**
                 * @description A day, Asia/Shanghai.
                 * @example 2027-01-04
                 */
                dueOn: string;
                interestFen: components["schemas"]["Fen"];
                n: number;
                principalFen: components["schemas"]["Fen"];
                /** @enum {string} */
                state: "coming" | "due" | "paid" | "overdue";
            }[];
            /** @enum {string} */
            status: "paying" | "open" | "closed" | "cancelled";
            termMonths: number;
            /**
             * @description A day, Asia/Shanghai.
             * @example 2027-01-04
             */
            today: string;
        };
        Loans: {
            loans: components["schemas"]["LoanSummary"][];
        };
        LoanSummary: {
            annualRateE9: components["schemas"]["Rate"];
            dpd: number;
            /**
             * @description A day, Asia/Shanghai.
             * @example 2027-01-04
             */
            drawnOn: string;
            /**
             * @description An id: `loan_` and 32 hexadecimal digits.
             * @example loan_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f
             */
            id: string;
            /**
             * @description A day, Asia/Shanghai.
             * @example 2027-01-04
             */
            maturesOn: string;
            outstandingFen: components["schemas"]["Fen"];
            principalFen: components["schemas"]["Fen"];
            /** @enum {string} */
            status: "paying" | "open" | "closed" | "cancelled";
        };
        Me: {
            /** @description The latest application. */
            application: {
                /**
                 * @description An id: `application_` and 32 hexadecimal digits.
                 * @example application_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f
                 */
                id: string;
                status: string;
            } | null;
            /**
             * @description An id: `borrower_` and 32 hexadecimal digits.
             * @example borrower_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f
             */
            borrowerId: string;
            /** @description Sources with a live consent. */
            consented: components["schemas"]["Source"][];
            displayName: string;
            facility: {
                /**
                 * @description An id: `facility_` and 32 hexadecimal digits.
                 * @example facility_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f
                 */
                id: string;
            } | null;
            /** @description Where money goes, masked; null while not known. */
            payee: {
                accountMasked: string;
                holderName: string;
            } | null;
            segment: components["schemas"]["Segment"];
            sources: {
                connected: boolean;
                displayName: string;
                source: components["schemas"]["Source"];
            }[];
            /**
             * @description A day, Asia/Shanghai.
             * @example 2027-01-04
             */
            today: string;
        };
        Node: {
            budgetMs: number | null;
            /** @description Time taken, once ended. */
            ms: number | null;
            name: components["schemas"]["NodeName"];
            /** @description Epoch milliseconds. */
            startedAt: number | null;
            /** @enum {string} */
            state: "pending" | "running" | "waiting" | "passed" | "skipped" | "failed";
            /** @description What the node used; `left`: left behind after its time budget. */
            used: {
                detail: string | null;
                left: boolean;
                what: components["schemas"]["Says"];
            }[];
        };
        /** @enum {string} */
        NodeName: "consent" | "data" | "check" | "supplement" | "assess" | "limit" | "offer" | "sign" | "disburse" | "done";
        Offer: {
            annualRateE9: components["schemas"]["Rate"];
            dayCount: string;
            /**
             * @description An id: `decision_` and 32 hexadecimal digits.
             * @example decision_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f
             */
            decisionId: string;
            /** @description Epoch milliseconds. */
            expiresAt: number;
            /**
             * @description An id: `offer_` and 32 hexadecimal digits.
             * @example offer_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f
             */
            id: string;
            limitFen: components["schemas"]["Fen"];
            limitMinDrawFen: components["schemas"]["Fen"];
            parts: components["schemas"]["LimitPart"][];
            rateParts: {
                rateE9: components["schemas"]["Rate"];
                reason: string;
                says: components["schemas"]["Says"];
            }[];
            /** @enum {string} */
            state: "open" | "expired" | "accepted";
            termMonths: number[];
        };
        /** @description RFC 9457, with a stable `code`. */
        Problem: {
            /** @description Stable: see docs/reference/problems.md. */
            code: string;
            detail?: string;
            status: number;
            title: string;
            type: string;
        } & {
            [key: string]: unknown;
        };
        /**
         * @description A rate in parts per billion a year, as text: 72000000 is 7.2 %.
         * @example 72000000
         */
        Rate: string;
        Reason: {
            advice: components["schemas"]["Says"] | null;
            code: string;
            says: components["schemas"]["Says"];
        };
        Repayment: {
            amountFen: components["schemas"]["Fen"];
            failure: string | null;
            /**
             * @description An id: `repayment_` and 32 hexadecimal digits.
             * @example repayment_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f
             */
            id: string;
            interestFen: components["schemas"]["Fen"];
            /**
             * @description A day, Asia/Shanghai.
             * @example 2027-01-04
             */
            on: string;
            principalFen: components["schemas"]["Fen"];
            /** @enum {string} */
            status: "collecting" | "settled" | "failed";
        };
        ReplayedDecision: {
            decision: components["schemas"]["Decision"];
            replaySame: boolean;
        };
        /** @description A text in Chinese and English. */
        Says: {
            en: string;
            zh: string;
        };
        Segment: "onlineSeller" | "shop";
        SignInAddress: {
            /** Format: uri */
            authorizeUrl: string;
        };
        Source: "taobao" | "alipay";
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
