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
        /** What a champion said of a borrower in its newest decision, by feature and by relation */
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
}
export type webhooks = Record<string, never>;
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
            relations: components["schemas"]["ScoreRelations"];
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
            /** @description Classes of relations that the model counted, the heaviest first; never who is in one. */
            relations: {
                /** @enum {string} */
                effect: "riskier" | "safer";
                relation: string;
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
            /** @description A loan, a repayment, or a month: 2027-01. */
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
        /** @description A text in Chinese and English. */
        Says: {
            en: string;
            zh: string;
        };
        ScoreNeighbour: {
            /** @description Those of a class add up to what the class did. */
            logit: number;
            /** @description As the relationship graph names it: a keyed digest, a carrier, an anchor. */
            node: string;
            weightFen: components["schemas"]["Fen"];
        };
        /** @description What relations did, the heaviest class first; null: the model reads none. */
        ScoreRelations: {
            classes: {
                /** @description Log-odds of bad; above 0 is riskier. */
                logit: number;
                neighbours: components["schemas"]["ScoreNeighbour"][];
                relation: string;
                says: components["schemas"]["Says"];
            }[];
            /** @description Whether one of them was forgotten since: its values count no more, and nothing is divided. */
            isForgotten: boolean;
            /** @description Of them borrowers here whose values counted. */
            known: number;
            /** @description How many were looked at, two steps far. */
            nodes: number;
        } | null;
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
                        publicKey: string;
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
                "application/json": {
                    /** @enum {string} */
                    kind: "contract" | "disclosure" | "receipt" | "statement";
                    /**
                     * @default zh
                     * @enum {string}
                     */
                    language?: "zh" | "en";
                    /** @description A loan, a repayment, or a month: 2027-01. */
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
                        publicKey: string;
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
    putBorrowerNumbers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
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
    postBorrowerVerifyDocument: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
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
                    "application/json": components["schemas"]["FacilityRenewed"];
                };
            };
            /** @description It waits for a second person (`MAKER_CHECKER`). */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
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
                    "application/json": components["schemas"]["Changed"];
                };
            };
            /** @description It waits for a second person (`MAKER_CHECKER`). */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
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
                    "application/json": components["schemas"]["Refund"];
                };
            };
            /** @description It waits for a second person (`MAKER_CHECKER`). */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
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
                    "application/json": components["schemas"]["LoanRenewed"];
                };
            };
            /** @description It waits for a second person (`MAKER_CHECKER`). */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
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
                    "application/json": components["schemas"]["PeriodClosed"];
                };
            };
            /** @description It waits for a second person (`MAKER_CHECKER`). */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
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
}
