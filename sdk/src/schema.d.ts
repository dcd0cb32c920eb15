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
        post: operations["postBorrowerApplications"];
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
        get: operations["getBorrowerApplicationsById"];
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
        post: operations["postBorrowerApplicationsByIdConfirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/borrower/applications/{id}/contests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that what a source told is wrong
         * @description While the application waits the source is read again. A person who is asked to decide reads it.
         */
        post: operations["postBorrowerApplicationsByIdContests"];
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
        post: operations["postBorrowerApplicationsByIdDisclosures"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/borrower/applications/{id}/guide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is known, what it would come to, and what is worth asking */
        get: operations["getBorrowerApplicationsByIdGuide"];
        put?: never;
        post?: never;
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
        get: operations["getBorrowerApplicationsByIdProgress"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/borrower/applications/{id}/refer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for a person to decide
         * @description Nobody need accept a decision made by a machine alone (PIPL Art. 24). Until a person has decided, the offer rests.
         */
        post: operations["postBorrowerApplicationsByIdRefer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/borrower/applications/{id}/sources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Read one more source for an application that waits
         * @description Answered at once; what was read comes with the next version of the application.
         */
        post: operations["postBorrowerApplicationsByIdSources"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/borrower/applications/{id}/submit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Go on with what is known */
        post: operations["postBorrowerApplicationsByIdSubmit"];
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
        post: operations["postBorrowerApplicationsByIdSupplement"];
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
        post: operations["postBorrowerApplicationsByIdWithdraw"];
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
        get: operations["getBorrowerCallbackBySource"];
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
        get: operations["getBorrowerConsentText"];
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
        get: operations["getBorrowerConsents"];
        put?: never;
        /** Allow the lender to read from sources */
        post: operations["postBorrowerConsents"];
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
        delete: operations["deleteBorrowerConsentsById"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/borrower/consents/{id}/cost": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a consent feeds, and what taking it back would cost */
        get: operations["getBorrowerConsentsByIdCost"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/borrower/consents/{id}/reads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every read under a consent, the newest first */
        get: operations["getBorrowerConsentsByIdReads"];
        put?: never;
        post?: never;
        delete?: never;
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
        get: operations["getBorrowerDecisionsById"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/borrower/documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Documents handed out, the newest first */
        get: operations["getBorrowerDocuments"];
        put?: never;
        /**
         * Have a document made, or be told of the one that was
         * @description Numbered and sealed when it is made; the same file from then on while what it says is the same.
         */
        post: operations["postBorrowerDocuments"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/borrower/documents/{id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The file of a document: PDF */
        get: operations["getBorrowerDocumentsByIdFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/borrower/erasure": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What would be kept after an erasure, and why */
        get: operations["getBorrowerErasure"];
        put?: never;
        /**
         * Be forgotten, as far as the law lets a lender
         * @description Ends every session. Refused while an application is under way or money is owed.
         */
        post: operations["postBorrowerErasure"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/borrower/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Everything that is kept of the borrower, as a file
         * @description JSON, for the borrower to take away. That it was asked for is kept.
         */
        post: operations["postBorrowerExport"];
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
        get: operations["getBorrowerFacilitiesById"];
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
        post: operations["postBorrowerFacilitiesByIdDisclosures"];
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
        post: operations["postBorrowerFacilitiesByIdDrawdowns"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/borrower/identity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who one is to say one is, and how far that has come */
        get: operations["getBorrowerIdentity"];
        put?: never;
        /**
         * Say who one is
         * @description The owner of the business or its legal representative. Asked of registers at once; the face follows at `faceUrl`, which leads back to `/apply/{applicationId}/identity`.
         */
        post: operations["postBorrowerIdentity"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/borrower/identity/face": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask what came of the face check */
        post: operations["postBorrowerIdentityFace"];
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
        get: operations["getBorrowerLoans"];
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
        get: operations["getBorrowerLoansById"];
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
        post: operations["postBorrowerLoansByIdRepayments"];
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
        get: operations["getBorrowerMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/borrower/numbers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Tell a number of the business, by which files and registers know it
         * @description Kept sealed. What a source vouches for is not replaced by what is told.
         */
        put: operations["putBorrowerNumbers"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/borrower/papers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Papers handed in, the newest first, and kinds that are read */
        get: operations["getBorrowerPapers"];
        put?: never;
        /**
         * Hand in a paper: a photo, a PDF, an e-invoice, a table
         * @description The file as it is, in the body: JPEG, PNG, WebP, PDF, XML, OFD, ZIP, CSV, XLSX. It is kept and read right afterwards: ask for it again until it is no longer `reading`. The same file again is the same paper.
         */
        post: operations["postBorrowerPapers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/borrower/papers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One paper, with what was read off it */
        get: operations["getBorrowerPapersById"];
        put?: never;
        post?: never;
        /**
         * Take a paper back that nobody has judged yet
         * @description Its file and what was read off it are forgotten at once.
         */
        delete: operations["deleteBorrowerPapersById"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/borrower/papers/{id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The file as it was handed in */
        get: operations["getBorrowerPapersByIdFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/borrower/segment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Say what kind of business it is
         * @description Fixed while an application is under way or a limit stands.
         */
        put: operations["putBorrowerSegment"];
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
        post: operations["postBorrowerSignIn"];
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
        post: operations["postBorrowerSignOut"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/borrower/sources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every source, connected or not, with what it told */
        get: operations["getBorrowerSources"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/borrower/sources/{source}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Disconnect a source: reads stop at once
         * @description Withdraws its consents and forgets its tokens. Facts that were read stay.
         */
        delete: operations["deleteBorrowerSourcesBySource"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/borrower/sources/{source}/connect": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Connect a source by what the partner gave to type
         * @description For sources of connection `key`. Permits no read: that takes a consent.
         */
        post: operations["postBorrowerSourcesBySourceConnect"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/borrower/sources/{source}/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hand in a file: invoices, a statement, a register’s export
         * @description The file as it is, in the body. Taken whole or not at all; the same file again adds nothing. A live consent for the source is wanted.
         */
        post: operations["postBorrowerSourcesBySourceFiles"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/borrower/takings-form": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The form for takings by month, as a workbook to fill in */
        get: operations["getBorrowerTakingsForm"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/borrower/telling": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which partners are told how loans stand, and what is agreed to */
        get: operations["getBorrowerTelling"];
        put?: never;
        /** Agree that a partner is told how loans stand */
        post: operations["postBorrowerTelling"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/borrower/verify-document": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Whether a file is a document of this lender, byte by byte
         * @description For whoever holds one; nobody signs in. Tells nothing of what stands in it.
         */
        post: operations["postBorrowerVerifyDocument"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/partner/applications/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How an application stands */
        get: operations["getPartnerApplicationsById"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/partner/borrowers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Borrowers who agreed that you may see how their loans stand
         * @description A hundred at most, by id; the next follow from `after`.
         */
        get: operations["getPartnerBorrowers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/partner/borrowers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A borrower’s applications and loans
         * @description Another partner’s borrower, and one who did not agree, are not found.
         */
        get: operations["getPartnerBorrowersById"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/partner/loans/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How a loan stands */
        get: operations["getPartnerLoansById"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/partner/webhook-deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Deliveries, the newest first
         * @description A hundred at most; the next follow from `before`. Kept for 90 days.
         */
        get: operations["getPartnerWebhookDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/partner/webhook-deliveries/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A delivery: what was sent, and every attempt */
        get: operations["getPartnerWebhookDeliveriesById"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/partner/webhook-deliveries/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a delivery again; one that waits goes at once */
        post: operations["postPartnerWebhookDeliveriesByIdReplay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/partner/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Endpoints, and the kinds that can be asked for */
        get: operations["getPartnerWebhooks"];
        put?: never;
        /** Register an endpoint; the answer alone holds its secret */
        post: operations["postPartnerWebhooks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/partner/webhooks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An endpoint */
        get: operations["getPartnerWebhooksById"];
        put?: never;
        /**
         * Change an endpoint, switch it off or on
         * @description What is not named stays. Switched on again, it gets what was held while it was off.
         */
        post: operations["postPartnerWebhooksById"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/partner/webhooks/{id}/ping": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a test to an endpoint, on or off
         * @description A `webhook.ping`, sent once: a failure is not tried again.
         */
        post: operations["postPartnerWebhooksByIdPing"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/partner/webhooks/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send again what an endpoint was to get in a span
         * @description Under the same `webhook-id`: a receiver that kept them knows the repeats.
         */
        post: operations["postPartnerWebhooksByIdReplay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/partner/webhooks/{id}/secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give an endpoint a new secret
         * @description Until the overlap is over messages carry two signatures, one by each secret. An earlier overlap ends at once.
         */
        post: operations["postPartnerWebhooksByIdSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What staff did, the newest first */
        get: operations["getStaffAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/audit/verdict": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the log is whole: every entry read and held to the one before */
        get: operations["getStaffAuditVerdict"];
        put?: never;
        post?: never;
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
        /** Whether the books balance, and are the sum of the loans */
        get: operations["getStaffBooks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/borrowers/{id}/consents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The consents of a borrower, and the last reads under them */
        get: operations["getStaffBorrowersByIdConsents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/borrowers/{id}/features/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One feature of a borrower over a year, and the newest facts that it is made of
         * @description Points are told by when things occurred, whenever they were recorded.
         */
        get: operations["getStaffBorrowersByIdFeaturesByName"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/borrowers/{id}/firm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which firm a borrower is, and what speaks for it */
        get: operations["getStaffBorrowersByIdFirm"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/borrowers/{id}/firm/break": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decide that two numbers are not one firm’s
         * @description The evidence stays; what is concluded from it does not use this piece. A repeat changes nothing.
         */
        post: operations["postStaffBorrowersByIdFirmBreak"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/borrowers/{id}/firm/mend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take such a decision back */
        post: operations["postStaffBorrowersByIdFirmMend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/borrowers/{id}/payloads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is kept of a borrower as it came, the newest first; 100 at a time */
        get: operations["getStaffBorrowersByIdPayloads"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/borrowers/{id}/payloads/{rawId}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Read a payload again with the parser of today
         * @description Compares with what was recorded. With `record`, what is new or different is.
         */
        post: operations["postStaffBorrowersByIdPayloadsByRawIdReplay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/borrowers/{id}/profile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is known of a borrower now, beside others of its kind */
        get: operations["getStaffBorrowersByIdProfile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/borrowers/{id}/score": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a champion said of a borrower in its newest decision, feature by feature */
        get: operations["getStaffBorrowersByIdScore"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/borrowers/{id}/ways": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The newest decision under every policy in force, from the same record */
        get: operations["getStaffBorrowersByIdWays"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/classes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Open loans by the five classes of risk, and what is to be set aside at least */
        get: operations["getStaffClasses"];
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
        get: operations["getStaffDecisionsById"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/end-of-day": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The last ends of day, the one that runs now included */
        get: operations["getStaffEndOfDay"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/facilities/{id}/renewals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Renew a facility by a new decision */
        post: operations["postStaffFacilitiesByIdRenewals"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/features": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every feature, and what it looks like across the newest decisions */
        get: operations["getStaffFeatures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/identities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Borrowers whom a check has held, or whom a person decided on */
        get: operations["getStaffIdentities"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/identities/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Clear a hit, or refuse
         * @description Final. Refused, what is under way is declined; the borrower is told no reason.
         */
        post: operations["postStaffIdentitiesById"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/loans/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A loan: terms, what is owed, plan, history, books */
        get: operations["getStaffLoansById"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/loans/{id}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let something happen to a loan
         * @description It counts from its value date, which may lie back as far as the books are open: the loan is played again from there and the difference is booked. The same `changeId` with the same content answers as before.
         */
        post: operations["postStaffLoansByIdChanges"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/loans/{id}/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was booked about a loan
         * @description Entries that name the loan, the oldest value date first. Nights and due dates are booked for many loans at once, and are not among them.
         */
        get: operations["getStaffLoansByIdEntries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/loans/{id}/refunds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Pay back what was overpaid, over the rail */
        post: operations["postStaffLoansByIdRefunds"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/loans/{id}/renewals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Renew a loan without repaying its principal */
        post: operations["postStaffLoansByIdRenewals"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whose key this is, and what it may do */
        get: operations["getStaffMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/models": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every risk model, those in force first */
        get: operations["getStaffModels"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/models/{digest}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A risk model: what it is made of, its measures, what was done with it */
        get: operations["getStaffModelsByDigest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/models/{digest}/card": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The model card as a page that stands alone */
        get: operations["getStaffModelsByDigestCard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/models/{digest}/steps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Shadow, propose, approve, reject or withdraw a model
         * @description Who proposed a model cannot approve it. An approval retires the champion that the segment had; a withdrawn model stays so.
         */
        post: operations["postStaffModelsByDigestSteps"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/papers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Papers that wait for a person, or that a person judged */
        get: operations["getStaffPapers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/papers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every paper of a borrower, the newest first */
        get: operations["getStaffPapersById"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/papers/{id}/{paper}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept a paper, with what it says, or refuse it
         * @description Final. Accepted, what it says counts from then on; refused, the borrower is told the reason.
         */
        post: operations["postStaffPapersByIdByPaper"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/papers/{id}/{paper}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The file as it was handed in */
        post: operations["postStaffPapersByIdByPaperFile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/periods/{until}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Close the books up to a day, for good */
        post: operations["postStaffPeriodsByUntilClose"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/proposals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What waits for a second person, or was decided on */
        get: operations["getStaffProposals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/proposals/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Allow what another wants done, or reject it
         * @description Allowed, it is done at once as if its maker had done it, and what came of it is answered. Nobody allows their own; anybody may take their own back.
         */
        post: operations["postStaffProposalsById"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/relations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Relations of a borrower or of somebody whom borrowers know, the strongest first */
        get: operations["getStaffRelations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Decisions that wait for a person, or that a person made */
        get: operations["getStaffReviews"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/reviews/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decide on the record that the machine made
         * @description A person may set rules aside; the limit is at most what the parts of the record come to. Final.
         */
        post: operations["postStaffReviewsById"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/sources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How every source does */
        get: operations["getStaffSources"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/sources/{source}/pulls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Pulls of a source, the newest first; 100 at a time */
        get: operations["getStaffSourcesBySourcePulls"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/today": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What waits, and how the last day was closed: of each what the key’s scopes let see */
        get: operations["getStaffToday"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/webhook-deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Deliveries, the newest first
         * @description A hundred at most; the next follow from `before`. Kept for 90 days.
         */
        get: operations["getStaffWebhookDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/webhook-deliveries/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A delivery: what was sent, and every attempt */
        get: operations["getStaffWebhookDeliveriesById"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/webhook-deliveries/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a delivery again; one that waits goes at once */
        post: operations["postStaffWebhookDeliveriesByIdReplay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Endpoints, and the kinds that can be asked for */
        get: operations["getStaffWebhooks"];
        put?: never;
        /** Register an endpoint; the answer alone holds its secret */
        post: operations["postStaffWebhooks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/webhooks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An endpoint */
        get: operations["getStaffWebhooksById"];
        put?: never;
        /**
         * Change an endpoint, switch it off or on
         * @description What is not named stays. Switched on again, it gets what was held while it was off.
         */
        post: operations["postStaffWebhooksById"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/webhooks/{id}/ping": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a test to an endpoint, on or off
         * @description A `webhook.ping`, sent once: a failure is not tried again.
         */
        post: operations["postStaffWebhooksByIdPing"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/webhooks/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send again what an endpoint was to get in a span
         * @description Under the same `webhook-id`: a receiver that kept them knows the repeats.
         */
        post: operations["postStaffWebhooksByIdReplay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/webhooks/{id}/secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give an endpoint a new secret
         * @description Until the overlap is over messages carry two signatures, one by each secret. An earlier overlap ends at once.
         */
        post: operations["postStaffWebhooksByIdSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface webhooks {
    "application.declined": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** An application was declined */
        post: operations["webhook:application.declined"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "application.expired": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** An application expired */
        post: operations["webhook:application.expired"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "application.offered": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** An application got an offer */
        post: operations["webhook:application.offered"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "application.referred": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** An application waits for a person */
        post: operations["webhook:application.referred"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "application.submitted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** An application was submitted */
        post: operations["webhook:application.submitted"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "application.withdrawn": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** An application was withdrawn */
        post: operations["webhook:application.withdrawn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "facility.opened": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A facility was opened */
        post: operations["webhook:facility.opened"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "loan.charged_off": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A loan was charged off */
        post: operations["webhook:loan.charged_off"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "loan.closed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A loan was paid off */
        post: operations["webhook:loan.closed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "loan.delinquent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A loan is past due */
        post: operations["webhook:loan.delinquent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "loan.disbursed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A loan was paid out */
        post: operations["webhook:loan.disbursed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "loan.renewed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A loan was renewed by a new one */
        post: operations["webhook:loan.renewed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "loan.repaid": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A repayment of a loan was booked */
        post: operations["webhook:loan.repaid"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "loan.repayment_reversed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A repayment was reversed */
        post: operations["webhook:loan.repayment_reversed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "loan.restructured": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A loan was restructured */
        post: operations["webhook:loan.restructured"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "webhook.ping": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A test, sent when somebody asks for it */
        post: operations["webhook:webhook.ping"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "webhook.switched_off": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Another endpoint of yours was switched off */
        post: operations["webhook:webhook.switched_off"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface components {
    schemas: {
        AccountBalance: {
            /** @example loan_principal:loan_0194… */
            account: string;
            balanceFen: components["schemas"]["Fen"] & unknown;
        };
        /** @description What a repayment met; the parts add up to it. */
        Allocation: {
            accruedInterestFen: components["schemas"]["Fen"];
            dueInterestFen: components["schemas"]["Fen"];
            feesFen: components["schemas"]["Fen"];
            overpaidFen: components["schemas"]["Fen"];
            penaltyInterestFen: components["schemas"]["Fen"];
            principalFen: components["schemas"]["Fen"];
        };
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
            review: components["schemas"]["Review"] | null;
            /** @enum {string} */
            status: "running" | "waiting_supplement" | "offered" | "disbursing" | "disbursed" | "declined" | "referred" | "withdrawn" | "expired";
            /** @description Rises with every change. */
            version: number;
        };
        Ask: {
            /** @description Numbers to tell first. */
            asks: components["schemas"]["NumberKind"][];
            connected: boolean;
            /** @enum {string} */
            connection: "oauth" | "key" | "file" | "consent";
            /** @description How likely it holds anything: 0 to 1. */
            likely: number;
            mostFen: components["schemas"]["Fen"] & unknown;
            name: components["schemas"]["Says"];
            reading: boolean;
            /** @description Without it there is no offer. */
            required: boolean;
            source: components["schemas"]["Source"];
            worthFen: components["schemas"]["Fen"] & unknown;
        };
        AuditEntry: {
            action: string;
            actorId: string;
            actorName: string;
            /** @description Epoch milliseconds. */
            at: number;
            code: string | null;
            digest: string;
            ofSeq: number | null;
            seq: number;
            status: number | null;
            /**
             * @description `begun`: before it is tried. `ended`: what came of it. `done`: by a command.
             * @enum {string}
             */
            step: "begun" | "ended" | "done";
            subjects: {
                [key: string]: string;
            };
        };
        AuditVerdict: {
            entries: number;
            head: string;
            problem: {
                seq: number;
                /** @enum {string} */
                what: "altered" | "missing" | "unchained" | "cut_off" | "other_history";
            } | null;
        };
        Books: {
            /** @description Whether the loans are the control accounts. */
            agree: boolean;
            /** @description Whether every entry balances. */
            balanced: boolean;
            controls: components["schemas"]["Control"][];
            entries: number;
            problems: string[];
            /**
             * @description A day, Asia/Shanghai.
             * @example 2027-01-04
             */
            today: string;
        };
        BorrowerProfile: {
            /** @description Epoch milliseconds. */
            asOf: number;
            /**
             * @description An id: `borrower_` and 32 hexadecimal digits.
             * @example borrower_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f
             */
            borrowerId: string;
            /** @description Sources of which there are facts. */
            connected: string[];
            features: components["schemas"]["ProfileFeature"][];
            segment: components["schemas"]["Segment"] & unknown;
        };
        BorrowerReads: {
            consents: components["schemas"]["Consent"][];
            reads: {
                /**
                 * @description An id: `consent_` and 32 hexadecimal digits.
                 * @example consent_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f
                 */
                consentId: string;
                rawId: string | null;
                /** @description Epoch milliseconds. */
                readAt: number;
                source: components["schemas"]["Source"];
                what: string;
            }[];
        };
        BorrowerScore: {
            contributions: {
                feature: string;
                /** @description Log-odds of bad; above 0 is riskier. */
                logit: number;
                says: components["schemas"]["Says"];
                /** @enum {string} */
                unit: "fen" | "count" | "days" | "ppm" | "hours" | "m2";
                value: string | null;
            }[];
            /** @description Epoch milliseconds. */
            decidedAt: number;
            /**
             * @description An id: `decision_` and 32 hexadecimal digits.
             * @example decision_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f
             */
            decisionId: string;
            model: {
                digest: string;
                id: string;
                version: number;
            };
            /** @description From 0 to 1. */
            pd: number;
            /** @description Of a borrower who is usual in everything. */
            usualPd: number;
        } | null;
        BorrowerWays: {
            ways: {
                /** @description Epoch milliseconds. */
                decidedAt: number;
                /**
                 * @description An id: `decision_` and 32 hexadecimal digits.
                 * @example decision_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f
                 */
                decisionId: string;
                list: {
                    annualRateE9: string;
                    /** @description The one that decided. */
                    decided: boolean;
                    /** @enum {string} */
                    form: "guided" | "fixed";
                    /** @description How many of these values the record has. */
                    known: number;
                    limitFen: components["schemas"]["Fen"];
                    looksAt: number;
                    /** @enum {string} */
                    outcome: "approve" | "decline" | "refer";
                    pd: number;
                    policyVersion: string;
                    product: string;
                    reasons: {
                        code: string;
                        says: components["schemas"]["Says"];
                    }[];
                }[];
            } | null;
        };
        CatalogueFeature: {
            advice: components["schemas"]["Says"];
            /** @enum {string} */
            direction: "more_is_safer" | "less_is_safer" | "none";
            name: string;
            owner: string;
            says: components["schemas"]["Says"];
            segments: ("onlineSeller" | "shop" | "cropFarm" | "livestockFarm" | "supplier" | "distributor")[];
            sources: string[];
            statistics: components["schemas"]["FeatureStatistics"][];
            /** @enum {string} */
            unit: "fen" | "count" | "days" | "ppm" | "hours" | "m2";
            version: number;
            /** @description The value when nothing happened; null: then it is not known. */
            whenNoEvents: string | null;
            why: string;
            window: {
                days: number;
                /** @enum {string} */
                shape: "rolling" | "open" | "whole";
            };
        };
        Change: {
            /**
             * @description A positive amount in fen, as text.
             * @example 1250000
             */
            amountFen: string;
            /**
             * @description Made by the client, kept across retries.
             * @example change_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f
             */
            changeId: string;
            /**
             * @description A day, Asia/Shanghai.
             * @example 2027-01-04
             */
            on: string;
            /** @enum {string} */
            type: "repayment";
        } | {
            /**
             * @description Made by the client, kept across retries.
             * @example change_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f
             */
            changeId: string;
            of: string;
            /** @enum {string} */
            type: "reversal";
        } | {
            /**
             * @description A rate in parts per billion a year, as text: 72000000 is 7.2 %.
             * @example 72000000
             */
            annualRateE9: string;
            /**
             * @description Made by the client, kept across retries.
             * @example change_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f
             */
            changeId: string;
            /**
             * @description A day, Asia/Shanghai.
             * @example 2027-01-04
             */
            on: string;
            /**
             * @description Default: as the terms say, 1.5 times the contract rate.
             * @example 72000000
             */
            penaltyRateE9?: string;
            /** @enum {string} */
            type: "rateChange";
        } | {
            /**
             * @description Made by the client, kept across retries.
             * @example change_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f
             */
            changeId: string;
            /**
             * @description A day, Asia/Shanghai.
             * @example 2027-01-04
             */
            on: string;
            /** @enum {string} */
            type: "interestPause";
            /**
             * @description A day, Asia/Shanghai.
             * @example 2027-01-04
             */
            until: string;
        } | {
            /**
             * @description A positive amount in fen, as text.
             * @example 1250000
             */
            amountFen: string;
            /**
             * @description Made by the client, kept across retries.
             * @example change_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f
             */
            changeId: string;
            /**
             * @description A day, Asia/Shanghai.
             * @example 2027-01-04
             */
            on: string;
            /** @enum {string} */
            type: "fee";
        } | {
            /**
             * @description Made by the client, kept across retries.
             * @example change_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f
             */
            changeId: string;
            /**
             * @description Default: one period after `on`.
             * @example 2027-01-04
             */
            firstDueOn?: string;
            /** @description Whether principal past due joins the new plan. Default: yes. */
            includeOverdue?: boolean;
            installments: number;
            /**
             * @description Default: as before.
             * @enum {string}
             */
            method?: "revolvingDaily" | "interestOnly" | "bullet" | "equalInstallment" | "equalPrincipal" | "flat";
            /**
             * @description A day, Asia/Shanghai.
             * @example 2027-01-04
             */
            on: string;
            /** @description Default: as before. */
            repayEvery?: number;
            /**
             * @description Default: as before.
             * @enum {string}
             */
            repayUnit?: "day" | "week" | "month";
            /** @enum {string} */
            type: "restructuring";
        } | {
            /**
             * @description Made by the client, kept across retries.
             * @example change_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f
             */
            changeId: string;
            /**
             * @description A day, Asia/Shanghai.
             * @example 2027-01-04
             */
            on: string;
            /** @enum {string} */
            type: "chargeOff";
        };
        Changed: {
            allocation: components["schemas"]["Allocation"] | null;
            /**
             * @description An id: `change_` and 32 hexadecimal digits.
             * @example change_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f
             */
            changeId: string;
            owed: components["schemas"]["Owed"] & unknown;
            /** @description Whether this change had been made before. */
            repeat: boolean;
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
            /** @description SHA-256 of the words that were on the screen. */
            textDigest: string;
            textVersion: string;
            /** @description Epoch milliseconds. */
            withdrawnAt: number | null;
        };
        ConsentCost: {
            /** @description False: nothing was decided that it could feed. */
            decided: boolean;
            feeds: {
                nowFen: components["schemas"]["Fen"];
                says: components["schemas"]["Says"];
                withoutFen: components["schemas"]["Fen"];
            }[];
            nowFen: components["schemas"]["Fen"] & unknown;
            /** @description What would stand in the way without it. */
            reasons: components["schemas"]["Says"][];
            source: components["schemas"]["Source"];
            withoutFen: components["schemas"]["Fen"];
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
        Control: {
            /** @example loan_principal */
            control: string;
            ledgerFen: components["schemas"]["Fen"] & unknown;
            loansFen: components["schemas"]["Fen"] & unknown;
        };
        Decision: {
            annualRateE9: components["schemas"]["Rate"];
            /** @description Epoch milliseconds. */
            decidedAt: number;
            features: {
                /** @description Other sources that told it */
                also: string[];
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
            review: components["schemas"]["Review"] | null;
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
            /** @description Of all that stands here: what is signed. */
            digest: string;
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
        Document: {
            /** @description SHA-256 of the file, hex. */
            fileDigest: string;
            /**
             * @description An id: `document_` and 32 hexadecimal digits.
             * @example document_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f
             */
            id: string;
            /** @enum {string} */
            kind: "contract" | "disclosure" | "receipt" | "statement";
            /** @enum {string} */
            language: "zh" | "en";
            /** @description Epoch milliseconds. */
            madeAt: number;
            /** @description Stands in the file. */
            number: number;
            /**
             * @description A loan, a repayment, or a month: 2027-01.
             * @example 2027-01
             */
            subject: string;
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
            status: "paying" | "open" | "closed" | "cancelled" | "chargedOff";
        };
        EndedPull: {
            added: number;
            /**
             * @description An id: `borrower_` and 32 hexadecimal digits.
             * @example borrower_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f
             */
            borrowerId: string;
            ended: string;
            /** @description Epoch milliseconds. */
            endedAt: number;
            /**
             * @description An id: `pull_` and 32 hexadecimal digits.
             * @example pull_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f
             */
            id: string;
            known: number;
            ms: number;
            /** @description Epoch milliseconds. */
            newestAt: number | null;
            pages: number;
            revised: number;
            source: components["schemas"]["Source"];
        };
        EndedPulls: {
            pulls: components["schemas"]["EndedPull"][];
        };
        EndOfDayRun: {
            accruedFen: components["schemas"]["Fen"];
            agree: boolean | null;
            /**
             * @description The business date that it closes.
             * @example 2027-01-04
             */
            closed: string;
            /** @description At the close; empty before it. */
            controls: components["schemas"]["Control"][];
            /** @description Loans moved on until now. */
            done: number;
            dueFen: components["schemas"]["Fen"] & unknown;
            /** @description Loans that could not be moved on and still are not. */
            failed: {
                /** @description Epoch milliseconds. */
                at: number;
                detail: string;
                /**
                 * @description An id: `loan_` and 32 hexadecimal digits.
                 * @example loan_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f
                 */
                loanId: string;
            }[];
            /** @description Epoch milliseconds. */
            finishedAt: number | null;
            offBalanceFen: components["schemas"]["Fen"] & unknown;
            penaltyFen: components["schemas"]["Fen"];
            /** @description Epoch milliseconds. */
            startedAt: number;
            /** @enum {string} */
            state: "running" | "finished";
            tookMs: number | null;
            total: number;
            /** @description Of them, looked at one by one. */
            woken: number;
        };
        EndOfDayRuns: {
            /** @description The newest first, at most 30. */
            runs: components["schemas"]["EndOfDayRun"][];
            /**
             * @description A day, Asia/Shanghai.
             * @example 2027-01-04
             */
            today: string;
        };
        Entries: {
            entries: {
                /**
                 * @description Booking date.
                 * @example 2027-01-04
                 */
                bookedOn: string;
                id: string;
                kind: string;
                lines: {
                    account: string;
                    amountFen: components["schemas"]["Fen"];
                    /** @enum {string} */
                    side: "debit" | "credit";
                }[];
                /**
                 * @description Value date.
                 * @example 2027-01-04
                 */
                on: string;
                reversedBy: string | null;
                reverses: string | null;
                why: string | null;
            }[];
        };
        Erased: {
            forgotten: {
                [key: string]: number;
            };
        };
        ErasureNotice: {
            kept: {
                what: components["schemas"]["Says"];
                why: components["schemas"]["Says"];
            }[];
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
        FacilityRenewed: {
            annualRateE9: components["schemas"]["Rate"];
            availableFen: components["schemas"]["Fen"];
            /**
             * @description A day, Asia/Shanghai.
             * @example 2027-01-04
             */
            expiresOn: string;
            /**
             * @description An id: `facility_` and 32 hexadecimal digits.
             * @example facility_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f
             */
            facilityId: string;
            limitFen: components["schemas"]["Fen"];
            repeat: boolean;
        };
        FeatureCatalogue: {
            /** @description The newest, over which is counted. */
            decisions: number;
            features: components["schemas"]["CatalogueFeature"][];
        };
        FeatureFact: {
            /** @description As JSON; who is in it is a keyed digest. */
            data: string;
            id: string;
            kind: string;
            /** @description Epoch milliseconds. */
            occurredAt: number;
            rawId: string | null;
            /** @description Epoch milliseconds. */
            recordedAt: number;
            source: string;
        };
        FeatureStatistics: {
            decisions: number;
            /** @description Population stability index of the later half of decisions against the earlier; null: too few. */
            driftPpm: number | null;
            known: number;
            /** @description A whole number as text; null: not known. */
            p10: string | null;
            /** @description A whole number as text; null: not known. */
            p50: string | null;
            /** @description A whole number as text; null: not known. */
            p90: string | null;
            productId: string;
        };
        FeatureTrend: {
            advice: components["schemas"]["Says"];
            /** @enum {string} */
            direction: "more_is_safer" | "less_is_safer" | "none";
            facts: components["schemas"]["FeatureFact"][];
            name: string;
            owner: string;
            points: {
                /** @description Epoch milliseconds. */
                at: number;
                events: number;
                /** @description A whole number as text; null: not known. */
                value: string | null;
            }[];
            says: components["schemas"]["Says"];
            segments: ("onlineSeller" | "shop" | "cropFarm" | "livestockFarm" | "supplier" | "distributor")[];
            sources: string[];
            /** @enum {string} */
            unit: "fen" | "count" | "days" | "ppm" | "hours" | "m2";
            version: number;
            /** @description The value when nothing happened; null: then it is not known. */
            whenNoEvents: string | null;
            why: string;
            window: {
                days: number;
                /** @enum {string} */
                shape: "rolling" | "open" | "whole";
            };
        };
        /**
         * @description Renminbi in fen (1/100 yuan), as text.
         * @example 1250000
         */
        Fen: string;
        /** @description What a file brought. */
        FileTaken: {
            added: number;
            documents: number;
            /** @description Epoch milliseconds. */
            from: number | null;
            /** @description Facts that were there already. */
            known: number;
            revised: number;
            /** @description Epoch milliseconds. */
            to: number | null;
        };
        FileVerdict: {
            /** @description Of the lender’s certificate, SHA-256. */
            fingerprint: string;
            /** @enum {string|null} */
            kind: "contract" | "disclosure" | "receipt" | "statement" | null;
            lender: string;
            /** @description Epoch milliseconds. */
            madeAt: number | null;
            number: number | null;
            /** @enum {string} */
            verdict: "genuine" | "altered" | "strange" | "unsealed" | "unknown";
        };
        Firm: {
            evidence: {
                /**
                 * @description An id: `borrower_` and 32 hexadecimal digits.
                 * @example borrower_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f
                 */
                borrowerId: string;
                /** @description Who decided that they are not one firm; null: nobody. */
                brokenBy: string | null;
                /** @description Named as one firm’s by a payload. */
                keys: string[];
                rawId: string | null;
                source: components["schemas"]["Source"];
                /** @description Epoch milliseconds. */
                toldAt: number;
                why: string | null;
            }[];
            numbers: {
                /** @description A keyed digest of a number. */
                key: string;
                /** @enum {string} */
                kind: "creditCode" | "idCard" | "phone" | "bankAccount" | "shopId" | "alipayId" | "name";
                source: components["schemas"]["Source"] & (string | null);
            }[];
            /** @description Other borrowers whose numbers lead to the same firm. */
            same: {
                /**
                 * @description An id: `borrower_` and 32 hexadecimal digits.
                 * @example borrower_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f
                 */
                borrowerId: string;
                kind: string;
            }[];
        };
        /** @description The fixed form, where the lender takes it; absent: guided. */
        FixedForm: {
            /**
             * @description A positive amount in fen, as text.
             * @example 1250000
             */
            askedFen: string;
            creditCode?: string;
            idCard: string;
            /**
             * @description An amount in fen, as text; may be nothing.
             * @example 4000000
             */
            monthCostsFen: string;
            /** @description Months in business. */
            monthsOpen: number;
            /**
             * @description An amount in fen, as text; may be nothing.
             * @example 4000000
             */
            monthTakingsFen: string;
            payee: {
                /** @example 6222 0210 0112 3456 789 */
                accountNumber: string;
                holderName: string;
            };
            /** @description People employed. */
            staff: number;
        };
        Guide: {
            /** @description What there is no offer without first, then what is worth most. */
            asks: components["schemas"]["Ask"][];
            known: components["schemas"]["KnownSource"][];
            limitFen: components["schemas"]["Fen"] & unknown;
            payeeMissing: boolean;
            reasons: {
                advice: components["schemas"]["Says"];
                code: string;
                says: components["schemas"]["Says"];
            }[];
        };
        HeldIdentity: {
            /**
             * @description An id: `borrower_` and 32 hexadecimal digits.
             * @example borrower_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f
             */
            borrowerId: string;
            checks: {
                about: string;
                /** @description Epoch milliseconds. */
                checkedAt: number;
                detail: string | null;
                /** @enum {string} */
                kind: "person" | "licence" | "owners" | "screen" | "face";
                /** @enum {string} */
                verdict: "pass" | "fail" | "hit";
            }[];
            /** @description Epoch milliseconds. */
            decidedAt: number | null;
            decidedBy: string | null;
            facePassed: boolean;
            /** @enum {string} */
            legalForm: "person" | "soleTrader" | "company" | "cooperative";
            /** @enum {string|null} */
            outcome: "clear" | "refuse" | null;
            reason: string | null;
            /** @enum {string} */
            state: "open" | "passed" | "held" | "refused";
            told: {
                idCard: string;
                name: string;
            };
            /** @description Epoch milliseconds. */
            toldAt: number;
            tries: number;
        };
        HistoryEvent: {
            /** @description What it met, of a repayment that counts on the day looked at. */
            allocation: components["schemas"]["Allocation"] | null;
            amountFen: components["schemas"]["Fen"] | null;
            annualRateE9?: components["schemas"]["Rate"];
            /**
             * @description Booking date: when the books learned of it.
             * @example 2027-01-04
             */
            bookedOn: string;
            /** @description `borrower`, `mandate`, `system`, or the name of an access key. */
            byWhom: string;
            /**
             * @description A day, Asia/Shanghai.
             * @example 2027-01-04
             */
            firstDueOn?: string;
            id: string;
            includeOverdue?: boolean;
            installments?: number;
            /** @enum {string} */
            method?: "revolvingDaily" | "interestOnly" | "bullet" | "equalInstallment" | "equalPrincipal" | "flat" | "season";
            /**
             * @description Value date: the day it counts from.
             * @example 2027-01-04
             */
            on: string;
            penaltyRateE9?: components["schemas"]["Rate"];
            /** @description Epoch milliseconds. */
            recordedAt: number;
            repayEvery?: number;
            /** @enum {string} */
            repayUnit?: "day" | "week" | "month";
            reversedBy: string | null;
            reverses: string | null;
            /** @enum {string} */
            type: "drawing" | "repayment" | "reversal" | "rateChange" | "interestPause" | "fee" | "restructuring" | "chargeOff" | "refund";
            /**
             * @description A day, Asia/Shanghai.
             * @example 2027-01-04
             */
            until?: string;
        };
        Identity: {
            /** @description Where the face is looked at. */
            faceUrl: string | null;
            form: {
                documents: components["schemas"]["Says"][];
                /** @enum {string} */
                id: "person" | "soleTrader" | "company" | "cooperative";
                says: components["schemas"]["Says"];
                who: components["schemas"]["Says"];
            };
            /** @description Of the account, masked. */
            holder: string | null;
            /** @description The identity card that was told before, masked. */
            knownCard: string | null;
            /**
             * @description `none`: not asked here. `open`: the face is still to be looked at. `checking`: a person looks.
             * @enum {string}
             */
            state: "none" | "missing" | "open" | "passed" | "checking";
        };
        JudgedPaper: {
            /**
             * @description An id: `borrower_` and 32 hexadecimal digits.
             * @example borrower_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f
             */
            borrowerId: string;
            bytes: number;
            checks: {
                code: string;
                says: components["schemas"]["Says"];
            }[];
            decidedBy: string | null;
            /** @description Facts that it brought. */
            events: number | null;
            /** @description Why it cannot be used. */
            fault: {
                code: string;
                says: components["schemas"]["Says"];
            } | null;
            fields: {
                id: string;
                needed: boolean;
                says: components["schemas"]["Says"];
                /** @enum {string} */
                shape: "creditCode" | "invoiceNo" | "day" | "yuan" | "area" | "account" | "name" | "text";
                /** @description How surely it was read, 0 to 1. */
                sure: number | null;
                /** @description Money in fen, days as 2027-01-04. */
                value: string | null;
            }[];
            /** @enum {string} */
            format: "picture" | "pdf" | "table" | "records";
            /** @description Whether the file is kept still. */
            hasFile: boolean;
            /**
             * @description An id: `paper_` and 32 hexadecimal digits.
             * @example paper_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f
             */
            id: string;
            /** @description Epoch milliseconds. */
            judgedAt: number | null;
            /** @enum {string|null} */
            judgedBy: "machine" | "register" | "person" | null;
            kind: {
                id: string;
                says: components["schemas"]["Says"];
            } | null;
            mediaType: string;
            /** @enum {string|null} */
            readBy: "text" | "sight" | null;
            reason: string | null;
            /** @description Epoch milliseconds. */
            receivedAt: number;
            signs: {
                code: string;
                says: components["schemas"]["Says"];
            }[];
            /**
             * @description `waits`: a person looks at it. `accepted` and `refused` are final.
             * @enum {string}
             */
            state: "reading" | "waits" | "accepted" | "refused" | "withdrawn";
        };
        KeyField: {
            hint: components["schemas"]["Says"];
            label: components["schemas"]["Says"];
            name: string;
            /** @description A regular expression that the value fits. */
            pattern: string;
            secret: boolean;
        };
        KnownSource: {
            events: number;
            highlights: {
                feature: string;
                says: components["schemas"]["Says"];
                /** @enum {string} */
                unit: "fen" | "count" | "days" | "ppm" | "hours" | "m2";
                value: string;
            }[];
            name: components["schemas"]["Says"];
            /** @description Epoch milliseconds. */
            newestAt: number | null;
            source: components["schemas"]["Source"];
        };
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
            status: "paying" | "open" | "closed" | "cancelled" | "chargedOff";
            termMonths: number;
            /**
             * @description A day, Asia/Shanghai.
             * @example 2027-01-04
             */
            today: string;
        };
        LoanRenewed: {
            /**
             * @description The loan that took the principal over.
             * @example loan_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f
             */
            loanId: string;
            repeat: boolean;
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
            status: "paying" | "open" | "closed" | "cancelled" | "chargedOff";
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
            /**
             * @description Which forms of application there are.
             * @enum {string}
             */
            forms: "guided" | "both" | "fixed";
            /** @description Where money goes, masked; null while not known. */
            payee: {
                accountMasked: string;
                holderName: string;
            } | null;
            segment: components["schemas"]["Segment"] & unknown;
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
        /** @description With its 95 % interval. */
        Measured: {
            high: number;
            low: number;
            value: number;
        } | null;
        ModelCard: {
            html: string;
        };
        ModelComparison: {
            /** @description Population stability index of its scores against valid; null: fewer than 50. */
            drift: number | null;
            /** @description Of the PDs that decided. */
            meanDecidedPd: number;
            /** @description From 0 to 1. */
            meanPd: number;
            /** @description Newest decisions that it scored. */
            n: number;
            rankCorrelation: number | null;
            /** @description Above the cut-off by this model, and not by what decided. */
            wouldDecline: number;
            wouldPass: number;
        } | null;
        ModelDetail: {
            auc: components["schemas"]["Measured"];
            compared: components["schemas"]["ModelComparison"];
            defaultDefinition: string;
            digest: string;
            evaluation: components["schemas"]["ModelEvaluation"];
            id: string;
            /** @description Whether its file is not what was taken in: then it decides nothing. */
            isAltered: boolean;
            ks: components["schemas"]["Measured"];
            /** @description What the cases are called that it was measured on; null: it was not. */
            measuredOn: string | null;
            parts: {
                members: number;
                name: string;
                /** @description From 0 to 1. */
                share: number;
            }[];
            /** @description Steps that its state allows; who may take one is judged when it is taken. */
            possible: ("shadow" | "unshadow" | "propose" | "approve" | "reject" | "withdraw")[];
            segment: string | null;
            /** @enum {string} */
            state: "registered" | "shadow" | "proposed" | "champion" | "retired" | "withdrawn";
            steps: {
                /** @description Epoch milliseconds. */
                at: number;
                byName: string;
                reason: string;
                step: string;
            }[];
            /** @description Where it comes from, as JSON. */
            training: string;
            version: number;
        };
        ModelEvaluation: {
            auc: components["schemas"]["Measured"];
            /** @description From 0 to 1. */
            badRate: number;
            badRateAt: {
                /** @description From 0 to 1. */
                50: number;
                /** @description From 0 to 1. */
                70: number;
                /** @description From 0 to 1. */
                90: number;
            };
            bads: number;
            brier: components["schemas"]["Measured"];
            ks: components["schemas"]["Measured"];
            /** @description From 0 to 1. */
            meanPd: number;
            n: number;
            prAuc: number;
            reliability: {
                /** @description From 0 to 1. */
                badRate: number;
                /** @description From 0 to 1. */
                meanPd: number;
                n: number;
            }[];
            roc: number[][];
            segments: {
                auc: number | null;
                /** @description From 0 to 1. */
                badRate: number;
                column: string;
                /** @description From 0 to 1. */
                meanPd: number;
                n: number;
                text: string;
            }[];
            /** @enum {string} */
            split: "train" | "valid" | "test";
            stability: {
                columns: {
                    index: number;
                    name: string;
                }[];
                score: number;
            };
        } | null;
        Models: {
            models: components["schemas"]["ModelSummary"][];
        };
        ModelSummary: {
            auc: components["schemas"]["Measured"];
            compared: components["schemas"]["ModelComparison"];
            defaultDefinition: string;
            digest: string;
            id: string;
            /** @description Whether its file is not what was taken in: then it decides nothing. */
            isAltered: boolean;
            ks: components["schemas"]["Measured"];
            /** @description What the cases are called that it was measured on; null: it was not. */
            measuredOn: string | null;
            segment: string | null;
            /** @enum {string} */
            state: "registered" | "shadow" | "proposed" | "champion" | "retired" | "withdrawn";
            version: number;
        };
        NewestScore: {
            score: components["schemas"]["BorrowerScore"];
        };
        NewWebhook: {
            /**
             * @default
             * @example Core banking, production
             */
            description: string;
            /**
             * @description Which kinds are sent; none: every kind.
             * @example [
             *       "loan.disbursed",
             *       "loan.repaid"
             *     ]
             */
            kinds: ("application.submitted" | "application.offered" | "application.declined" | "application.referred" | "application.withdrawn" | "application.expired" | "facility.opened" | "loan.disbursed" | "loan.repaid" | "loan.delinquent" | "loan.closed" | "loan.repayment_reversed" | "loan.renewed" | "loan.restructured" | "loan.charged_off" | "webhook.switched_off")[];
            /**
             * @description https, without a name and a password; nothing private. May carry a token of yours.
             * @example https://receiver.example/hooks
             */
            url: string;
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
        /** @enum {string} */
        NumberKind: "creditCode" | "idCard" | "bankAccount";
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
        Owed: {
            accruedInterestFen: components["schemas"]["Fen"] & unknown;
            /** @description Days past due. */
            dpd: number;
            dueFen: components["schemas"]["Fen"] & unknown;
            dueInterestFen: components["schemas"]["Fen"] & unknown;
            feesFen: components["schemas"]["Fen"];
            /**
             * @description A day, Asia/Shanghai.
             * @example 2027-01-04
             */
            on: string;
            overdueFen: components["schemas"]["Fen"] & unknown;
            overpaidFen: components["schemas"]["Fen"] & unknown;
            payoffFen: components["schemas"]["Fen"] & unknown;
            penaltyInterestFen: components["schemas"]["Fen"];
            principalFen: components["schemas"]["Fen"];
        };
        Paper: {
            bytes: number;
            /** @description Facts that it brought. */
            events: number | null;
            /** @description Why it cannot be used. */
            fault: {
                code: string;
                says: components["schemas"]["Says"];
            } | null;
            fields: {
                id: string;
                needed: boolean;
                says: components["schemas"]["Says"];
                /** @enum {string} */
                shape: "creditCode" | "invoiceNo" | "day" | "yuan" | "area" | "account" | "name" | "text";
                /** @description How surely it was read, 0 to 1. */
                sure: number | null;
                /** @description Money in fen, days as 2027-01-04. */
                value: string | null;
            }[];
            /** @enum {string} */
            format: "picture" | "pdf" | "table" | "records";
            /** @description Whether the file is kept still. */
            hasFile: boolean;
            /**
             * @description An id: `paper_` and 32 hexadecimal digits.
             * @example paper_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f
             */
            id: string;
            /** @description Epoch milliseconds. */
            judgedAt: number | null;
            /** @enum {string|null} */
            judgedBy: "machine" | "register" | "person" | null;
            kind: {
                id: string;
                says: components["schemas"]["Says"];
            } | null;
            mediaType: string;
            /** @enum {string|null} */
            readBy: "text" | "sight" | null;
            reason: string | null;
            /** @description Epoch milliseconds. */
            receivedAt: number;
            /**
             * @description `waits`: a person looks at it. `accepted` and `refused` are final.
             * @enum {string}
             */
            state: "reading" | "waits" | "accepted" | "refused" | "withdrawn";
        };
        PaperKind: {
            fields: {
                id: string;
                needed: boolean;
                says: components["schemas"]["Says"];
                /** @enum {string} */
                shape: "creditCode" | "invoiceNo" | "day" | "yuan" | "area" | "account" | "name" | "text";
            }[];
            id: string;
            says: components["schemas"]["Says"];
        };
        /** @description A kind of paper that is read. */
        PaperOffer: {
            id: string;
            says: components["schemas"]["Says"];
            why: components["schemas"]["Says"];
        };
        PartnerApplication: {
            /** @example borrower_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f */
            borrowerId: string;
            /** @description Epoch milliseconds. */
            createdAt: number;
            /** @example application_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f */
            id: string;
            loanId: string | null;
            /** @enum {string} */
            status: "running" | "waiting_supplement" | "offered" | "disbursing" | "disbursed" | "declined" | "referred" | "withdrawn" | "expired";
        };
        PartnerBorrower: {
            /**
             * @description Your own id of the account.
             * @example 20881234
             */
            externalId: string;
            /** @example borrower_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f */
            id: string;
            /** @description When the borrower’s consent ends. Epoch milliseconds. */
            until: number;
        };
        PartnerBorrowerDetail: {
            applications: components["schemas"]["PartnerApplication"][];
            borrower: components["schemas"]["PartnerBorrower"];
            loans: components["schemas"]["PartnerLoan"][];
        };
        PartnerBorrowers: {
            borrowers: components["schemas"]["PartnerBorrower"][];
        };
        PartnerLoan: {
            /** @example borrower_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f */
            borrowerId: string;
            /**
             * @description A day, Asia/Shanghai.
             * @example 2027-01-04
             */
            closedOn: string | null;
            /** @description Days past due; 0: none. */
            dpd: number;
            /**
             * @description A day, Asia/Shanghai.
             * @example 2027-01-04
             */
            drawnOn: string;
            /** @example loan_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f */
            id: string;
            /**
             * @description A day, Asia/Shanghai.
             * @example 2027-01-04
             */
            maturesOn: string;
            outstandingFen: components["schemas"]["Fen"] & unknown;
            principalFen: components["schemas"]["Fen"];
            /** @enum {string} */
            status: "paying" | "open" | "closed" | "cancelled" | "chargedOff";
        };
        Payload: {
            bytes: number;
            /**
             * @description An id: `raw_` and 32 hexadecimal digits.
             * @example raw_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f
             */
            id: string;
            method: string;
            /** @description Epoch milliseconds. */
            receivedAt: number;
            /** @description As JSON, without tokens and signature. */
            request: string;
            source: components["schemas"]["Source"];
        };
        PayloadReplay: {
            /** @description The payload as text, cut at 20,000 characters; in base64 where it is no text. */
            body: string;
            cut: boolean;
            /** @enum {string} */
            encoding: "text" | "base64";
            events: {
                /** @description As JSON. */
                data: string;
                id: string;
                kind: string;
                /** @description Epoch milliseconds. */
                occurredAt: number;
                /** @enum {string} */
                state: "new" | "same" | "changed";
                withdrawn: boolean;
            }[];
            malformedAt: string | null;
            method: string;
            /** @description Epoch milliseconds. */
            receivedAt: number;
            recorded: number;
            source: components["schemas"]["Source"];
        };
        Payloads: {
            payloads: components["schemas"]["Payload"][];
        };
        PeriodClosed: {
            /**
             * @description Nothing may count from an earlier day any more.
             * @example 2027-01-04
             */
            openFrom: string;
            /**
             * @description A day, Asia/Shanghai.
             * @example 2027-01-04
             */
            until: string;
        };
        PlanRow: {
            balanceFen: components["schemas"]["Fen"] & unknown;
            days: number;
            dueFen: components["schemas"]["Fen"];
            /**
             * @description A day, Asia/Shanghai.
             * @example 2027-01-04
             */
            dueOn: string;
            feesFen: components["schemas"]["Fen"];
            interestFen: components["schemas"]["Fen"];
            /** @enum {string} */
            kind: "downPayment" | "installment";
            n: number;
            paidFen: components["schemas"]["Fen"];
            penaltiesFen: components["schemas"]["Fen"] & unknown;
            principalFen: components["schemas"]["Fen"];
            /** @enum {string} */
            state: "coming" | "due" | "paid" | "overdue";
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
        ProfileFeature: {
            also: string[];
            among: components["schemas"]["FeatureStatistics"] & (Record<string, unknown> | null);
            /** @enum {string} */
            direction: "more_is_safer" | "less_is_safer" | "none";
            events: number;
            name: string;
            /** @description Epoch milliseconds. */
            newestAt: number | null;
            says: components["schemas"]["Says"];
            source: string;
            /** @enum {string} */
            unit: "fen" | "count" | "days" | "ppm" | "hours" | "m2";
            /** @description A whole number as text; null: not known. */
            value: string | null;
        };
        Proposal: {
            action: string;
            checkerName: string | null;
            code: string | null;
            /** @description Epoch milliseconds. */
            decidedAt: number | null;
            /**
             * @description An id: `proposal_` and 32 hexadecimal digits.
             * @example proposal_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f
             */
            id: string;
            makerId: string;
            makerName: string;
            path: string;
            /** @description Epoch milliseconds. */
            proposedAt: number;
            reason: string | null;
            scope: string;
            /**
             * @description `done`, `failed`: allowed, and what came of it.
             * @enum {string}
             */
            state: "open" | "running" | "done" | "failed" | "rejected";
            status: number | null;
            subjects: {
                [key: string]: string;
            };
            /** @description What will be sent, as JSON text. */
            told: string;
        };
        /**
         * @description A rate in parts per billion a year, as text: 72000000 is 7.2 %.
         * @example 72000000
         */
        Rate: string;
        Reads: {
            reads: {
                /** @description Epoch milliseconds. */
                readAt: number;
                source: components["schemas"]["Source"];
                what: string;
            }[];
        };
        Reason: {
            advice: components["schemas"]["Says"] | null;
            code: string;
            says: components["schemas"]["Says"];
        };
        Refund: {
            amountFen: components["schemas"]["Fen"];
            byWhom: string;
            failure: string | null;
            /**
             * @description An id: `refund_` and 32 hexadecimal digits.
             * @example refund_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f
             */
            id: string;
            /**
             * @description A day, Asia/Shanghai.
             * @example 2027-01-04
             */
            on: string;
            /**
             * @description `paying`: on its way, or what became of it is not known yet.
             * @enum {string}
             */
            status: "paying" | "settled" | "failed";
        };
        RegisteredWebhook: {
            endpoint: components["schemas"]["WebhookEndpoint"];
            /**
             * @description Base64 behind `whsec_`. Shown this once.
             * @example whsec_bWFkZV91cF9mb3JfdGhpc19leGFtcGxlX29ubHkhISE=
             */
            secret: string;
        };
        Relation: {
            /**
             * @description Whose facts tell of it.
             * @example borrower_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f
             */
            borrowerId: string;
            events: number;
            /**
             * @description A day, Asia/Shanghai.
             * @example 2027-01-04
             */
            firstOn: string;
            /**
             * @description A day, Asia/Shanghai.
             * @example 2027-01-04
             */
            lastOn: string;
            other: string;
            /** @description Whether it points to the borrower. */
            towards: boolean;
            /** @enum {string} */
            type: "buys_from" | "sells_to" | "pays" | "ships_through" | "supplies_anchor" | "rents_land_from" | "finances" | "is_firm" | "is_owned_by" | "is_reached_at" | "uses_device" | "guarantees" | "works_at" | "banks_at";
            /**
             * @description A day, Asia/Shanghai.
             * @example 2027-01-04
             */
            untilOn: string;
            weightFen: string;
        };
        Relations: {
            borrowers: {
                /**
                 * @description An id: `borrower_` and 32 hexadecimal digits.
                 * @example borrower_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f
                 */
                id: string;
                /** @description What it owes here. */
                outstandingFen: string;
            }[];
            /** @description Whether there are more than were counted. */
            more: boolean;
            node: string;
            /**
             * @description A day, Asia/Shanghai.
             * @example 2027-01-04
             */
            on: string;
            relations: components["schemas"]["Relation"][];
            /** @description Relations of the node on that day. */
            total: number;
        };
        Repayment: {
            amountFen: components["schemas"]["Fen"] & unknown;
            /** @description Collected on a due date by the lender. */
            byMandate: boolean;
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
            /**
             * @description reversed: undone after it was settled; what it had met is owed again.
             * @enum {string}
             */
            status: "collecting" | "settled" | "failed" | "reversed";
        };
        ReplayedDecision: {
            decision: components["schemas"]["Decision"];
            replaySame: boolean;
        };
        Review: {
            /** @description Epoch milliseconds. */
            askedAt: number;
            /** @description Epoch milliseconds. */
            decidedAt: number | null;
            limitFen: components["schemas"]["Fen"] & (string | null);
            /**
             * @description Null: a person looks at it.
             * @enum {string|null}
             */
            outcome: "approve" | "decline" | null;
            reason: string | null;
        };
        RiskClasses: {
            byClassFen: components["schemas"]["Fen"];
            byCoverageFen: components["schemas"]["Fen"];
            byLoanRatioFen: components["schemas"]["Fen"];
            /** @description Parts per million. */
            coveragePpm: number;
            floorFen: components["schemas"]["Fen"] & unknown;
            lines: {
                borrowers: number;
                /** @enum {string} */
                class: "pass" | "specialMention" | "substandard" | "doubtful" | "loss";
                /** @description By their borrower’s other debt. */
                infected: number;
                loans: number;
                principalFen: components["schemas"]["Fen"];
                says: components["schemas"]["Says"];
                setAsideFen: components["schemas"]["Fen"];
                /** @description Parts per million. */
                setAsidePpm: number;
                /** @description For having been restructured. */
                watched: number;
            }[];
            /** @description Parts per million. */
            loanRatioPpm: number;
            /** @enum {string} */
            look: "retail" | "borrower";
            nonPerformingFen: components["schemas"]["Fen"];
            /** @description Parts per million. */
            nonPerformingPpm: number;
            /**
             * @description A day, Asia/Shanghai.
             * @example 2027-01-04
             */
            on: string;
            principalFen: components["schemas"]["Fen"];
        };
        RotatedSecret: {
            /** @description Epoch milliseconds. */
            oldUntil: number;
            /**
             * @description Base64 behind `whsec_`. Shown this once.
             * @example whsec_bWFkZV91cF9mb3JfdGhpc19leGFtcGxlX29ubHkhISE=
             */
            secret: string;
        };
        /** @description A text in Chinese and English. */
        Says: {
            en: string;
            zh: string;
        };
        SecretRotation: {
            /**
             * @description How long the old secret stays valid.
             * @example 24
             */
            overlapHours: number;
        };
        /**
         * @description What the page that led here says the business is; counts for who is new.
         * @enum {string}
         */
        Segment: "onlineSeller" | "shop" | "cropFarm" | "livestockFarm" | "supplier" | "distributor";
        SignInAddress: {
            /** Format: uri */
            authorizeUrl: string;
        };
        /** @enum {string} */
        Source: "taobao" | "alipay" | "ali1688" | "eleme" | "shouqianba" | "lakala" | "acquirer" | "einvoice" | "nuonuo" | "baiwang" | "kuaidi100" | "sf" | "land" | "supplycoop" | "anchor" | "statement" | "bureau";
        SourceHealth: {
            /**
             * @description Of this process: `open`, the partner fell silent and is left alone; null: it has none.
             * @enum {string|null}
             */
            circuit: "closed" | "open" | "trying" | null;
            /** @enum {string|null} */
            connection: "oauth" | "key" | "file" | "consent" | null;
            /** @description The most frequent first. */
            errors: {
                code: string;
                times: number;
            }[];
            failed: number;
            keepRawDays: number;
            /** @description Epoch milliseconds. */
            lastEndedAt: number | null;
            /** @description Epoch milliseconds. */
            lastPushAt: number | null;
            /** @description Epoch milliseconds. */
            lastSuccessAt: number | null;
            name: components["schemas"]["Says"];
            /** @description Epoch milliseconds. */
            newestFactAt: number | null;
            /** @description Whether this lender has the source. */
            offered: boolean;
            p50Ms: number | null;
            p95Ms: number | null;
            /** @description As kept: compressed and sealed. */
            payloadBytes: string;
            payloads: number;
            pulls: number;
            pushes: number;
            source: components["schemas"]["Source"];
            theme: components["schemas"]["SourceTheme"];
            /** @description What of the wire format nobody confirmed: it stands in the settings. */
            unconfirmed: string[];
        };
        SourceList: {
            sources: components["schemas"]["SourceView"][];
        };
        SourcesHealth: {
            /** @description Epoch milliseconds. */
            from: number;
            sources: components["schemas"]["SourceHealth"][];
            /** @description Epoch milliseconds. */
            until: number;
        };
        /**
         * @description What kind of trace a source holds.
         * @enum {string}
         */
        SourceTheme: "sales" | "money" | "invoices" | "logistics" | "rural" | "chain" | "credit";
        SourceView: {
            /** @description Numbers to tell before it can be read; those known are left out. */
            asks: {
                hint: components["schemas"]["Says"];
                kind: components["schemas"]["NumberKind"];
                label: components["schemas"]["Says"];
                pattern: string;
            }[];
            connected: boolean;
            /**
             * @description How it is connected: at the partner’s page, by what the partner gave to type, by files, or by consent alone.
             * @enum {string}
             */
            connection: "oauth" | "key" | "file" | "consent";
            consent: {
                /** @description Epoch milliseconds. */
                expiresAt: number;
                /**
                 * @description An id: `consent_` and 32 hexadecimal digits.
                 * @example consent_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f
                 */
                id: string;
                /** @description Epoch milliseconds. */
                lastReadAt: number | null;
                reads: number;
            } | null;
            displayName: string | null;
            /** @description Facts known from it. */
            events: number;
            /** @description What to type; empty unless `key`. */
            fields: components["schemas"]["KeyField"][];
            /** @description Endings of files that it takes. */
            files: string[];
            name: components["schemas"]["Says"];
            /** @description Epoch milliseconds. */
            newestAt: number | null;
            reads: components["schemas"]["Says"][];
            source: components["schemas"]["Source"];
            theme: components["schemas"]["SourceTheme"];
            via: components["schemas"]["Says"] & (Record<string, unknown> | null);
        };
        StaffCaller: {
            name: string;
            scopes: string[];
        };
        StaffLoan: {
            /** @description What the books hold of it; the funder’s money itself is left out. */
            balances: components["schemas"]["AccountBalance"][];
            /**
             * @description An id: `borrower_` and 32 hexadecimal digits.
             * @example borrower_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f
             */
            borrowerId: string;
            cancelledWhy: string | null;
            /**
             * @description A day, Asia/Shanghai.
             * @example 2027-01-04
             */
            chargedOffOn: string | null;
            /**
             * @description A day, Asia/Shanghai.
             * @example 2027-01-04
             */
            closedOn: string | null;
            /**
             * @description An id: `facility_` and 32 hexadecimal digits.
             * @example facility_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f
             */
            facilityId: string;
            funderId: string;
            /** @description All that is known now. */
            history: components["schemas"]["HistoryEvent"][];
            /**
             * @description An id: `loan_` and 32 hexadecimal digits.
             * @example loan_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f
             */
            id: string;
            /** @description Interest is not income: over 90 days past due. */
            nonAccrual: boolean;
            /**
             * @description The day looked at.
             * @example 2027-01-04
             */
            on: string;
            /** @description Null before the money is out. */
            owed: components["schemas"]["Owed"] | null;
            /** @description Empty before the money is out. */
            plan: components["schemas"]["PlanRow"][];
            /**
             * @description An id: `loan_` and 32 hexadecimal digits.
             * @example loan_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f
             */
            renews: string | null;
            /**
             * @description As of now, whatever day is looked at.
             * @enum {string}
             */
            status: "paying" | "open" | "closed" | "cancelled" | "chargedOff";
            terms: components["schemas"]["Terms"];
            /**
             * @description A day, Asia/Shanghai.
             * @example 2027-01-04
             */
            today: string;
        };
        StaffReview: {
            /**
             * @description An id: `application_` and 32 hexadecimal digits.
             * @example application_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f
             */
            applicationId: string;
            /** @description Epoch milliseconds. */
            askedAt: number;
            /**
             * @description An id: `borrower_` and 32 hexadecimal digits.
             * @example borrower_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f
             */
            borrowerId: string;
            /** @description What the borrower holds for wrong, by who told it. */
            contests: {
                /** @description Epoch milliseconds. */
                at: number;
                said: string;
                source: components["schemas"]["Source"];
            }[];
            /** @description Epoch milliseconds. */
            decidedAt: number | null;
            decidedBy: string | null;
            /**
             * @description An id: `decision_` and 32 hexadecimal digits.
             * @example decision_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f
             */
            decisionId: string;
            limitFen: components["schemas"]["Fen"] & (string | null);
            machine: {
                annualRateE9: string;
                computedLimitFen: components["schemas"]["Fen"];
                limitMinFen: components["schemas"]["Fen"];
                /** @enum {string} */
                outcome: "approve" | "decline" | "refer";
                reasons: {
                    code: string;
                    says: components["schemas"]["Says"];
                }[];
            };
            /** @enum {string|null} */
            outcome: "approve" | "decline" | null;
            product: string;
            reason: string | null;
            /** @description What the borrower would have known. */
            said: string | null;
        };
        StaffToday: {
            lastRun: {
                /** @description Whether the loans were the control accounts after it. */
                agree: boolean | null;
                /**
                 * @description A day, Asia/Shanghai.
                 * @example 2027-01-04
                 */
                closed: string;
                dueFen: components["schemas"]["Fen"];
                failed: number;
                /** @description Epoch milliseconds. */
                finishedAt: number | null;
                loans: number;
                /** @enum {string} */
                state: "running" | "finished";
            } | null;
            queues: {
                /** @enum {string} */
                id: "proposals" | "papers" | "identities" | "reviews";
                /** @description Epoch milliseconds. */
                oldestAt: number | null;
                waiting: number;
            }[];
            /**
             * @description A day, Asia/Shanghai.
             * @example 2027-01-04
             */
            today: string;
        };
        Telling: {
            /** @description How long the consent lasts. */
            days: number;
            digest: string;
            partners: {
                /** @description The live consent, to take back at `/consents/{id}`; null: not told. */
                consentId: string | null;
                name: components["schemas"]["Says"];
                /** @enum {string} */
                source: "taobao" | "alipay" | "ali1688" | "eleme" | "shouqianba" | "lakala" | "acquirer" | "einvoice" | "nuonuo" | "baiwang" | "kuaidi100" | "sf" | "land" | "supplycoop" | "anchor" | "statement" | "bureau";
            }[];
            says: components["schemas"]["Says"][];
            version: string;
        };
        TellingConsent: {
            digest: string;
            /** @enum {string} */
            source: "taobao" | "alipay" | "ali1688" | "eleme" | "shouqianba" | "lakala" | "acquirer" | "einvoice" | "nuonuo" | "baiwang" | "kuaidi100" | "sf" | "land" | "supplycoop" | "anchor" | "statement" | "bureau";
            version: string;
        };
        /** @description As agreed at the drawing; changes stand in the history. */
        Terms: {
            annualRateE9: components["schemas"]["Rate"];
            compounding: boolean;
            dayCount: string;
            /**
             * @description A day, Asia/Shanghai.
             * @example 2027-01-04
             */
            drawnOn: string;
            /**
             * @description A day, Asia/Shanghai.
             * @example 2027-01-04
             */
            firstDueOn: string | null;
            graceDays: number;
            installments: number;
            /** @enum {string} */
            interestPeriod: "daily" | "sameAsRepayment";
            /**
             * @description A day, Asia/Shanghai.
             * @example 2027-01-04
             */
            maturesOn: string;
            /** @enum {string} */
            method: "revolvingDaily" | "interestOnly" | "bullet" | "equalInstallment" | "equalPrincipal" | "flat" | "season";
            penaltyRateE9: components["schemas"]["Rate"];
            principalFen: components["schemas"]["Fen"];
            repayEvery: number;
            /** @enum {string} */
            repayUnit: "day" | "week" | "month";
        };
        WebhookAttempt: {
            /** @description The first 200 characters. */
            answer: string;
            /** @description Epoch milliseconds. */
            at: number;
            ms: number;
            n: number;
            /** @enum {string} */
            outcome: "delivered" | "gone" | "refused" | "redirected" | "too_slow" | "unreachable" | "url_malformed" | "url_not_https" | "address_private" | "address_unknown";
            /**
             * @description HTTP; null: no answer came.
             * @example 204
             */
            status: number | null;
        };
        WebhookChange: {
            /** @example Core banking, production */
            description?: string;
            /**
             * @description Which kinds are sent; none: every kind.
             * @example [
             *       "loan.disbursed",
             *       "loan.repaid"
             *     ]
             */
            kinds?: ("application.submitted" | "application.offered" | "application.declined" | "application.referred" | "application.withdrawn" | "application.expired" | "facility.opened" | "loan.disbursed" | "loan.repaid" | "loan.delinquent" | "loan.closed" | "loan.repayment_reversed" | "loan.renewed" | "loan.restructured" | "loan.charged_off" | "webhook.switched_off")[];
            /** @enum {string} */
            state?: "on" | "off";
            /**
             * @description https, without a name and a password; nothing private. May carry a token of yours.
             * @example https://receiver.example/hooks
             */
            url?: string;
        };
        WebhookDeliveries: {
            deliveries: components["schemas"]["WebhookDelivery"][];
        };
        WebhookDelivery: {
            attempts: number;
            /** @description When it is tried next. */
            dueAt: number | null;
            /** @description Epoch milliseconds. */
            endedAt: number | null;
            endpointId: string;
            /** @example delivery_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f */
            id: string;
            kind: components["schemas"]["WebhookKind"];
            /** @description Epoch milliseconds. */
            madeAt: number;
            /** @description Sent as `webhook-id`. */
            messageId: string;
            /** @enum {string|null} */
            outcome: "delivered" | "gone" | "refused" | "redirected" | "too_slow" | "unreachable" | "url_malformed" | "url_not_https" | "address_private" | "address_unknown" | null;
            /** @description Numbers the messages about the subject. */
            sequence: number;
            /**
             * @description `held`: the endpoint is off. `withheld`: the borrower’s consent to telling this partner ended.
             * @enum {string}
             */
            state: "waiting" | "delivered" | "failed" | "held" | "withheld";
            status: number | null;
            /** @description The id of a loan, an application, a facility. */
            subject: string;
        };
        WebhookDeliveryDetail: {
            attempts: components["schemas"]["WebhookAttempt"][];
            /** @description What is sent, to the letter. */
            body: string;
            /** @description When it is tried next. */
            dueAt: number | null;
            /** @description Epoch milliseconds. */
            endedAt: number | null;
            endpointId: string;
            /** @example delivery_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f */
            id: string;
            kind: components["schemas"]["WebhookKind"];
            /** @description Epoch milliseconds. */
            madeAt: number;
            /** @description Sent as `webhook-id`. */
            messageId: string;
            /** @description Numbers the messages about the subject. */
            sequence: number;
            /**
             * @description `held`: the endpoint is off. `withheld`: the borrower’s consent to telling this partner ended.
             * @enum {string}
             */
            state: "waiting" | "delivered" | "failed" | "held" | "withheld";
            /** @description The id of a loan, an application, a facility. */
            subject: string;
        };
        WebhookEndpoint: {
            /** @example Core banking, production */
            description: string;
            /** @description Epoch milliseconds. */
            failingSince: number | null;
            /** @example endpoint_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f */
            id: string;
            /**
             * @example [
             *       "loan.disbursed"
             *     ]
             */
            kinds: string[];
            /** @description Epoch milliseconds. */
            madeAt: number;
            /**
             * @description `gone`: it answered 410. `failing`: it failed for five days.
             * @enum {string|null}
             */
            offWhy: "person" | "gone" | "failing" | null;
            /** @description A partner; null: the lender. */
            owner: string | null;
            /** @enum {string} */
            state: "on" | "off";
            /** @example https://receiver.example/hooks */
            url: string;
        };
        /**
         * @example loan.disbursed
         * @enum {string}
         */
        WebhookKind: "application.submitted" | "application.offered" | "application.declined" | "application.referred" | "application.withdrawn" | "application.expired" | "facility.opened" | "loan.disbursed" | "loan.repaid" | "loan.delinquent" | "loan.closed" | "loan.repayment_reversed" | "loan.renewed" | "loan.restructured" | "loan.charged_off" | "webhook.ping" | "webhook.switched_off";
        WebhookPinged: {
            deliveryId: string;
        };
        WebhookReplay: {
            /** @description Messages made from here. Epoch milliseconds. */
            from: number;
            /** @description Messages made before this. */
            to: number;
            /** @enum {string} */
            which: "failed" | "all";
        };
        WebhookReplayed: {
            deliveryId: string;
        };
        WebhookReplayStarted: {
            /** @enum {string} */
            state: "started";
        };
        Webhooks: {
            endpoints: components["schemas"]["WebhookEndpoint"][];
            kinds: {
                /** @enum {string} */
                kind: "application.submitted" | "application.offered" | "application.declined" | "application.referred" | "application.withdrawn" | "application.expired" | "facility.opened" | "loan.disbursed" | "loan.repaid" | "loan.delinquent" | "loan.closed" | "loan.repayment_reversed" | "loan.renewed" | "loan.restructured" | "loan.charged_off" | "webhook.switched_off";
                says: components["schemas"]["Says"];
                version: number;
            }[];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    postBorrowerApplications: {
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
                /**
                 * @example {
                 *       "id": "application_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                 *       "form": {
                 *         "monthsOpen": 1,
                 *         "staff": 1,
                 *         "monthTakingsFen": "4000000",
                 *         "monthCostsFen": "4000000",
                 *         "askedFen": "1250000",
                 *         "idCard": "idCard",
                 *         "creditCode": "creditCode",
                 *         "payee": {
                 *           "holderName": "holderName",
                 *           "accountNumber": "6222 0210 0112 3456 789"
                 *         }
                 *       }
                 *     }
                 */
                "application/json": {
                    form?: components["schemas"]["FixedForm"];
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
                    /**
                     * @example {
                     *       "id": "application_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *       "status": "running",
                     *       "product": "product",
                     *       "createdAt": 1799000000000,
                     *       "nodes": [
                     *         {
                     *           "name": "consent",
                     *           "state": "pending",
                     *           "startedAt": 1799000000000,
                     *           "ms": 1,
                     *           "budgetMs": 5000,
                     *           "used": [
                     *             {
                     *               "what": {
                     *                 "zh": "近90天的经营收入",
                     *                 "en": "Takings of the last 90 days"
                     *               },
                     *               "detail": "detail",
                     *               "left": true
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "missing": [
                     *         {
                     *           "field": "holderName",
                     *           "why": {
                     *             "zh": "近90天的经营收入",
                     *             "en": "Takings of the last 90 days"
                     *           }
                     *         }
                     *       ],
                     *       "decisionId": "decision_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *       "offer": {
                     *         "id": "offer_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *         "decisionId": "decision_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *         "limitFen": "1250000",
                     *         "limitMinDrawFen": "1250000",
                     *         "annualRateE9": "72000000",
                     *         "dayCount": "dayCount",
                     *         "termMonths": [
                     *           1
                     *         ],
                     *         "parts": [
                     *           {
                     *             "reason": "reason",
                     *             "feature": "feature",
                     *             "value": "value",
                     *             "unit": "unit",
                     *             "fen": "1250000",
                     *             "says": {
                     *               "zh": "近90天的经营收入",
                     *               "en": "Takings of the last 90 days"
                     *             },
                     *             "advice": {
                     *               "zh": "近90天的经营收入",
                     *               "en": "Takings of the last 90 days"
                     *             }
                     *           }
                     *         ],
                     *         "rateParts": [
                     *           {
                     *             "reason": "reason",
                     *             "says": {
                     *               "zh": "近90天的经营收入",
                     *               "en": "Takings of the last 90 days"
                     *             },
                     *             "rateE9": "72000000"
                     *           }
                     *         ],
                     *         "expiresAt": 1799000000000,
                     *         "state": "open"
                     *       },
                     *       "reasons": [
                     *         {
                     *           "code": "code",
                     *           "says": {
                     *             "zh": "近90天的经营收入",
                     *             "en": "Takings of the last 90 days"
                     *           },
                     *           "advice": {
                     *             "zh": "近90天的经营收入",
                     *             "en": "Takings of the last 90 days"
                     *           }
                     *         }
                     *       ],
                     *       "review": {
                     *         "askedAt": 1799000000000,
                     *         "outcome": "approve",
                     *         "limitFen": "1250000",
                     *         "reason": "reason",
                     *         "decidedAt": 1799000000000
                     *       },
                     *       "loanId": "loan_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *       "facilityId": "facility_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *       "version": 1
                     *     }
                     */
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
    getBorrowerApplicationsById: {
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
                    /**
                     * @example {
                     *       "id": "application_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *       "status": "running",
                     *       "product": "product",
                     *       "createdAt": 1799000000000,
                     *       "nodes": [
                     *         {
                     *           "name": "consent",
                     *           "state": "pending",
                     *           "startedAt": 1799000000000,
                     *           "ms": 1,
                     *           "budgetMs": 5000,
                     *           "used": [
                     *             {
                     *               "what": {
                     *                 "zh": "近90天的经营收入",
                     *                 "en": "Takings of the last 90 days"
                     *               },
                     *               "detail": "detail",
                     *               "left": true
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "missing": [
                     *         {
                     *           "field": "holderName",
                     *           "why": {
                     *             "zh": "近90天的经营收入",
                     *             "en": "Takings of the last 90 days"
                     *           }
                     *         }
                     *       ],
                     *       "decisionId": "decision_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *       "offer": {
                     *         "id": "offer_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *         "decisionId": "decision_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *         "limitFen": "1250000",
                     *         "limitMinDrawFen": "1250000",
                     *         "annualRateE9": "72000000",
                     *         "dayCount": "dayCount",
                     *         "termMonths": [
                     *           1
                     *         ],
                     *         "parts": [
                     *           {
                     *             "reason": "reason",
                     *             "feature": "feature",
                     *             "value": "value",
                     *             "unit": "unit",
                     *             "fen": "1250000",
                     *             "says": {
                     *               "zh": "近90天的经营收入",
                     *               "en": "Takings of the last 90 days"
                     *             },
                     *             "advice": {
                     *               "zh": "近90天的经营收入",
                     *               "en": "Takings of the last 90 days"
                     *             }
                     *           }
                     *         ],
                     *         "rateParts": [
                     *           {
                     *             "reason": "reason",
                     *             "says": {
                     *               "zh": "近90天的经营收入",
                     *               "en": "Takings of the last 90 days"
                     *             },
                     *             "rateE9": "72000000"
                     *           }
                     *         ],
                     *         "expiresAt": 1799000000000,
                     *         "state": "open"
                     *       },
                     *       "reasons": [
                     *         {
                     *           "code": "code",
                     *           "says": {
                     *             "zh": "近90天的经营收入",
                     *             "en": "Takings of the last 90 days"
                     *           },
                     *           "advice": {
                     *             "zh": "近90天的经营收入",
                     *             "en": "Takings of the last 90 days"
                     *           }
                     *         }
                     *       ],
                     *       "review": {
                     *         "askedAt": 1799000000000,
                     *         "outcome": "approve",
                     *         "limitFen": "1250000",
                     *         "reason": "reason",
                     *         "decidedAt": 1799000000000
                     *       },
                     *       "loanId": "loan_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *       "facilityId": "facility_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *       "version": 1
                     *     }
                     */
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
    postBorrowerApplicationsByIdConfirm: {
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
                /**
                 * @example {
                 *       "drawdownId": "drawdown_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                 *       "disclosureId": "disclosure_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                 *       "signature": {
                 *         "publicKey": "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq",
                 *         "value": "qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq"
                 *       }
                 *     }
                 */
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
                    /** @description ECDSA on P-256 over SHA-256 of `open310.signature.1`, the disclosure id and its digest, a line each; SPKI and r|s, base64url. Asked for where an offer is signed. */
                    signature?: {
                        /** @example MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq */
                        publicKey: string;
                        /** @example qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq */
                        value: string;
                    };
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
                    /**
                     * @example {
                     *       "loanId": "loan_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *       "facilityId": "facility_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *       "status": "paying",
                     *       "amountFen": "1250000",
                     *       "confirmToMoneyMs": 5000
                     *     }
                     */
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
    postBorrowerApplicationsByIdContests: {
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
                /**
                 * @example {
                 *       "source": "taobao",
                 *       "said": "said"
                 *     }
                 */
                "application/json": {
                    said: string;
                    source: components["schemas"]["Source"];
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
                    /**
                     * @example {
                     *       "id": "application_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *       "status": "running",
                     *       "product": "product",
                     *       "createdAt": 1799000000000,
                     *       "nodes": [
                     *         {
                     *           "name": "consent",
                     *           "state": "pending",
                     *           "startedAt": 1799000000000,
                     *           "ms": 1,
                     *           "budgetMs": 5000,
                     *           "used": [
                     *             {
                     *               "what": {
                     *                 "zh": "近90天的经营收入",
                     *                 "en": "Takings of the last 90 days"
                     *               },
                     *               "detail": "detail",
                     *               "left": true
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "missing": [
                     *         {
                     *           "field": "holderName",
                     *           "why": {
                     *             "zh": "近90天的经营收入",
                     *             "en": "Takings of the last 90 days"
                     *           }
                     *         }
                     *       ],
                     *       "decisionId": "decision_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *       "offer": {
                     *         "id": "offer_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *         "decisionId": "decision_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *         "limitFen": "1250000",
                     *         "limitMinDrawFen": "1250000",
                     *         "annualRateE9": "72000000",
                     *         "dayCount": "dayCount",
                     *         "termMonths": [
                     *           1
                     *         ],
                     *         "parts": [
                     *           {
                     *             "reason": "reason",
                     *             "feature": "feature",
                     *             "value": "value",
                     *             "unit": "unit",
                     *             "fen": "1250000",
                     *             "says": {
                     *               "zh": "近90天的经营收入",
                     *               "en": "Takings of the last 90 days"
                     *             },
                     *             "advice": {
                     *               "zh": "近90天的经营收入",
                     *               "en": "Takings of the last 90 days"
                     *             }
                     *           }
                     *         ],
                     *         "rateParts": [
                     *           {
                     *             "reason": "reason",
                     *             "says": {
                     *               "zh": "近90天的经营收入",
                     *               "en": "Takings of the last 90 days"
                     *             },
                     *             "rateE9": "72000000"
                     *           }
                     *         ],
                     *         "expiresAt": 1799000000000,
                     *         "state": "open"
                     *       },
                     *       "reasons": [
                     *         {
                     *           "code": "code",
                     *           "says": {
                     *             "zh": "近90天的经营收入",
                     *             "en": "Takings of the last 90 days"
                     *           },
                     *           "advice": {
                     *             "zh": "近90天的经营收入",
                     *             "en": "Takings of the last 90 days"
                     *           }
                     *         }
                     *       ],
                     *       "review": {
                     *         "askedAt": 1799000000000,
                     *         "outcome": "approve",
                     *         "limitFen": "1250000",
                     *         "reason": "reason",
                     *         "decidedAt": 1799000000000
                     *       },
                     *       "loanId": "loan_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *       "facilityId": "facility_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *       "version": 1
                     *     }
                     */
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
    postBorrowerApplicationsByIdDisclosures: {
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
                /**
                 * @example {
                 *       "amountFen": "1250000",
                 *       "termMonths": 3
                 *     }
                 */
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
                    /**
                     * @example {
                     *       "id": "disclosure_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *       "digest": "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA",
                     *       "amountFen": "1250000",
                     *       "termMonths": 1,
                     *       "annualRateE9": "72000000",
                     *       "annualisedRateE9": "72000000",
                     *       "dayCount": "dayCount",
                     *       "totalFen": "1250000",
                     *       "costFen": "1250000",
                     *       "rows": [
                     *         {
                     *           "item": "item",
                     *           "says": {
                     *             "zh": "近90天的经营收入",
                     *             "en": "Takings of the last 90 days"
                     *           },
                     *           "how": {
                     *             "zh": "近90天的经营收入",
                     *             "en": "Takings of the last 90 days"
                     *           },
                     *           "amountFen": "1250000",
                     *           "receiver": {
                     *             "zh": "近90天的经营收入",
                     *             "en": "Takings of the last 90 days"
                     *           },
                     *           "annualRateE9": "72000000"
                     *         }
                     *       ],
                     *       "contingent": [
                     *         {
                     *           "item": "item",
                     *           "says": {
                     *             "zh": "近90天的经营收入",
                     *             "en": "Takings of the last 90 days"
                     *           },
                     *           "how": {
                     *             "zh": "近90天的经营收入",
                     *             "en": "Takings of the last 90 days"
                     *           }
                     *         }
                     *       ],
                     *       "nothingElse": {
                     *         "zh": "近90天的经营收入",
                     *         "en": "Takings of the last 90 days"
                     *       },
                     *       "schedule": [
                     *         {
                     *           "n": 1,
                     *           "dueOn": "2027-01-04",
                     *           "principalFen": "1250000",
                     *           "interestFen": "1250000",
                     *           "days": 1
                     *         }
                     *       ],
                     *       "payee": {
                     *         "holderName": "holderName",
                     *         "accountMasked": "accountMasked"
                     *       },
                     *       "shownAt": 1799000000000,
                     *       "readableAt": 1799000000000,
                     *       "readingMs": 5000
                     *     }
                     */
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
    getBorrowerApplicationsByIdGuide: {
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
            /** @description The guide. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "limitFen": "1250000",
                     *       "reasons": [
                     *         {
                     *           "code": "code",
                     *           "says": {
                     *             "zh": "近90天的经营收入",
                     *             "en": "Takings of the last 90 days"
                     *           },
                     *           "advice": {
                     *             "zh": "近90天的经营收入",
                     *             "en": "Takings of the last 90 days"
                     *           }
                     *         }
                     *       ],
                     *       "known": [
                     *         {
                     *           "source": "taobao",
                     *           "name": {
                     *             "zh": "近90天的经营收入",
                     *             "en": "Takings of the last 90 days"
                     *           },
                     *           "events": 1,
                     *           "newestAt": 1799000000000,
                     *           "highlights": [
                     *             {
                     *               "feature": "feature",
                     *               "says": {
                     *                 "zh": "近90天的经营收入",
                     *                 "en": "Takings of the last 90 days"
                     *               },
                     *               "value": "value",
                     *               "unit": "fen"
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "asks": [
                     *         {
                     *           "source": "taobao",
                     *           "name": {
                     *             "zh": "近90天的经营收入",
                     *             "en": "Takings of the last 90 days"
                     *           },
                     *           "connection": "oauth",
                     *           "connected": true,
                     *           "asks": [
                     *             "creditCode"
                     *           ],
                     *           "required": true,
                     *           "reading": true,
                     *           "worthFen": "1250000",
                     *           "likely": 1,
                     *           "mostFen": "1250000"
                     *         }
                     *       ],
                     *       "payeeMissing": true
                     *     }
                     */
                    "application/json": components["schemas"]["Guide"];
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
    getBorrowerApplicationsByIdProgress: {
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
                    /** @example 1 */
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
    postBorrowerApplicationsByIdRefer: {
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
                /**
                 * @example {
                 *       "said": "said"
                 *     }
                 */
                "application/json": {
                    /** @description What a person should know. Sealed. */
                    said?: string;
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
                    /**
                     * @example {
                     *       "id": "application_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *       "status": "running",
                     *       "product": "product",
                     *       "createdAt": 1799000000000,
                     *       "nodes": [
                     *         {
                     *           "name": "consent",
                     *           "state": "pending",
                     *           "startedAt": 1799000000000,
                     *           "ms": 1,
                     *           "budgetMs": 5000,
                     *           "used": [
                     *             {
                     *               "what": {
                     *                 "zh": "近90天的经营收入",
                     *                 "en": "Takings of the last 90 days"
                     *               },
                     *               "detail": "detail",
                     *               "left": true
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "missing": [
                     *         {
                     *           "field": "holderName",
                     *           "why": {
                     *             "zh": "近90天的经营收入",
                     *             "en": "Takings of the last 90 days"
                     *           }
                     *         }
                     *       ],
                     *       "decisionId": "decision_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *       "offer": {
                     *         "id": "offer_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *         "decisionId": "decision_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *         "limitFen": "1250000",
                     *         "limitMinDrawFen": "1250000",
                     *         "annualRateE9": "72000000",
                     *         "dayCount": "dayCount",
                     *         "termMonths": [
                     *           1
                     *         ],
                     *         "parts": [
                     *           {
                     *             "reason": "reason",
                     *             "feature": "feature",
                     *             "value": "value",
                     *             "unit": "unit",
                     *             "fen": "1250000",
                     *             "says": {
                     *               "zh": "近90天的经营收入",
                     *               "en": "Takings of the last 90 days"
                     *             },
                     *             "advice": {
                     *               "zh": "近90天的经营收入",
                     *               "en": "Takings of the last 90 days"
                     *             }
                     *           }
                     *         ],
                     *         "rateParts": [
                     *           {
                     *             "reason": "reason",
                     *             "says": {
                     *               "zh": "近90天的经营收入",
                     *               "en": "Takings of the last 90 days"
                     *             },
                     *             "rateE9": "72000000"
                     *           }
                     *         ],
                     *         "expiresAt": 1799000000000,
                     *         "state": "open"
                     *       },
                     *       "reasons": [
                     *         {
                     *           "code": "code",
                     *           "says": {
                     *             "zh": "近90天的经营收入",
                     *             "en": "Takings of the last 90 days"
                     *           },
                     *           "advice": {
                     *             "zh": "近90天的经营收入",
                     *             "en": "Takings of the last 90 days"
                     *           }
                     *         }
                     *       ],
                     *       "review": {
                     *         "askedAt": 1799000000000,
                     *         "outcome": "approve",
                     *         "limitFen": "1250000",
                     *         "reason": "reason",
                     *         "decidedAt": 1799000000000
                     *       },
                     *       "loanId": "loan_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *       "facilityId": "facility_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *       "version": 1
                     *     }
                     */
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
    postBorrowerApplicationsByIdSources: {
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
                /**
                 * @example {
                 *       "source": "taobao"
                 *     }
                 */
                "application/json": {
                    source: components["schemas"]["Source"];
                };
            };
        };
        responses: {
            /** @description The application. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "application_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *       "status": "running",
                     *       "product": "product",
                     *       "createdAt": 1799000000000,
                     *       "nodes": [
                     *         {
                     *           "name": "consent",
                     *           "state": "pending",
                     *           "startedAt": 1799000000000,
                     *           "ms": 1,
                     *           "budgetMs": 5000,
                     *           "used": [
                     *             {
                     *               "what": {
                     *                 "zh": "近90天的经营收入",
                     *                 "en": "Takings of the last 90 days"
                     *               },
                     *               "detail": "detail",
                     *               "left": true
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "missing": [
                     *         {
                     *           "field": "holderName",
                     *           "why": {
                     *             "zh": "近90天的经营收入",
                     *             "en": "Takings of the last 90 days"
                     *           }
                     *         }
                     *       ],
                     *       "decisionId": "decision_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *       "offer": {
                     *         "id": "offer_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *         "decisionId": "decision_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *         "limitFen": "1250000",
                     *         "limitMinDrawFen": "1250000",
                     *         "annualRateE9": "72000000",
                     *         "dayCount": "dayCount",
                     *         "termMonths": [
                     *           1
                     *         ],
                     *         "parts": [
                     *           {
                     *             "reason": "reason",
                     *             "feature": "feature",
                     *             "value": "value",
                     *             "unit": "unit",
                     *             "fen": "1250000",
                     *             "says": {
                     *               "zh": "近90天的经营收入",
                     *               "en": "Takings of the last 90 days"
                     *             },
                     *             "advice": {
                     *               "zh": "近90天的经营收入",
                     *               "en": "Takings of the last 90 days"
                     *             }
                     *           }
                     *         ],
                     *         "rateParts": [
                     *           {
                     *             "reason": "reason",
                     *             "says": {
                     *               "zh": "近90天的经营收入",
                     *               "en": "Takings of the last 90 days"
                     *             },
                     *             "rateE9": "72000000"
                     *           }
                     *         ],
                     *         "expiresAt": 1799000000000,
                     *         "state": "open"
                     *       },
                     *       "reasons": [
                     *         {
                     *           "code": "code",
                     *           "says": {
                     *             "zh": "近90天的经营收入",
                     *             "en": "Takings of the last 90 days"
                     *           },
                     *           "advice": {
                     *             "zh": "近90天的经营收入",
                     *             "en": "Takings of the last 90 days"
                     *           }
                     *         }
                     *       ],
                     *       "review": {
                     *         "askedAt": 1799000000000,
                     *         "outcome": "approve",
                     *         "limitFen": "1250000",
                     *         "reason": "reason",
                     *         "decidedAt": 1799000000000
                     *       },
                     *       "loanId": "loan_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *       "facilityId": "facility_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *       "version": 1
                     *     }
                     */
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
    postBorrowerApplicationsByIdSubmit: {
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
                    /**
                     * @example {
                     *       "id": "application_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *       "status": "running",
                     *       "product": "product",
                     *       "createdAt": 1799000000000,
                     *       "nodes": [
                     *         {
                     *           "name": "consent",
                     *           "state": "pending",
                     *           "startedAt": 1799000000000,
                     *           "ms": 1,
                     *           "budgetMs": 5000,
                     *           "used": [
                     *             {
                     *               "what": {
                     *                 "zh": "近90天的经营收入",
                     *                 "en": "Takings of the last 90 days"
                     *               },
                     *               "detail": "detail",
                     *               "left": true
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "missing": [
                     *         {
                     *           "field": "holderName",
                     *           "why": {
                     *             "zh": "近90天的经营收入",
                     *             "en": "Takings of the last 90 days"
                     *           }
                     *         }
                     *       ],
                     *       "decisionId": "decision_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *       "offer": {
                     *         "id": "offer_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *         "decisionId": "decision_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *         "limitFen": "1250000",
                     *         "limitMinDrawFen": "1250000",
                     *         "annualRateE9": "72000000",
                     *         "dayCount": "dayCount",
                     *         "termMonths": [
                     *           1
                     *         ],
                     *         "parts": [
                     *           {
                     *             "reason": "reason",
                     *             "feature": "feature",
                     *             "value": "value",
                     *             "unit": "unit",
                     *             "fen": "1250000",
                     *             "says": {
                     *               "zh": "近90天的经营收入",
                     *               "en": "Takings of the last 90 days"
                     *             },
                     *             "advice": {
                     *               "zh": "近90天的经营收入",
                     *               "en": "Takings of the last 90 days"
                     *             }
                     *           }
                     *         ],
                     *         "rateParts": [
                     *           {
                     *             "reason": "reason",
                     *             "says": {
                     *               "zh": "近90天的经营收入",
                     *               "en": "Takings of the last 90 days"
                     *             },
                     *             "rateE9": "72000000"
                     *           }
                     *         ],
                     *         "expiresAt": 1799000000000,
                     *         "state": "open"
                     *       },
                     *       "reasons": [
                     *         {
                     *           "code": "code",
                     *           "says": {
                     *             "zh": "近90天的经营收入",
                     *             "en": "Takings of the last 90 days"
                     *           },
                     *           "advice": {
                     *             "zh": "近90天的经营收入",
                     *             "en": "Takings of the last 90 days"
                     *           }
                     *         }
                     *       ],
                     *       "review": {
                     *         "askedAt": 1799000000000,
                     *         "outcome": "approve",
                     *         "limitFen": "1250000",
                     *         "reason": "reason",
                     *         "decidedAt": 1799000000000
                     *       },
                     *       "loanId": "loan_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *       "facilityId": "facility_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *       "version": 1
                     *     }
                     */
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
    postBorrowerApplicationsByIdSupplement: {
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
                /**
                 * @example {
                 *       "holderName": "holderName",
                 *       "accountNumber": "6222 0210 0112 3456 789"
                 *     }
                 */
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
                    /**
                     * @example {
                     *       "id": "application_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *       "status": "running",
                     *       "product": "product",
                     *       "createdAt": 1799000000000,
                     *       "nodes": [
                     *         {
                     *           "name": "consent",
                     *           "state": "pending",
                     *           "startedAt": 1799000000000,
                     *           "ms": 1,
                     *           "budgetMs": 5000,
                     *           "used": [
                     *             {
                     *               "what": {
                     *                 "zh": "近90天的经营收入",
                     *                 "en": "Takings of the last 90 days"
                     *               },
                     *               "detail": "detail",
                     *               "left": true
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "missing": [
                     *         {
                     *           "field": "holderName",
                     *           "why": {
                     *             "zh": "近90天的经营收入",
                     *             "en": "Takings of the last 90 days"
                     *           }
                     *         }
                     *       ],
                     *       "decisionId": "decision_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *       "offer": {
                     *         "id": "offer_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *         "decisionId": "decision_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *         "limitFen": "1250000",
                     *         "limitMinDrawFen": "1250000",
                     *         "annualRateE9": "72000000",
                     *         "dayCount": "dayCount",
                     *         "termMonths": [
                     *           1
                     *         ],
                     *         "parts": [
                     *           {
                     *             "reason": "reason",
                     *             "feature": "feature",
                     *             "value": "value",
                     *             "unit": "unit",
                     *             "fen": "1250000",
                     *             "says": {
                     *               "zh": "近90天的经营收入",
                     *               "en": "Takings of the last 90 days"
                     *             },
                     *             "advice": {
                     *               "zh": "近90天的经营收入",
                     *               "en": "Takings of the last 90 days"
                     *             }
                     *           }
                     *         ],
                     *         "rateParts": [
                     *           {
                     *             "reason": "reason",
                     *             "says": {
                     *               "zh": "近90天的经营收入",
                     *               "en": "Takings of the last 90 days"
                     *             },
                     *             "rateE9": "72000000"
                     *           }
                     *         ],
                     *         "expiresAt": 1799000000000,
                     *         "state": "open"
                     *       },
                     *       "reasons": [
                     *         {
                     *           "code": "code",
                     *           "says": {
                     *             "zh": "近90天的经营收入",
                     *             "en": "Takings of the last 90 days"
                     *           },
                     *           "advice": {
                     *             "zh": "近90天的经营收入",
                     *             "en": "Takings of the last 90 days"
                     *           }
                     *         }
                     *       ],
                     *       "review": {
                     *         "askedAt": 1799000000000,
                     *         "outcome": "approve",
                     *         "limitFen": "1250000",
                     *         "reason": "reason",
                     *         "decidedAt": 1799000000000
                     *       },
                     *       "loanId": "loan_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *       "facilityId": "facility_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *       "version": 1
                     *     }
                     */
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
    postBorrowerApplicationsByIdWithdraw: {
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
                    /**
                     * @example {
                     *       "id": "application_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *       "status": "running",
                     *       "product": "product",
                     *       "createdAt": 1799000000000,
                     *       "nodes": [
                     *         {
                     *           "name": "consent",
                     *           "state": "pending",
                     *           "startedAt": 1799000000000,
                     *           "ms": 1,
                     *           "budgetMs": 5000,
                     *           "used": [
                     *             {
                     *               "what": {
                     *                 "zh": "近90天的经营收入",
                     *                 "en": "Takings of the last 90 days"
                     *               },
                     *               "detail": "detail",
                     *               "left": true
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "missing": [
                     *         {
                     *           "field": "holderName",
                     *           "why": {
                     *             "zh": "近90天的经营收入",
                     *             "en": "Takings of the last 90 days"
                     *           }
                     *         }
                     *       ],
                     *       "decisionId": "decision_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *       "offer": {
                     *         "id": "offer_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *         "decisionId": "decision_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *         "limitFen": "1250000",
                     *         "limitMinDrawFen": "1250000",
                     *         "annualRateE9": "72000000",
                     *         "dayCount": "dayCount",
                     *         "termMonths": [
                     *           1
                     *         ],
                     *         "parts": [
                     *           {
                     *             "reason": "reason",
                     *             "feature": "feature",
                     *             "value": "value",
                     *             "unit": "unit",
                     *             "fen": "1250000",
                     *             "says": {
                     *               "zh": "近90天的经营收入",
                     *               "en": "Takings of the last 90 days"
                     *             },
                     *             "advice": {
                     *               "zh": "近90天的经营收入",
                     *               "en": "Takings of the last 90 days"
                     *             }
                     *           }
                     *         ],
                     *         "rateParts": [
                     *           {
                     *             "reason": "reason",
                     *             "says": {
                     *               "zh": "近90天的经营收入",
                     *               "en": "Takings of the last 90 days"
                     *             },
                     *             "rateE9": "72000000"
                     *           }
                     *         ],
                     *         "expiresAt": 1799000000000,
                     *         "state": "open"
                     *       },
                     *       "reasons": [
                     *         {
                     *           "code": "code",
                     *           "says": {
                     *             "zh": "近90天的经营收入",
                     *             "en": "Takings of the last 90 days"
                     *           },
                     *           "advice": {
                     *             "zh": "近90天的经营收入",
                     *             "en": "Takings of the last 90 days"
                     *           }
                     *         }
                     *       ],
                     *       "review": {
                     *         "askedAt": 1799000000000,
                     *         "outcome": "approve",
                     *         "limitFen": "1250000",
                     *         "reason": "reason",
                     *         "decidedAt": 1799000000000
                     *       },
                     *       "loanId": "loan_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *       "facilityId": "facility_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *       "version": 1
                     *     }
                     */
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
    getBorrowerCallbackBySource: {
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
    getBorrowerConsentText: {
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
                    /**
                     * @example {
                     *       "version": "2027-01-04",
                     *       "digest": "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA",
                     *       "days": 1,
                     *       "sources": [
                     *         {
                     *           "source": "taobao",
                     *           "name": {
                     *             "zh": "近90天的经营收入",
                     *             "en": "Takings of the last 90 days"
                     *           },
                     *           "reads": [
                     *             {
                     *               "zh": "近90天的经营收入",
                     *               "en": "Takings of the last 90 days"
                     *             }
                     *           ],
                     *           "scopes": [
                     *             "scope"
                     *           ],
                     *           "purpose": {
                     *             "zh": "近90天的经营收入",
                     *             "en": "Takings of the last 90 days"
                     *           },
                     *           "connected": true
                     *         }
                     *       ],
                     *       "says": [
                     *         {
                     *           "zh": "近90天的经营收入",
                     *           "en": "Takings of the last 90 days"
                     *         }
                     *       ]
                     *     }
                     */
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
    getBorrowerConsents: {
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
                    /**
                     * @example {
                     *       "consents": [
                     *         {
                     *           "id": "consent_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *           "source": "taobao",
                     *           "scopes": [
                     *             "scope"
                     *           ],
                     *           "purpose": "purpose",
                     *           "grantedAt": 1799000000000,
                     *           "expiresAt": 1799000000000,
                     *           "withdrawnAt": 1799000000000,
                     *           "lastReadAt": 1799000000000,
                     *           "reads": 1,
                     *           "textVersion": "2027-01-04",
                     *           "textDigest": "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA"
                     *         }
                     *       ]
                     *     }
                     */
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
    postBorrowerConsents: {
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
                /**
                 * @example {
                 *       "sources": [
                 *         "taobao"
                 *       ],
                 *       "version": "2027-01-04",
                 *       "digest": "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA"
                 *     }
                 */
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
                    /**
                     * @example {
                     *       "consents": [
                     *         {
                     *           "id": "consent_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *           "source": "taobao",
                     *           "scopes": [
                     *             "scope"
                     *           ],
                     *           "purpose": "purpose",
                     *           "grantedAt": 1799000000000,
                     *           "expiresAt": 1799000000000,
                     *           "withdrawnAt": 1799000000000,
                     *           "lastReadAt": 1799000000000,
                     *           "reads": 1,
                     *           "textVersion": "2027-01-04",
                     *           "textDigest": "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA"
                     *         }
                     *       ]
                     *     }
                     */
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
    deleteBorrowerConsentsById: {
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
    getBorrowerConsentsByIdCost: {
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
            /** @description The cost. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "source": "taobao",
                     *       "decided": true,
                     *       "nowFen": "1250000",
                     *       "withoutFen": "1250000",
                     *       "reasons": [
                     *         {
                     *           "zh": "近90天的经营收入",
                     *           "en": "Takings of the last 90 days"
                     *         }
                     *       ],
                     *       "feeds": [
                     *         {
                     *           "says": {
                     *             "zh": "近90天的经营收入",
                     *             "en": "Takings of the last 90 days"
                     *           },
                     *           "nowFen": "1250000",
                     *           "withoutFen": "1250000"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ConsentCost"];
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
    getBorrowerConsentsByIdReads: {
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
            /** @description The reads. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "reads": [
                     *         {
                     *           "source": "taobao",
                     *           "what": "what",
                     *           "readAt": 1799000000000
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Reads"];
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
    getBorrowerDecisionsById: {
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
                    /**
                     * @example {
                     *       "id": "decision_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *       "outcome": "approve",
                     *       "decidedAt": 1799000000000,
                     *       "policyVersion": "2027-01-04",
                     *       "model": {
                     *         "id": "loan_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *         "version": "2027-01-04"
                     *       },
                     *       "limitFen": "1250000",
                     *       "annualRateE9": "72000000",
                     *       "parts": [
                     *         {
                     *           "reason": "reason",
                     *           "feature": "feature",
                     *           "value": "value",
                     *           "unit": "unit",
                     *           "fen": "1250000",
                     *           "says": {
                     *             "zh": "近90天的经营收入",
                     *             "en": "Takings of the last 90 days"
                     *           },
                     *           "advice": {
                     *             "zh": "近90天的经营收入",
                     *             "en": "Takings of the last 90 days"
                     *           }
                     *         }
                     *       ],
                     *       "review": {
                     *         "askedAt": 1799000000000,
                     *         "outcome": "approve",
                     *         "limitFen": "1250000",
                     *         "reason": "reason",
                     *         "decidedAt": 1799000000000
                     *       },
                     *       "rateParts": [
                     *         {
                     *           "reason": "reason",
                     *           "says": {
                     *             "zh": "近90天的经营收入",
                     *             "en": "Takings of the last 90 days"
                     *           },
                     *           "rateE9": "72000000"
                     *         }
                     *       ],
                     *       "rules": [
                     *         {
                     *           "code": "code",
                     *           "verdict": "verdict",
                     *           "says": {
                     *             "zh": "近90天的经营收入",
                     *             "en": "Takings of the last 90 days"
                     *           }
                     *         }
                     *       ],
                     *       "features": [
                     *         {
                     *           "name": "name",
                     *           "says": {
                     *             "zh": "近90天的经营收入",
                     *             "en": "Takings of the last 90 days"
                     *           },
                     *           "value": "value",
                     *           "unit": "unit",
                     *           "source": "source",
                     *           "also": [
                     *             "also"
                     *           ],
                     *           "events": 1,
                     *           "newestAt": 1799000000000
                     *         }
                     *       ]
                     *     }
                     */
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
    getBorrowerDocuments: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The documents. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "documents": [
                     *         {
                     *           "id": "document_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *           "number": 1,
                     *           "kind": "contract",
                     *           "language": "zh",
                     *           "subject": "2027-01",
                     *           "fileDigest": "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA",
                     *           "madeAt": 1799000000000
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        documents: components["schemas"]["Document"][];
                    };
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
    postBorrowerDocuments: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "kind": "contract",
                 *       "subject": "2027-01",
                 *       "language": "zh"
                 *     }
                 */
                "application/json": {
                    /** @enum {string} */
                    kind: "contract" | "disclosure" | "receipt" | "statement";
                    /**
                     * @default zh
                     * @enum {string}
                     */
                    language?: "zh" | "en";
                    /**
                     * @description A loan, a repayment, or a month: 2027-01.
                     * @example 2027-01
                     */
                    subject: string;
                };
            };
        };
        responses: {
            /** @description The document. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "document_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *       "number": 1,
                     *       "kind": "contract",
                     *       "language": "zh",
                     *       "subject": "2027-01",
                     *       "fileDigest": "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA",
                     *       "madeAt": 1799000000000
                     *     }
                     */
                    "application/json": components["schemas"]["Document"];
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
    getBorrowerDocumentsByIdFile: {
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
            /** @description PDF. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example 1 */
                    "application/octet-stream": string;
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
    getBorrowerErasure: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What is kept. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "kept": [
                     *         {
                     *           "what": {
                     *             "zh": "近90天的经营收入",
                     *             "en": "Takings of the last 90 days"
                     *           },
                     *           "why": {
                     *             "zh": "近90天的经营收入",
                     *             "en": "Takings of the last 90 days"
                     *           }
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ErasureNotice"];
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
    postBorrowerErasure: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was forgotten. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "forgotten": {
                     *         "loan": 1
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Erased"];
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
        };
    };
    postBorrowerExport: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "exportedAt": 1799000000000
                     *     }
                     */
                    "application/json": {
                        exportedAt: number;
                    } & {
                        [key: string]: unknown;
                    };
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
    getBorrowerFacilitiesById: {
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
                    /**
                     * @example {
                     *       "id": "facility_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *       "status": "open",
                     *       "limitFen": "1250000",
                     *       "availableFen": "1250000",
                     *       "outstandingFen": "1250000",
                     *       "annualRateE9": "72000000",
                     *       "dayCount": "dayCount",
                     *       "openedOn": "2027-01-04",
                     *       "expiresOn": "2027-01-04",
                     *       "decisionId": "decision_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *       "termMonths": [
                     *         1
                     *       ],
                     *       "minDrawFen": "1250000"
                     *     }
                     */
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
    postBorrowerFacilitiesByIdDisclosures: {
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
                /**
                 * @example {
                 *       "amountFen": "1250000",
                 *       "termMonths": 3
                 *     }
                 */
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
                    /**
                     * @example {
                     *       "id": "disclosure_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *       "digest": "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA",
                     *       "amountFen": "1250000",
                     *       "termMonths": 1,
                     *       "annualRateE9": "72000000",
                     *       "annualisedRateE9": "72000000",
                     *       "dayCount": "dayCount",
                     *       "totalFen": "1250000",
                     *       "costFen": "1250000",
                     *       "rows": [
                     *         {
                     *           "item": "item",
                     *           "says": {
                     *             "zh": "近90天的经营收入",
                     *             "en": "Takings of the last 90 days"
                     *           },
                     *           "how": {
                     *             "zh": "近90天的经营收入",
                     *             "en": "Takings of the last 90 days"
                     *           },
                     *           "amountFen": "1250000",
                     *           "receiver": {
                     *             "zh": "近90天的经营收入",
                     *             "en": "Takings of the last 90 days"
                     *           },
                     *           "annualRateE9": "72000000"
                     *         }
                     *       ],
                     *       "contingent": [
                     *         {
                     *           "item": "item",
                     *           "says": {
                     *             "zh": "近90天的经营收入",
                     *             "en": "Takings of the last 90 days"
                     *           },
                     *           "how": {
                     *             "zh": "近90天的经营收入",
                     *             "en": "Takings of the last 90 days"
                     *           }
                     *         }
                     *       ],
                     *       "nothingElse": {
                     *         "zh": "近90天的经营收入",
                     *         "en": "Takings of the last 90 days"
                     *       },
                     *       "schedule": [
                     *         {
                     *           "n": 1,
                     *           "dueOn": "2027-01-04",
                     *           "principalFen": "1250000",
                     *           "interestFen": "1250000",
                     *           "days": 1
                     *         }
                     *       ],
                     *       "payee": {
                     *         "holderName": "holderName",
                     *         "accountMasked": "accountMasked"
                     *       },
                     *       "shownAt": 1799000000000,
                     *       "readableAt": 1799000000000,
                     *       "readingMs": 5000
                     *     }
                     */
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
    postBorrowerFacilitiesByIdDrawdowns: {
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
                /**
                 * @example {
                 *       "drawdownId": "drawdown_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                 *       "disclosureId": "disclosure_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                 *       "signature": {
                 *         "publicKey": "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq",
                 *         "value": "qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq"
                 *       }
                 *     }
                 */
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
                    /** @description ECDSA on P-256 over SHA-256 of `open310.signature.1`, the disclosure id and its digest, a line each; SPKI and r|s, base64url. Asked for where an offer is signed. */
                    signature?: {
                        /** @example MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq */
                        publicKey: string;
                        /** @example qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq */
                        value: string;
                    };
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
                    /**
                     * @example {
                     *       "loanId": "loan_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *       "facilityId": "facility_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *       "status": "paying",
                     *       "amountFen": "1250000",
                     *       "confirmToMoneyMs": 5000
                     *     }
                     */
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
    getBorrowerIdentity: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The identity. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "state": "none",
                     *       "form": {
                     *         "id": "person",
                     *         "says": {
                     *           "zh": "近90天的经营收入",
                     *           "en": "Takings of the last 90 days"
                     *         },
                     *         "who": {
                     *           "zh": "近90天的经营收入",
                     *           "en": "Takings of the last 90 days"
                     *         },
                     *         "documents": [
                     *           {
                     *             "zh": "近90天的经营收入",
                     *             "en": "Takings of the last 90 days"
                     *           }
                     *         ]
                     *       },
                     *       "holder": "holder",
                     *       "knownCard": "knownCard",
                     *       "faceUrl": "https://partner.example/authorize"
                     *     }
                     */
                    "application/json": components["schemas"]["Identity"];
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
    postBorrowerIdentity: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "name",
                 *       "idCard": "idCard",
                 *       "applicationId": "application_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f"
                 *     }
                 */
                "application/json": {
                    /** @description Where to come back to. */
                    applicationId?: string;
                    /** @description Absent: the one that was told before. */
                    idCard?: string;
                    /** @description Absent: the holder of the account. */
                    name?: string;
                };
            };
        };
        responses: {
            /** @description The identity. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "state": "none",
                     *       "form": {
                     *         "id": "person",
                     *         "says": {
                     *           "zh": "近90天的经营收入",
                     *           "en": "Takings of the last 90 days"
                     *         },
                     *         "who": {
                     *           "zh": "近90天的经营收入",
                     *           "en": "Takings of the last 90 days"
                     *         },
                     *         "documents": [
                     *           {
                     *             "zh": "近90天的经营收入",
                     *             "en": "Takings of the last 90 days"
                     *           }
                     *         ]
                     *       },
                     *       "holder": "holder",
                     *       "knownCard": "knownCard",
                     *       "faceUrl": "https://partner.example/authorize"
                     *     }
                     */
                    "application/json": components["schemas"]["Identity"];
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
            /** @description Try again later. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postBorrowerIdentityFace: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The identity. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "state": "none",
                     *       "form": {
                     *         "id": "person",
                     *         "says": {
                     *           "zh": "近90天的经营收入",
                     *           "en": "Takings of the last 90 days"
                     *         },
                     *         "who": {
                     *           "zh": "近90天的经营收入",
                     *           "en": "Takings of the last 90 days"
                     *         },
                     *         "documents": [
                     *           {
                     *             "zh": "近90天的经营收入",
                     *             "en": "Takings of the last 90 days"
                     *           }
                     *         ]
                     *       },
                     *       "holder": "holder",
                     *       "knownCard": "knownCard",
                     *       "faceUrl": "https://partner.example/authorize"
                     *     }
                     */
                    "application/json": components["schemas"]["Identity"];
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
            /** @description Understood, and refused: `code` says why. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Try again later. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getBorrowerLoans: {
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
                    /**
                     * @example {
                     *       "loans": [
                     *         {
                     *           "id": "loan_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *           "status": "paying",
                     *           "principalFen": "1250000",
                     *           "outstandingFen": "1250000",
                     *           "annualRateE9": "72000000",
                     *           "drawnOn": "2027-01-04",
                     *           "maturesOn": "2027-01-04",
                     *           "dpd": 1
                     *         }
                     *       ]
                     *     }
                     */
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
    getBorrowerLoansById: {
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
                    /**
                     * @example {
                     *       "id": "loan_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *       "status": "paying",
                     *       "principalFen": "1250000",
                     *       "outstandingFen": "1250000",
                     *       "annualRateE9": "72000000",
                     *       "drawnOn": "2027-01-04",
                     *       "maturesOn": "2027-01-04",
                     *       "dpd": 1,
                     *       "facilityId": "facility_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *       "dayCount": "dayCount",
                     *       "termMonths": 1,
                     *       "accruedInterestFen": "1250000",
                     *       "dueFen": "1250000",
                     *       "overdueFen": "1250000",
                     *       "payoffFen": "1250000",
                     *       "schedule": [
                     *         {
                     *           "n": 1,
                     *           "dueOn": "2027-01-04",
                     *           "principalFen": "1250000",
                     *           "interestFen": "1250000",
                     *           "state": "coming"
                     *         }
                     *       ],
                     *       "repayments": [
                     *         {
                     *           "id": "repayment_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *           "status": "collecting",
                     *           "amountFen": "1250000",
                     *           "byMandate": true,
                     *           "interestFen": "1250000",
                     *           "principalFen": "1250000",
                     *           "on": "2027-01-04",
                     *           "failure": "failure"
                     *         }
                     *       ],
                     *       "payee": {
                     *         "holderName": "holderName",
                     *         "accountMasked": "accountMasked"
                     *       },
                     *       "today": "2027-01-04"
                     *     }
                     */
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
    postBorrowerLoansByIdRepayments: {
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
                /**
                 * @example {
                 *       "repaymentId": "repayment_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                 *       "amountFen": "1250000"
                 *     }
                 */
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
                    /**
                     * @example {
                     *       "id": "repayment_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *       "status": "collecting",
                     *       "amountFen": "1250000",
                     *       "byMandate": true,
                     *       "interestFen": "1250000",
                     *       "principalFen": "1250000",
                     *       "on": "2027-01-04",
                     *       "failure": "failure"
                     *     }
                     */
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
    getBorrowerMe: {
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
                    /**
                     * @example {
                     *       "borrowerId": "borrower_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *       "displayName": "displayName",
                     *       "segment": "onlineSeller",
                     *       "sources": [
                     *         {
                     *           "source": "taobao",
                     *           "displayName": "displayName",
                     *           "connected": true
                     *         }
                     *       ],
                     *       "consented": [
                     *         "taobao"
                     *       ],
                     *       "payee": {
                     *         "holderName": "holderName",
                     *         "accountMasked": "accountMasked"
                     *       },
                     *       "application": {
                     *         "id": "application_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *         "status": "status"
                     *       },
                     *       "facility": {
                     *         "id": "facility_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f"
                     *       },
                     *       "forms": "guided",
                     *       "today": "2027-01-04"
                     *     }
                     */
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
    putBorrowerNumbers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "kind": "creditCode",
                 *       "value": "value"
                 *     }
                 */
                "application/json": {
                    kind: components["schemas"]["NumberKind"];
                    value: string;
                };
            };
        };
        responses: {
            /** @description The sources. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sources": [
                     *         {
                     *           "source": "taobao",
                     *           "theme": "sales",
                     *           "name": {
                     *             "zh": "近90天的经营收入",
                     *             "en": "Takings of the last 90 days"
                     *           },
                     *           "reads": [
                     *             {
                     *               "zh": "近90天的经营收入",
                     *               "en": "Takings of the last 90 days"
                     *             }
                     *           ],
                     *           "connection": "oauth",
                     *           "via": {
                     *             "zh": "近90天的经营收入",
                     *             "en": "Takings of the last 90 days"
                     *           },
                     *           "fields": [
                     *             {
                     *               "name": "name",
                     *               "label": {
                     *                 "zh": "近90天的经营收入",
                     *                 "en": "Takings of the last 90 days"
                     *               },
                     *               "hint": {
                     *                 "zh": "近90天的经营收入",
                     *                 "en": "Takings of the last 90 days"
                     *               },
                     *               "pattern": "pattern",
                     *               "secret": true
                     *             }
                     *           ],
                     *           "asks": [
                     *             {
                     *               "kind": "creditCode",
                     *               "label": {
                     *                 "zh": "近90天的经营收入",
                     *                 "en": "Takings of the last 90 days"
                     *               },
                     *               "hint": {
                     *                 "zh": "近90天的经营收入",
                     *                 "en": "Takings of the last 90 days"
                     *               },
                     *               "pattern": "pattern"
                     *             }
                     *           ],
                     *           "files": [
                     *             "file"
                     *           ],
                     *           "connected": true,
                     *           "displayName": "displayName",
                     *           "consent": {
                     *             "id": "consent_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *             "expiresAt": 1799000000000,
                     *             "lastReadAt": 1799000000000,
                     *             "reads": 1
                     *           },
                     *           "events": 1,
                     *           "newestAt": 1799000000000
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["SourceList"];
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
    getBorrowerPapers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The papers. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "papers": [
                     *         {
                     *           "id": "paper_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *           "format": "picture",
                     *           "mediaType": "mediaType",
                     *           "bytes": 1,
                     *           "hasFile": true,
                     *           "state": "reading",
                     *           "kind": {
                     *             "id": "loan_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *             "says": {
                     *               "zh": "近90天的经营收入",
                     *               "en": "Takings of the last 90 days"
                     *             }
                     *           },
                     *           "readBy": "text",
                     *           "fields": [
                     *             {
                     *               "id": "loan_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *               "says": {
                     *                 "zh": "近90天的经营收入",
                     *                 "en": "Takings of the last 90 days"
                     *               },
                     *               "shape": "creditCode",
                     *               "needed": true,
                     *               "value": "value",
                     *               "sure": 1
                     *             }
                     *           ],
                     *           "fault": {
                     *             "code": "code",
                     *             "says": {
                     *               "zh": "近90天的经营收入",
                     *               "en": "Takings of the last 90 days"
                     *             }
                     *           },
                     *           "events": 1,
                     *           "judgedBy": "machine",
                     *           "reason": "reason",
                     *           "receivedAt": 1799000000000,
                     *           "judgedAt": 1799000000000
                     *         }
                     *       ],
                     *       "kinds": [
                     *         {
                     *           "id": "loan_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *           "says": {
                     *             "zh": "近90天的经营收入",
                     *             "en": "Takings of the last 90 days"
                     *           },
                     *           "why": {
                     *             "zh": "近90天的经营收入",
                     *             "en": "Takings of the last 90 days"
                     *           }
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        kinds: components["schemas"]["PaperOffer"][];
                        papers: components["schemas"]["Paper"][];
                    };
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
    postBorrowerPapers: {
        parameters: {
            query?: never;
            header: {
                /** @description The file’s name, percent-encoded. Only its ending is looked at. */
                "x-file-name": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example 1 */
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description The paper. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "paper_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *       "format": "picture",
                     *       "mediaType": "mediaType",
                     *       "bytes": 1,
                     *       "hasFile": true,
                     *       "state": "reading",
                     *       "kind": {
                     *         "id": "loan_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *         "says": {
                     *           "zh": "近90天的经营收入",
                     *           "en": "Takings of the last 90 days"
                     *         }
                     *       },
                     *       "readBy": "text",
                     *       "fields": [
                     *         {
                     *           "id": "loan_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *           "says": {
                     *             "zh": "近90天的经营收入",
                     *             "en": "Takings of the last 90 days"
                     *           },
                     *           "shape": "creditCode",
                     *           "needed": true,
                     *           "value": "value",
                     *           "sure": 1
                     *         }
                     *       ],
                     *       "fault": {
                     *         "code": "code",
                     *         "says": {
                     *           "zh": "近90天的经营收入",
                     *           "en": "Takings of the last 90 days"
                     *         }
                     *       },
                     *       "events": 1,
                     *       "judgedBy": "machine",
                     *       "reason": "reason",
                     *       "receivedAt": 1799000000000,
                     *       "judgedAt": 1799000000000
                     *     }
                     */
                    "application/json": components["schemas"]["Paper"];
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
            /** @description The request is too large. */
            413: {
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
            /** @description Problem */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getBorrowerPapersById: {
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
            /** @description The paper. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "paper_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *       "format": "picture",
                     *       "mediaType": "mediaType",
                     *       "bytes": 1,
                     *       "hasFile": true,
                     *       "state": "reading",
                     *       "kind": {
                     *         "id": "loan_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *         "says": {
                     *           "zh": "近90天的经营收入",
                     *           "en": "Takings of the last 90 days"
                     *         }
                     *       },
                     *       "readBy": "text",
                     *       "fields": [
                     *         {
                     *           "id": "loan_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *           "says": {
                     *             "zh": "近90天的经营收入",
                     *             "en": "Takings of the last 90 days"
                     *           },
                     *           "shape": "creditCode",
                     *           "needed": true,
                     *           "value": "value",
                     *           "sure": 1
                     *         }
                     *       ],
                     *       "fault": {
                     *         "code": "code",
                     *         "says": {
                     *           "zh": "近90天的经营收入",
                     *           "en": "Takings of the last 90 days"
                     *         }
                     *       },
                     *       "events": 1,
                     *       "judgedBy": "machine",
                     *       "reason": "reason",
                     *       "receivedAt": 1799000000000,
                     *       "judgedAt": 1799000000000
                     *     }
                     */
                    "application/json": components["schemas"]["Paper"];
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
    deleteBorrowerPapersById: {
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
            /** @description The paper. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "paper_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *       "format": "picture",
                     *       "mediaType": "mediaType",
                     *       "bytes": 1,
                     *       "hasFile": true,
                     *       "state": "reading",
                     *       "kind": {
                     *         "id": "loan_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *         "says": {
                     *           "zh": "近90天的经营收入",
                     *           "en": "Takings of the last 90 days"
                     *         }
                     *       },
                     *       "readBy": "text",
                     *       "fields": [
                     *         {
                     *           "id": "loan_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *           "says": {
                     *             "zh": "近90天的经营收入",
                     *             "en": "Takings of the last 90 days"
                     *           },
                     *           "shape": "creditCode",
                     *           "needed": true,
                     *           "value": "value",
                     *           "sure": 1
                     *         }
                     *       ],
                     *       "fault": {
                     *         "code": "code",
                     *         "says": {
                     *           "zh": "近90天的经营收入",
                     *           "en": "Takings of the last 90 days"
                     *         }
                     *       },
                     *       "events": 1,
                     *       "judgedBy": "machine",
                     *       "reason": "reason",
                     *       "receivedAt": 1799000000000,
                     *       "judgedAt": 1799000000000
                     *     }
                     */
                    "application/json": components["schemas"]["Paper"];
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
    getBorrowerPapersByIdFile: {
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
            /** @description The file. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example 1 */
                    "application/octet-stream": string;
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
    putBorrowerSegment: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "segment": "onlineSeller"
                 *     }
                 */
                "application/json": {
                    segment: components["schemas"]["Segment"] & unknown;
                };
            };
        };
        responses: {
            /** @description The borrower. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "borrowerId": "borrower_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *       "displayName": "displayName",
                     *       "segment": "onlineSeller",
                     *       "sources": [
                     *         {
                     *           "source": "taobao",
                     *           "displayName": "displayName",
                     *           "connected": true
                     *         }
                     *       ],
                     *       "consented": [
                     *         "taobao"
                     *       ],
                     *       "payee": {
                     *         "holderName": "holderName",
                     *         "accountMasked": "accountMasked"
                     *       },
                     *       "application": {
                     *         "id": "application_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *         "status": "status"
                     *       },
                     *       "facility": {
                     *         "id": "facility_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f"
                     *       },
                     *       "forms": "guided",
                     *       "today": "2027-01-04"
                     *     }
                     */
                    "application/json": components["schemas"]["Me"];
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
    postBorrowerSignIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "source": "taobao",
                 *       "entry": "entry",
                 *       "segment": "onlineSeller"
                 *     }
                 */
                "application/json": {
                    /** @description Where the borrower came from. */
                    entry?: string;
                    segment?: components["schemas"]["Segment"];
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
                    /**
                     * @example {
                     *       "authorizeUrl": "https://partner.example/authorize"
                     *     }
                     */
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
            /** @description There is no such thing, or it is not yours. */
            404: {
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
    postBorrowerSignOut: {
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
    getBorrowerSources: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The sources. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sources": [
                     *         {
                     *           "source": "taobao",
                     *           "theme": "sales",
                     *           "name": {
                     *             "zh": "近90天的经营收入",
                     *             "en": "Takings of the last 90 days"
                     *           },
                     *           "reads": [
                     *             {
                     *               "zh": "近90天的经营收入",
                     *               "en": "Takings of the last 90 days"
                     *             }
                     *           ],
                     *           "connection": "oauth",
                     *           "via": {
                     *             "zh": "近90天的经营收入",
                     *             "en": "Takings of the last 90 days"
                     *           },
                     *           "fields": [
                     *             {
                     *               "name": "name",
                     *               "label": {
                     *                 "zh": "近90天的经营收入",
                     *                 "en": "Takings of the last 90 days"
                     *               },
                     *               "hint": {
                     *                 "zh": "近90天的经营收入",
                     *                 "en": "Takings of the last 90 days"
                     *               },
                     *               "pattern": "pattern",
                     *               "secret": true
                     *             }
                     *           ],
                     *           "asks": [
                     *             {
                     *               "kind": "creditCode",
                     *               "label": {
                     *                 "zh": "近90天的经营收入",
                     *                 "en": "Takings of the last 90 days"
                     *               },
                     *               "hint": {
                     *                 "zh": "近90天的经营收入",
                     *                 "en": "Takings of the last 90 days"
                     *               },
                     *               "pattern": "pattern"
                     *             }
                     *           ],
                     *           "files": [
                     *             "file"
                     *           ],
                     *           "connected": true,
                     *           "displayName": "displayName",
                     *           "consent": {
                     *             "id": "consent_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *             "expiresAt": 1799000000000,
                     *             "lastReadAt": 1799000000000,
                     *             "reads": 1
                     *           },
                     *           "events": 1,
                     *           "newestAt": 1799000000000
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["SourceList"];
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
    deleteBorrowerSourcesBySource: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                source: components["schemas"]["Source"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Disconnected. */
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
    postBorrowerSourcesBySourceConnect: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                source: components["schemas"]["Source"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "values": {
                 *         "loan": "loan_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f"
                 *       }
                 *     }
                 */
                "application/json": {
                    /** @description By the fields’ names. */
                    values: {
                        [key: string]: string;
                    };
                };
            };
        };
        responses: {
            /** @description The sources. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sources": [
                     *         {
                     *           "source": "taobao",
                     *           "theme": "sales",
                     *           "name": {
                     *             "zh": "近90天的经营收入",
                     *             "en": "Takings of the last 90 days"
                     *           },
                     *           "reads": [
                     *             {
                     *               "zh": "近90天的经营收入",
                     *               "en": "Takings of the last 90 days"
                     *             }
                     *           ],
                     *           "connection": "oauth",
                     *           "via": {
                     *             "zh": "近90天的经营收入",
                     *             "en": "Takings of the last 90 days"
                     *           },
                     *           "fields": [
                     *             {
                     *               "name": "name",
                     *               "label": {
                     *                 "zh": "近90天的经营收入",
                     *                 "en": "Takings of the last 90 days"
                     *               },
                     *               "hint": {
                     *                 "zh": "近90天的经营收入",
                     *                 "en": "Takings of the last 90 days"
                     *               },
                     *               "pattern": "pattern",
                     *               "secret": true
                     *             }
                     *           ],
                     *           "asks": [
                     *             {
                     *               "kind": "creditCode",
                     *               "label": {
                     *                 "zh": "近90天的经营收入",
                     *                 "en": "Takings of the last 90 days"
                     *               },
                     *               "hint": {
                     *                 "zh": "近90天的经营收入",
                     *                 "en": "Takings of the last 90 days"
                     *               },
                     *               "pattern": "pattern"
                     *             }
                     *           ],
                     *           "files": [
                     *             "file"
                     *           ],
                     *           "connected": true,
                     *           "displayName": "displayName",
                     *           "consent": {
                     *             "id": "consent_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *             "expiresAt": 1799000000000,
                     *             "lastReadAt": 1799000000000,
                     *             "reads": 1
                     *           },
                     *           "events": 1,
                     *           "newestAt": 1799000000000
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["SourceList"];
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
            /** @description Try again later. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postBorrowerSourcesBySourceFiles: {
        parameters: {
            query?: never;
            header: {
                /** @description The file’s name, percent-encoded. */
                "x-file-name": string;
            };
            path: {
                source: components["schemas"]["Source"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example 1 */
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description What it brought. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "documents": 1,
                     *       "added": 1,
                     *       "known": 1,
                     *       "revised": 1,
                     *       "from": 1799000000000,
                     *       "to": 1799000000000
                     *     }
                     */
                    "application/json": components["schemas"]["FileTaken"];
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
            /** @description The request is too large. */
            413: {
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
    getBorrowerTakingsForm: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description XLSX. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example 1 */
                    "application/octet-stream": string;
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
    getBorrowerTelling: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The text and the partners. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "version": "2027-01-04",
                     *       "digest": "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA",
                     *       "days": 1,
                     *       "says": [
                     *         {
                     *           "zh": "近90天的经营收入",
                     *           "en": "Takings of the last 90 days"
                     *         }
                     *       ],
                     *       "partners": [
                     *         {
                     *           "source": "taobao",
                     *           "name": {
                     *             "zh": "近90天的经营收入",
                     *             "en": "Takings of the last 90 days"
                     *           },
                     *           "consentId": "consent_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Telling"];
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
    postBorrowerTelling: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "source": "taobao",
                 *       "version": "2027-01-04",
                 *       "digest": "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA"
                 *     }
                 */
                "application/json": components["schemas"]["TellingConsent"];
            };
        };
        responses: {
            /** @description The text and the partners. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "version": "2027-01-04",
                     *       "digest": "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA",
                     *       "days": 1,
                     *       "says": [
                     *         {
                     *           "zh": "近90天的经营收入",
                     *           "en": "Takings of the last 90 days"
                     *         }
                     *       ],
                     *       "partners": [
                     *         {
                     *           "source": "taobao",
                     *           "name": {
                     *             "zh": "近90天的经营收入",
                     *             "en": "Takings of the last 90 days"
                     *           },
                     *           "consentId": "consent_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Telling"];
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
    postBorrowerVerifyDocument: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example 1 */
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description The verdict. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "verdict": "genuine",
                     *       "number": 1,
                     *       "kind": "contract",
                     *       "madeAt": 1799000000000,
                     *       "lender": "lender",
                     *       "fingerprint": "fingerprint"
                     *     }
                     */
                    "application/json": components["schemas"]["FileVerdict"];
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
            /** @description The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPartnerApplicationsById: {
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
                    /**
                     * @example {
                     *       "id": "application_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *       "borrowerId": "borrower_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *       "status": "running",
                     *       "createdAt": 1799000000000,
                     *       "loanId": "loan_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f"
                     *     }
                     */
                    "application/json": components["schemas"]["PartnerApplication"];
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
    getPartnerBorrowers: {
        parameters: {
            query?: {
                /** @description Only those after this id. */
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The borrowers. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "borrowers": [
                     *         {
                     *           "id": "borrower_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *           "externalId": "20881234",
                     *           "until": 1799000000000
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["PartnerBorrowers"];
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
        };
    };
    getPartnerBorrowersById: {
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
            /** @description The borrower. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "borrower": {
                     *         "id": "borrower_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *         "externalId": "20881234",
                     *         "until": 1799000000000
                     *       },
                     *       "applications": [
                     *         {
                     *           "id": "application_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *           "borrowerId": "borrower_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *           "status": "running",
                     *           "createdAt": 1799000000000,
                     *           "loanId": "loan_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f"
                     *         }
                     *       ],
                     *       "loans": [
                     *         {
                     *           "id": "loan_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *           "borrowerId": "borrower_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *           "status": "paying",
                     *           "principalFen": "1250000",
                     *           "outstandingFen": "1250000",
                     *           "drawnOn": "2027-01-04",
                     *           "maturesOn": "2027-01-04",
                     *           "dpd": 1,
                     *           "closedOn": "2027-01-04"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["PartnerBorrowerDetail"];
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
    getPartnerLoansById: {
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
                    /**
                     * @example {
                     *       "id": "loan_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *       "borrowerId": "borrower_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *       "status": "paying",
                     *       "principalFen": "1250000",
                     *       "outstandingFen": "1250000",
                     *       "drawnOn": "2027-01-04",
                     *       "maturesOn": "2027-01-04",
                     *       "dpd": 1,
                     *       "closedOn": "2027-01-04"
                     *     }
                     */
                    "application/json": components["schemas"]["PartnerLoan"];
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
    getPartnerWebhookDeliveries: {
        parameters: {
            query?: {
                /** @description Only those before this delivery. */
                before?: string;
                /** @description Of this endpoint. */
                endpoint?: string;
                /** @description Of this kind. */
                kind?: "application.submitted" | "application.offered" | "application.declined" | "application.referred" | "application.withdrawn" | "application.expired" | "facility.opened" | "loan.disbursed" | "loan.repaid" | "loan.delinquent" | "loan.closed" | "loan.repayment_reversed" | "loan.renewed" | "loan.restructured" | "loan.charged_off" | "webhook.ping" | "webhook.switched_off";
                /** @description In this state. */
                state?: "waiting" | "delivered" | "failed" | "held" | "withheld";
                /** @description About this loan, application, facility. */
                subject?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The deliveries. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "deliveries": [
                     *         {
                     *           "id": "delivery_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *           "endpointId": "endpoint_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *           "messageId": "message_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *           "kind": "loan.disbursed",
                     *           "subject": "subject",
                     *           "sequence": 1,
                     *           "madeAt": 1799000000000,
                     *           "state": "waiting",
                     *           "dueAt": 1799000000000,
                     *           "endedAt": 1799000000000,
                     *           "attempts": 1,
                     *           "outcome": "delivered",
                     *           "status": 1
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookDeliveries"];
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
        };
    };
    getPartnerWebhookDeliveriesById: {
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
            /** @description The delivery. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "delivery_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *       "endpointId": "endpoint_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *       "messageId": "message_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *       "kind": "loan.disbursed",
                     *       "subject": "subject",
                     *       "sequence": 1,
                     *       "madeAt": 1799000000000,
                     *       "state": "waiting",
                     *       "dueAt": 1799000000000,
                     *       "endedAt": 1799000000000,
                     *       "body": "body",
                     *       "attempts": [
                     *         {
                     *           "n": 1,
                     *           "at": 1799000000000,
                     *           "outcome": "delivered",
                     *           "status": 204,
                     *           "ms": 1,
                     *           "answer": "answer"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookDeliveryDetail"];
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
    postPartnerWebhookDeliveriesByIdReplay: {
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
            /** @description It is on its way. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "deliveryId": "delivery_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f"
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookReplayed"];
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
    getPartnerWebhooks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The endpoints. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "endpoints": [
                     *         {
                     *           "id": "endpoint_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *           "owner": "owner",
                     *           "url": "https://receiver.example/hooks",
                     *           "description": "Core banking, production",
                     *           "kinds": [
                     *             "loan.disbursed"
                     *           ],
                     *           "state": "on",
                     *           "offWhy": "person",
                     *           "failingSince": 1799000000000,
                     *           "madeAt": 1799000000000
                     *         }
                     *       ],
                     *       "kinds": [
                     *         {
                     *           "kind": "application.submitted",
                     *           "version": 1,
                     *           "says": {
                     *             "zh": "近90天的经营收入",
                     *             "en": "Takings of the last 90 days"
                     *           }
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Webhooks"];
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
    postPartnerWebhooks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "url": "https://receiver.example/hooks",
                 *       "description": "Core banking, production",
                 *       "kinds": [
                 *         "loan.disbursed",
                 *         "loan.repaid"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["NewWebhook"];
            };
        };
        responses: {
            /** @description The endpoint and its secret. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "endpoint": {
                     *         "id": "endpoint_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *         "owner": "owner",
                     *         "url": "https://receiver.example/hooks",
                     *         "description": "Core banking, production",
                     *         "kinds": [
                     *           "loan.disbursed"
                     *         ],
                     *         "state": "on",
                     *         "offWhy": "person",
                     *         "failingSince": 1799000000000,
                     *         "madeAt": 1799000000000
                     *       },
                     *       "secret": "whsec_bWFkZV91cF9mb3JfdGhpc19leGFtcGxlX29ubHkhISE="
                     *     }
                     */
                    "application/json": components["schemas"]["RegisteredWebhook"];
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
    getPartnerWebhooksById: {
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
            /** @description The endpoint. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "endpoint_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *       "owner": "owner",
                     *       "url": "https://receiver.example/hooks",
                     *       "description": "Core banking, production",
                     *       "kinds": [
                     *         "loan.disbursed"
                     *       ],
                     *       "state": "on",
                     *       "offWhy": "person",
                     *       "failingSince": 1799000000000,
                     *       "madeAt": 1799000000000
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookEndpoint"];
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
    postPartnerWebhooksById: {
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
                /**
                 * @example {
                 *       "url": "https://receiver.example/hooks",
                 *       "description": "Core banking, production",
                 *       "kinds": [
                 *         "loan.disbursed",
                 *         "loan.repaid"
                 *       ],
                 *       "state": "on"
                 *     }
                 */
                "application/json": components["schemas"]["WebhookChange"];
            };
        };
        responses: {
            /** @description The endpoint. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "endpoint_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *       "owner": "owner",
                     *       "url": "https://receiver.example/hooks",
                     *       "description": "Core banking, production",
                     *       "kinds": [
                     *         "loan.disbursed"
                     *       ],
                     *       "state": "on",
                     *       "offWhy": "person",
                     *       "failingSince": 1799000000000,
                     *       "madeAt": 1799000000000
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookEndpoint"];
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
    postPartnerWebhooksByIdPing: {
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
            /** @description It is on its way. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "deliveryId": "delivery_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f"
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookPinged"];
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
    postPartnerWebhooksByIdReplay: {
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
                /**
                 * @example {
                 *       "from": 1799000000000,
                 *       "to": 1799000000000,
                 *       "which": "failed"
                 *     }
                 */
                "application/json": components["schemas"]["WebhookReplay"];
            };
        };
        responses: {
            /** @description They are on their way. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "state": "started"
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookReplayStarted"];
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
    postPartnerWebhooksByIdSecret: {
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
                /**
                 * @example {
                 *       "overlapHours": 24
                 *     }
                 */
                "application/json": components["schemas"]["SecretRotation"];
            };
        };
        responses: {
            /** @description The new secret. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "secret": "whsec_bWFkZV91cF9mb3JfdGhpc19leGFtcGxlX29ubHkhISE=",
                     *       "oldUntil": 1799000000000
                     *     }
                     */
                    "application/json": components["schemas"]["RotatedSecret"];
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
    getStaffAudit: {
        parameters: {
            query?: {
                actor?: string;
                before?: number;
                /** @description An id that it is about. */
                subject?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The entries. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [
                     *         {
                     *           "seq": 1,
                     *           "at": 1799000000000,
                     *           "actorId": "actor_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *           "actorName": "actorName",
                     *           "step": "begun",
                     *           "ofSeq": 1,
                     *           "action": "action",
                     *           "subjects": {
                     *             "loan": "loan_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f"
                     *           },
                     *           "status": 1,
                     *           "code": "code",
                     *           "digest": "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        entries: components["schemas"]["AuditEntry"][];
                    };
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
        };
    };
    getStaffAuditVerdict: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The verdict. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": 1,
                     *       "head": "head",
                     *       "problem": {
                     *         "seq": 1,
                     *         "what": "altered"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["AuditVerdict"];
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
    getStaffBooks: {
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
                    /**
                     * @example {
                     *       "today": "2027-01-04",
                     *       "balanced": true,
                     *       "agree": true,
                     *       "entries": 1,
                     *       "controls": [
                     *         {
                     *           "control": "loan_principal",
                     *           "loansFen": "1250000",
                     *           "ledgerFen": "1250000"
                     *         }
                     *       ],
                     *       "problems": [
                     *         "problem"
                     *       ]
                     *     }
                     */
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
    getStaffBorrowersByIdConsents: {
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
            /** @description The consents. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "consents": [
                     *         {
                     *           "id": "consent_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *           "source": "taobao",
                     *           "scopes": [
                     *             "scope"
                     *           ],
                     *           "purpose": "purpose",
                     *           "grantedAt": 1799000000000,
                     *           "expiresAt": 1799000000000,
                     *           "withdrawnAt": 1799000000000,
                     *           "lastReadAt": 1799000000000,
                     *           "reads": 1,
                     *           "textVersion": "2027-01-04",
                     *           "textDigest": "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA"
                     *         }
                     *       ],
                     *       "reads": [
                     *         {
                     *           "consentId": "consent_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *           "source": "taobao",
                     *           "what": "what",
                     *           "rawId": "raw_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *           "readAt": 1799000000000
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["BorrowerReads"];
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
    getStaffBorrowersByIdFeaturesByName: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The feature. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "name": "name",
                     *       "version": 1,
                     *       "says": {
                     *         "zh": "近90天的经营收入",
                     *         "en": "Takings of the last 90 days"
                     *       },
                     *       "advice": {
                     *         "zh": "近90天的经营收入",
                     *         "en": "Takings of the last 90 days"
                     *       },
                     *       "why": "why",
                     *       "owner": "owner",
                     *       "unit": "fen",
                     *       "direction": "more_is_safer",
                     *       "segments": [
                     *         "onlineSeller"
                     *       ],
                     *       "sources": [
                     *         "source"
                     *       ],
                     *       "window": {
                     *         "days": 1,
                     *         "shape": "rolling"
                     *       },
                     *       "whenNoEvents": "whenNoEvents",
                     *       "points": [
                     *         {
                     *           "at": 1799000000000,
                     *           "value": "value",
                     *           "events": 1
                     *         }
                     *       ],
                     *       "facts": [
                     *         {
                     *           "id": "loan_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *           "kind": "kind",
                     *           "source": "source",
                     *           "occurredAt": 1799000000000,
                     *           "recordedAt": 1799000000000,
                     *           "rawId": "raw_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *           "data": "data"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["FeatureTrend"];
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
    getStaffBorrowersByIdFirm: {
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
            /** @description The firm. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "numbers": [
                     *         {
                     *           "kind": "creditCode",
                     *           "key": "key",
                     *           "source": "taobao"
                     *         }
                     *       ],
                     *       "same": [
                     *         {
                     *           "borrowerId": "borrower_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *           "kind": "kind"
                     *         }
                     *       ],
                     *       "evidence": [
                     *         {
                     *           "keys": [
                     *             "key"
                     *           ],
                     *           "borrowerId": "borrower_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *           "source": "taobao",
                     *           "rawId": "raw_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *           "toldAt": 1799000000000,
                     *           "brokenBy": "brokenBy",
                     *           "why": "why"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Firm"];
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
    postStaffBorrowersByIdFirmBreak: {
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
                /**
                 * @example {
                 *       "keys": [
                 *         "key"
                 *       ],
                 *       "why": "why"
                 *     }
                 */
                "application/json": {
                    keys: string[];
                    why: string;
                };
            };
        };
        responses: {
            /** @description The firm. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "numbers": [
                     *         {
                     *           "kind": "creditCode",
                     *           "key": "key",
                     *           "source": "taobao"
                     *         }
                     *       ],
                     *       "same": [
                     *         {
                     *           "borrowerId": "borrower_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *           "kind": "kind"
                     *         }
                     *       ],
                     *       "evidence": [
                     *         {
                     *           "keys": [
                     *             "key"
                     *           ],
                     *           "borrowerId": "borrower_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *           "source": "taobao",
                     *           "rawId": "raw_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *           "toldAt": 1799000000000,
                     *           "brokenBy": "brokenBy",
                     *           "why": "why"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Firm"];
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
    postStaffBorrowersByIdFirmMend: {
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
                /**
                 * @example {
                 *       "keys": [
                 *         "key"
                 *       ]
                 *     }
                 */
                "application/json": {
                    keys: string[];
                };
            };
        };
        responses: {
            /** @description The firm. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "numbers": [
                     *         {
                     *           "kind": "creditCode",
                     *           "key": "key",
                     *           "source": "taobao"
                     *         }
                     *       ],
                     *       "same": [
                     *         {
                     *           "borrowerId": "borrower_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *           "kind": "kind"
                     *         }
                     *       ],
                     *       "evidence": [
                     *         {
                     *           "keys": [
                     *             "key"
                     *           ],
                     *           "borrowerId": "borrower_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *           "source": "taobao",
                     *           "rawId": "raw_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *           "toldAt": 1799000000000,
                     *           "brokenBy": "brokenBy",
                     *           "why": "why"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Firm"];
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
    getStaffBorrowersByIdPayloads: {
        parameters: {
            query?: {
                /** @description Only what was earlier. Epoch milliseconds. */
                before?: number | null;
                source?: components["schemas"]["Source"];
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The payloads. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "payloads": [
                     *         {
                     *           "id": "raw_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *           "source": "taobao",
                     *           "method": "method",
                     *           "request": "request",
                     *           "bytes": 1,
                     *           "receivedAt": 1799000000000
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Payloads"];
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
        };
    };
    postStaffBorrowersByIdPayloadsByRawIdReplay: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                rawId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "record": true
                 *     }
                 */
                "application/json": {
                    /** @description Whether what is new or different becomes facts. `false`: only looked at. */
                    record: boolean;
                };
            };
        };
        responses: {
            /** @description What it says. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "source": "taobao",
                     *       "method": "method",
                     *       "receivedAt": 1799000000000,
                     *       "body": "body",
                     *       "encoding": "text",
                     *       "cut": true,
                     *       "malformedAt": "malformedAt",
                     *       "recorded": 1,
                     *       "events": [
                     *         {
                     *           "id": "loan_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *           "kind": "kind",
                     *           "occurredAt": 1799000000000,
                     *           "state": "new",
                     *           "withdrawn": true,
                     *           "data": "data"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["PayloadReplay"];
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
    getStaffBorrowersByIdProfile: {
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
            /** @description The profile. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "borrowerId": "borrower_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *       "segment": "onlineSeller",
                     *       "asOf": 1799000000000,
                     *       "connected": [
                     *         "connected"
                     *       ],
                     *       "features": [
                     *         {
                     *           "name": "name",
                     *           "says": {
                     *             "zh": "近90天的经营收入",
                     *             "en": "Takings of the last 90 days"
                     *           },
                     *           "unit": "fen",
                     *           "direction": "more_is_safer",
                     *           "value": "value",
                     *           "source": "source",
                     *           "also": [
                     *             "also"
                     *           ],
                     *           "events": 1,
                     *           "newestAt": 1799000000000,
                     *           "among": {
                     *             "productId": "product_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *             "decisions": 1,
                     *             "known": 1,
                     *             "p10": "p10",
                     *             "p50": "p50",
                     *             "p90": "p90",
                     *             "driftPpm": 1
                     *           }
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["BorrowerProfile"];
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
    getStaffBorrowersByIdScore: {
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
            /** @description The score; null: no champion has decided on the borrower. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "score": {
                     *         "decisionId": "decision_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *         "decidedAt": 1799000000000,
                     *         "model": {
                     *           "id": "loan_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *           "version": 1,
                     *           "digest": "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA"
                     *         },
                     *         "pd": 1,
                     *         "usualPd": 1,
                     *         "contributions": [
                     *           {
                     *             "feature": "feature",
                     *             "says": {
                     *               "zh": "近90天的经营收入",
                     *               "en": "Takings of the last 90 days"
                     *             },
                     *             "value": "value",
                     *             "unit": "fen",
                     *             "logit": 1
                     *           }
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["NewestScore"];
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
    getStaffBorrowersByIdWays: {
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
            /** @description What each comes to; null: nothing was decided yet. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "ways": {
                     *         "decisionId": "decision_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *         "decidedAt": 1799000000000,
                     *         "list": [
                     *           {
                     *             "policyVersion": "2027-01-04",
                     *             "product": "product",
                     *             "form": "guided",
                     *             "decided": true,
                     *             "looksAt": 1799000000000,
                     *             "known": 1,
                     *             "outcome": "approve",
                     *             "pd": 1,
                     *             "limitFen": "1250000",
                     *             "annualRateE9": "72000000",
                     *             "reasons": [
                     *               {
                     *                 "code": "code",
                     *                 "says": {
                     *                   "zh": "近90天的经营收入",
                     *                   "en": "Takings of the last 90 days"
                     *                 }
                     *               }
                     *             ]
                     *           }
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["BorrowerWays"];
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
    getStaffClasses: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The classes. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "on": "2027-01-04",
                     *       "lines": [
                     *         {
                     *           "class": "pass",
                     *           "says": {
                     *             "zh": "近90天的经营收入",
                     *             "en": "Takings of the last 90 days"
                     *           },
                     *           "loans": 1,
                     *           "borrowers": 1,
                     *           "principalFen": "1250000",
                     *           "watched": 1,
                     *           "infected": 1,
                     *           "setAsidePpm": 1,
                     *           "setAsideFen": "1250000"
                     *         }
                     *       ],
                     *       "principalFen": "1250000",
                     *       "nonPerformingFen": "1250000",
                     *       "nonPerformingPpm": 1,
                     *       "byClassFen": "1250000",
                     *       "byLoanRatioFen": "1250000",
                     *       "byCoverageFen": "1250000",
                     *       "floorFen": "1250000",
                     *       "look": "retail",
                     *       "loanRatioPpm": 1,
                     *       "coveragePpm": 1
                     *     }
                     */
                    "application/json": components["schemas"]["RiskClasses"];
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
    getStaffDecisionsById: {
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
                    /**
                     * @example {
                     *       "decision": {
                     *         "id": "decision_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *         "outcome": "approve",
                     *         "decidedAt": 1799000000000,
                     *         "policyVersion": "2027-01-04",
                     *         "model": {
                     *           "id": "loan_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *           "version": "2027-01-04"
                     *         },
                     *         "limitFen": "1250000",
                     *         "annualRateE9": "72000000",
                     *         "parts": [
                     *           {
                     *             "reason": "reason",
                     *             "feature": "feature",
                     *             "value": "value",
                     *             "unit": "unit",
                     *             "fen": "1250000",
                     *             "says": {
                     *               "zh": "近90天的经营收入",
                     *               "en": "Takings of the last 90 days"
                     *             },
                     *             "advice": {
                     *               "zh": "近90天的经营收入",
                     *               "en": "Takings of the last 90 days"
                     *             }
                     *           }
                     *         ],
                     *         "review": {
                     *           "askedAt": 1799000000000,
                     *           "outcome": "approve",
                     *           "limitFen": "1250000",
                     *           "reason": "reason",
                     *           "decidedAt": 1799000000000
                     *         },
                     *         "rateParts": [
                     *           {
                     *             "reason": "reason",
                     *             "says": {
                     *               "zh": "近90天的经营收入",
                     *               "en": "Takings of the last 90 days"
                     *             },
                     *             "rateE9": "72000000"
                     *           }
                     *         ],
                     *         "rules": [
                     *           {
                     *             "code": "code",
                     *             "verdict": "verdict",
                     *             "says": {
                     *               "zh": "近90天的经营收入",
                     *               "en": "Takings of the last 90 days"
                     *             }
                     *           }
                     *         ],
                     *         "features": [
                     *           {
                     *             "name": "name",
                     *             "says": {
                     *               "zh": "近90天的经营收入",
                     *               "en": "Takings of the last 90 days"
                     *             },
                     *             "value": "value",
                     *             "unit": "unit",
                     *             "source": "source",
                     *             "also": [
                     *               "also"
                     *             ],
                     *             "events": 1,
                     *             "newestAt": 1799000000000
                     *           }
                     *         ]
                     *       },
                     *       "replaySame": true
                     *     }
                     */
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
    getStaffEndOfDay: {
        parameters: {
            query?: {
                /** @description Only those that closed an earlier day. */
                before?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The runs. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "today": "2027-01-04",
                     *       "runs": [
                     *         {
                     *           "closed": "2027-01-04",
                     *           "state": "running",
                     *           "startedAt": 1799000000000,
                     *           "finishedAt": 1799000000000,
                     *           "tookMs": 5000,
                     *           "done": 1,
                     *           "total": 1,
                     *           "woken": 1,
                     *           "accruedFen": "1250000",
                     *           "penaltyFen": "1250000",
                     *           "offBalanceFen": "1250000",
                     *           "dueFen": "1250000",
                     *           "failed": [
                     *             {
                     *               "loanId": "loan_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *               "at": 1799000000000,
                     *               "detail": "detail"
                     *             }
                     *           ],
                     *           "controls": [
                     *             {
                     *               "control": "loan_principal",
                     *               "loansFen": "1250000",
                     *               "ledgerFen": "1250000"
                     *             }
                     *           ],
                     *           "agree": true
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["EndOfDayRuns"];
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
        };
    };
    postStaffFacilitiesByIdRenewals: {
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
                /**
                 * @example {
                 *       "decisionId": "decision_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                 *       "expiresOn": "2027-01-04"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description A new decision on this borrower: limit and rate are what it says.
                     * @example decision_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f
                     */
                    decisionId: string;
                    /**
                     * @description The last day on which it can be drawn.
                     * @example 2027-01-04
                     */
                    expiresOn: string;
                };
            };
        };
        responses: {
            /** @description The facility from now on. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "facilityId": "facility_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *       "limitFen": "1250000",
                     *       "availableFen": "1250000",
                     *       "annualRateE9": "72000000",
                     *       "expiresOn": "2027-01-04",
                     *       "repeat": true
                     *     }
                     */
                    "application/json": components["schemas"]["FacilityRenewed"];
                };
            };
            /** @description It waits for a second person (`MAKER_CHECKER`). */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "proposal_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *       "action": "action",
                     *       "path": "path",
                     *       "subjects": {
                     *         "loan": "loan_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f"
                     *       },
                     *       "told": "told",
                     *       "scope": "scope",
                     *       "makerId": "maker_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *       "makerName": "makerName",
                     *       "proposedAt": 1799000000000,
                     *       "state": "open",
                     *       "checkerName": "checkerName",
                     *       "reason": "reason",
                     *       "decidedAt": 1799000000000,
                     *       "status": 1,
                     *       "code": "code"
                     *     }
                     */
                    "application/json": components["schemas"]["Proposal"];
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
    getStaffFeatures: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The catalogue. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "decisions": 1,
                     *       "features": [
                     *         {
                     *           "name": "name",
                     *           "version": 1,
                     *           "says": {
                     *             "zh": "近90天的经营收入",
                     *             "en": "Takings of the last 90 days"
                     *           },
                     *           "advice": {
                     *             "zh": "近90天的经营收入",
                     *             "en": "Takings of the last 90 days"
                     *           },
                     *           "why": "why",
                     *           "owner": "owner",
                     *           "unit": "fen",
                     *           "direction": "more_is_safer",
                     *           "segments": [
                     *             "onlineSeller"
                     *           ],
                     *           "sources": [
                     *             "source"
                     *           ],
                     *           "window": {
                     *             "days": 1,
                     *             "shape": "rolling"
                     *           },
                     *           "whenNoEvents": "whenNoEvents",
                     *           "statistics": [
                     *             {
                     *               "productId": "product_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *               "decisions": 1,
                     *               "known": 1,
                     *               "p10": "p10",
                     *               "p50": "p50",
                     *               "p90": "p90",
                     *               "driftPpm": 1
                     *             }
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["FeatureCatalogue"];
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
    getStaffIdentities: {
        parameters: {
            query?: {
                state?: "waiting" | "decided";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The identities. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "identities": [
                     *         {
                     *           "borrowerId": "borrower_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *           "legalForm": "person",
                     *           "state": "open",
                     *           "told": {
                     *             "name": "name",
                     *             "idCard": "idCard"
                     *           },
                     *           "tries": 1,
                     *           "toldAt": 1799000000000,
                     *           "facePassed": true,
                     *           "checks": [
                     *             {
                     *               "kind": "person",
                     *               "verdict": "pass",
                     *               "about": "about",
                     *               "detail": "detail",
                     *               "checkedAt": 1799000000000
                     *             }
                     *           ],
                     *           "outcome": "clear",
                     *           "reason": "reason",
                     *           "decidedBy": "decidedBy",
                     *           "decidedAt": 1799000000000
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        identities: components["schemas"]["HeldIdentity"][];
                    };
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
        };
    };
    postStaffIdentitiesById: {
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
                /**
                 * @example {
                 *       "outcome": "clear",
                 *       "reason": "reason"
                 *     }
                 */
                "application/json": {
                    /** @enum {string} */
                    outcome: "clear" | "refuse";
                    reason: string;
                };
            };
        };
        responses: {
            /** @description The identity. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "borrowerId": "borrower_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *       "legalForm": "person",
                     *       "state": "open",
                     *       "told": {
                     *         "name": "name",
                     *         "idCard": "idCard"
                     *       },
                     *       "tries": 1,
                     *       "toldAt": 1799000000000,
                     *       "facePassed": true,
                     *       "checks": [
                     *         {
                     *           "kind": "person",
                     *           "verdict": "pass",
                     *           "about": "about",
                     *           "detail": "detail",
                     *           "checkedAt": 1799000000000
                     *         }
                     *       ],
                     *       "outcome": "clear",
                     *       "reason": "reason",
                     *       "decidedBy": "decidedBy",
                     *       "decidedAt": 1799000000000
                     *     }
                     */
                    "application/json": components["schemas"]["HeldIdentity"];
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
    getStaffLoansById: {
        parameters: {
            query?: {
                /** @description As of the morning of this day, by value date. Default: today. A day to come: if nothing else happens. */
                on?: string;
            };
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
                    /**
                     * @example {
                     *       "id": "loan_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *       "borrowerId": "borrower_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *       "facilityId": "facility_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *       "funderId": "funder_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *       "today": "2027-01-04",
                     *       "status": "paying",
                     *       "closedOn": "2027-01-04",
                     *       "cancelledWhy": "cancelledWhy",
                     *       "renews": "loan_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *       "terms": {
                     *         "principalFen": "1250000",
                     *         "annualRateE9": "72000000",
                     *         "penaltyRateE9": "72000000",
                     *         "dayCount": "dayCount",
                     *         "method": "revolvingDaily",
                     *         "installments": 1,
                     *         "repayEvery": 1,
                     *         "repayUnit": "day",
                     *         "interestPeriod": "daily",
                     *         "graceDays": 1,
                     *         "compounding": true,
                     *         "drawnOn": "2027-01-04",
                     *         "firstDueOn": "2027-01-04",
                     *         "maturesOn": "2027-01-04"
                     *       },
                     *       "on": "2027-01-04",
                     *       "nonAccrual": true,
                     *       "chargedOffOn": "2027-01-04",
                     *       "owed": {
                     *         "on": "2027-01-04",
                     *         "principalFen": "1250000",
                     *         "dueInterestFen": "1250000",
                     *         "accruedInterestFen": "1250000",
                     *         "penaltyInterestFen": "1250000",
                     *         "feesFen": "1250000",
                     *         "payoffFen": "1250000",
                     *         "dueFen": "1250000",
                     *         "overdueFen": "1250000",
                     *         "dpd": 1,
                     *         "overpaidFen": "1250000"
                     *       },
                     *       "plan": [
                     *         {
                     *           "n": 1,
                     *           "kind": "downPayment",
                     *           "dueOn": "2027-01-04",
                     *           "days": 1,
                     *           "principalFen": "1250000",
                     *           "interestFen": "1250000",
                     *           "feesFen": "1250000",
                     *           "penaltiesFen": "1250000",
                     *           "dueFen": "1250000",
                     *           "paidFen": "1250000",
                     *           "balanceFen": "1250000",
                     *           "state": "coming"
                     *         }
                     *       ],
                     *       "history": [
                     *         {
                     *           "id": "loan_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *           "type": "drawing",
                     *           "on": "2027-01-04",
                     *           "bookedOn": "2027-01-04",
                     *           "recordedAt": 1799000000000,
                     *           "byWhom": "byWhom",
                     *           "amountFen": "1250000",
                     *           "reverses": "reverses",
                     *           "reversedBy": "reversedBy",
                     *           "allocation": {
                     *             "feesFen": "1250000",
                     *             "penaltyInterestFen": "1250000",
                     *             "dueInterestFen": "1250000",
                     *             "accruedInterestFen": "1250000",
                     *             "principalFen": "1250000",
                     *             "overpaidFen": "1250000"
                     *           },
                     *           "annualRateE9": "72000000",
                     *           "penaltyRateE9": "72000000",
                     *           "until": "2027-01-04",
                     *           "installments": 1,
                     *           "method": "revolvingDaily",
                     *           "repayEvery": 1,
                     *           "repayUnit": "day",
                     *           "firstDueOn": "2027-01-04",
                     *           "includeOverdue": true
                     *         }
                     *       ],
                     *       "balances": [
                     *         {
                     *           "account": "loan_principal:loan_0194…",
                     *           "balanceFen": "1250000"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["StaffLoan"];
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
    postStaffLoansByIdChanges: {
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
                /**
                 * @example {
                 *       "changeId": "change_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                 *       "type": "repayment",
                 *       "on": "2027-01-04",
                 *       "amountFen": "1250000"
                 *     }
                 */
                "application/json": components["schemas"]["Change"];
            };
        };
        responses: {
            /** @description What it did. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "changeId": "change_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *       "repeat": true,
                     *       "allocation": {
                     *         "feesFen": "1250000",
                     *         "penaltyInterestFen": "1250000",
                     *         "dueInterestFen": "1250000",
                     *         "accruedInterestFen": "1250000",
                     *         "principalFen": "1250000",
                     *         "overpaidFen": "1250000"
                     *       },
                     *       "owed": {
                     *         "on": "2027-01-04",
                     *         "principalFen": "1250000",
                     *         "dueInterestFen": "1250000",
                     *         "accruedInterestFen": "1250000",
                     *         "penaltyInterestFen": "1250000",
                     *         "feesFen": "1250000",
                     *         "payoffFen": "1250000",
                     *         "dueFen": "1250000",
                     *         "overdueFen": "1250000",
                     *         "dpd": 1,
                     *         "overpaidFen": "1250000"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Changed"];
                };
            };
            /** @description It waits for a second person (`MAKER_CHECKER`). */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "proposal_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *       "action": "action",
                     *       "path": "path",
                     *       "subjects": {
                     *         "loan": "loan_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f"
                     *       },
                     *       "told": "told",
                     *       "scope": "scope",
                     *       "makerId": "maker_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *       "makerName": "makerName",
                     *       "proposedAt": 1799000000000,
                     *       "state": "open",
                     *       "checkerName": "checkerName",
                     *       "reason": "reason",
                     *       "decidedAt": 1799000000000,
                     *       "status": 1,
                     *       "code": "code"
                     *     }
                     */
                    "application/json": components["schemas"]["Proposal"];
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
    getStaffLoansByIdEntries: {
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
            /** @description The entries. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [
                     *         {
                     *           "id": "loan_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *           "kind": "kind",
                     *           "on": "2027-01-04",
                     *           "bookedOn": "2027-01-04",
                     *           "reverses": "reverses",
                     *           "reversedBy": "reversedBy",
                     *           "why": "why",
                     *           "lines": [
                     *             {
                     *               "account": "account",
                     *               "side": "debit",
                     *               "amountFen": "1250000"
                     *             }
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Entries"];
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
    postStaffLoansByIdRefunds: {
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
                /**
                 * @example {
                 *       "refundId": "refund_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                 *       "amountFen": "1250000"
                 *     }
                 */
                "application/json": {
                    amountFen: string | "all";
                    /**
                     * @description Made by the client, kept across retries.
                     * @example refund_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f
                     */
                    refundId: string;
                };
            };
        };
        responses: {
            /** @description The refund. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "refund_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *       "status": "paying",
                     *       "amountFen": "1250000",
                     *       "on": "2027-01-04",
                     *       "byWhom": "byWhom",
                     *       "failure": "failure"
                     *     }
                     */
                    "application/json": components["schemas"]["Refund"];
                };
            };
            /** @description It waits for a second person (`MAKER_CHECKER`). */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "proposal_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *       "action": "action",
                     *       "path": "path",
                     *       "subjects": {
                     *         "loan": "loan_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f"
                     *       },
                     *       "told": "told",
                     *       "scope": "scope",
                     *       "makerId": "maker_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *       "makerName": "makerName",
                     *       "proposedAt": 1799000000000,
                     *       "state": "open",
                     *       "checkerName": "checkerName",
                     *       "reason": "reason",
                     *       "decidedAt": 1799000000000,
                     *       "status": 1,
                     *       "code": "code"
                     *     }
                     */
                    "application/json": components["schemas"]["Proposal"];
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
    postStaffLoansByIdRenewals: {
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
                /**
                 * @example {
                 *       "drawdownId": "drawdown_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                 *       "termMonths": 3,
                 *       "approvedOn": "2027-01-04"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description The day the new examination approved it.
                     * @example 2027-01-04
                     */
                    approvedOn: string;
                    /**
                     * @description Made by the client, kept across retries.
                     * @example drawdown_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f
                     */
                    drawdownId: string;
                    termMonths: 3 | 6 | 12;
                };
            };
        };
        responses: {
            /** @description The new loan. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "loanId": "loan_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *       "repeat": true
                     *     }
                     */
                    "application/json": components["schemas"]["LoanRenewed"];
                };
            };
            /** @description It waits for a second person (`MAKER_CHECKER`). */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "proposal_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *       "action": "action",
                     *       "path": "path",
                     *       "subjects": {
                     *         "loan": "loan_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f"
                     *       },
                     *       "told": "told",
                     *       "scope": "scope",
                     *       "makerId": "maker_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *       "makerName": "makerName",
                     *       "proposedAt": 1799000000000,
                     *       "state": "open",
                     *       "checkerName": "checkerName",
                     *       "reason": "reason",
                     *       "decidedAt": 1799000000000,
                     *       "status": 1,
                     *       "code": "code"
                     *     }
                     */
                    "application/json": components["schemas"]["Proposal"];
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
    getStaffMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The key. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "name": "name",
                     *       "scopes": [
                     *         "scope"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["StaffCaller"];
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
    getStaffModels: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The registry. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "models": [
                     *         {
                     *           "digest": "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA",
                     *           "id": "loan_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *           "version": 1,
                     *           "segment": "segment",
                     *           "state": "registered",
                     *           "defaultDefinition": "defaultDefinition",
                     *           "measuredOn": "2027-01-04",
                     *           "auc": {
                     *             "value": 1,
                     *             "low": 1,
                     *             "high": 1
                     *           },
                     *           "ks": {
                     *             "value": 1,
                     *             "low": 1,
                     *             "high": 1
                     *           },
                     *           "isAltered": true,
                     *           "compared": {
                     *             "n": 1,
                     *             "meanPd": 1,
                     *             "meanDecidedPd": 1,
                     *             "rankCorrelation": 1,
                     *             "wouldDecline": 1,
                     *             "wouldPass": 1,
                     *             "drift": 1
                     *           }
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Models"];
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
    getStaffModelsByDigest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                digest: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The model. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "digest": "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA",
                     *       "id": "loan_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *       "version": 1,
                     *       "segment": "segment",
                     *       "state": "registered",
                     *       "defaultDefinition": "defaultDefinition",
                     *       "measuredOn": "2027-01-04",
                     *       "auc": {
                     *         "value": 1,
                     *         "low": 1,
                     *         "high": 1
                     *       },
                     *       "ks": {
                     *         "value": 1,
                     *         "low": 1,
                     *         "high": 1
                     *       },
                     *       "isAltered": true,
                     *       "compared": {
                     *         "n": 1,
                     *         "meanPd": 1,
                     *         "meanDecidedPd": 1,
                     *         "rankCorrelation": 1,
                     *         "wouldDecline": 1,
                     *         "wouldPass": 1,
                     *         "drift": 1
                     *       },
                     *       "parts": [
                     *         {
                     *           "name": "name",
                     *           "share": 1,
                     *           "members": 1
                     *         }
                     *       ],
                     *       "training": "training",
                     *       "evaluation": {
                     *         "split": "train",
                     *         "n": 1,
                     *         "bads": 1,
                     *         "meanPd": 1,
                     *         "badRate": 1,
                     *         "auc": {
                     *           "value": 1,
                     *           "low": 1,
                     *           "high": 1
                     *         },
                     *         "ks": {
                     *           "value": 1,
                     *           "low": 1,
                     *           "high": 1
                     *         },
                     *         "brier": {
                     *           "value": 1,
                     *           "low": 1,
                     *           "high": 1
                     *         },
                     *         "prAuc": 1,
                     *         "badRateAt": {
                     *           "50": 1,
                     *           "70": 1,
                     *           "90": 1
                     *         },
                     *         "roc": [
                     *           [
                     *             1
                     *           ]
                     *         ],
                     *         "reliability": [
                     *           {
                     *             "n": 1,
                     *             "meanPd": 1,
                     *             "badRate": 1
                     *           }
                     *         ],
                     *         "stability": {
                     *           "score": 1,
                     *           "columns": [
                     *             {
                     *               "name": "name",
                     *               "index": 1
                     *             }
                     *           ]
                     *         },
                     *         "segments": [
                     *           {
                     *             "column": "column",
                     *             "text": "text",
                     *             "n": 1,
                     *             "meanPd": 1,
                     *             "badRate": 1,
                     *             "auc": 1
                     *           }
                     *         ]
                     *       },
                     *       "steps": [
                     *         {
                     *           "step": "step",
                     *           "byName": "byName",
                     *           "reason": "reason",
                     *           "at": 1799000000000
                     *         }
                     *       ],
                     *       "possible": [
                     *         "shadow"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ModelDetail"];
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
        };
    };
    getStaffModelsByDigestCard: {
        parameters: {
            query?: {
                language?: "zh" | "en";
            };
            header?: never;
            path: {
                digest: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The card. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "html": "html"
                     *     }
                     */
                    "application/json": components["schemas"]["ModelCard"];
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
    postStaffModelsByDigestSteps: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                digest: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "step": "shadow",
                 *       "reason": "reason"
                 *     }
                 */
                "application/json": {
                    reason: string;
                    /** @enum {string} */
                    step: "shadow" | "unshadow" | "propose" | "approve" | "reject" | "withdraw";
                };
            };
        };
        responses: {
            /** @description The model. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "digest": "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA",
                     *       "id": "loan_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *       "version": 1,
                     *       "segment": "segment",
                     *       "state": "registered",
                     *       "defaultDefinition": "defaultDefinition",
                     *       "measuredOn": "2027-01-04",
                     *       "auc": {
                     *         "value": 1,
                     *         "low": 1,
                     *         "high": 1
                     *       },
                     *       "ks": {
                     *         "value": 1,
                     *         "low": 1,
                     *         "high": 1
                     *       },
                     *       "isAltered": true,
                     *       "compared": {
                     *         "n": 1,
                     *         "meanPd": 1,
                     *         "meanDecidedPd": 1,
                     *         "rankCorrelation": 1,
                     *         "wouldDecline": 1,
                     *         "wouldPass": 1,
                     *         "drift": 1
                     *       },
                     *       "parts": [
                     *         {
                     *           "name": "name",
                     *           "share": 1,
                     *           "members": 1
                     *         }
                     *       ],
                     *       "training": "training",
                     *       "evaluation": {
                     *         "split": "train",
                     *         "n": 1,
                     *         "bads": 1,
                     *         "meanPd": 1,
                     *         "badRate": 1,
                     *         "auc": {
                     *           "value": 1,
                     *           "low": 1,
                     *           "high": 1
                     *         },
                     *         "ks": {
                     *           "value": 1,
                     *           "low": 1,
                     *           "high": 1
                     *         },
                     *         "brier": {
                     *           "value": 1,
                     *           "low": 1,
                     *           "high": 1
                     *         },
                     *         "prAuc": 1,
                     *         "badRateAt": {
                     *           "50": 1,
                     *           "70": 1,
                     *           "90": 1
                     *         },
                     *         "roc": [
                     *           [
                     *             1
                     *           ]
                     *         ],
                     *         "reliability": [
                     *           {
                     *             "n": 1,
                     *             "meanPd": 1,
                     *             "badRate": 1
                     *           }
                     *         ],
                     *         "stability": {
                     *           "score": 1,
                     *           "columns": [
                     *             {
                     *               "name": "name",
                     *               "index": 1
                     *             }
                     *           ]
                     *         },
                     *         "segments": [
                     *           {
                     *             "column": "column",
                     *             "text": "text",
                     *             "n": 1,
                     *             "meanPd": 1,
                     *             "badRate": 1,
                     *             "auc": 1
                     *           }
                     *         ]
                     *       },
                     *       "steps": [
                     *         {
                     *           "step": "step",
                     *           "byName": "byName",
                     *           "reason": "reason",
                     *           "at": 1799000000000
                     *         }
                     *       ],
                     *       "possible": [
                     *         "shadow"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ModelDetail"];
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
    getStaffPapers: {
        parameters: {
            query?: {
                state?: "waiting" | "judged";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The papers. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "papers": [
                     *         {
                     *           "id": "paper_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *           "format": "picture",
                     *           "mediaType": "mediaType",
                     *           "bytes": 1,
                     *           "hasFile": true,
                     *           "state": "reading",
                     *           "kind": {
                     *             "id": "loan_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *             "says": {
                     *               "zh": "近90天的经营收入",
                     *               "en": "Takings of the last 90 days"
                     *             }
                     *           },
                     *           "readBy": "text",
                     *           "fields": [
                     *             {
                     *               "id": "loan_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *               "says": {
                     *                 "zh": "近90天的经营收入",
                     *                 "en": "Takings of the last 90 days"
                     *               },
                     *               "shape": "creditCode",
                     *               "needed": true,
                     *               "value": "value",
                     *               "sure": 1
                     *             }
                     *           ],
                     *           "fault": {
                     *             "code": "code",
                     *             "says": {
                     *               "zh": "近90天的经营收入",
                     *               "en": "Takings of the last 90 days"
                     *             }
                     *           },
                     *           "events": 1,
                     *           "judgedBy": "machine",
                     *           "reason": "reason",
                     *           "receivedAt": 1799000000000,
                     *           "judgedAt": 1799000000000,
                     *           "borrowerId": "borrower_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *           "checks": [
                     *             {
                     *               "code": "code",
                     *               "says": {
                     *                 "zh": "近90天的经营收入",
                     *                 "en": "Takings of the last 90 days"
                     *               }
                     *             }
                     *           ],
                     *           "signs": [
                     *             {
                     *               "code": "code",
                     *               "says": {
                     *                 "zh": "近90天的经营收入",
                     *                 "en": "Takings of the last 90 days"
                     *               }
                     *             }
                     *           ],
                     *           "decidedBy": "decidedBy"
                     *         }
                     *       ],
                     *       "kinds": [
                     *         {
                     *           "id": "loan_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *           "says": {
                     *             "zh": "近90天的经营收入",
                     *             "en": "Takings of the last 90 days"
                     *           },
                     *           "fields": [
                     *             {
                     *               "id": "loan_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *               "says": {
                     *                 "zh": "近90天的经营收入",
                     *                 "en": "Takings of the last 90 days"
                     *               },
                     *               "shape": "creditCode",
                     *               "needed": true
                     *             }
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        kinds: components["schemas"]["PaperKind"][];
                        papers: components["schemas"]["JudgedPaper"][];
                    };
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
        };
    };
    getStaffPapersById: {
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
            /** @description The papers. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "papers": [
                     *         {
                     *           "id": "paper_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *           "format": "picture",
                     *           "mediaType": "mediaType",
                     *           "bytes": 1,
                     *           "hasFile": true,
                     *           "state": "reading",
                     *           "kind": {
                     *             "id": "loan_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *             "says": {
                     *               "zh": "近90天的经营收入",
                     *               "en": "Takings of the last 90 days"
                     *             }
                     *           },
                     *           "readBy": "text",
                     *           "fields": [
                     *             {
                     *               "id": "loan_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *               "says": {
                     *                 "zh": "近90天的经营收入",
                     *                 "en": "Takings of the last 90 days"
                     *               },
                     *               "shape": "creditCode",
                     *               "needed": true,
                     *               "value": "value",
                     *               "sure": 1
                     *             }
                     *           ],
                     *           "fault": {
                     *             "code": "code",
                     *             "says": {
                     *               "zh": "近90天的经营收入",
                     *               "en": "Takings of the last 90 days"
                     *             }
                     *           },
                     *           "events": 1,
                     *           "judgedBy": "machine",
                     *           "reason": "reason",
                     *           "receivedAt": 1799000000000,
                     *           "judgedAt": 1799000000000,
                     *           "borrowerId": "borrower_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *           "checks": [
                     *             {
                     *               "code": "code",
                     *               "says": {
                     *                 "zh": "近90天的经营收入",
                     *                 "en": "Takings of the last 90 days"
                     *               }
                     *             }
                     *           ],
                     *           "signs": [
                     *             {
                     *               "code": "code",
                     *               "says": {
                     *                 "zh": "近90天的经营收入",
                     *                 "en": "Takings of the last 90 days"
                     *               }
                     *             }
                     *           ],
                     *           "decidedBy": "decidedBy"
                     *         }
                     *       ],
                     *       "kinds": [
                     *         {
                     *           "id": "loan_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *           "says": {
                     *             "zh": "近90天的经营收入",
                     *             "en": "Takings of the last 90 days"
                     *           },
                     *           "fields": [
                     *             {
                     *               "id": "loan_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *               "says": {
                     *                 "zh": "近90天的经营收入",
                     *                 "en": "Takings of the last 90 days"
                     *               },
                     *               "shape": "creditCode",
                     *               "needed": true
                     *             }
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        kinds: components["schemas"]["PaperKind"][];
                        papers: components["schemas"]["JudgedPaper"][];
                    };
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
    postStaffPapersByIdByPaper: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                paper: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "outcome": "accept",
                 *       "kind": "kind",
                 *       "fields": {
                 *         "loan": "loan_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f"
                 *       },
                 *       "reason": "reason"
                 *     }
                 */
                "application/json": {
                    /** @description What was read otherwise, by field; empty: it does not say. */
                    fields?: {
                        [key: string]: string;
                    };
                    kind?: string;
                    /** @enum {string} */
                    outcome: "accept" | "refuse";
                    reason: string;
                };
            };
        };
        responses: {
            /** @description The paper. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "paper_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *       "format": "picture",
                     *       "mediaType": "mediaType",
                     *       "bytes": 1,
                     *       "hasFile": true,
                     *       "state": "reading",
                     *       "kind": {
                     *         "id": "loan_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *         "says": {
                     *           "zh": "近90天的经营收入",
                     *           "en": "Takings of the last 90 days"
                     *         }
                     *       },
                     *       "readBy": "text",
                     *       "fields": [
                     *         {
                     *           "id": "loan_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *           "says": {
                     *             "zh": "近90天的经营收入",
                     *             "en": "Takings of the last 90 days"
                     *           },
                     *           "shape": "creditCode",
                     *           "needed": true,
                     *           "value": "value",
                     *           "sure": 1
                     *         }
                     *       ],
                     *       "fault": {
                     *         "code": "code",
                     *         "says": {
                     *           "zh": "近90天的经营收入",
                     *           "en": "Takings of the last 90 days"
                     *         }
                     *       },
                     *       "events": 1,
                     *       "judgedBy": "machine",
                     *       "reason": "reason",
                     *       "receivedAt": 1799000000000,
                     *       "judgedAt": 1799000000000,
                     *       "borrowerId": "borrower_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *       "checks": [
                     *         {
                     *           "code": "code",
                     *           "says": {
                     *             "zh": "近90天的经营收入",
                     *             "en": "Takings of the last 90 days"
                     *           }
                     *         }
                     *       ],
                     *       "signs": [
                     *         {
                     *           "code": "code",
                     *           "says": {
                     *             "zh": "近90天的经营收入",
                     *             "en": "Takings of the last 90 days"
                     *           }
                     *         }
                     *       ],
                     *       "decidedBy": "decidedBy"
                     *     }
                     */
                    "application/json": components["schemas"]["JudgedPaper"];
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
    postStaffPapersByIdByPaperFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                paper: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example 1 */
                    "application/octet-stream": string;
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
    postStaffPeriodsByUntilClose: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A day, Asia/Shanghai. */
                until: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description From when they are open. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "until": "2027-01-04",
                     *       "openFrom": "2027-01-04"
                     *     }
                     */
                    "application/json": components["schemas"]["PeriodClosed"];
                };
            };
            /** @description It waits for a second person (`MAKER_CHECKER`). */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "proposal_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *       "action": "action",
                     *       "path": "path",
                     *       "subjects": {
                     *         "loan": "loan_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f"
                     *       },
                     *       "told": "told",
                     *       "scope": "scope",
                     *       "makerId": "maker_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *       "makerName": "makerName",
                     *       "proposedAt": 1799000000000,
                     *       "state": "open",
                     *       "checkerName": "checkerName",
                     *       "reason": "reason",
                     *       "decidedAt": 1799000000000,
                     *       "status": 1,
                     *       "code": "code"
                     *     }
                     */
                    "application/json": components["schemas"]["Proposal"];
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
    getStaffProposals: {
        parameters: {
            query?: {
                state?: "open" | "decided";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The proposals. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "proposals": [
                     *         {
                     *           "id": "proposal_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *           "action": "action",
                     *           "path": "path",
                     *           "subjects": {
                     *             "loan": "loan_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f"
                     *           },
                     *           "told": "told",
                     *           "scope": "scope",
                     *           "makerId": "maker_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *           "makerName": "makerName",
                     *           "proposedAt": 1799000000000,
                     *           "state": "open",
                     *           "checkerName": "checkerName",
                     *           "reason": "reason",
                     *           "decidedAt": 1799000000000,
                     *           "status": 1,
                     *           "code": "code"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        proposals: components["schemas"]["Proposal"][];
                    };
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
        };
    };
    postStaffProposalsById: {
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
                /**
                 * @example {
                 *       "outcome": "allow",
                 *       "reason": "reason"
                 *     }
                 */
                "application/json": {
                    /** @enum {string} */
                    outcome: "allow" | "reject";
                    reason: string;
                };
            };
        };
        responses: {
            /** @description The proposal. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "proposal_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *       "action": "action",
                     *       "path": "path",
                     *       "subjects": {
                     *         "loan": "loan_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f"
                     *       },
                     *       "told": "told",
                     *       "scope": "scope",
                     *       "makerId": "maker_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *       "makerName": "makerName",
                     *       "proposedAt": 1799000000000,
                     *       "state": "open",
                     *       "checkerName": "checkerName",
                     *       "reason": "reason",
                     *       "decidedAt": 1799000000000,
                     *       "status": 1,
                     *       "code": "code"
                     *     }
                     */
                    "application/json": components["schemas"]["Proposal"];
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
    getStaffRelations: {
        parameters: {
            query: {
                most?: number;
                node: string;
                /** @description A day, Asia/Shanghai. */
                on?: string;
                /** @description Types with commas between; none: all. */
                types?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The relations. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "node": "node",
                     *       "on": "2027-01-04",
                     *       "total": 1,
                     *       "more": true,
                     *       "relations": [
                     *         {
                     *           "borrowerId": "borrower_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *           "type": "buys_from",
                     *           "towards": true,
                     *           "other": "other",
                     *           "events": 1,
                     *           "weightFen": "1250000",
                     *           "firstOn": "2027-01-04",
                     *           "lastOn": "2027-01-04",
                     *           "untilOn": "2027-01-04"
                     *         }
                     *       ],
                     *       "borrowers": [
                     *         {
                     *           "id": "borrower_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *           "outstandingFen": "1250000"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Relations"];
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
        };
    };
    getStaffReviews: {
        parameters: {
            query?: {
                state?: "waiting" | "decided";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The reviews. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "reviews": [
                     *         {
                     *           "applicationId": "application_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *           "borrowerId": "borrower_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *           "decisionId": "decision_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *           "product": "product",
                     *           "askedAt": 1799000000000,
                     *           "said": "said",
                     *           "contests": [
                     *             {
                     *               "source": "taobao",
                     *               "said": "said",
                     *               "at": 1799000000000
                     *             }
                     *           ],
                     *           "machine": {
                     *             "outcome": "approve",
                     *             "reasons": [
                     *               {
                     *                 "code": "code",
                     *                 "says": {
                     *                   "zh": "近90天的经营收入",
                     *                   "en": "Takings of the last 90 days"
                     *                 }
                     *               }
                     *             ],
                     *             "computedLimitFen": "1250000",
                     *             "limitMinFen": "1250000",
                     *             "annualRateE9": "72000000"
                     *           },
                     *           "outcome": "approve",
                     *           "limitFen": "1250000",
                     *           "reason": "reason",
                     *           "decidedBy": "decidedBy",
                     *           "decidedAt": 1799000000000
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        reviews: components["schemas"]["StaffReview"][];
                    };
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
        };
    };
    postStaffReviewsById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Of the application. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "outcome": "approve",
                 *       "limitFen": "1250000",
                 *       "reason": "reason"
                 *     }
                 */
                "application/json": {
                    limitFen?: components["schemas"]["Fen"];
                    /** @enum {string} */
                    outcome: "approve" | "decline";
                    reason: string;
                };
            };
        };
        responses: {
            /** @description The review. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "applicationId": "application_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *       "borrowerId": "borrower_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *       "decisionId": "decision_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *       "product": "product",
                     *       "askedAt": 1799000000000,
                     *       "said": "said",
                     *       "contests": [
                     *         {
                     *           "source": "taobao",
                     *           "said": "said",
                     *           "at": 1799000000000
                     *         }
                     *       ],
                     *       "machine": {
                     *         "outcome": "approve",
                     *         "reasons": [
                     *           {
                     *             "code": "code",
                     *             "says": {
                     *               "zh": "近90天的经营收入",
                     *               "en": "Takings of the last 90 days"
                     *             }
                     *           }
                     *         ],
                     *         "computedLimitFen": "1250000",
                     *         "limitMinFen": "1250000",
                     *         "annualRateE9": "72000000"
                     *       },
                     *       "outcome": "approve",
                     *       "limitFen": "1250000",
                     *       "reason": "reason",
                     *       "decidedBy": "decidedBy",
                     *       "decidedAt": 1799000000000
                     *     }
                     */
                    "application/json": components["schemas"]["StaffReview"];
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
    getStaffSources: {
        parameters: {
            query?: {
                /** @description How far back to look. */
                hours?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The sources. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "from": 1799000000000,
                     *       "until": 1799000000000,
                     *       "sources": [
                     *         {
                     *           "source": "taobao",
                     *           "theme": "sales",
                     *           "name": {
                     *             "zh": "近90天的经营收入",
                     *             "en": "Takings of the last 90 days"
                     *           },
                     *           "offered": true,
                     *           "connection": "oauth",
                     *           "circuit": "closed",
                     *           "pulls": 1,
                     *           "failed": 1,
                     *           "p50Ms": 5000,
                     *           "p95Ms": 5000,
                     *           "lastEndedAt": 1799000000000,
                     *           "lastSuccessAt": 1799000000000,
                     *           "newestFactAt": 1799000000000,
                     *           "errors": [
                     *             {
                     *               "code": "code",
                     *               "times": 1
                     *             }
                     *           ],
                     *           "pushes": 1,
                     *           "lastPushAt": 1799000000000,
                     *           "payloads": 1,
                     *           "payloadBytes": "payloadBytes",
                     *           "keepRawDays": 1,
                     *           "unconfirmed": [
                     *             "unconfirmed"
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["SourcesHealth"];
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
        };
    };
    getStaffSourcesBySourcePulls: {
        parameters: {
            query?: {
                /** @description Only what was earlier. Epoch milliseconds. */
                before?: number | null;
                /** @description An id: `borrower_` and 32 hexadecimal digits. */
                borrower?: string;
                /** @description `yes`: only those that failed. */
                failed?: "yes" | "no";
            };
            header?: never;
            path: {
                source: components["schemas"]["Source"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The pulls. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "pulls": [
                     *         {
                     *           "id": "pull_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *           "borrowerId": "borrower_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *           "source": "taobao",
                     *           "ended": "ended",
                     *           "pages": 1,
                     *           "added": 1,
                     *           "known": 1,
                     *           "revised": 1,
                     *           "newestAt": 1799000000000,
                     *           "ms": 1,
                     *           "endedAt": 1799000000000
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["EndedPulls"];
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
        };
    };
    getStaffToday: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Today. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "today": "2027-01-04",
                     *       "queues": [
                     *         {
                     *           "id": "proposals",
                     *           "waiting": 1,
                     *           "oldestAt": 1799000000000
                     *         }
                     *       ],
                     *       "lastRun": {
                     *         "closed": "2027-01-04",
                     *         "state": "running",
                     *         "finishedAt": 1799000000000,
                     *         "loans": 1,
                     *         "failed": 1,
                     *         "dueFen": "1250000",
                     *         "agree": true
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["StaffToday"];
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
    getStaffWebhookDeliveries: {
        parameters: {
            query?: {
                /** @description Only those before this delivery. */
                before?: string;
                /** @description Of this endpoint. */
                endpoint?: string;
                /** @description Of this kind. */
                kind?: "application.submitted" | "application.offered" | "application.declined" | "application.referred" | "application.withdrawn" | "application.expired" | "facility.opened" | "loan.disbursed" | "loan.repaid" | "loan.delinquent" | "loan.closed" | "loan.repayment_reversed" | "loan.renewed" | "loan.restructured" | "loan.charged_off" | "webhook.ping" | "webhook.switched_off";
                /** @description In this state. */
                state?: "waiting" | "delivered" | "failed" | "held" | "withheld";
                /** @description About this loan, application, facility. */
                subject?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The deliveries. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "deliveries": [
                     *         {
                     *           "id": "delivery_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *           "endpointId": "endpoint_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *           "messageId": "message_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *           "kind": "loan.disbursed",
                     *           "subject": "subject",
                     *           "sequence": 1,
                     *           "madeAt": 1799000000000,
                     *           "state": "waiting",
                     *           "dueAt": 1799000000000,
                     *           "endedAt": 1799000000000,
                     *           "attempts": 1,
                     *           "outcome": "delivered",
                     *           "status": 1
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookDeliveries"];
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
        };
    };
    getStaffWebhookDeliveriesById: {
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
            /** @description The delivery. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "delivery_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *       "endpointId": "endpoint_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *       "messageId": "message_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *       "kind": "loan.disbursed",
                     *       "subject": "subject",
                     *       "sequence": 1,
                     *       "madeAt": 1799000000000,
                     *       "state": "waiting",
                     *       "dueAt": 1799000000000,
                     *       "endedAt": 1799000000000,
                     *       "body": "body",
                     *       "attempts": [
                     *         {
                     *           "n": 1,
                     *           "at": 1799000000000,
                     *           "outcome": "delivered",
                     *           "status": 204,
                     *           "ms": 1,
                     *           "answer": "answer"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookDeliveryDetail"];
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
    postStaffWebhookDeliveriesByIdReplay: {
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
            /** @description It is on its way. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "deliveryId": "delivery_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f"
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookReplayed"];
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
    getStaffWebhooks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The endpoints. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "endpoints": [
                     *         {
                     *           "id": "endpoint_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *           "owner": "owner",
                     *           "url": "https://receiver.example/hooks",
                     *           "description": "Core banking, production",
                     *           "kinds": [
                     *             "loan.disbursed"
                     *           ],
                     *           "state": "on",
                     *           "offWhy": "person",
                     *           "failingSince": 1799000000000,
                     *           "madeAt": 1799000000000
                     *         }
                     *       ],
                     *       "kinds": [
                     *         {
                     *           "kind": "application.submitted",
                     *           "version": 1,
                     *           "says": {
                     *             "zh": "近90天的经营收入",
                     *             "en": "Takings of the last 90 days"
                     *           }
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Webhooks"];
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
    postStaffWebhooks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "url": "https://receiver.example/hooks",
                 *       "description": "Core banking, production",
                 *       "kinds": [
                 *         "loan.disbursed",
                 *         "loan.repaid"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["NewWebhook"];
            };
        };
        responses: {
            /** @description The endpoint and its secret. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "endpoint": {
                     *         "id": "endpoint_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *         "owner": "owner",
                     *         "url": "https://receiver.example/hooks",
                     *         "description": "Core banking, production",
                     *         "kinds": [
                     *           "loan.disbursed"
                     *         ],
                     *         "state": "on",
                     *         "offWhy": "person",
                     *         "failingSince": 1799000000000,
                     *         "madeAt": 1799000000000
                     *       },
                     *       "secret": "whsec_bWFkZV91cF9mb3JfdGhpc19leGFtcGxlX29ubHkhISE="
                     *     }
                     */
                    "application/json": components["schemas"]["RegisteredWebhook"];
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
    getStaffWebhooksById: {
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
            /** @description The endpoint. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "endpoint_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *       "owner": "owner",
                     *       "url": "https://receiver.example/hooks",
                     *       "description": "Core banking, production",
                     *       "kinds": [
                     *         "loan.disbursed"
                     *       ],
                     *       "state": "on",
                     *       "offWhy": "person",
                     *       "failingSince": 1799000000000,
                     *       "madeAt": 1799000000000
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookEndpoint"];
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
    postStaffWebhooksById: {
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
                /**
                 * @example {
                 *       "url": "https://receiver.example/hooks",
                 *       "description": "Core banking, production",
                 *       "kinds": [
                 *         "loan.disbursed",
                 *         "loan.repaid"
                 *       ],
                 *       "state": "on"
                 *     }
                 */
                "application/json": components["schemas"]["WebhookChange"];
            };
        };
        responses: {
            /** @description The endpoint. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "endpoint_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                     *       "owner": "owner",
                     *       "url": "https://receiver.example/hooks",
                     *       "description": "Core banking, production",
                     *       "kinds": [
                     *         "loan.disbursed"
                     *       ],
                     *       "state": "on",
                     *       "offWhy": "person",
                     *       "failingSince": 1799000000000,
                     *       "madeAt": 1799000000000
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookEndpoint"];
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
    postStaffWebhooksByIdPing: {
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
            /** @description It is on its way. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "deliveryId": "delivery_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f"
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookPinged"];
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
    postStaffWebhooksByIdReplay: {
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
                /**
                 * @example {
                 *       "from": 1799000000000,
                 *       "to": 1799000000000,
                 *       "which": "failed"
                 *     }
                 */
                "application/json": components["schemas"]["WebhookReplay"];
            };
        };
        responses: {
            /** @description They are on their way. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "state": "started"
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookReplayStarted"];
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
    postStaffWebhooksByIdSecret: {
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
                /**
                 * @example {
                 *       "overlapHours": 24
                 *     }
                 */
                "application/json": components["schemas"]["SecretRotation"];
            };
        };
        responses: {
            /** @description The new secret. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "secret": "whsec_bWFkZV91cF9mb3JfdGhpc19leGFtcGxlX29ubHkhISE=",
                     *       "oldUntil": 1799000000000
                     *     }
                     */
                    "application/json": components["schemas"]["RotatedSecret"];
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
    "webhook:application.declined": {
        parameters: {
            query?: never;
            header: {
                /** @description The message: the same when it is sent again. */
                "webhook-id": string;
                /** @description `v1,` and HMAC-SHA256 of `id.timestamp.body` in base64; several, apart by spaces. */
                "webhook-signature": string;
                /** @description When it was sent, in seconds. Older than five minutes: refuse it. */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "application.declined",
                 *       "timestamp": "2027-01-04T02:03:04.000Z",
                 *       "version": 1,
                 *       "subject": "subject",
                 *       "sequence": 1,
                 *       "borrowerId": "borrower_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                 *       "data": {
                 *         "applicationId": "application_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f"
                 *       }
                 *     }
                 */
                "application/json": {
                    /** @description Null: about an endpoint. */
                    borrowerId: string | null;
                    data: {
                        /** @example application_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f */
                        applicationId: string;
                    };
                    /**
                     * @description Numbers the messages about this subject: of two, the higher happened later. There are gaps where kinds were not asked for.
                     * @example 1
                     */
                    sequence: number;
                    /** @description What it is about: the id of a loan, an application. */
                    subject: string;
                    /**
                     * @description When it happened, RFC 3339.
                     * @example 2027-01-04T02:03:04.000Z
                     */
                    timestamp: string;
                    /** @constant */
                    type: "application.declined";
                    /** @constant */
                    version: 1;
                };
            };
        };
        responses: {
            /** @description Taken. Anything else within 15 s, or nothing: sent again. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No more is wanted: the endpoint is switched off. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhook:application.expired": {
        parameters: {
            query?: never;
            header: {
                /** @description The message: the same when it is sent again. */
                "webhook-id": string;
                /** @description `v1,` and HMAC-SHA256 of `id.timestamp.body` in base64; several, apart by spaces. */
                "webhook-signature": string;
                /** @description When it was sent, in seconds. Older than five minutes: refuse it. */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "application.expired",
                 *       "timestamp": "2027-01-04T02:03:04.000Z",
                 *       "version": 1,
                 *       "subject": "subject",
                 *       "sequence": 1,
                 *       "borrowerId": "borrower_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                 *       "data": {
                 *         "applicationId": "application_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f"
                 *       }
                 *     }
                 */
                "application/json": {
                    /** @description Null: about an endpoint. */
                    borrowerId: string | null;
                    data: {
                        /** @example application_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f */
                        applicationId: string;
                    };
                    /**
                     * @description Numbers the messages about this subject: of two, the higher happened later. There are gaps where kinds were not asked for.
                     * @example 1
                     */
                    sequence: number;
                    /** @description What it is about: the id of a loan, an application. */
                    subject: string;
                    /**
                     * @description When it happened, RFC 3339.
                     * @example 2027-01-04T02:03:04.000Z
                     */
                    timestamp: string;
                    /** @constant */
                    type: "application.expired";
                    /** @constant */
                    version: 1;
                };
            };
        };
        responses: {
            /** @description Taken. Anything else within 15 s, or nothing: sent again. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No more is wanted: the endpoint is switched off. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhook:application.offered": {
        parameters: {
            query?: never;
            header: {
                /** @description The message: the same when it is sent again. */
                "webhook-id": string;
                /** @description `v1,` and HMAC-SHA256 of `id.timestamp.body` in base64; several, apart by spaces. */
                "webhook-signature": string;
                /** @description When it was sent, in seconds. Older than five minutes: refuse it. */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "application.offered",
                 *       "timestamp": "2027-01-04T02:03:04.000Z",
                 *       "version": 1,
                 *       "subject": "subject",
                 *       "sequence": 1,
                 *       "borrowerId": "borrower_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                 *       "data": {
                 *         "applicationId": "application_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f"
                 *       }
                 *     }
                 */
                "application/json": {
                    /** @description Null: about an endpoint. */
                    borrowerId: string | null;
                    data: {
                        /** @example application_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f */
                        applicationId: string;
                    };
                    /**
                     * @description Numbers the messages about this subject: of two, the higher happened later. There are gaps where kinds were not asked for.
                     * @example 1
                     */
                    sequence: number;
                    /** @description What it is about: the id of a loan, an application. */
                    subject: string;
                    /**
                     * @description When it happened, RFC 3339.
                     * @example 2027-01-04T02:03:04.000Z
                     */
                    timestamp: string;
                    /** @constant */
                    type: "application.offered";
                    /** @constant */
                    version: 1;
                };
            };
        };
        responses: {
            /** @description Taken. Anything else within 15 s, or nothing: sent again. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No more is wanted: the endpoint is switched off. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhook:application.referred": {
        parameters: {
            query?: never;
            header: {
                /** @description The message: the same when it is sent again. */
                "webhook-id": string;
                /** @description `v1,` and HMAC-SHA256 of `id.timestamp.body` in base64; several, apart by spaces. */
                "webhook-signature": string;
                /** @description When it was sent, in seconds. Older than five minutes: refuse it. */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "application.referred",
                 *       "timestamp": "2027-01-04T02:03:04.000Z",
                 *       "version": 1,
                 *       "subject": "subject",
                 *       "sequence": 1,
                 *       "borrowerId": "borrower_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                 *       "data": {
                 *         "applicationId": "application_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f"
                 *       }
                 *     }
                 */
                "application/json": {
                    /** @description Null: about an endpoint. */
                    borrowerId: string | null;
                    data: {
                        /** @example application_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f */
                        applicationId: string;
                    };
                    /**
                     * @description Numbers the messages about this subject: of two, the higher happened later. There are gaps where kinds were not asked for.
                     * @example 1
                     */
                    sequence: number;
                    /** @description What it is about: the id of a loan, an application. */
                    subject: string;
                    /**
                     * @description When it happened, RFC 3339.
                     * @example 2027-01-04T02:03:04.000Z
                     */
                    timestamp: string;
                    /** @constant */
                    type: "application.referred";
                    /** @constant */
                    version: 1;
                };
            };
        };
        responses: {
            /** @description Taken. Anything else within 15 s, or nothing: sent again. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No more is wanted: the endpoint is switched off. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhook:application.submitted": {
        parameters: {
            query?: never;
            header: {
                /** @description The message: the same when it is sent again. */
                "webhook-id": string;
                /** @description `v1,` and HMAC-SHA256 of `id.timestamp.body` in base64; several, apart by spaces. */
                "webhook-signature": string;
                /** @description When it was sent, in seconds. Older than five minutes: refuse it. */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "application.submitted",
                 *       "timestamp": "2027-01-04T02:03:04.000Z",
                 *       "version": 1,
                 *       "subject": "subject",
                 *       "sequence": 1,
                 *       "borrowerId": "borrower_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                 *       "data": {
                 *         "applicationId": "application_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                 *         "product": "shopRevolving"
                 *       }
                 *     }
                 */
                "application/json": {
                    /** @description Null: about an endpoint. */
                    borrowerId: string | null;
                    data: {
                        /** @example application_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f */
                        applicationId: string;
                        /** @example shopRevolving */
                        product: string;
                    };
                    /**
                     * @description Numbers the messages about this subject: of two, the higher happened later. There are gaps where kinds were not asked for.
                     * @example 1
                     */
                    sequence: number;
                    /** @description What it is about: the id of a loan, an application. */
                    subject: string;
                    /**
                     * @description When it happened, RFC 3339.
                     * @example 2027-01-04T02:03:04.000Z
                     */
                    timestamp: string;
                    /** @constant */
                    type: "application.submitted";
                    /** @constant */
                    version: 1;
                };
            };
        };
        responses: {
            /** @description Taken. Anything else within 15 s, or nothing: sent again. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No more is wanted: the endpoint is switched off. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhook:application.withdrawn": {
        parameters: {
            query?: never;
            header: {
                /** @description The message: the same when it is sent again. */
                "webhook-id": string;
                /** @description `v1,` and HMAC-SHA256 of `id.timestamp.body` in base64; several, apart by spaces. */
                "webhook-signature": string;
                /** @description When it was sent, in seconds. Older than five minutes: refuse it. */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "application.withdrawn",
                 *       "timestamp": "2027-01-04T02:03:04.000Z",
                 *       "version": 1,
                 *       "subject": "subject",
                 *       "sequence": 1,
                 *       "borrowerId": "borrower_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                 *       "data": {
                 *         "applicationId": "application_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f"
                 *       }
                 *     }
                 */
                "application/json": {
                    /** @description Null: about an endpoint. */
                    borrowerId: string | null;
                    data: {
                        /** @example application_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f */
                        applicationId: string;
                    };
                    /**
                     * @description Numbers the messages about this subject: of two, the higher happened later. There are gaps where kinds were not asked for.
                     * @example 1
                     */
                    sequence: number;
                    /** @description What it is about: the id of a loan, an application. */
                    subject: string;
                    /**
                     * @description When it happened, RFC 3339.
                     * @example 2027-01-04T02:03:04.000Z
                     */
                    timestamp: string;
                    /** @constant */
                    type: "application.withdrawn";
                    /** @constant */
                    version: 1;
                };
            };
        };
        responses: {
            /** @description Taken. Anything else within 15 s, or nothing: sent again. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No more is wanted: the endpoint is switched off. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhook:facility.opened": {
        parameters: {
            query?: never;
            header: {
                /** @description The message: the same when it is sent again. */
                "webhook-id": string;
                /** @description `v1,` and HMAC-SHA256 of `id.timestamp.body` in base64; several, apart by spaces. */
                "webhook-signature": string;
                /** @description When it was sent, in seconds. Older than five minutes: refuse it. */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "facility.opened",
                 *       "timestamp": "2027-01-04T02:03:04.000Z",
                 *       "version": 1,
                 *       "subject": "subject",
                 *       "sequence": 1,
                 *       "borrowerId": "borrower_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                 *       "data": {
                 *         "facilityId": "facility_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                 *         "limitFen": "200000"
                 *       }
                 *     }
                 */
                "application/json": {
                    /** @description Null: about an endpoint. */
                    borrowerId: string | null;
                    data: {
                        /** @example facility_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f */
                        facilityId: string;
                        /**
                         * @description Renminbi in fen (1/100 yuan), as text.
                         * @example 200000
                         */
                        limitFen: string;
                    };
                    /**
                     * @description Numbers the messages about this subject: of two, the higher happened later. There are gaps where kinds were not asked for.
                     * @example 1
                     */
                    sequence: number;
                    /** @description What it is about: the id of a loan, an application. */
                    subject: string;
                    /**
                     * @description When it happened, RFC 3339.
                     * @example 2027-01-04T02:03:04.000Z
                     */
                    timestamp: string;
                    /** @constant */
                    type: "facility.opened";
                    /** @constant */
                    version: 1;
                };
            };
        };
        responses: {
            /** @description Taken. Anything else within 15 s, or nothing: sent again. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No more is wanted: the endpoint is switched off. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhook:loan.charged_off": {
        parameters: {
            query?: never;
            header: {
                /** @description The message: the same when it is sent again. */
                "webhook-id": string;
                /** @description `v1,` and HMAC-SHA256 of `id.timestamp.body` in base64; several, apart by spaces. */
                "webhook-signature": string;
                /** @description When it was sent, in seconds. Older than five minutes: refuse it. */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "loan.charged_off",
                 *       "timestamp": "2027-01-04T02:03:04.000Z",
                 *       "version": 1,
                 *       "subject": "subject",
                 *       "sequence": 1,
                 *       "borrowerId": "borrower_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                 *       "data": {
                 *         "loanId": "loan_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                 *         "on": "2027-01-04"
                 *       }
                 *     }
                 */
                "application/json": {
                    /** @description Null: about an endpoint. */
                    borrowerId: string | null;
                    data: {
                        /** @example loan_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f */
                        loanId: string;
                        /**
                         * @description A day, Asia/Shanghai.
                         * @example 2027-01-04
                         */
                        on: string;
                    };
                    /**
                     * @description Numbers the messages about this subject: of two, the higher happened later. There are gaps where kinds were not asked for.
                     * @example 1
                     */
                    sequence: number;
                    /** @description What it is about: the id of a loan, an application. */
                    subject: string;
                    /**
                     * @description When it happened, RFC 3339.
                     * @example 2027-01-04T02:03:04.000Z
                     */
                    timestamp: string;
                    /** @constant */
                    type: "loan.charged_off";
                    /** @constant */
                    version: 1;
                };
            };
        };
        responses: {
            /** @description Taken. Anything else within 15 s, or nothing: sent again. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No more is wanted: the endpoint is switched off. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhook:loan.closed": {
        parameters: {
            query?: never;
            header: {
                /** @description The message: the same when it is sent again. */
                "webhook-id": string;
                /** @description `v1,` and HMAC-SHA256 of `id.timestamp.body` in base64; several, apart by spaces. */
                "webhook-signature": string;
                /** @description When it was sent, in seconds. Older than five minutes: refuse it. */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "loan.closed",
                 *       "timestamp": "2027-01-04T02:03:04.000Z",
                 *       "version": 1,
                 *       "subject": "subject",
                 *       "sequence": 1,
                 *       "borrowerId": "borrower_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                 *       "data": {
                 *         "loanId": "loan_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                 *         "on": "2027-01-04"
                 *       }
                 *     }
                 */
                "application/json": {
                    /** @description Null: about an endpoint. */
                    borrowerId: string | null;
                    data: {
                        /** @example loan_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f */
                        loanId: string;
                        /**
                         * @description A day, Asia/Shanghai.
                         * @example 2027-01-04
                         */
                        on: string;
                    };
                    /**
                     * @description Numbers the messages about this subject: of two, the higher happened later. There are gaps where kinds were not asked for.
                     * @example 1
                     */
                    sequence: number;
                    /** @description What it is about: the id of a loan, an application. */
                    subject: string;
                    /**
                     * @description When it happened, RFC 3339.
                     * @example 2027-01-04T02:03:04.000Z
                     */
                    timestamp: string;
                    /** @constant */
                    type: "loan.closed";
                    /** @constant */
                    version: 1;
                };
            };
        };
        responses: {
            /** @description Taken. Anything else within 15 s, or nothing: sent again. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No more is wanted: the endpoint is switched off. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhook:loan.delinquent": {
        parameters: {
            query?: never;
            header: {
                /** @description The message: the same when it is sent again. */
                "webhook-id": string;
                /** @description `v1,` and HMAC-SHA256 of `id.timestamp.body` in base64; several, apart by spaces. */
                "webhook-signature": string;
                /** @description When it was sent, in seconds. Older than five minutes: refuse it. */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "loan.delinquent",
                 *       "timestamp": "2027-01-04T02:03:04.000Z",
                 *       "version": 1,
                 *       "subject": "subject",
                 *       "sequence": 1,
                 *       "borrowerId": "borrower_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                 *       "data": {
                 *         "loanId": "loan_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                 *         "dpd": 1,
                 *         "on": "2027-01-04"
                 *       }
                 *     }
                 */
                "application/json": {
                    /** @description Null: about an endpoint. */
                    borrowerId: string | null;
                    data: {
                        /**
                         * @description Days past due.
                         * @example 1
                         */
                        dpd: number;
                        /** @example loan_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f */
                        loanId: string;
                        /**
                         * @description A day, Asia/Shanghai.
                         * @example 2027-01-04
                         */
                        on: string;
                    };
                    /**
                     * @description Numbers the messages about this subject: of two, the higher happened later. There are gaps where kinds were not asked for.
                     * @example 1
                     */
                    sequence: number;
                    /** @description What it is about: the id of a loan, an application. */
                    subject: string;
                    /**
                     * @description When it happened, RFC 3339.
                     * @example 2027-01-04T02:03:04.000Z
                     */
                    timestamp: string;
                    /** @constant */
                    type: "loan.delinquent";
                    /** @constant */
                    version: 1;
                };
            };
        };
        responses: {
            /** @description Taken. Anything else within 15 s, or nothing: sent again. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No more is wanted: the endpoint is switched off. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhook:loan.disbursed": {
        parameters: {
            query?: never;
            header: {
                /** @description The message: the same when it is sent again. */
                "webhook-id": string;
                /** @description `v1,` and HMAC-SHA256 of `id.timestamp.body` in base64; several, apart by spaces. */
                "webhook-signature": string;
                /** @description When it was sent, in seconds. Older than five minutes: refuse it. */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "loan.disbursed",
                 *       "timestamp": "2027-01-04T02:03:04.000Z",
                 *       "version": 1,
                 *       "subject": "subject",
                 *       "sequence": 1,
                 *       "borrowerId": "borrower_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                 *       "data": {
                 *         "loanId": "loan_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                 *         "principalFen": "200000",
                 *         "on": "2027-01-04"
                 *       }
                 *     }
                 */
                "application/json": {
                    /** @description Null: about an endpoint. */
                    borrowerId: string | null;
                    data: {
                        /** @example loan_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f */
                        loanId: string;
                        /**
                         * @description A day, Asia/Shanghai.
                         * @example 2027-01-04
                         */
                        on: string;
                        /**
                         * @description Renminbi in fen (1/100 yuan), as text.
                         * @example 200000
                         */
                        principalFen: string;
                    };
                    /**
                     * @description Numbers the messages about this subject: of two, the higher happened later. There are gaps where kinds were not asked for.
                     * @example 1
                     */
                    sequence: number;
                    /** @description What it is about: the id of a loan, an application. */
                    subject: string;
                    /**
                     * @description When it happened, RFC 3339.
                     * @example 2027-01-04T02:03:04.000Z
                     */
                    timestamp: string;
                    /** @constant */
                    type: "loan.disbursed";
                    /** @constant */
                    version: 1;
                };
            };
        };
        responses: {
            /** @description Taken. Anything else within 15 s, or nothing: sent again. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No more is wanted: the endpoint is switched off. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhook:loan.renewed": {
        parameters: {
            query?: never;
            header: {
                /** @description The message: the same when it is sent again. */
                "webhook-id": string;
                /** @description `v1,` and HMAC-SHA256 of `id.timestamp.body` in base64; several, apart by spaces. */
                "webhook-signature": string;
                /** @description When it was sent, in seconds. Older than five minutes: refuse it. */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "loan.renewed",
                 *       "timestamp": "2027-01-04T02:03:04.000Z",
                 *       "version": 1,
                 *       "subject": "subject",
                 *       "sequence": 1,
                 *       "borrowerId": "borrower_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                 *       "data": {
                 *         "loanId": "loan_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                 *         "renews": "loan_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                 *         "principalFen": "200000",
                 *         "on": "2027-01-04"
                 *       }
                 *     }
                 */
                "application/json": {
                    /** @description Null: about an endpoint. */
                    borrowerId: string | null;
                    data: {
                        /** @example loan_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f */
                        loanId: string;
                        /**
                         * @description A day, Asia/Shanghai.
                         * @example 2027-01-04
                         */
                        on: string;
                        /**
                         * @description Renminbi in fen (1/100 yuan), as text.
                         * @example 200000
                         */
                        principalFen: string;
                        /**
                         * @description The loan that the new one takes over.
                         * @example loan_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f
                         */
                        renews: string;
                    };
                    /**
                     * @description Numbers the messages about this subject: of two, the higher happened later. There are gaps where kinds were not asked for.
                     * @example 1
                     */
                    sequence: number;
                    /** @description What it is about: the id of a loan, an application. */
                    subject: string;
                    /**
                     * @description When it happened, RFC 3339.
                     * @example 2027-01-04T02:03:04.000Z
                     */
                    timestamp: string;
                    /** @constant */
                    type: "loan.renewed";
                    /** @constant */
                    version: 1;
                };
            };
        };
        responses: {
            /** @description Taken. Anything else within 15 s, or nothing: sent again. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No more is wanted: the endpoint is switched off. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhook:loan.repaid": {
        parameters: {
            query?: never;
            header: {
                /** @description The message: the same when it is sent again. */
                "webhook-id": string;
                /** @description `v1,` and HMAC-SHA256 of `id.timestamp.body` in base64; several, apart by spaces. */
                "webhook-signature": string;
                /** @description When it was sent, in seconds. Older than five minutes: refuse it. */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "loan.repaid",
                 *       "timestamp": "2027-01-04T02:03:04.000Z",
                 *       "version": 1,
                 *       "subject": "subject",
                 *       "sequence": 1,
                 *       "borrowerId": "borrower_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                 *       "data": {
                 *         "loanId": "loan_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                 *         "repaymentId": "repayment_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                 *         "amountFen": "200000",
                 *         "on": "2027-01-04"
                 *       }
                 *     }
                 */
                "application/json": {
                    /** @description Null: about an endpoint. */
                    borrowerId: string | null;
                    data: {
                        /**
                         * @description Renminbi in fen (1/100 yuan), as text.
                         * @example 200000
                         */
                        amountFen: string;
                        /** @example loan_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f */
                        loanId: string;
                        /**
                         * @description A day, Asia/Shanghai.
                         * @example 2027-01-04
                         */
                        on: string;
                        /** @example repayment_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f */
                        repaymentId: string;
                    };
                    /**
                     * @description Numbers the messages about this subject: of two, the higher happened later. There are gaps where kinds were not asked for.
                     * @example 1
                     */
                    sequence: number;
                    /** @description What it is about: the id of a loan, an application. */
                    subject: string;
                    /**
                     * @description When it happened, RFC 3339.
                     * @example 2027-01-04T02:03:04.000Z
                     */
                    timestamp: string;
                    /** @constant */
                    type: "loan.repaid";
                    /** @constant */
                    version: 1;
                };
            };
        };
        responses: {
            /** @description Taken. Anything else within 15 s, or nothing: sent again. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No more is wanted: the endpoint is switched off. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhook:loan.repayment_reversed": {
        parameters: {
            query?: never;
            header: {
                /** @description The message: the same when it is sent again. */
                "webhook-id": string;
                /** @description `v1,` and HMAC-SHA256 of `id.timestamp.body` in base64; several, apart by spaces. */
                "webhook-signature": string;
                /** @description When it was sent, in seconds. Older than five minutes: refuse it. */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "loan.repayment_reversed",
                 *       "timestamp": "2027-01-04T02:03:04.000Z",
                 *       "version": 1,
                 *       "subject": "subject",
                 *       "sequence": 1,
                 *       "borrowerId": "borrower_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                 *       "data": {
                 *         "loanId": "loan_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                 *         "repaymentId": "repayment_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                 *         "on": "2027-01-04"
                 *       }
                 *     }
                 */
                "application/json": {
                    /** @description Null: about an endpoint. */
                    borrowerId: string | null;
                    data: {
                        /** @example loan_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f */
                        loanId: string;
                        /**
                         * @description A day, Asia/Shanghai.
                         * @example 2027-01-04
                         */
                        on: string;
                        /** @example repayment_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f */
                        repaymentId: string;
                    };
                    /**
                     * @description Numbers the messages about this subject: of two, the higher happened later. There are gaps where kinds were not asked for.
                     * @example 1
                     */
                    sequence: number;
                    /** @description What it is about: the id of a loan, an application. */
                    subject: string;
                    /**
                     * @description When it happened, RFC 3339.
                     * @example 2027-01-04T02:03:04.000Z
                     */
                    timestamp: string;
                    /** @constant */
                    type: "loan.repayment_reversed";
                    /** @constant */
                    version: 1;
                };
            };
        };
        responses: {
            /** @description Taken. Anything else within 15 s, or nothing: sent again. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No more is wanted: the endpoint is switched off. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhook:loan.restructured": {
        parameters: {
            query?: never;
            header: {
                /** @description The message: the same when it is sent again. */
                "webhook-id": string;
                /** @description `v1,` and HMAC-SHA256 of `id.timestamp.body` in base64; several, apart by spaces. */
                "webhook-signature": string;
                /** @description When it was sent, in seconds. Older than five minutes: refuse it. */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "loan.restructured",
                 *       "timestamp": "2027-01-04T02:03:04.000Z",
                 *       "version": 1,
                 *       "subject": "subject",
                 *       "sequence": 1,
                 *       "borrowerId": "borrower_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                 *       "data": {
                 *         "loanId": "loan_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                 *         "on": "2027-01-04"
                 *       }
                 *     }
                 */
                "application/json": {
                    /** @description Null: about an endpoint. */
                    borrowerId: string | null;
                    data: {
                        /** @example loan_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f */
                        loanId: string;
                        /**
                         * @description A day, Asia/Shanghai.
                         * @example 2027-01-04
                         */
                        on: string;
                    };
                    /**
                     * @description Numbers the messages about this subject: of two, the higher happened later. There are gaps where kinds were not asked for.
                     * @example 1
                     */
                    sequence: number;
                    /** @description What it is about: the id of a loan, an application. */
                    subject: string;
                    /**
                     * @description When it happened, RFC 3339.
                     * @example 2027-01-04T02:03:04.000Z
                     */
                    timestamp: string;
                    /** @constant */
                    type: "loan.restructured";
                    /** @constant */
                    version: 1;
                };
            };
        };
        responses: {
            /** @description Taken. Anything else within 15 s, or nothing: sent again. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No more is wanted: the endpoint is switched off. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhook:webhook.ping": {
        parameters: {
            query?: never;
            header: {
                /** @description The message: the same when it is sent again. */
                "webhook-id": string;
                /** @description `v1,` and HMAC-SHA256 of `id.timestamp.body` in base64; several, apart by spaces. */
                "webhook-signature": string;
                /** @description When it was sent, in seconds. Older than five minutes: refuse it. */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "webhook.ping",
                 *       "timestamp": "2027-01-04T02:03:04.000Z",
                 *       "version": 1,
                 *       "subject": "subject",
                 *       "sequence": 1,
                 *       "borrowerId": "borrower_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                 *       "data": {
                 *         "endpointId": "endpoint_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f"
                 *       }
                 *     }
                 */
                "application/json": {
                    /** @description Null: about an endpoint. */
                    borrowerId: string | null;
                    data: {
                        /** @example endpoint_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f */
                        endpointId: string;
                    };
                    /**
                     * @description Numbers the messages about this subject: of two, the higher happened later. There are gaps where kinds were not asked for.
                     * @example 1
                     */
                    sequence: number;
                    /** @description What it is about: the id of a loan, an application. */
                    subject: string;
                    /**
                     * @description When it happened, RFC 3339.
                     * @example 2027-01-04T02:03:04.000Z
                     */
                    timestamp: string;
                    /** @constant */
                    type: "webhook.ping";
                    /** @constant */
                    version: 1;
                };
            };
        };
        responses: {
            /** @description Taken. Anything else within 15 s, or nothing: sent again. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No more is wanted: the endpoint is switched off. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "webhook:webhook.switched_off": {
        parameters: {
            query?: never;
            header: {
                /** @description The message: the same when it is sent again. */
                "webhook-id": string;
                /** @description `v1,` and HMAC-SHA256 of `id.timestamp.body` in base64; several, apart by spaces. */
                "webhook-signature": string;
                /** @description When it was sent, in seconds. Older than five minutes: refuse it. */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "webhook.switched_off",
                 *       "timestamp": "2027-01-04T02:03:04.000Z",
                 *       "version": 1,
                 *       "subject": "subject",
                 *       "sequence": 1,
                 *       "borrowerId": "borrower_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                 *       "data": {
                 *         "endpointId": "endpoint_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f",
                 *         "why": "gone"
                 *       }
                 *     }
                 */
                "application/json": {
                    /** @description Null: about an endpoint. */
                    borrowerId: string | null;
                    data: {
                        /** @example endpoint_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f */
                        endpointId: string;
                        /**
                         * @description `gone`: it answered 410; `failing`: it failed for five days.
                         * @enum {string}
                         */
                        why: "gone" | "failing";
                    };
                    /**
                     * @description Numbers the messages about this subject: of two, the higher happened later. There are gaps where kinds were not asked for.
                     * @example 1
                     */
                    sequence: number;
                    /** @description What it is about: the id of a loan, an application. */
                    subject: string;
                    /**
                     * @description When it happened, RFC 3339.
                     * @example 2027-01-04T02:03:04.000Z
                     */
                    timestamp: string;
                    /** @constant */
                    type: "webhook.switched_off";
                    /** @constant */
                    version: 1;
                };
            };
        };
        responses: {
            /** @description Taken. Anything else within 15 s, or nothing: sent again. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No more is wanted: the endpoint is switched off. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
}
