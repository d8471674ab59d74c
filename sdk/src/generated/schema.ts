// Generated from openapi.yaml by `npm run sdk`. Change the API, not this file.
export interface paths {
    "/v1/account-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List account requests, newest first
         * @description For agents, admins and API keys with the scope `accounts:read`.
         */
        get: operations["accountRequestList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/account-requests/{request}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read one account request
         * @description For agents, admins and API keys with the scope `accounts:read`.
         */
        get: operations["accountRequestGet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/account-requests/{request}/approval": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approve an account request
         * @description Whoever asked becomes a customer and gets a mail whose link sets their password.
         *
         *     For agents, admins and API keys with the scope `accounts:write`.
         */
        post: operations["accountRequestApprove"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/account-requests/{request}/decline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decline an account request
         * @description Whoever asked gets a mail with the reason.
         *
         *     For agents, admins and API keys with the scope `accounts:write`.
         */
        post: operations["accountRequestDecline"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the desk's API keys, newest first
         * @description For admins.
         */
        get: operations["apiKeyList"];
        put?: never;
        /**
         * Make an API key
         * @description The key stands in this answer and is never shown again.
         *
         *     For admins.
         */
        post: operations["apiKeyCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/api-keys/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read one API key, without its secret
         * @description For admins.
         */
        get: operations["apiKeyGet"];
        put?: never;
        post?: never;
        /**
         * Revoke an API key at once
         * @description For admins.
         */
        delete: operations["apiKeyRevoke"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/api-keys/{key}/rotation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Replace an API key
         * @description Makes a successor with the same name and scopes. The old key stays good for the overlap, so that programs
         *     can be changed over one by one.
         *
         *     For admins.
         */
        post: operations["apiKeyRotate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/article-deflection": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Count the tickets that articles made needless
         * @description For agents, admins and API keys with the scope `articles:read`.
         */
        get: operations["articleDeflectionGet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/articles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the articles of the desk, newest first, drafts and archived ones among them
         * @description For agents, admins and API keys with the scope `articles:read`.
         */
        get: operations["articleList"];
        put?: never;
        /**
         * Begin an article
         * @description It is a draft: nobody but its writers knows of it until it is published.
         *
         *     For agents, admins and API keys with the scope `articles:write`.
         */
        post: operations["articleCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/articles/{article}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read what there is of an article, as its writers do
         * @description For agents, admins and API keys with the scope `articles:read`.
         */
        get: operations["articleGet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change the name or the readers of an article
         * @description For agents, admins and API keys with the scope `articles:write`.
         */
        patch: operations["articleUpdate"];
        trace?: never;
    };
    "/v1/articles/{article}/archival": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Put an article away
         * @description For agents, admins and API keys with the scope `articles:write`.
         */
        put: operations["articleArchive"];
        post?: never;
        /**
         * Take an archived article up again, as a draft
         * @description For agents, admins and API keys with the scope `articles:write`.
         */
        delete: operations["articleRestore"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/articles/{article}/comments/{comment}/redaction": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take the words of a reader’s comment away, for good
         * @description For agents, admins and API keys with the scope `articles:write`.
         */
        post: operations["articleCommentRedact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/articles/{article}/publication": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Publish what was written last, in every language
         * @description What is written afterwards waits until the article is published again.
         *
         *     For agents, admins and API keys with the scope `articles:write`.
         */
        put: operations["articlePublish"];
        post?: never;
        /**
         * Withdraw an article from its readers
         * @description For agents, admins and API keys with the scope `articles:write`.
         */
        delete: operations["articleWithdraw"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/articles/{article}/translations/{language}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read what an article says in a language, as it was written last
         * @description For agents, admins and API keys with the scope `articles:read`.
         */
        get: operations["articleTranslationGet"];
        /**
         * Write an article in a language, anew or for the first time
         * @description Readers see it once the article is published again. `If-Match` is required where there is a text already.
         *
         *     For agents, admins and API keys with the scope `articles:write`.
         */
        put: operations["articleTranslationSet"];
        post?: never;
        /**
         * Remove a language from an article, for its readers at once
         * @description For agents, admins and API keys with the scope `articles:write`.
         */
        delete: operations["articleTranslationRemove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/articles/{article}/translations/{language}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what was written in a language, newest first
         * @description For agents, admins and API keys with the scope `articles:read`.
         */
        get: operations["articleVersionList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/articles/{article}/translations/{language}/versions/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read what was written once
         * @description For agents, admins and API keys with the scope `articles:read`.
         */
        get: operations["articleVersionGet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/blueprint": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the blueprint in force
         * @description For admins and API keys with the scope `desk:read`.
         */
        get: operations["blueprintGet"];
        /**
         * Put a blueprint in force
         * @description All or nothing, without a restart; running tickets follow at once and their timers are armed anew.
         *
         *     For admins and API keys with the scope `desk:write`.
         */
        put: operations["blueprintApply"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/blueprint/checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Check a blueprint
         * @description Every complaint says where (JSON pointer, line and column) and what to do. Nothing is stored.
         *
         *     For admins and API keys with the scope `desk:read`.
         */
        post: operations["blueprintCheck"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/blueprint/plans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * See what a blueprint would change
         * @description Compares it with the version in force and counts the tickets that would have to move. Nothing is stored.
         *
         *     For admins and API keys with the scope `desk:read`.
         */
        post: operations["blueprintPlan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/blueprint/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the versions of the blueprint, the newest first
         * @description For admins and API keys with the scope `desk:read`.
         */
        get: operations["blueprintVersionList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/blueprint/versions/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read one version of the blueprint
         * @description For admins and API keys with the scope `desk:read`.
         */
        get: operations["blueprintVersionGet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the desks of the installation, the newest first
         * @description For the operator.
         */
        get: operations["deskList"];
        put?: never;
        /**
         * Make a desk from a blueprint
         * @description The desk is there at once, without a restart. The answer holds a secret API key with every scope, shown this once: invite the first admin with it.
         *
         *     For the operator.
         */
        post: operations["deskCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desks/{desk}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show a desk’s public profile
         * @description Languages, doors, how one becomes a customer, the password rule, and where to turn when nothing else works.
         *
         *     Needs no credentials.
         */
        get: operations["deskProfileGet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desks/{desk}/account-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask to become a customer
         * @description For desks that decide about newcomers. The answer is the same whether or not the address is known.
         *
         *     Needs no credentials.
         */
        post: operations["accountRequestCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desks/{desk}/article-search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Search the published articles of a desk
         * @description In the reader's language, and in the language an article is shown in where it has no other. Words are found
         *     in any of their forms; accents and typing errors are forgiven; words in titles weigh more. The best ones come first.
         *
         *     Needs no credentials; with those of the desk (an API key’s with the scope `articles:read`) more may be seen.
         */
        get: operations["deskArticleSearch"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desks/{desk}/article-suggestions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Suggest articles for what has been typed so far
         * @description Fit to be asked with every keystroke; nothing is recorded. What was shown to somebody who paused is told by
         *     `articleSuggestionCreate`.
         *
         *     Needs no credentials; with those of the desk (an API key’s with the scope `articles:read`) more may be seen.
         */
        get: operations["articleSuggest"];
        put?: never;
        /**
         * Tell that articles were shown to somebody about to ask
         * @description Once they pause, not with every keystroke. Name the answer's id when a ticket is filed after all.
         *
         *     Needs no credentials; with those of the desk (an API key’s with the scope `articles:read`) more may be seen.
         */
        post: operations["articleSuggestionCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desks/{desk}/article-suggestions/{suggestion}/openings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Tell that one of the articles shown was opened
         * @description Needs no credentials; with those of the desk (an API key’s with the scope `articles:read`) more may be seen.
         */
        post: operations["articleSuggestionOpen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desks/{desk}/article-suggestions/{suggestion}/solution": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Tell that no ticket is needed any more
         * @description Needs no credentials; with those of the desk (an API key’s with the scope `articles:read`) more may be seen.
         */
        put: operations["articleSuggestionSolve"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desks/{desk}/articles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the published articles of a desk, in the reader’s language, published last first
         * @description Needs no credentials; with those of the desk (an API key’s with the scope `articles:read`) more may be seen.
         */
        get: operations["deskArticleList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desks/{desk}/articles/{article}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read an article
         * @description In the reader's language where the article has it, else in the desk's first or another one;
         *     `Content-Language` tells which.
         *
         *     Needs no credentials; with those of the desk (an API key’s with the scope `articles:read`) more may be seen.
         */
        get: operations["deskArticleGet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desks/{desk}/articles/{article}/comments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what readers say under an article, oldest first
         * @description Needs no credentials; with those of the desk (an API key’s with the scope `articles:read`) more may be seen.
         */
        get: operations["articleCommentList"];
        put?: never;
        /**
         * Say something under an article
         * @description For signed-in people only.
         *
         *     Needs no credentials; with those of the desk (an API key’s with the scope `articles:read`) more may be seen.
         */
        post: operations["articleCommentCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desks/{desk}/articles/{article}/vote": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Say whether an article was helpful
         * @description Each signed-in reader has one answer for each article and may change it. Strangers have one for each network
         *     they come from; theirs are counted apart.
         *
         *     Needs no credentials; with those of the desk (an API key’s with the scope `articles:read`) more may be seen.
         */
        put: operations["articleVoteSet"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desks/{desk}/jwks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Public keys of the desk's access tokens
         * @description A JWK set (RFC 7517). Fetch it again when a token names a key that is not in it.
         *
         *     Needs no credentials.
         */
        get: operations["jwksGet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desks/{desk}/link-redemptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Use a link that came by mail
         * @description A link works once, and by this call alone: opening its page changes nothing. A password that breaks the
         *     desk's rule is refused and leaves the link good.
         *
         *     Needs no credentials.
         */
        post: operations["linkRedeem"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desks/{desk}/password-links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for a link to set a password
         * @description For newcomers and for those who forgot theirs. The answer is the same whether or not the address is known; a
         *     known one gets a mail at once. At a desk that is open to all, an unknown address is invited.
         *
         *     Needs no credentials.
         */
        post: operations["passwordLinkCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desks/{desk}/password-policy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the desk asks of a password
         * @description Says also whether the rule conforms to NIST SP 800-63B-4, and why not.
         *
         *     Needs no credentials.
         */
        get: operations["passwordPolicyGet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desks/{desk}/request-types": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What one can ask for at a desk, for somebody who has not signed in.
         * @description Needs no credentials.
         */
        get: operations["deskRequestTypeList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desks/{desk}/request-types/{type}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One request type of a desk with its form, for somebody who has not signed in.
         * @description Needs no credentials.
         */
        get: operations["deskRequestTypeGet"];
        put?: never;
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
        /**
         * Sign in by password
         * @description The answer is the same, and takes as long, for an unknown address, a suspended person and a wrong password.
         *
         *     Needs no credentials.
         */
        post: operations["sessionCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desks/{desk}/suspension": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Suspend a desk
         * @description From the next request on it answers nobody, and nothing happens on it: no timer, no mail.
         *
         *     For the operator.
         */
        post: operations["deskSuspend"];
        /**
         * Let a suspended desk go on
         * @description For the operator.
         */
        delete: operations["deskResume"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the groups of agents, with who is in them
         * @description For agents, admins and API keys with the scope `accounts:read`.
         */
        get: operations["groupList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/groups/{group}/members/{person}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Put an agent into a group
         * @description For admins and API keys with the scope `accounts:write`.
         */
        put: operations["groupMemberAdd"];
        post?: never;
        /**
         * Take an agent out of a group
         * @description For admins and API keys with the scope `accounts:write`.
         */
        delete: operations["groupMemberRemove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether the process runs. Restart it when this fails.
         * @description Needs no credentials.
         */
        get: operations["healthLive"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether the service can answer, its database included. Send no traffic while this fails.
         * @description Needs no credentials.
         */
        get: operations["healthReady"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who am I
         * @description For customers, agents and admins.
         */
        get: operations["meGet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change one's own name, language or time zone
         * @description For customers, agents and admins.
         */
        patch: operations["meUpdate"];
        trace?: never;
    };
    "/v1/me/addresses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add a further mail address
         * @description A link is sent there; the address is added when the link is used. The answer is the same whoever the address
         *     belongs to.
         *
         *     For customers, agents and admins.
         */
        post: operations["addressAdd"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/addresses/{address}": {
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
         * Remove one of one's further mail addresses
         * @description For customers, agents and admins.
         */
        delete: operations["addressRemove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change one's own password
         * @description Ends the caller's other sessions.
         *
         *     For customers, agents and admins.
         */
        put: operations["passwordChange"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/ticket-columns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The columns that the caller's lists show, and those to choose from.
         * @description For customers, agents and admins.
         */
        get: operations["columnsGet"];
        /**
         * Choose the columns that the caller's lists show, and their order; the choice is remembered.
         * @description For customers, agents and admins.
         */
        put: operations["columnsSet"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the organizations of the desk, by name
         * @description For agents, admins and API keys with the scope `accounts:read`.
         */
        get: operations["organizationList"];
        put?: never;
        /**
         * Make an organization
         * @description Customers whose proved address is in one of its domains join at once, others when they prove theirs.
         *
         *     For agents, admins and API keys with the scope `accounts:write`.
         */
        post: operations["organizationCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read one organization
         * @description For agents, admins and API keys with the scope `accounts:read`.
         */
        get: operations["organizationGet"];
        put?: never;
        post?: never;
        /**
         * Delete an organization
         * @description Its people and their tickets stay.
         *
         *     For agents, admins and API keys with the scope `accounts:write`.
         */
        delete: operations["organizationDelete"];
        options?: never;
        head?: never;
        /**
         * Change an organization
         * @description For agents, admins and API keys with the scope `accounts:write`.
         */
        patch: operations["organizationUpdate"];
        trace?: never;
    };
    "/v1/organizations/{organization}/members/{person}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Make somebody a member
         * @description For agents, admins and API keys with the scope `accounts:write`.
         */
        put: operations["memberAdd"];
        post?: never;
        /**
         * End a membership
         * @description For agents, admins and API keys with the scope `accounts:write`.
         */
        delete: operations["memberRemove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the people of the desk
         * @description Newest first.
         *
         *     For agents, admins and API keys with the scope `accounts:read`.
         */
        get: operations["personList"];
        put?: never;
        /**
         * Invite somebody
         * @description They get a mail whose link lets them give their name and a password. Only admins invite agents and admins.
         *
         *     For agents, admins and API keys with the scope `accounts:write`.
         */
        post: operations["personCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/people/{person}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read one person
         * @description For agents, admins and API keys with the scope `accounts:read`.
         */
        get: operations["personGet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change a person
         * @description Staff change customers; admins change everybody, and roles. Nobody changes their own role.
         *
         *     For agents, admins and API keys with the scope `accounts:write`.
         */
        patch: operations["personUpdate"];
        trace?: never;
    };
    "/v1/people/{person}/suspension": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Suspend a person
         * @description They are signed out everywhere and refused from the next request on. What they filed stays.
         *
         *     For agents, admins and API keys with the scope `accounts:write`.
         */
        post: operations["personSuspend"];
        /**
         * End a person's suspension
         * @description For agents, admins and API keys with the scope `accounts:write`.
         */
        delete: operations["personResume"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/request-types": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What one can ask for at the caller's desk, with the purpose and examples of each type.
         * @description For customers, agents, admins and API keys with the scope `tickets:read`.
         */
        get: operations["requestTypeList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/request-types/{type}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One request type with its form, for this caller and language.
         * @description The form is a JSON Schema of the object `fields` that `ticketCreate` takes, and beside it what a program
         *     needs to draw the form. Fields for agents only are there for those who work for the desk.
         *
         *     For customers, agents, admins and API keys with the scope `tickets:read`.
         */
        get: operations["requestTypeGet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the caller's live sessions
         * @description For customers, agents and admins.
         */
        get: operations["sessionList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions/{session}": {
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
         * End a session
         * @description `current` signs out. The session's tokens are refused from the next request on.
         *
         *     For customers, agents and admins.
         */
        delete: operations["sessionEnd"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/signing-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign with a new key
         * @description Tokens signed with the old key stay good until they expire; until then it stays published.
         *
         *     For admins.
         */
        post: operations["signingKeyRotate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/test/clock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the clock of a test desk
         * @description For admins and API keys with the scope `desk:read`.
         */
        get: operations["testClockGet"];
        put?: never;
        /**
         * Move the clock of a test desk
         * @description Forward only. The clock then stands still until it is moved again; what became due on the way happens within seconds.
         *
         *     For admins and API keys with the scope `desk:write`.
         */
        post: operations["testClockMove"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/test/outbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The mails that a test desk kept instead of sending, newest first.
         * @description A mail appears here once the worker has rendered it, within a second or so of what it tells of.
         *
         *     For admins and API keys with the scope `desk:read`.
         */
        get: operations["testOutboxList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ticket-lists": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The lists that the desk offers, in its order.
         * @description Each is a `view` and `category` to send to `ticketList`, with its label and the columns the desk shows.
         *
         *     For customers, agents, admins and API keys with the scope `tickets:read`.
         */
        get: operations["listViewList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tickets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The tickets that the caller may see, narrowed, searched and sorted.
         * @description A cursor leads on in the same list only: sent with another filter, order or search it is refused.
         *
         *     For customers, agents, admins and API keys with the scope `tickets:read`.
         */
        get: operations["ticketList"];
        put?: never;
        /**
         * Files a ticket, for the caller or, by staff and API keys, in somebody's name.
         * @description The fields are those of the request type's form. A follow-up of a final ticket is filed with `followUpOf`.
         *
         *     For customers, agents, admins and API keys with the scope `tickets:write`.
         */
        post: operations["ticketCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tickets/count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How many tickets there are, status by status, among those that the caller may see.
         * @description For customers, agents, admins and API keys with the scope `tickets:read`.
         */
        get: operations["ticketCount"];
        put?: never;
        post?: never;
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
            path?: never;
            cookie?: never;
        };
        /**
         * A ticket, with what the caller may do with it and what the desk will do by itself.
         * @description The path takes the ticket's id or its number.
         *
         *     For customers, agents, admins and API keys with the scope `tickets:read`.
         */
        get: operations["ticketGet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Changes the values of a ticket's form, or its priority.
         * @description Requesters change the values of their own open tickets; staff and API keys those of every ticket, and the
         *     priority.
         *
         *     For customers, agents, admins and API keys with the scope `tickets:write`.
         */
        patch: operations["ticketUpdate"];
        trace?: never;
    };
    "/v1/tickets/{ticket}/assignment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Says who takes care of a ticket: an agent, a group, or nobody.
         * @description To take a ticket is to assign it to oneself. Where the desk says so, taking it moves its status.
         *
         *     For agents, admins and API keys with the scope `tickets:write`.
         */
        put: operations["assignmentSet"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tickets/{ticket}/comments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was said on a ticket, oldest first, as far as the caller may know.
         * @description For customers, agents, admins and API keys with the scope `tickets:read`.
         */
        get: operations["commentList"];
        put?: never;
        /**
         * Says something on a ticket.
         * @description A public comment may move the ticket: by the `transition` sent along, else by what the desk ties to a reply
         *     of an agent or an answer of a customer. Where a final ticket refuses comments, the problem says how to file a
         *     follow-up.
         *
         *     For customers, agents, admins and API keys with the scope `tickets:write`.
         */
        post: operations["commentCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tickets/{ticket}/comments/{comment}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One comment.
         * @description For customers, agents, admins and API keys with the scope `tickets:read`.
         */
        get: operations["commentGet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Changes what a comment says; its author may, for 15 minutes.
         * @description For customers, agents, admins and API keys with the scope `tickets:write`.
         */
        patch: operations["commentUpdate"];
        trace?: never;
    };
    "/v1/tickets/{ticket}/comments/{comment}/redaction": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Takes the words of a comment away, for good.
         * @description The comment stays, without its text; neither reads nor search know its words any more.
         *
         *     For agents, admins and API keys with the scope `tickets:write`.
         */
        post: operations["commentRedact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tickets/{ticket}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What happened to a ticket, as far as the caller may know: who, what and when.
         * @description For customers, agents, admins and API keys with the scope `tickets:read`.
         */
        get: operations["ticketHistoryList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tickets/{ticket}/read-marker": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Mark a ticket as read by the caller, up to an instant.
         * @description For customers, agents and admins.
         */
        put: operations["readMarkerSet"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tickets/{ticket}/request-type": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Moves a ticket to another request type.
         * @description Values of fields that both forms have stay; the others stay readable in the history. When the new form asks
         *     for more, send it along in `fields`.
         *
         *     For agents, admins and API keys with the scope `tickets:write`.
         */
        put: operations["typeChange"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tickets/{ticket}/transitions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Moves a ticket along one of the desk's transitions.
         * @description The ticket's `allowedActions` says which are possible now. What is not possible from the present status is
         *     refused with 409, and the problem's member `allowedActions` says what is.
         *
         *     For customers, agents, admins and API keys with the scope `tickets:write`.
         */
        post: operations["transitionCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tickets/{ticket}/visibility": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Opens a ticket to the colleagues of its requester, or hides it, at desks that share ticket by ticket.
         * @description For customers, agents, admins and API keys with the scope `tickets:write`.
         */
        put: operations["visibilitySet"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Renew the tokens of a session
         * @description A refresh token works once. Several calls with the same one within a few seconds get the same successor;
         *     using an older one ends the session.
         *
         *     Needs no credentials.
         */
        post: operations["tokenRefresh"];
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
        AccountRequest: {
            /**
             * Format: date-time
             * @description When it was made
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When it was approved or declined
             */
            decidedAt: string | null;
            /**
             * Format: uuid
             * @description Who decided; null as long as nobody has, and when a key did
             */
            decidedBy: string | null;
            /** @description E-mail address */
            email: string;
            /**
             * Format: uuid
             * @description Its id
             */
            id: string;
            /** @description Language they asked in (BCP 47) */
            language: string;
            /** @description What the person wrote to the desk */
            message: string | null;
            /** @description Its name, as people read it */
            name: string;
            /** @description Organization that the person says they belong to */
            organizationName: string | null;
            /**
             * Format: uuid
             * @description The customer they became
             */
            personId: string | null;
            /** @description Why it was declined */
            reason: string | null;
            /** @description Whether it still waits for a decision */
            status: components["schemas"]["AccountRequestStatus"];
            /** @description Grows with every change; the `ETag` is made of it */
            version: number;
        };
        AccountRequestApprove: {
            /**
             * Format: uuid
             * @description Organization that the new customer joins
             */
            organizationId?: string;
        };
        AccountRequestCreate: {
            /**
             * @description E-mail address
             * @example ana@charge.example
             */
            email: string;
            /** @description Anything that helps to decide */
            message?: string;
            /**
             * @description Its name, as people read it
             * @example Ana Martin
             */
            name: string;
            /**
             * @description Organization that you belong to
             * @example Charge SA
             */
            organizationName?: string;
        };
        AccountRequestDecline: {
            /** @description Told to whoever asked */
            reason: string;
        };
        AccountRequestPage: {
            /** @description The items of this page */
            items: components["schemas"]["AccountRequest"][];
            /** @description Leads to the next page; null on the last one */
            nextCursor: string | null;
        };
        /** @enum {string} */
        AccountRequestStatus: "pending" | "approved" | "declined";
        Acknowledgement: {
            /**
             * @description What happens next
             * @example If this address can have an account here, a mail is on its way to it.
             */
            detail: string;
        };
        /**
         * @description `system` is the desk itself, by time or by rule
         * @enum {string}
         */
        ActorKind: "person" | "key" | "system" | "anonymous";
        Address: {
            /**
             * @description E-mail address
             * @example ana@charge.example
             */
            email: string;
            /**
             * Format: uuid
             * @description Its id
             */
            id: string;
            /** @description Whether mail goes there */
            isPrimary: boolean;
            /**
             * Format: date-time
             * @description When a link sent to it was used; null: not proved yet
             */
            provedAt: string | null;
        };
        AddressAdd: {
            /**
             * @description E-mail address
             * @example ana@charge.example
             */
            email: string;
        };
        AllowedAction: {
            /**
             * @description `transition:<key>` for each transition of the desk, else the name of an action
             * @example transition:resolve
             */
            action: string;
            /** @description Whether you can do it now */
            allowed: boolean;
            /** @description Why not; null when it is allowed */
            denial: components["schemas"]["Denial"] | null;
            /**
             * @description In the language of the answer
             * @example Resolve
             */
            label: string;
            /** @description The status a transition leads to; null for other actions */
            leadsTo: components["schemas"]["TicketStatus"] | null;
        };
        ApiKey: {
            /**
             * Format: date-time
             * @description When it was made
             */
            createdAt: string;
            /**
             * Format: uuid
             * @description Who made it; null: whoever runs the installation, or the service itself
             */
            createdBy: string | null;
            /**
             * Format: date-time
             * @description When it was revoked, or will be after a rotation; null: it is good
             */
            endedAt: string | null;
            /**
             * Format: date-time
             * @description From when on it is refused; null: never
             */
            expiresAt: string | null;
            /**
             * @description The key's last four characters
             * @example x9Kf
             */
            hint: string;
            /**
             * Format: uuid
             * @description Its id
             */
            id: string;
            /**
             * Format: date-time
             * @description True to the minute; null: never used
             */
            lastUsedAt: string | null;
            /**
             * @description Its name, as people read it
             * @example telephone system
             */
            name: string;
            /** @description What it may do; `accounts:write` makes staff too, so give it with care */
            scopes: components["schemas"]["Scope"][];
            /** @description Grows with every change but of `lastUsedAt`; the `ETag` is made of it */
            version: number;
        };
        ApiKeyCreate: {
            /**
             * Format: date-time
             * @description From when on it is refused; without it, when it is revoked
             */
            expiresAt?: string;
            /** @description What it is for */
            name: string;
            /** @description What the key may do */
            scopes: components["schemas"]["Scope"][];
        };
        ApiKeyPage: {
            /** @description The items of this page */
            items: components["schemas"]["ApiKey"][];
            /** @description Leads to the next page; null on the last one */
            nextCursor: string | null;
        };
        ApiKeyRotate: {
            /** @description Hours for which the old key stays good beside the new one; 24 when it is not given */
            overlapHours?: number;
        };
        ApiKeySecret: {
            /**
             * Format: date-time
             * @description When it was made
             */
            createdAt: string;
            /**
             * Format: uuid
             * @description Who made it; null: whoever runs the installation, or the service itself
             */
            createdBy: string | null;
            /**
             * Format: date-time
             * @description When it was revoked, or will be after a rotation; null: it is good
             */
            endedAt: string | null;
            /**
             * Format: date-time
             * @description From when on it is refused; null: never
             */
            expiresAt: string | null;
            /**
             * @description The key's last four characters
             * @example x9Kf
             */
            hint: string;
            /**
             * Format: uuid
             * @description Its id
             */
            id: string;
            /** @description The key itself: shown here and never again */
            key: string;
            /**
             * Format: date-time
             * @description True to the minute; null: never used
             */
            lastUsedAt: string | null;
            /**
             * @description Its name, as people read it
             * @example telephone system
             */
            name: string;
            /** @description What it may do; `accounts:write` makes staff too, so give it with care */
            scopes: components["schemas"]["Scope"][];
            /** @description Grows with every change but of `lastUsedAt`; the `ETag` is made of it */
            version: number;
        };
        Article: {
            /** @description Who may read it once it is published: everybody, or whoever is signed in */
            audience: components["schemas"]["ArticleAudience"];
            /**
             * Format: date-time
             * @description When it was made
             */
            createdAt: string;
            /**
             * Format: uuid
             * @description Its id
             */
            id: string;
            /**
             * Format: date-time
             * @description When it was published last; null: never
             */
            publishedAt: string | null;
            /**
             * @description Its name in paths: lower-case letters, digits and hyphens
             * @example card-is-refused
             */
            slug: string;
            /** @description Whether readers see it. What is archived is kept and cannot be written */
            status: components["schemas"]["ArticleStatus"];
            /** @description The languages it is written in */
            translations: components["schemas"]["ArticleTranslationSummary"][];
            /**
             * Format: date-time
             * @description When it last changed
             */
            updatedAt: string;
            /** @description Grows with every change that you can see; the number in the `ETag` */
            version: number;
            /** @description What readers said of it */
            votes: components["schemas"]["ArticleVotes"];
        };
        /** @enum {string} */
        ArticleAudience: "public" | "customers";
        ArticleChange: {
            /** @description Who may read it once it is published; holds at once */
            audience?: components["schemas"]["ArticleAudience"];
            /** @description Its name in paths */
            slug?: string;
        };
        ArticleComment: {
            /**
             * Format: uuid
             * @description Id of the article
             */
            articleId: string;
            /** @description Who said it */
            author: components["schemas"]["ArticleCommentAuthor"];
            /** @description Plain text; null once redacted */
            body: string | null;
            /**
             * Format: date-time
             * @description When it was made
             */
            createdAt: string;
            /**
             * Format: uuid
             * @description Its id
             */
            id: string;
            /**
             * Format: date-time
             * @description When its words were taken away
             */
            redactedAt: string | null;
            /** @description Grows with every change that you can see; the number in the `ETag` */
            version: number;
        };
        ArticleCommentAuthor: {
            /** @description Their name; the desk's for those who work for it. Strangers are not told the names of readers */
            name: string | null;
            /** @description Whether they work for the desk */
            staff: boolean;
        };
        ArticleCommentDraft: {
            /**
             * @description Plain text
             * @example It worked after the second try.
             */
            body: string;
        };
        ArticleCommentPage: {
            /** @description The items of this page */
            items: components["schemas"]["ArticleComment"][];
            /** @description Leads to the next page; null on the last one */
            nextCursor: string | null;
        };
        ArticleCommentRedaction: {
            /** @description Why, for the history */
            reason?: string;
        };
        ArticleDeflection: {
            /** @description How often one was filed all the same */
            filed: number;
            /** @description How often at least one of them was opened */
            opened: number;
            /** @description How often articles were shown to somebody who was about to ask */
            shown: number;
            /** @description How often no ticket was needed then */
            solved: number;
        };
        ArticleDraft: {
            /** @description Who may read it once it is published; everybody unless said */
            audience?: components["schemas"]["ArticleAudience"];
            /**
             * @description The text, in Markdown (CommonMark with tables). HTML in it is shown as it was typed
             * @example Wait **ten seconds**, then hold the card to the reader again.
             */
            body: string;
            /**
             * @description The language it is written in (BCP 47), one of the desk's; the desk's first unless given
             * @example en
             */
            language?: string;
            /** @description Whether a machine made this text out of another language; readers are told. Not unless said */
            machineTranslated?: boolean;
            /** @description Its name in paths; made of the title unless given */
            slug?: string;
            /** @example My card is refused */
            title: string;
        };
        ArticleOpening: {
            /**
             * Format: uuid
             * @description Id of the article
             */
            article: string;
        };
        ArticleOutline: {
            /** @description Who may read it: everybody, or whoever is signed in */
            audience: components["schemas"]["ArticleAudience"];
            /**
             * Format: uuid
             * @description Its id
             */
            id: string;
            /** @description The language of the title: the reader's, where the article has it, else the desk's first or another one */
            language: string;
            /** @description Whether a machine made this text out of another language */
            machineTranslated: boolean;
            /**
             * Format: date-time
             * @description When it was published last
             */
            publishedAt: string;
            /**
             * @description Its name in paths: lower-case letters, digits and hyphens
             * @example card-is-refused
             */
            slug: string;
            /** @description How the text begins, or where it speaks of what was asked for; plain text */
            snippet: string;
            /** @example My card is refused */
            title: string;
        };
        ArticleOutlinePage: {
            /** @description The items of this page */
            items: components["schemas"]["ArticleOutline"][];
            /** @description Leads to the next page; null on the last one, and after a search, which gives the best ones alone */
            nextCursor: string | null;
        };
        ArticlePage: {
            /** @description The items of this page */
            items: components["schemas"]["Article"][];
            /** @description Leads to the next page; null on the last one */
            nextCursor: string | null;
        };
        ArticleSolution: {
            /**
             * Format: uuid
             * @description Id of the article that did it, where the reader says which
             */
            article?: string;
        };
        /** @enum {string} */
        ArticleStatus: "draft" | "published" | "archived";
        ArticleSuggestion: {
            /** @description Ids of the articles that were shown */
            articles: string[];
            /**
             * Format: date-time
             * @description When it was made
             */
            createdAt: string;
            /**
             * Format: uuid
             * @description Its id
             */
            id: string;
            /** @description Ids of those that were opened */
            opened: string[];
            /** @description `solved`: no ticket was needed. `filed`: one was filed all the same. null: neither, so far */
            outcome: components["schemas"]["SuggestionOutcome"] | null;
            /**
             * Format: uuid
             * @description Id of the article that solved it, where the reader said which
             */
            solvedBy: string | null;
        };
        ArticleSuggestionDraft: {
            /** @description Ids of the articles that were shown, as `articleSuggest` gave them */
            articles: string[];
        };
        ArticleTranslation: {
            /**
             * Format: uuid
             * @description Id of the article
             */
            articleId: string;
            /** @description The text, in Markdown */
            body: string;
            /** @description The text as readers get it: HTML, sanitised */
            html: string;
            /** @example fr */
            language: string;
            /** @description Whether a machine made this text out of another language */
            machineTranslated: boolean;
            /** @description Whether it is the version that readers see */
            published: boolean;
            /**
             * Format: date-time
             * @description When it was written
             */
            savedAt: string;
            /**
             * Format: uuid
             * @description Who wrote it: the id of a person or of a key; null: the service itself
             */
            savedBy: string | null;
            /** @description The title */
            title: string;
            /** @description Counts what was written in this language, from 1 */
            version: number;
        };
        ArticleTranslationDraft: {
            /**
             * @description The text, in Markdown (CommonMark with tables). HTML in it is shown as it was typed
             * @example Wait **ten seconds**, then hold the card to the reader again.
             */
            body: string;
            /** @description Whether a machine made this text out of another language; readers are told. Not unless said */
            machineTranslated?: boolean;
            /** @example My card is refused */
            title: string;
        };
        ArticleTranslationSummary: {
            /**
             * @description The language (BCP 47)
             * @example fr
             */
            language: string;
            /** @description The version written last */
            latestVersion: number;
            /** @description Whether the text written last was made by a machine */
            machineTranslated: boolean;
            /** @description The version that readers see; null: none */
            publishedVersion: number | null;
            /**
             * Format: date-time
             * @description When it was written last
             */
            savedAt: string;
            /** @description The title as it was written last */
            title: string;
        };
        ArticleVersion: {
            /** @description Whether a machine made this text out of another language */
            machineTranslated: boolean;
            /** @description Counts what was written in this language, from 1 */
            number: number;
            /** @description Whether it is the version that readers see */
            published: boolean;
            /**
             * Format: date-time
             * @description When it was written
             */
            savedAt: string;
            /**
             * Format: uuid
             * @description Who wrote it: the id of a person or of a key; null: the service itself
             */
            savedBy: string | null;
            /** @description The title */
            title: string;
        };
        ArticleVersionPage: {
            /** @description The items of this page */
            items: components["schemas"]["ArticleVersion"][];
            /** @description Leads to the next page; null on the last one */
            nextCursor: string | null;
        };
        ArticleVote: {
            /** @description Whether it was */
            helpful: boolean;
        };
        ArticleVotes: {
            /** @description Signed-in readers whom it helped */
            helpful: number;
            /** @description Signed-in readers whom it did not help */
            notHelpful: number;
            /** @description Strangers whom it helped; each network they come from counts once */
            strangersHelpful: number;
            /** @description Strangers whom it did not help */
            strangersNotHelpful: number;
        };
        Assignment: {
            /**
             * Format: uuid
             * @description An agent or admin of the desk; null for nobody
             */
            assignee?: string | null;
            /**
             * @description Key of a group; null for none
             * @example support
             */
            group?: string | null;
        };
        /**
         * @description Whether a person wrote it, a program with a key, or the desk by itself
         * @enum {string}
         */
        AuthorKind: "person" | "key" | "system";
        /**
         * @description Who is expected to do something next
         * @enum {string}
         */
        BallHolder: "support" | "requester" | "nobody";
        Blueprint: {
            /**
             * Format: date-time
             * @description When this version came into force
             */
            appliedAt: string;
            /**
             * Format: uuid
             * @description Who put it in force; null: whoever runs the installation, or an API key
             */
            appliedBy: string | null;
            /** @description What it changed */
            changes: components["schemas"]["BlueprintDifference"][];
            /** @description The document as its owner wrote it */
            source: string;
            /** @description From 1; the highest one is in force */
            version: number;
        };
        BlueprintChange: {
            /** @description The whole document, YAML or JSON, as text; 1 MiB at most */
            blueprint: string;
            /** @description Needed when a status or type goes away while tickets stand in it */
            mapping?: components["schemas"]["BlueprintMapping"];
        };
        BlueprintCheck: {
            /** @description The whole document, YAML or JSON, as text; 1 MiB at most */
            blueprint: string;
        };
        BlueprintDifference: {
            /** @description What changes, in words */
            detail: string;
            /** @description Whether it was added, removed or changed */
            kind: components["schemas"]["BlueprintDifferenceKind"];
            /** @description JSON pointer into the new document, or the old one for what is removed */
            pointer: string;
        };
        /**
         * @description Whether it was added, removed or changed
         * @enum {string}
         */
        BlueprintDifferenceKind: "added" | "removed" | "changed";
        BlueprintMapping: {
            /**
             * @description Old status key → new status key
             * @example {
             *       "on-hold": "pending"
             *     }
             */
            statuses?: {
                [key: string]: string;
            };
            /** @description Old request type key → new request type key */
            types?: {
                [key: string]: string;
            };
        };
        BlueprintMove: {
            /** @description Key that goes away */
            from: string;
            /** @description How many tickets stand there now */
            tickets: number;
            /** @description Key they go to; null as long as the mapping does not say it */
            to: string | null;
            /** @description What kind of thing it is that tickets move from */
            what: components["schemas"]["BlueprintMoveKind"];
        };
        /**
         * @description What kind of thing it is that tickets move from
         * @enum {string}
         */
        BlueprintMoveKind: "status" | "type";
        BlueprintPlan: {
            /** @description Whether it can be applied as it is */
            applicable: boolean;
            /** @description What would be different */
            changes: components["schemas"]["BlueprintDifference"][];
            /** @description Version in force, to which this was compared */
            fromVersion: number;
            /** @description Which live tickets would move, and where to */
            moves: components["schemas"]["BlueprintMove"][];
            /** @description Why it cannot be applied; pointers lead into `blueprint` and `mapping` */
            problems: components["schemas"]["ProblemError"][];
        };
        BlueprintReport: {
            /** @description What is wrong, place by place */
            complaints: components["schemas"]["ProblemError"][];
            /** @description Whether it could be applied */
            valid: boolean;
        };
        BlueprintVersion: {
            /**
             * Format: date-time
             * @description When this version came into force
             */
            appliedAt: string;
            /**
             * Format: uuid
             * @description Who put it in force; null: whoever runs the installation, or an API key
             */
            appliedBy: string | null;
            /** @description What it changed */
            changes: components["schemas"]["BlueprintDifference"][];
            /** @description From 1; the highest one is in force */
            version: number;
        };
        BlueprintVersionPage: {
            /** @description The items of this page */
            items: components["schemas"]["BlueprintVersion"][];
            /** @description Send it as `cursor` to get the next page; `null` on the last one */
            nextCursor: string | null;
        };
        /**
         * @description Ways to reach the desk
         * @enum {string}
         */
        Channel: "portal" | "email" | "phone" | "form" | "embed";
        /** @enum {string} */
        ChannelName: "portal" | "email" | "phone" | "form" | "embed";
        /**
         * @description Kinds of character of which at least one must be there
         * @enum {string}
         */
        CharacterClass: "upperCase" | "lowerCase" | "digit" | "special";
        Column: {
            /** @description Key of the column */
            key: components["schemas"]["ListColumn"];
            /**
             * @description In the language of the answer
             * @example Status
             */
            label: string;
        };
        Columns: {
            /** @description Those that can be chosen at this desk */
            available: components["schemas"]["Column"][];
            /** @description Whether the person chose them; else they are the desk's */
            chosen: boolean;
            /** @description Those shown, in order */
            columns: components["schemas"]["Column"][];
            /** @description That of the person whose choice it is */
            version: number;
        };
        ColumnsSet: {
            /** @description In order, each once */
            columns: components["schemas"]["ListColumn"][];
        };
        Comment: {
            /** @description Who wrote it */
            author: components["schemas"]["CommentAuthor"];
            /** @description Plain text; null once redacted */
            body: string | null;
            /** @description How it came in */
            channel: components["schemas"]["ChannelName"];
            /**
             * Format: date-time
             * @description When it was made
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description Until when its author may change it; null when the caller may not
             */
            editableUntil: string | null;
            /**
             * Format: date-time
             * @description When its author changed it last
             */
            editedAt: string | null;
            /**
             * Format: uuid
             * @description Its id
             */
            id: string;
            /**
             * Format: date-time
             * @description When its words were taken away
             */
            redactedAt: string | null;
            /**
             * Format: uuid
             * @description Id of the ticket
             */
            ticketId: string;
            /** @description Grows with every change that you can see; the number in the `ETag` */
            version: number;
            /** @description `internal` comments exist for those who work for the desk alone */
            visibility: components["schemas"]["CommentVisibility"];
        };
        CommentAuthor: {
            /**
             * Format: uuid
             * @description The person; null for keys and the service itself
             */
            id: string | null;
            /** @description Whether a person wrote it, a program with a key, or the desk by itself */
            kind: components["schemas"]["AuthorKind"];
            /**
             * @description Its name, as people read it
             * @example Camille Durand
             */
            name: string;
            /** @description Whether it was written for the desk */
            staff: boolean;
        };
        CommentChange: {
            /** @description Plain text */
            body: string;
        };
        CommentDraft: {
            /**
             * @description Plain text
             * @example I restarted the charger; the card works now.
             */
            body: string;
            /**
             * @description Key of a transition to take with it, instead of the one that the comment would make by itself
             * @example resolve
             */
            transition?: string;
            /** @description `public` unless said; `internal` is for staff and API keys */
            visibility?: components["schemas"]["CommentVisibility"];
        };
        CommentPage: {
            /** @description The items of this page */
            items: components["schemas"]["Comment"][];
            /** @description Leads to the next page; null on the last one */
            nextCursor: string | null;
        };
        /**
         * @description `internal` comments exist for those who work for the desk alone
         * @enum {string}
         */
        CommentVisibility: "public" | "internal";
        Denial: {
            /**
             * @description Stable code of the reason
             * @example wrong-status
             */
            code: string;
            /** @description One sentence in the language of the answer */
            detail: string;
        };
        Desk: {
            /** @description Version of the blueprint in force */
            blueprintVersion: number;
            /**
             * Format: date-time
             * @description When it was made
             */
            createdAt: string;
            /**
             * Format: uuid
             * @description Its id
             */
            id: string;
            /** @description Where mail goes: to the mail server, or kept in the test outbox */
            mail: components["schemas"]["MailSink"];
            /** @description Its name, as people read it */
            name: string;
            /**
             * @description Its name in paths: lower-case letters, digits and hyphens
             * @example road
             */
            slug: string;
            /** @description A suspended desk answers nobody, and nothing happens on it */
            status: components["schemas"]["DeskStatus"];
            /** @description Whether it is a test desk, whose clock can be moved */
            test: boolean;
        };
        DeskCreate: {
            /** @description The whole document, YAML or JSON, as text; 1 MiB at most */
            blueprint: string;
            /** @description Where its mail goes: to the mail server (`smtp`, usual), or into an outbox that the API shows (test desks only) */
            mail?: components["schemas"]["MailSink"];
            /** @description Whether it is a test desk, whose clock can be moved */
            test?: boolean;
        };
        DeskCreated: {
            /** @description Secret API key with every scope; shown this once. Invite the first admin with it. */
            apiKey: string;
            /** @description The desk as it is now */
            desk: components["schemas"]["Desk"];
        };
        DeskPage: {
            /** @description The items of this page */
            items: components["schemas"]["Desk"][];
            /** @description Send it as `cursor` to get the next page; `null` on the last one */
            nextCursor: string | null;
        };
        DeskProfile: {
            /** @description Ways to reach the desk */
            channels: components["schemas"]["Channel"][];
            /**
             * @description CSS colour of the desk's brand
             * @example #0b5fff
             */
            colour: string | null;
            /**
             * @description Where to turn when nothing else works
             * @example contact@road.example
             */
            contact: string;
            /**
             * @description Language of whoever names none (BCP 47)
             * @example fr
             */
            defaultLanguage: string;
            /**
             * Format: uri
             * @description Where the desk's documentation is
             */
            documentation: string | null;
            /** @description Addresses that take mail for the desk; empty when it takes none */
            emailAddresses: string[];
            /**
             * @description Offered languages (BCP 47)
             * @example [
             *       "fr",
             *       "en"
             *     ]
             */
            languages: string[];
            /**
             * Format: uri
             * @description Address of the logo
             */
            logo: string | null;
            /**
             * @description Its name, as people read it
             * @example Road
             */
            name: string;
            /** @description What a password must be */
            password: components["schemas"]["PasswordRule"];
            /**
             * @description Number to call, when the desk answers the telephone
             * @example +1 415 555 0134
             */
            phoneNumber: string | null;
            /**
             * Format: uri
             * @description Where the desk's own portal is; null: the one that comes with the service
             */
            portal: string | null;
            /** @description How one becomes a customer */
            signUp: components["schemas"]["SignUpWay"];
            /**
             * @description Its name in paths: lower-case letters, digits and hyphens
             * @example road
             */
            slug: string;
            /** @description Whether this is a test desk, whose clock can be moved */
            test: boolean;
            /** @description IANA time zone in which the desk counts days */
            timeZone: string;
            /** @description Version of the blueprint in force */
            version: number;
        };
        /**
         * @description A suspended desk answers nobody, and nothing happens on it
         * @enum {string}
         */
        DeskStatus: "active" | "suspended";
        /**
         * @description For staff and API keys: how the request reached them, when not through the portal
         * @enum {string}
         */
        DraftChannel: "phone" | "form";
        FieldCondition: {
            /** @description Key of another field, earlier in the form */
            field: string;
            /** @description Whether the other field has to be filled in */
            filled?: boolean;
            /** @description Values of the other field, one of which has to be there */
            oneOf?: (string | number | boolean)[];
        };
        /**
         * @description What is filled in
         * @enum {string}
         */
        FieldKind: "text" | "longText" | "integer" | "decimal" | "boolean" | "date" | "dateTime" | "choice" | "multiChoice" | "module" | "link" | "email" | "phone" | "nameOrLink" | "vehicle";
        Form: {
            /** @description In the order to draw them */
            fields: components["schemas"]["FormField"][];
            /** @description JSON Schema (2020-12) of the object `fields` that filing takes; it holds exactly what filing accepts */
            schema: {
                [key: string]: unknown;
            };
        };
        FormField: {
            /** @description In the order to offer them; empty for fields where nothing is chosen */
            choices: components["schemas"]["KeyLabel"][];
            /** @description What to fill in, for the person who does */
            help: string | null;
            /**
             * @description Stable key; labels may change and may be the same for two keys
             * @example bug
             */
            key: string;
            /** @description What is filled in */
            kind: components["schemas"]["FieldKind"];
            /**
             * @description In the language of the answer
             * @example Bug
             */
            label: string;
            /** @description Whether it must be filled in whenever it is shown */
            required: boolean;
            /** @description The field is also required when there are any and all hold */
            requiredWhen: components["schemas"]["FieldCondition"][];
            /** @description All must hold for the field to be shown; a value for a field that is not shown is refused */
            visibleWhen: components["schemas"]["FieldCondition"][];
        };
        Group: {
            /**
             * @description Key in the blueprint
             * @example support-ops
             */
            key: string;
            /** @description Its name in the language of the request */
            label: string;
            /** @description Agents in the group */
            members: components["schemas"]["GroupMember"][];
        };
        GroupMember: {
            /**
             * Format: uuid
             * @description Its id
             */
            id: string;
            /**
             * @description Its name, as people read it
             * @example Nina Roux
             */
            name: string;
        };
        GroupPage: {
            /** @description The items of this page */
            items: components["schemas"]["Group"][];
            /** @description Always null: a desk has few groups */
            nextCursor: string | null;
        };
        Health: {
            /**
             * @description Always `ok`; anything else is a problem document
             * @enum {string}
             */
            status: "ok";
        };
        HistoryActor: {
            /**
             * Format: uuid
             * @description Null for the desk itself, and for keys as customers see them
             */
            id: string | null;
            /** @description `system` is the desk itself, by time or by rule */
            kind: components["schemas"]["ActorKind"];
            /** @description The person, the key (for customers: the desk), or the desk */
            name: string;
        };
        HistoryChange: {
            /** @description Before, for a person to read; null: nothing */
            from: string | null;
            /**
             * @description In the language of the answer
             * @example Status
             */
            label: string;
            /** @description After, for a person to read; null: nothing */
            to: string | null;
            /**
             * @description What it is about: `status`, `requestType`, `priority`, `assignee`, `group`, `sharedWithOrganization`, or a field of
             *     the form as `fields.<key>`
             * @example status
             */
            what: string;
        };
        HistoryEntry: {
            /** @description Who did it */
            actor: components["schemas"]["HistoryActor"];
            /**
             * Format: date-time
             * @description When it happened
             */
            at: string;
            /** @description What became different, place by place; of a change of type also the values that found no place in the new form */
            changes: components["schemas"]["HistoryChange"][];
            /**
             * Format: uuid
             * @description Its id
             */
            id: string;
            /**
             * @description The kind of event
             * @example ticket.moved
             */
            kind: string;
            /** @description What was said along with it, such as the reason of a step */
            reason: string | null;
            /**
             * @description One sentence in the language of the answer
             * @example Camille Durand moved the request from Open to Solved.
             */
            summary: string;
        };
        /** @enum {string} */
        HistorySort: "at" | "-at";
        Jwk: {
            /** @description Algorithm (RFC 7518) */
            alg: components["schemas"]["JwkAlgorithm"];
            /** @description Curve (RFC 7518) */
            crv: components["schemas"]["JwkCurve"];
            /** @description The `kid` of the tokens it verifies */
            kid: string;
            /** @description Kind of key (RFC 7517) */
            kty: components["schemas"]["JwkKeyType"];
            /** @description What the key is for (RFC 7517) */
            use: components["schemas"]["JwkUse"];
            /** @description Coordinate of the public key, base64url (RFC 7518) */
            x: string;
            /** @description Coordinate of the public key, base64url (RFC 7518) */
            y: string;
        };
        /**
         * @description Algorithm (RFC 7518)
         * @enum {string}
         */
        JwkAlgorithm: "ES256";
        /**
         * @description Curve (RFC 7518)
         * @enum {string}
         */
        JwkCurve: "P-256";
        /**
         * @description Kind of key (RFC 7517)
         * @enum {string}
         */
        JwkKeyType: "EC";
        /**
         * @description What the key is for (RFC 7517)
         * @enum {string}
         */
        JwkUse: "sig";
        Jwks: {
            /** @description The keys that tokens may be signed with now */
            keys: components["schemas"]["Jwk"][];
        };
        KeyLabel: {
            /**
             * @description Stable key; labels may change and may be the same for two keys
             * @example bug
             */
            key: string;
            /**
             * @description In the language of the answer
             * @example Bug
             */
            label: string;
        };
        /**
         * @description What the link was for
         * @enum {string}
         */
        LinkPurpose: "setPassword" | "invitation" | "proveAddress" | "viewTicket";
        LinkRedeem: {
            /** @description Full name; taken from invitations alone */
            name?: string;
            /** @description The password to set; required by links that set one */
            password?: string;
            /** @description What stands behind `#token=` in the link */
            token: string;
        };
        LinkRedemption: {
            /** @description Token for further calls, where the link signs in */
            accessToken: string | null;
            /** @description Seconds for which the access token is good */
            expiresIn: number | null;
            /**
             * Format: uuid
             * @description Whose link it was
             */
            personId: string;
            /** @description What the link was for */
            purpose: components["schemas"]["LinkPurpose"];
            /** @description Gives the next access token, once */
            refreshToken: string | null;
            /** @description Role of the person whose link it was */
            role: components["schemas"]["Role"];
            /**
             * Format: uuid
             * @description The session that has begun
             */
            sessionId: string | null;
        };
        /**
         * @description Key of the column
         * @enum {string}
         */
        ListColumn: "number" | "subject" | "type" | "status" | "priority" | "module" | "requester" | "organization" | "assignee" | "filedAt" | "updatedAt";
        ListView: {
            /** @description What to send as `category`; empty: tickets of any category */
            categories: components["schemas"]["StatusCategory"][];
            /** @description Columns that the desk shows unless the reader chose others */
            columns: components["schemas"]["Column"][];
            /**
             * @description Stable key; labels may change and may be the same for two keys
             * @example bug
             */
            key: string;
            /**
             * @description In the language of the answer
             * @example Bug
             */
            label: string;
            /** @description What to send as `view` to `ticketList` */
            view: components["schemas"]["TicketListView"];
        };
        ListViewPage: {
            /** @description The items of this page */
            items: components["schemas"]["ListView"][];
            /** @description Always null: a desk's lists fit on one page */
            nextCursor: string | null;
        };
        /**
         * @description Where its mail goes: to the mail server (`smtp`, usual), or into an outbox that the API shows (test desks only)
         * @enum {string}
         */
        MailSink: "smtp" | "outbox";
        Me: {
            /** @description Addresses the person can sign in with and is written to at */
            addresses: components["schemas"]["Address"][];
            /**
             * Format: date-time
             * @description When it was made
             */
            createdAt: string;
            /** @description Keys of the agent groups that the person is in */
            groups: string[];
            /**
             * Format: uuid
             * @description Its id
             */
            id: string;
            /**
             * @description Chosen language (BCP 47), used where a request names none and for mail; null: the desk's default
             * @example fr
             */
            language: string | null;
            /**
             * @description Its name, as people read it
             * @example Ana Martin
             */
            name: string;
            /** @description Organizations the person belongs to */
            organizations: components["schemas"]["OrganizationName"][];
            /** @description What the person is at this desk */
            role: components["schemas"]["Role"];
            /**
             * Format: uuid
             * @description The session that asks
             */
            sessionId: string | null;
            /** @description `invited`: has not signed in yet; `suspended`: refused everywhere */
            status: components["schemas"]["PersonStatus"];
            /**
             * @description IANA time zone; null: the desk's
             * @example Europe/Paris
             */
            timeZone: string | null;
            /**
             * Format: date-time
             * @description When it last changed
             */
            updatedAt: string;
            /** @description Grows with every change; the `ETag` is made of it */
            version: number;
        };
        MeUpdate: {
            /** @description One that the desk offers, or null */
            language?: string | null;
            /** @description Its name, as people read it */
            name?: string;
            /** @description IANA name, or null */
            timeZone?: string | null;
        };
        NextAction: {
            /**
             * Format: date-time
             * @description When it will happen
             */
            at: string;
            /** @description What will happen */
            kind: components["schemas"]["NextActionKind"];
            /**
             * @description Why, in the language of the answer
             * @example No answer for five days
             */
            reason: string;
            /** @description The transition it will make; null for what leaves the status as it is */
            transition: components["schemas"]["KeyLabel"] | null;
        };
        /**
         * @description What will happen
         * @enum {string}
         */
        NextActionKind: "remind" | "notify" | "transition" | "late";
        Organization: {
            /**
             * Format: date-time
             * @description When it was made
             */
            createdAt: string;
            /**
             * @description Mail domains whose people join once their address is proved
             * @example [
             *       "charge.example"
             *     ]
             */
            domains: string[];
            /**
             * Format: uuid
             * @description Its id
             */
            id: string;
            /**
             * @description Its name, as people read it
             * @example Charge SA
             */
            name: string;
            /**
             * Format: date-time
             * @description When it last changed
             */
            updatedAt: string;
            /** @description Grows with every change; the `ETag` is made of it */
            version: number;
        };
        OrganizationCreate: {
            /**
             * @description Mail domains of its people; those of public mail providers are refused
             * @example [
             *       "charge.example"
             *     ]
             */
            domains?: string[];
            /**
             * @description Its name, as people read it
             * @example Charge SA
             */
            name: string;
        };
        OrganizationName: {
            /**
             * Format: uuid
             * @description Its id
             */
            id: string;
            /**
             * @description Its name, as people read it
             * @example Charge SA
             */
            name: string;
        };
        OrganizationPage: {
            /** @description The items of this page */
            items: components["schemas"]["Organization"][];
            /** @description Leads to the next page; null on the last one */
            nextCursor: string | null;
        };
        OrganizationUpdate: {
            /**
             * @description Replaces the whole list
             * @example [
             *       "charge.example"
             *     ]
             */
            domains?: string[];
            /** @description Its name, as people read it */
            name?: string;
        };
        OutboxMail: {
            /**
             * Format: date-time
             * @description When the mail was asked for, by the desk's clock
             */
            createdAt: string;
            /**
             * @description The sender's address
             * @example support@example.com
             */
            from: string;
            /** @description The HTML part */
            html: string;
            /**
             * Format: uuid
             * @description Its id
             */
            id: string;
            /**
             * @description The language it is written in (BCP 47)
             * @example fr
             */
            language: string;
            /** @description Where an answer becomes a comment; null when answers are not read */
            replyTo: string | null;
            /**
             * Format: date-time
             * @description When it would have been sent, by the desk's clock
             */
            sentAt: string;
            /**
             * @description What it is about, in one line
             * @example [483920] The charger does not start
             */
            subject: string;
            /**
             * @description What it tells of and to whom: the event and the audience
             * @example ticket.filed/requester
             */
            template: string;
            /** @description The plain part, as a recipient reads it */
            text: string;
            /**
             * Format: uuid
             * @description The ticket it is about; null when it is about none
             */
            ticketId: string | null;
            /**
             * @description The address it goes to
             * @example marie.durand@example.com
             */
            to: string;
        };
        OutboxPage: {
            /** @description The items of this page */
            items: components["schemas"]["OutboxMail"][];
            /** @description Leads to the next page; null on the last one */
            nextCursor: string | null;
        };
        PasswordChange: {
            /** @description The password you have now */
            currentPassword: string;
            /** @description Held against the rule of the desk: see its password policy */
            newPassword: string;
        };
        PasswordLinkCreate: {
            /**
             * @description E-mail address
             * @example ana@charge.example
             */
            email: string;
        };
        PasswordPolicy: {
            /** @description Kinds of characters of which there must be at least one each */
            classes: components["schemas"]["CharacterClass"][];
            /** @description Whether the rule is what NIST SP 800-63B-4 §3.1.1.2 asks of a password that stands alone */
            conformsToNist: boolean;
            /** @description Why it does not conform; empty when it does */
            deviations: components["schemas"]["PasswordPolicyDeviation"][];
            /**
             * @description How many characters at most
             * @example 128
             */
            maxLength: number;
            /**
             * @description How many characters at least
             * @example 15
             */
            minLength: number;
            /** @description Whether common and breached passwords are refused */
            refusesCommon: boolean;
        };
        PasswordPolicyDeviation: {
            /** @description Stable code of the deviation */
            code: components["schemas"]["PasswordPolicyDeviationCode"];
            /** @description What deviates, and why */
            detail: string;
        };
        /**
         * @description Stable code of the deviation
         * @enum {string}
         */
        PasswordPolicyDeviationCode: "minimum-below-15" | "maximum-below-64" | "composition-rule" | "no-blocklist";
        PasswordRule: {
            /** @description Kinds of character of which at least one must be there */
            classes: components["schemas"]["CharacterClass"][];
            /**
             * @description How many characters at most
             * @example 128
             */
            maxLength: number;
            /**
             * @description How many characters at least
             * @example 15
             */
            minLength: number;
            /** @description Whether passwords known from breaches, and common ones, are refused */
            refuseCommon: boolean;
        };
        Person: {
            /** @description Addresses the person can sign in with and is written to at */
            addresses: components["schemas"]["Address"][];
            /**
             * Format: date-time
             * @description When it was made
             */
            createdAt: string;
            /** @description Keys of the agent groups that the person is in */
            groups: string[];
            /**
             * Format: uuid
             * @description Its id
             */
            id: string;
            /**
             * @description Chosen language (BCP 47), used where a request names none and for mail; null: the desk's default
             * @example fr
             */
            language: string | null;
            /**
             * @description Its name, as people read it
             * @example Ana Martin
             */
            name: string;
            /** @description Organizations the person belongs to */
            organizations: components["schemas"]["OrganizationName"][];
            /** @description What the person is at this desk */
            role: components["schemas"]["Role"];
            /** @description `invited`: has not signed in yet; `suspended`: refused everywhere */
            status: components["schemas"]["PersonStatus"];
            /**
             * @description IANA time zone; null: the desk's
             * @example Europe/Paris
             */
            timeZone: string | null;
            /**
             * Format: date-time
             * @description When it last changed
             */
            updatedAt: string;
            /** @description Grows with every change; the `ETag` is made of it */
            version: number;
        };
        PersonCreate: {
            /**
             * @description E-mail address
             * @example ana@charge.example
             */
            email: string;
            /**
             * @description Whether an invitation is mailed; without one the person is merely known, as after a first contact. Default true
             * @enum {boolean}
             */
            invite?: true | false;
            /** @description Language of the invitation and of later mail (BCP 47), one that the desk offers */
            language?: string;
            /**
             * @description Its name, as people read it
             * @example Ana Martin
             */
            name: string;
            /**
             * Format: uuid
             * @description Organization to join
             */
            organizationId?: string;
            /** @description `customer` when it is not given; only admins make agents and admins */
            role?: components["schemas"]["Role"];
        };
        PersonPage: {
            /** @description The items of this page */
            items: components["schemas"]["Person"][];
            /** @description Leads to the next page; null on the last one */
            nextCursor: string | null;
        };
        /**
         * @description `invited`: has not signed in yet; `suspended`: refused everywhere
         * @enum {string}
         */
        PersonStatus: "invited" | "active" | "suspended";
        PersonUpdate: {
            /** @description One that the desk offers, or null */
            language?: string | null;
            /** @description Its name, as people read it */
            name?: string;
            /** @description Only admins change roles, and nobody their own */
            role?: components["schemas"]["Role"];
            /** @description IANA name, or null */
            timeZone?: string | null;
        };
        /** @enum {string} */
        Priority: "low" | "normal" | "high" | "urgent";
        Problem: {
            /** @description The stable code to decide by */
            code: components["schemas"]["ProblemCode"];
            /** @description What happened this time and what to do next */
            detail: string;
            /** @description What is wrong, place by place */
            errors?: components["schemas"]["ProblemError"][];
            /** @description Name this when you ask for help; it is also in the header `X-Request-Id` */
            requestId: string;
            /**
             * @description The HTTP status
             * @example 404
             */
            status: number;
            /**
             * @description What kind of problem it is, the same for every occurrence
             * @example Not found
             */
            title: string;
            /**
             * Format: uri-reference
             * @description Where the documentation of this kind of problem stands
             * @example https://guichet.example/docs/problems/not-found
             */
            type: string;
        };
        /**
         * @description The stable code to decide by
         * @enum {string}
         */
        ProblemCode: "already-exists" | "conflict" | "expired-credentials" | "forbidden" | "headers-too-large" | "idempotency-key-reused" | "in-progress" | "insufficient-scope" | "internal" | "invalid-blueprint" | "invalid-credentials" | "invalid-cursor" | "invalid-fields" | "invalid-request" | "link-expired" | "locked" | "malformed-request" | "mapping-required" | "method-not-allowed" | "not-acceptable" | "not-found" | "numbers-exhausted" | "payload-too-large" | "precondition-required" | "request-timeout" | "stale" | "ticket-final" | "too-many-requests" | "transition-not-allowed" | "unauthenticated" | "unavailable" | "unprocessable" | "unsupported-media-type" | "weak-password";
        ProblemError: {
            /**
             * @description Stable code of the rule that is broken
             * @example required
             */
            code: string;
            /** @description Column in the source text, from 1 (blueprints only) */
            column?: number;
            /**
             * @description One sentence for a person
             * @example Fill in the error code.
             */
            detail: string;
            /** @description Line in the source text, from 1 (blueprints only) */
            line?: number;
            /**
             * @description JSON pointer (RFC 6901) into the body, or `/query/<name>`, `/header/<name>`, `/path/<name>`
             * @example /fields/errorCode
             */
            pointer: string;
        };
        PublishedArticle: {
            /** @description Who may read it: everybody, or whoever is signed in */
            audience: components["schemas"]["ArticleAudience"];
            /** @description Whether signed-in readers may comment on it (`articleCommentCreate`) */
            commentsTaken: boolean;
            /** @description The caller's answer to *was this helpful?*; null: none yet */
            helpful: boolean | null;
            /** @description Whether the desk asks *was this helpful?* (`articleVoteSet`) */
            helpfulAsked: boolean;
            /** @description The text: sanitised HTML, to be put into a page as it is */
            html: string;
            /**
             * Format: uuid
             * @description Its id
             */
            id: string;
            /** @description The language of title and text; `Content-Language` says the same */
            language: string;
            /** @description The languages it can be read in */
            languages: string[];
            /** @description Whether a machine made this text out of another language */
            machineTranslated: boolean;
            /**
             * Format: date-time
             * @description When it was published last
             */
            publishedAt: string;
            /**
             * @description Its name in paths: lower-case letters, digits and hyphens
             * @example card-is-refused
             */
            slug: string;
            /** @example My card is refused */
            title: string;
            /** @description Grows with every change that you can see; the number in the `ETag` */
            version: number;
        };
        ReadMarker: {
            /**
             * Format: date-time
             * @description Up to when you have read
             */
            readAt: string;
            /**
             * Format: uuid
             * @description Id of the ticket
             */
            ticketId: string;
        };
        ReadMarkerSet: {
            /**
             * Format: date-time
             * @description `updatedAt` of what was shown; now, unless given. A marker never moves back
             */
            readAt?: string;
        };
        Redaction: {
            /** @description Why, for the history */
            reason?: string;
        };
        RequestType: {
            /**
             * @description What people ask for by it, in their words
             * @example [
             *       "The charger refuses my card"
             *     ]
             */
            examples: string[];
            /**
             * @description Stable key; labels may change and may be the same for two keys
             * @example bug
             */
            key: string;
            /**
             * @description In the language of the answer
             * @example Bug
             */
            label: string;
            /** @description Priority of tickets of this type, unless an agent sets another */
            priority: components["schemas"]["Priority"];
            /** @description What it is for, for the person who chooses */
            purpose: string | null;
            /** @description Whether to look for articles that answer the question while it is typed */
            suggestArticles: boolean;
        };
        RequestTypePage: {
            /** @description The items of this page */
            items: components["schemas"]["RequestType"][];
            /** @description Always null: a desk's request types fit on one page */
            nextCursor: string | null;
        };
        RequestTypeWithForm: {
            /**
             * @description What people ask for by it, in their words
             * @example [
             *       "The charger refuses my card"
             *     ]
             */
            examples: string[];
            /** @description The form to fill in */
            form: components["schemas"]["Form"];
            /**
             * @description Stable key; labels may change and may be the same for two keys
             * @example bug
             */
            key: string;
            /**
             * @description In the language of the answer
             * @example Bug
             */
            label: string;
            /** @description Priority of tickets of this type, unless an agent sets another */
            priority: components["schemas"]["Priority"];
            /** @description What it is for, for the person who chooses */
            purpose: string | null;
            /** @description Whether to look for articles that answer the question while it is typed */
            suggestArticles: boolean;
            /** @description Grows when the desk changes its blueprint */
            version: number;
        };
        RequesterDraft: {
            /**
             * @description E-mail address
             * @example ana@charge.example
             */
            email?: string;
            /**
             * @description What to call somebody whom the desk does not know yet
             * @example Ana Sousa
             */
            name?: string;
            /**
             * Format: uuid
             * @description Id of the person
             */
            personId?: string;
        };
        /**
         * @description What they are at this desk
         * @enum {string}
         */
        Role: "customer" | "agent" | "admin";
        /**
         * @description What it may do; `accounts:write` makes staff too, so give it with care
         * @enum {string}
         */
        Scope: "tickets:read" | "tickets:write" | "accounts:read" | "accounts:write" | "desk:read" | "desk:write" | "articles:read" | "articles:write";
        Session: {
            /**
             * Format: date-time
             * @description When it was made
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When it ends by itself unless it is used before
             */
            expiresAt: string;
            /**
             * Format: uuid
             * @description Its id
             */
            id: string;
            /** @description Whether it is the one that asks */
            isCurrent: boolean;
            /**
             * Format: date-time
             * @description When its tokens were last renewed
             */
            lastUsedAt: string;
            /** @description The network address it signed in from; of IPv6 the /64 network */
            sourceAddress: string | null;
            /** @description What the program that signed in calls itself */
            userAgent: string | null;
        };
        SessionCreate: {
            /**
             * @description One of the person's mail addresses
             * @example ana@charge.example
             */
            email: string;
            /**
             * @description The password as it is typed; it is put in Unicode form NFC and never cut
             * @example plum drift octave nine
             */
            password: string;
        };
        SessionPage: {
            /** @description The items of this page */
            items: components["schemas"]["Session"][];
            /** @description Leads to the next page; null on the last one */
            nextCursor: string | null;
        };
        SessionTokens: {
            /** @description Send it as `Authorization: Bearer …`; JWT as RFC 9068 says */
            accessToken: string;
            /**
             * @description Seconds for which the access token is good
             * @example 600
             */
            expiresIn: number;
            /**
             * Format: uuid
             * @description Who signed in
             */
            personId: string;
            /** @description Exchange it at `POST /v1/tokens` for new tokens, once; using an old one again ends the session */
            refreshToken: string;
            /** @description What they are at this desk */
            role: components["schemas"]["Role"];
            /**
             * Format: uuid
             * @description The session, as the list of sessions shows it
             */
            sessionId: string;
            /**
             * @description How the access token is sent (RFC 6750)
             * @example Bearer
             */
            tokenType: components["schemas"]["TokenType"];
        };
        /**
         * @description How one becomes a customer
         * @enum {string}
         */
        SignUpWay: "open" | "onRequest" | "knownAddress" | "invite";
        SigningKey: {
            /** @description Its `kid` */
            kid: string;
        };
        /** @enum {string} */
        StatusCategory: "open" | "waitingOnCustomer" | "onHold" | "solved" | "closed" | "cancelled";
        /**
         * @description `solved`: no ticket was needed. `filed`: one was filed all the same. null: neither, so far
         * @enum {string}
         */
        SuggestionOutcome: "solved" | "filed";
        Target: {
            /** @description Whether it is, or was met, too late */
            breached: boolean;
            /**
             * Format: date-time
             * @description When it has to be met
             */
            dueAt: string;
            /** @description What was promised */
            kind: components["schemas"]["TargetKind"];
            /**
             * Format: date-time
             * @description When it was met; null while it is not
             */
            metAt: string | null;
            /**
             * Format: date-time
             * @description Since when its clock stands still; `dueAt` then moves by as long as the pause takes. Null: it runs, or is over
             */
            pausedAt: string | null;
        };
        /**
         * @description What was promised
         * @enum {string}
         */
        TargetKind: "firstAnswer" | "nextAnswer" | "resolution";
        TestClock: {
            /** @description Whether the clock was moved: it then stands still until it is moved again */
            moved: boolean;
            /**
             * Format: date-time
             * @description The desk's present instant
             */
            now: string;
        };
        TestClockMove: {
            /**
             * Format: duration
             * @description ISO 8601 duration; days are 24 hours here
             * @example PT72H
             */
            by?: string;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             * @example 2026-03-01T09:00:00Z
             */
            to?: string;
        };
        Ticket: {
            /** @description Everything that can be done with it, with the reason for each thing the caller may not do now */
            allowedActions: components["schemas"]["AllowedAction"][];
            /** @description The agent who takes care of it */
            assignee: components["schemas"]["TicketPerson"] | null;
            /** @description How it came in */
            channel: components["schemas"]["ChannelName"];
            /**
             * Format: date-time
             * @description When it was made
             */
            createdAt: string;
            /** @description Values of its form by field key; fields for agents only are left out for customers */
            fields: {
                [key: string]: unknown;
            };
            /** @description The final ticket that this one continues */
            followUpOf: components["schemas"]["TicketReference"] | null;
            /** @description The tickets that continue this one */
            followUps: components["schemas"]["TicketReference"][];
            /** @description The group of agents it belongs to; null for customers, who do not see groups */
            group: components["schemas"]["KeyLabel"] | null;
            /**
             * Format: uuid
             * @description Its id
             */
            id: string;
            /**
             * @description The language it was filed in (BCP 47)
             * @example fr
             */
            language: string;
            /** @description The product module it is about */
            module: components["schemas"]["KeyLabel"] | null;
            /** @description What the desk will do by itself, soonest first */
            nextActions: components["schemas"]["NextAction"][];
            /**
             * @description What people call it by; unique on its desk
             * @example 493027
             */
            number: string;
            /** @description Whether it still needs somebody: false once it is solved, closed or cancelled */
            open: boolean;
            /** @description Organization that the ticket belongs to */
            organization: components["schemas"]["TicketOrganization"] | null;
            /** @description How urgent it is */
            priority: components["schemas"]["TicketPriority"];
            /** @description What kind of request it is */
            requestType: components["schemas"]["KeyLabel"];
            /** @description The customer that the ticket belongs to */
            requester: components["schemas"]["TicketPerson"];
            /** @description Whether colleagues of its organization see it */
            sharedWithOrganization: boolean;
            /** @description Where it stands */
            status: components["schemas"]["TicketStatus"];
            /**
             * @description What it is about, in one line
             * @example Charger refuses my card
             */
            subject: string;
            /** @description What the desk has promised, and by when */
            targets: components["schemas"]["Target"][];
            /** @description Whether the other side spoke last and the caller has not marked it as read since */
            unread: boolean;
            /**
             * Format: date-time
             * @description Last change that the caller can see
             */
            updatedAt: string;
            /** @description Grows with every change that the caller can see; it is in the `ETag` too */
            version: number;
        };
        TicketChange: {
            /**
             * @description Values by field key; null takes one away. The form as a whole must be right afterwards
             * @example {
             *       "errorCode": "E-1024"
             *     }
             */
            fields?: {
                [key: string]: unknown;
            };
            /** @description For staff and API keys */
            priority?: components["schemas"]["Priority"];
        };
        TicketCount: {
            /** @description Status by status in the order of the desk, those without tickets included */
            byStatus: components["schemas"]["TicketStatusCount"][];
            /** @description Whether there are more than were counted: counting ends at 10,000 */
            capped: boolean;
            /** @description How many in all */
            total: number;
        };
        TicketDraft: {
            /**
             * Format: uuid
             * @description Id of the articles that were shown before it was filed (`articleSuggestionCreate`), to know that they did not do.
             *     One that nobody made says nothing and hinders nothing
             */
            articleSuggestion?: string;
            /** @description For staff and API keys: how the request reached them, when not through the portal */
            channel?: components["schemas"]["DraftChannel"];
            /**
             * @description Values of the type's form by field key; see `requestTypeGet` for its JSON Schema
             * @example {
             *       "description": "Since this morning.",
             *       "subject": "Charger refuses my card"
             *     }
             */
            fields: {
                [key: string]: unknown;
            };
            /**
             * @description Id or number of the final ticket that this one continues
             * @example 493027
             */
            followUpOf?: string;
            /**
             * @description For staff and API keys: key of the group it goes to; else the type's
             * @example support
             */
            group?: string;
            /**
             * @description The language it is written in (BCP 47), one of the desk's; else that of the request
             * @example fr
             */
            language?: string;
            /** @description For staff and API keys; else the type's */
            priority?: components["schemas"]["Priority"];
            /**
             * @description Key of the request type; may be left out on the phone and in the contact form where the desk names one for them
             * @example bug
             */
            requestType?: string;
            /** @description For staff and API keys: in whose name it is filed. An address nobody has is made known on the phone and by form. */
            requester?: components["schemas"]["RequesterDraft"];
            /** @description Whether colleagues of the requester's organization see it, at desks that leave the choice */
            sharedWithOrganization?: boolean;
        };
        /** @enum {string} */
        TicketExtra: "targets" | "nextActions" | "fields";
        TicketHistoryPage: {
            /** @description The items of this page */
            items: components["schemas"]["HistoryEntry"][];
            /** @description Leads to the next page; null on the last one */
            nextCursor: string | null;
        };
        /** @enum {string} */
        TicketListView: "requested" | "organization" | "assigned" | "unassigned" | "all";
        /** @enum {string} */
        TicketMember: "requester" | "organization" | "group" | "assignee" | "module" | "channel" | "unread" | "allowedActions";
        TicketOrganization: {
            /**
             * Format: uuid
             * @description Its id
             */
            id: string;
            /**
             * @description Its name, as people read it
             * @example Flotte Lyon
             */
            name: string;
        };
        TicketPage: {
            /** @description The items of this page */
            items: components["schemas"]["TicketSummary"][];
            /** @description Leads to the next page; null on the last one */
            nextCursor: string | null;
        };
        TicketPerson: {
            /**
             * Format: email
             * @description Primary address; shown to those who work for the desk only
             */
            email?: string | null;
            /**
             * Format: uuid
             * @description Its id
             */
            id: string;
            /**
             * @description Its name, as people read it
             * @example Camille Durand
             */
            name: string;
        };
        TicketPriority: {
            /** @description Key of the priority */
            key: components["schemas"]["Priority"];
            /**
             * @description In the language of the answer
             * @example High
             */
            label: string;
        };
        TicketReference: {
            /**
             * Format: uuid
             * @description Its id
             */
            id: string;
            /**
             * @description Number of the ticket
             * @example 493027
             */
            number: string;
        };
        /** @enum {string} */
        TicketSort: "-createdAt" | "createdAt" | "-updatedAt" | "updatedAt" | "-priority" | "priority";
        TicketStatus: {
            /** @description Who is expected to do something next */
            ball: components["schemas"]["BallHolder"];
            /** @description What the status means, whatever the desk calls it */
            category: components["schemas"]["StatusCategory"];
            /**
             * @description Stable key; labels may change and may be the same for two keys
             * @example bug
             */
            key: string;
            /**
             * @description In the language of the answer
             * @example Bug
             */
            label: string;
        };
        TicketStatusCount: {
            /** @description How many tickets */
            count: number;
            /** @description The status counted */
            status: components["schemas"]["TicketStatus"];
        };
        TicketSummary: {
            /** @description What the caller may do now; the reasons for what they may not do stand on the ticket itself */
            allowedActions?: components["schemas"]["AllowedAction"][];
            /** @description The agent who takes care of it */
            assignee?: components["schemas"]["TicketPerson"] | null;
            /** @description How it came in */
            channel?: components["schemas"]["ChannelName"];
            /**
             * Format: date-time
             * @description When it was made
             */
            createdAt: string;
            /** @description Values of its form, with `include=fields` */
            fields?: {
                [key: string]: unknown;
            };
            /** @description The group of agents it belongs to; null for customers, who do not see groups */
            group?: components["schemas"]["KeyLabel"] | null;
            /**
             * Format: uuid
             * @description Its id
             */
            id: string;
            /** @description The product module it is about */
            module?: components["schemas"]["KeyLabel"] | null;
            /** @description With `include=nextActions` */
            nextActions?: components["schemas"]["NextAction"][];
            /**
             * @description What people call it by; unique on its desk
             * @example 493027
             */
            number: string;
            /** @description Whether it still needs somebody: false once it is solved, closed or cancelled */
            open: boolean;
            /** @description Organization that the ticket belongs to */
            organization?: components["schemas"]["TicketOrganization"] | null;
            /** @description How urgent it is */
            priority: components["schemas"]["TicketPriority"];
            /** @description What kind of request it is */
            requestType: components["schemas"]["KeyLabel"];
            /** @description The customer that the ticket belongs to */
            requester?: components["schemas"]["TicketPerson"];
            /** @description Where it stands */
            status: components["schemas"]["TicketStatus"];
            /**
             * @description What it is about, in one line
             * @example Charger refuses my card
             */
            subject: string;
            /** @description With `include=targets` */
            targets?: components["schemas"]["Target"][];
            /** @description Whether the other side spoke last and the caller has not marked it as read since */
            unread?: boolean;
            /**
             * Format: date-time
             * @description Last change that the caller can see
             */
            updatedAt: string;
            /** @description Grows with every change that the caller can see; it is in the `ETag` too */
            version: number;
        };
        TokenRefresh: {
            /** @description The refresh token last received; it works once */
            refreshToken: string;
        };
        /**
         * @description How the access token is sent (RFC 6750)
         * @enum {string}
         */
        TokenType: "Bearer";
        TransitionDraft: {
            /** @description A public comment to go with it; some transitions ask for one */
            comment?: string;
            /** @description Why, for the history and the mail about it; some transitions ask for it */
            reason?: string;
            /**
             * @description Key of the transition; a ticket's `allowedActions` names those that are possible
             * @example reopen
             */
            transition: string;
        };
        TypeChange: {
            /** @description Values that the new form asks for and the old one did not have, or that differ from the old ones */
            fields?: {
                [key: string]: unknown;
            };
            /**
             * @description Key of a request type of the desk
             * @example financialQuestion
             */
            requestType: string;
        };
        Visibility: {
            /** @description Whether colleagues of the requester's organization see it */
            sharedWithOrganization: boolean;
        };
    };
    responses: never;
    parameters: {
        /**
         * @description The languages you read, best first (RFC 9110). The answer comes in the best one that the desk offers; `Content-Language` tells which.
         * @example fr-CA, fr;q=0.9, en;q=0.5
         */
        AcceptLanguage: string;
        /** @description Any text of at most 255 visible characters that is new for each intended effect, such as a UUID. The same key with the same body gives the same answer for seven days, with `Idempotency-Replayed: true`; the effect happens once. */
        IdempotencyKey: string;
        /** @description The `ETag` of the version this change is based on. When the resource has moved on, the answer is 412. */
        IfMatch: string;
        /** @description The `ETag` of the version this change is based on. When the resource has moved on, the answer is 412. */
        IfMatchRequired: string;
        /** @description The `ETag` of the version you have. When nothing has changed since, the answer is 304 without a body. */
        IfNoneMatch: string;
    };
    requestBodies: never;
    headers: {
        /** @description The language of what a person is meant to read (BCP 47). */
        "Content-Language": string;
        /** @description The version of what is answered, for `If-Match` and `If-None-Match`. */
        ETag: string;
        /** @description `true` when this is the kept answer of an earlier request with the same `Idempotency-Key`. */
        "Idempotency-Replayed": "true";
        /** @description The address of the next page, as `rel="next"` (RFC 8288), where there is one. */
        Link: string;
        /** @description What is left of the quota and when it is full again (draft-ietf-httpapi-ratelimit-headers). */
        RateLimit: string;
        /** @description The quota: how many requests in how many seconds (draft-ietf-httpapi-ratelimit-headers). */
        "RateLimit-Policy": string;
        /** @description Seconds until another try makes sense (RFC 9110). */
        "Retry-After": number;
        /** @description Names this request; given back when the client sent one. Tell it when you ask for help. */
        "X-Request-Id": string;
    };
    pathItems: never;
}
export type AccountRequest = components['schemas']['AccountRequest'];
export type AccountRequestApprove = components['schemas']['AccountRequestApprove'];
export type AccountRequestCreate = components['schemas']['AccountRequestCreate'];
export type AccountRequestDecline = components['schemas']['AccountRequestDecline'];
export type AccountRequestPage = components['schemas']['AccountRequestPage'];
export type AccountRequestStatus = components['schemas']['AccountRequestStatus'];
export type Acknowledgement = components['schemas']['Acknowledgement'];
export type ActorKind = components['schemas']['ActorKind'];
export type Address = components['schemas']['Address'];
export type AddressAdd = components['schemas']['AddressAdd'];
export type AllowedAction = components['schemas']['AllowedAction'];
export type ApiKey = components['schemas']['ApiKey'];
export type ApiKeyCreate = components['schemas']['ApiKeyCreate'];
export type ApiKeyPage = components['schemas']['ApiKeyPage'];
export type ApiKeyRotate = components['schemas']['ApiKeyRotate'];
export type ApiKeySecret = components['schemas']['ApiKeySecret'];
export type Article = components['schemas']['Article'];
export type ArticleAudience = components['schemas']['ArticleAudience'];
export type ArticleChange = components['schemas']['ArticleChange'];
export type ArticleComment = components['schemas']['ArticleComment'];
export type ArticleCommentAuthor = components['schemas']['ArticleCommentAuthor'];
export type ArticleCommentDraft = components['schemas']['ArticleCommentDraft'];
export type ArticleCommentPage = components['schemas']['ArticleCommentPage'];
export type ArticleCommentRedaction = components['schemas']['ArticleCommentRedaction'];
export type ArticleDeflection = components['schemas']['ArticleDeflection'];
export type ArticleDraft = components['schemas']['ArticleDraft'];
export type ArticleOpening = components['schemas']['ArticleOpening'];
export type ArticleOutline = components['schemas']['ArticleOutline'];
export type ArticleOutlinePage = components['schemas']['ArticleOutlinePage'];
export type ArticlePage = components['schemas']['ArticlePage'];
export type ArticleSolution = components['schemas']['ArticleSolution'];
export type ArticleStatus = components['schemas']['ArticleStatus'];
export type ArticleSuggestion = components['schemas']['ArticleSuggestion'];
export type ArticleSuggestionDraft = components['schemas']['ArticleSuggestionDraft'];
export type ArticleTranslation = components['schemas']['ArticleTranslation'];
export type ArticleTranslationDraft = components['schemas']['ArticleTranslationDraft'];
export type ArticleTranslationSummary = components['schemas']['ArticleTranslationSummary'];
export type ArticleVersion = components['schemas']['ArticleVersion'];
export type ArticleVersionPage = components['schemas']['ArticleVersionPage'];
export type ArticleVote = components['schemas']['ArticleVote'];
export type ArticleVotes = components['schemas']['ArticleVotes'];
export type Assignment = components['schemas']['Assignment'];
export type AuthorKind = components['schemas']['AuthorKind'];
export type BallHolder = components['schemas']['BallHolder'];
export type Blueprint = components['schemas']['Blueprint'];
export type BlueprintChange = components['schemas']['BlueprintChange'];
export type BlueprintCheck = components['schemas']['BlueprintCheck'];
export type BlueprintDifference = components['schemas']['BlueprintDifference'];
export type BlueprintDifferenceKind = components['schemas']['BlueprintDifferenceKind'];
export type BlueprintMapping = components['schemas']['BlueprintMapping'];
export type BlueprintMove = components['schemas']['BlueprintMove'];
export type BlueprintMoveKind = components['schemas']['BlueprintMoveKind'];
export type BlueprintPlan = components['schemas']['BlueprintPlan'];
export type BlueprintReport = components['schemas']['BlueprintReport'];
export type BlueprintVersion = components['schemas']['BlueprintVersion'];
export type BlueprintVersionPage = components['schemas']['BlueprintVersionPage'];
export type Channel = components['schemas']['Channel'];
export type ChannelName = components['schemas']['ChannelName'];
export type CharacterClass = components['schemas']['CharacterClass'];
export type Column = components['schemas']['Column'];
export type Columns = components['schemas']['Columns'];
export type ColumnsSet = components['schemas']['ColumnsSet'];
export type Comment = components['schemas']['Comment'];
export type CommentAuthor = components['schemas']['CommentAuthor'];
export type CommentChange = components['schemas']['CommentChange'];
export type CommentDraft = components['schemas']['CommentDraft'];
export type CommentPage = components['schemas']['CommentPage'];
export type CommentVisibility = components['schemas']['CommentVisibility'];
export type Denial = components['schemas']['Denial'];
export type Desk = components['schemas']['Desk'];
export type DeskCreate = components['schemas']['DeskCreate'];
export type DeskCreated = components['schemas']['DeskCreated'];
export type DeskPage = components['schemas']['DeskPage'];
export type DeskProfile = components['schemas']['DeskProfile'];
export type DeskStatus = components['schemas']['DeskStatus'];
export type DraftChannel = components['schemas']['DraftChannel'];
export type FieldCondition = components['schemas']['FieldCondition'];
export type FieldKind = components['schemas']['FieldKind'];
export type Form = components['schemas']['Form'];
export type FormField = components['schemas']['FormField'];
export type Group = components['schemas']['Group'];
export type GroupMember = components['schemas']['GroupMember'];
export type GroupPage = components['schemas']['GroupPage'];
export type Health = components['schemas']['Health'];
export type HistoryActor = components['schemas']['HistoryActor'];
export type HistoryChange = components['schemas']['HistoryChange'];
export type HistoryEntry = components['schemas']['HistoryEntry'];
export type HistorySort = components['schemas']['HistorySort'];
export type Jwk = components['schemas']['Jwk'];
export type JwkAlgorithm = components['schemas']['JwkAlgorithm'];
export type JwkCurve = components['schemas']['JwkCurve'];
export type JwkKeyType = components['schemas']['JwkKeyType'];
export type JwkUse = components['schemas']['JwkUse'];
export type Jwks = components['schemas']['Jwks'];
export type KeyLabel = components['schemas']['KeyLabel'];
export type LinkPurpose = components['schemas']['LinkPurpose'];
export type LinkRedeem = components['schemas']['LinkRedeem'];
export type LinkRedemption = components['schemas']['LinkRedemption'];
export type ListColumn = components['schemas']['ListColumn'];
export type ListView = components['schemas']['ListView'];
export type ListViewPage = components['schemas']['ListViewPage'];
export type MailSink = components['schemas']['MailSink'];
export type Me = components['schemas']['Me'];
export type MeUpdate = components['schemas']['MeUpdate'];
export type NextAction = components['schemas']['NextAction'];
export type NextActionKind = components['schemas']['NextActionKind'];
export type Organization = components['schemas']['Organization'];
export type OrganizationCreate = components['schemas']['OrganizationCreate'];
export type OrganizationName = components['schemas']['OrganizationName'];
export type OrganizationPage = components['schemas']['OrganizationPage'];
export type OrganizationUpdate = components['schemas']['OrganizationUpdate'];
export type OutboxMail = components['schemas']['OutboxMail'];
export type OutboxPage = components['schemas']['OutboxPage'];
export type PasswordChange = components['schemas']['PasswordChange'];
export type PasswordLinkCreate = components['schemas']['PasswordLinkCreate'];
export type PasswordPolicy = components['schemas']['PasswordPolicy'];
export type PasswordPolicyDeviation = components['schemas']['PasswordPolicyDeviation'];
export type PasswordPolicyDeviationCode = components['schemas']['PasswordPolicyDeviationCode'];
export type PasswordRule = components['schemas']['PasswordRule'];
export type Person = components['schemas']['Person'];
export type PersonCreate = components['schemas']['PersonCreate'];
export type PersonPage = components['schemas']['PersonPage'];
export type PersonStatus = components['schemas']['PersonStatus'];
export type PersonUpdate = components['schemas']['PersonUpdate'];
export type Priority = components['schemas']['Priority'];
export type Problem = components['schemas']['Problem'];
export type ProblemCode = components['schemas']['ProblemCode'];
export type ProblemError = components['schemas']['ProblemError'];
export type PublishedArticle = components['schemas']['PublishedArticle'];
export type ReadMarker = components['schemas']['ReadMarker'];
export type ReadMarkerSet = components['schemas']['ReadMarkerSet'];
export type Redaction = components['schemas']['Redaction'];
export type RequestType = components['schemas']['RequestType'];
export type RequestTypePage = components['schemas']['RequestTypePage'];
export type RequestTypeWithForm = components['schemas']['RequestTypeWithForm'];
export type RequesterDraft = components['schemas']['RequesterDraft'];
export type Role = components['schemas']['Role'];
export type Scope = components['schemas']['Scope'];
export type Session = components['schemas']['Session'];
export type SessionCreate = components['schemas']['SessionCreate'];
export type SessionPage = components['schemas']['SessionPage'];
export type SessionTokens = components['schemas']['SessionTokens'];
export type SignUpWay = components['schemas']['SignUpWay'];
export type SigningKey = components['schemas']['SigningKey'];
export type StatusCategory = components['schemas']['StatusCategory'];
export type SuggestionOutcome = components['schemas']['SuggestionOutcome'];
export type Target = components['schemas']['Target'];
export type TargetKind = components['schemas']['TargetKind'];
export type TestClock = components['schemas']['TestClock'];
export type TestClockMove = components['schemas']['TestClockMove'];
export type Ticket = components['schemas']['Ticket'];
export type TicketChange = components['schemas']['TicketChange'];
export type TicketCount = components['schemas']['TicketCount'];
export type TicketDraft = components['schemas']['TicketDraft'];
export type TicketExtra = components['schemas']['TicketExtra'];
export type TicketHistoryPage = components['schemas']['TicketHistoryPage'];
export type TicketListView = components['schemas']['TicketListView'];
export type TicketMember = components['schemas']['TicketMember'];
export type TicketOrganization = components['schemas']['TicketOrganization'];
export type TicketPage = components['schemas']['TicketPage'];
export type TicketPerson = components['schemas']['TicketPerson'];
export type TicketPriority = components['schemas']['TicketPriority'];
export type TicketReference = components['schemas']['TicketReference'];
export type TicketSort = components['schemas']['TicketSort'];
export type TicketStatus = components['schemas']['TicketStatus'];
export type TicketStatusCount = components['schemas']['TicketStatusCount'];
export type TicketSummary = components['schemas']['TicketSummary'];
export type TokenRefresh = components['schemas']['TokenRefresh'];
export type TokenType = components['schemas']['TokenType'];
export type TransitionDraft = components['schemas']['TransitionDraft'];
export type TypeChange = components['schemas']['TypeChange'];
export type Visibility = components['schemas']['Visibility'];
export type ParameterAcceptLanguage = components['parameters']['AcceptLanguage'];
export type ParameterIdempotencyKey = components['parameters']['IdempotencyKey'];
export type ParameterIfMatch = components['parameters']['IfMatch'];
export type ParameterIfMatchRequired = components['parameters']['IfMatchRequired'];
export type ParameterIfNoneMatch = components['parameters']['IfNoneMatch'];
export type HeaderContentLanguage = components['headers']['Content-Language'];
export type HeaderETag = components['headers']['ETag'];
export type HeaderIdempotencyReplayed = components['headers']['Idempotency-Replayed'];
export type HeaderLink = components['headers']['Link'];
export type HeaderRateLimit = components['headers']['RateLimit'];
export type HeaderRateLimitPolicy = components['headers']['RateLimit-Policy'];
export type HeaderRetryAfter = components['headers']['Retry-After'];
export type HeaderXRequestId = components['headers']['X-Request-Id'];
export type $defs = Record<string, never>;
export interface operations {
    accountRequestList: {
        parameters: {
            query?: {
                /** @description How many items at most */
                limit?: number;
                /** @description Only requests in this state */
                status?: components["schemas"]["AccountRequestStatus"];
                /** @description `nextCursor` of the page before, sent with the same filter and sort */
                cursor?: string;
            };
            header?: {
                /**
                 * @description The languages you read, best first (RFC 9110). The answer comes in the best one that the desk offers; `Content-Language` tells which.
                 * @example fr-CA, fr;q=0.9, en;q=0.5
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    Link: components["headers"]["Link"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountRequestPage"];
                };
            };
            /** @description `invalid-cursor`: The cursor does not belong to this list; `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Not available just now */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    accountRequestGet: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The languages you read, best first (RFC 9110). The answer comes in the best one that the desk offers; `Content-Language` tells which.
                 * @example fr-CA, fr;q=0.9, en;q=0.5
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description The `ETag` of the version you have. When nothing has changed since, the answer is 304 without a body. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /** @description Id of an account request. */
                request: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountRequest"];
                };
            };
            /** @description Nothing has changed since the version that `If-None-Match` names. */
            304: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: Not found */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Not available just now */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    accountRequestApprove: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of at most 255 visible characters that is new for each intended effect, such as a UUID. The same key with the same body gives the same answer for seven days, with `Idempotency-Replayed: true`; the effect happens once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `ETag` of the version this change is based on. When the resource has moved on, the answer is 412. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /**
                 * @description The languages you read, best first (RFC 9110). The answer comes in the best one that the desk offers; `Content-Language` tells which.
                 * @example fr-CA, fr;q=0.9, en;q=0.5
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description Id of an account request. */
                request: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccountRequestApprove"];
            };
        };
        responses: {
            /** @description It was made. */
            201: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountRequest"];
                };
            };
            /** @description `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: Not found */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `already-exists`: It exists already; `conflict`: In conflict with the present state; `in-progress`: The same request is still running */
            409: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stale`: The resource has changed meanwhile */
            412: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is of a kind that is not read here */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: The idempotency key belongs to another request; `unprocessable`: The request is understood but cannot be carried out */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Not available just now */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    accountRequestDecline: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of at most 255 visible characters that is new for each intended effect, such as a UUID. The same key with the same body gives the same answer for seven days, with `Idempotency-Replayed: true`; the effect happens once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `ETag` of the version this change is based on. When the resource has moved on, the answer is 412. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /**
                 * @description The languages you read, best first (RFC 9110). The answer comes in the best one that the desk offers; `Content-Language` tells which.
                 * @example fr-CA, fr;q=0.9, en;q=0.5
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description Id of an account request. */
                request: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccountRequestDecline"];
            };
        };
        responses: {
            /** @description It was made. */
            201: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountRequest"];
                };
            };
            /** @description `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: Not found */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: In conflict with the present state; `in-progress`: The same request is still running */
            409: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stale`: The resource has changed meanwhile */
            412: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is of a kind that is not read here */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: The idempotency key belongs to another request */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Not available just now */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    apiKeyList: {
        parameters: {
            query?: {
                /** @description How many items at most */
                limit?: number;
                /** @description `nextCursor` of the page before, sent with the same filter and sort */
                cursor?: string;
            };
            header?: {
                /**
                 * @description The languages you read, best first (RFC 9110). The answer comes in the best one that the desk offers; `Content-Language` tells which.
                 * @example fr-CA, fr;q=0.9, en;q=0.5
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    Link: components["headers"]["Link"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyPage"];
                };
            };
            /** @description `invalid-cursor`: The cursor does not belong to this list; `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not yours to do */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Not available just now */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    apiKeyCreate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of at most 255 visible characters that is new for each intended effect, such as a UUID. The same key with the same body gives the same answer for seven days, with `Idempotency-Replayed: true`; the effect happens once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description The languages you read, best first (RFC 9110). The answer comes in the best one that the desk offers; `Content-Language` tells which.
                 * @example fr-CA, fr;q=0.9, en;q=0.5
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApiKeyCreate"];
            };
        };
        responses: {
            /** @description It was made. */
            201: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeySecret"];
                };
            };
            /** @description `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not yours to do */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `in-progress`: The same request is still running */
            409: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is of a kind that is not read here */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: The idempotency key belongs to another request; `unprocessable`: The request is understood but cannot be carried out */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Not available just now */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    apiKeyGet: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The languages you read, best first (RFC 9110). The answer comes in the best one that the desk offers; `Content-Language` tells which.
                 * @example fr-CA, fr;q=0.9, en;q=0.5
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description The `ETag` of the version you have. When nothing has changed since, the answer is 304 without a body. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /** @description Id of an API key. */
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKey"];
                };
            };
            /** @description Nothing has changed since the version that `If-None-Match` names. */
            304: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not yours to do */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: Not found */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Not available just now */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    apiKeyRevoke: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of at most 255 visible characters that is new for each intended effect, such as a UUID. The same key with the same body gives the same answer for seven days, with `Idempotency-Replayed: true`; the effect happens once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `ETag` of the version this change is based on. When the resource has moved on, the answer is 412. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /**
                 * @description The languages you read, best first (RFC 9110). The answer comes in the best one that the desk offers; `Content-Language` tells which.
                 * @example fr-CA, fr;q=0.9, en;q=0.5
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description Id of an API key. */
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is done; there is nothing to say. */
            204: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not yours to do */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: Not found */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: In conflict with the present state; `in-progress`: The same request is still running */
            409: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stale`: The resource has changed meanwhile */
            412: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is of a kind that is not read here */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: The idempotency key belongs to another request */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Not available just now */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    apiKeyRotate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of at most 255 visible characters that is new for each intended effect, such as a UUID. The same key with the same body gives the same answer for seven days, with `Idempotency-Replayed: true`; the effect happens once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `ETag` of the version this change is based on. When the resource has moved on, the answer is 412. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /**
                 * @description The languages you read, best first (RFC 9110). The answer comes in the best one that the desk offers; `Content-Language` tells which.
                 * @example fr-CA, fr;q=0.9, en;q=0.5
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description Id of an API key. */
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApiKeyRotate"];
            };
        };
        responses: {
            /** @description It was made. */
            201: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeySecret"];
                };
            };
            /** @description `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not yours to do */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: Not found */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: In conflict with the present state; `in-progress`: The same request is still running */
            409: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stale`: The resource has changed meanwhile */
            412: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is of a kind that is not read here */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: The idempotency key belongs to another request */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Not available just now */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    articleDeflectionGet: {
        parameters: {
            query?: {
                /** @description Only what was shown at this instant or later */
                since?: string;
            };
            header?: {
                /**
                 * @description The languages you read, best first (RFC 9110). The answer comes in the best one that the desk offers; `Content-Language` tells which.
                 * @example fr-CA, fr;q=0.9, en;q=0.5
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArticleDeflection"];
                };
            };
            /** @description `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Not available just now */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    articleList: {
        parameters: {
            query?: {
                /** @description How many items at most */
                limit?: number;
                /** @description Only those in this state */
                status?: components["schemas"]["ArticleStatus"];
                /** @description Only those for these readers */
                audience?: components["schemas"]["ArticleAudience"];
                /** @description `nextCursor` of the page before, sent with the same filter and sort */
                cursor?: string;
            };
            header?: {
                /**
                 * @description The languages you read, best first (RFC 9110). The answer comes in the best one that the desk offers; `Content-Language` tells which.
                 * @example fr-CA, fr;q=0.9, en;q=0.5
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    Link: components["headers"]["Link"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArticlePage"];
                };
            };
            /** @description `invalid-cursor`: The cursor does not belong to this list; `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Not available just now */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    articleCreate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of at most 255 visible characters that is new for each intended effect, such as a UUID. The same key with the same body gives the same answer for seven days, with `Idempotency-Replayed: true`; the effect happens once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description The languages you read, best first (RFC 9110). The answer comes in the best one that the desk offers; `Content-Language` tells which.
                 * @example fr-CA, fr;q=0.9, en;q=0.5
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ArticleDraft"];
            };
        };
        responses: {
            /** @description It was made. */
            201: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Article"];
                };
            };
            /** @description `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `already-exists`: It exists already; `in-progress`: The same request is still running */
            409: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is of a kind that is not read here */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: The idempotency key belongs to another request; `unprocessable`: The request is understood but cannot be carried out */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Not available just now */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    articleGet: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The languages you read, best first (RFC 9110). The answer comes in the best one that the desk offers; `Content-Language` tells which.
                 * @example fr-CA, fr;q=0.9, en;q=0.5
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description The `ETag` of the version you have. When nothing has changed since, the answer is 304 without a body. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /** @description Id of an article; for its readers its slug too. */
                article: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Article"];
                };
            };
            /** @description Nothing has changed since the version that `If-None-Match` names. */
            304: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: Not found */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Not available just now */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    articleUpdate: {
        parameters: {
            query?: never;
            header: {
                /** @description Any text of at most 255 visible characters that is new for each intended effect, such as a UUID. The same key with the same body gives the same answer for seven days, with `Idempotency-Replayed: true`; the effect happens once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `ETag` of the version this change is based on. When the resource has moved on, the answer is 412. */
                "If-Match": components["parameters"]["IfMatchRequired"];
                /**
                 * @description The languages you read, best first (RFC 9110). The answer comes in the best one that the desk offers; `Content-Language` tells which.
                 * @example fr-CA, fr;q=0.9, en;q=0.5
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description Id of an article; for its readers its slug too. */
                article: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ArticleChange"];
            };
        };
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Article"];
                };
            };
            /** @description `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: Not found */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `already-exists`: It exists already; `in-progress`: The same request is still running */
            409: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stale`: The resource has changed meanwhile */
            412: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is of a kind that is not read here */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: The idempotency key belongs to another request; `unprocessable`: The request is understood but cannot be carried out */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition-required`: If-Match is required */
            428: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Not available just now */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    articleArchive: {
        parameters: {
            query?: never;
            header: {
                /** @description Any text of at most 255 visible characters that is new for each intended effect, such as a UUID. The same key with the same body gives the same answer for seven days, with `Idempotency-Replayed: true`; the effect happens once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `ETag` of the version this change is based on. When the resource has moved on, the answer is 412. */
                "If-Match": components["parameters"]["IfMatchRequired"];
                /**
                 * @description The languages you read, best first (RFC 9110). The answer comes in the best one that the desk offers; `Content-Language` tells which.
                 * @example fr-CA, fr;q=0.9, en;q=0.5
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description Id of an article; for its readers its slug too. */
                article: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Article"];
                };
            };
            /** @description `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: Not found */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: In conflict with the present state; `in-progress`: The same request is still running */
            409: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stale`: The resource has changed meanwhile */
            412: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is of a kind that is not read here */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: The idempotency key belongs to another request */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition-required`: If-Match is required */
            428: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Not available just now */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    articleRestore: {
        parameters: {
            query?: never;
            header: {
                /** @description Any text of at most 255 visible characters that is new for each intended effect, such as a UUID. The same key with the same body gives the same answer for seven days, with `Idempotency-Replayed: true`; the effect happens once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `ETag` of the version this change is based on. When the resource has moved on, the answer is 412. */
                "If-Match": components["parameters"]["IfMatchRequired"];
                /**
                 * @description The languages you read, best first (RFC 9110). The answer comes in the best one that the desk offers; `Content-Language` tells which.
                 * @example fr-CA, fr;q=0.9, en;q=0.5
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description Id of an article; for its readers its slug too. */
                article: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Article"];
                };
            };
            /** @description `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: Not found */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: In conflict with the present state; `in-progress`: The same request is still running */
            409: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stale`: The resource has changed meanwhile */
            412: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is of a kind that is not read here */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: The idempotency key belongs to another request */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition-required`: If-Match is required */
            428: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Not available just now */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    articleCommentRedact: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of at most 255 visible characters that is new for each intended effect, such as a UUID. The same key with the same body gives the same answer for seven days, with `Idempotency-Replayed: true`; the effect happens once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `ETag` of the version this change is based on. When the resource has moved on, the answer is 412. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /**
                 * @description The languages you read, best first (RFC 9110). The answer comes in the best one that the desk offers; `Content-Language` tells which.
                 * @example fr-CA, fr;q=0.9, en;q=0.5
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description Id of an article; for its readers its slug too. */
                article: string;
                /** @description Id of a comment. */
                comment: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ArticleCommentRedaction"];
            };
        };
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArticleComment"];
                };
            };
            /** @description `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: Not found */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `in-progress`: The same request is still running */
            409: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stale`: The resource has changed meanwhile */
            412: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is of a kind that is not read here */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: The idempotency key belongs to another request */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Not available just now */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    articlePublish: {
        parameters: {
            query?: never;
            header: {
                /** @description Any text of at most 255 visible characters that is new for each intended effect, such as a UUID. The same key with the same body gives the same answer for seven days, with `Idempotency-Replayed: true`; the effect happens once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `ETag` of the version this change is based on. When the resource has moved on, the answer is 412. */
                "If-Match": components["parameters"]["IfMatchRequired"];
                /**
                 * @description The languages you read, best first (RFC 9110). The answer comes in the best one that the desk offers; `Content-Language` tells which.
                 * @example fr-CA, fr;q=0.9, en;q=0.5
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description Id of an article; for its readers its slug too. */
                article: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Article"];
                };
            };
            /** @description `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: Not found */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: In conflict with the present state; `in-progress`: The same request is still running */
            409: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stale`: The resource has changed meanwhile */
            412: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is of a kind that is not read here */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: The idempotency key belongs to another request */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition-required`: If-Match is required */
            428: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Not available just now */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    articleWithdraw: {
        parameters: {
            query?: never;
            header: {
                /** @description Any text of at most 255 visible characters that is new for each intended effect, such as a UUID. The same key with the same body gives the same answer for seven days, with `Idempotency-Replayed: true`; the effect happens once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `ETag` of the version this change is based on. When the resource has moved on, the answer is 412. */
                "If-Match": components["parameters"]["IfMatchRequired"];
                /**
                 * @description The languages you read, best first (RFC 9110). The answer comes in the best one that the desk offers; `Content-Language` tells which.
                 * @example fr-CA, fr;q=0.9, en;q=0.5
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description Id of an article; for its readers its slug too. */
                article: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Article"];
                };
            };
            /** @description `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: Not found */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: In conflict with the present state; `in-progress`: The same request is still running */
            409: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stale`: The resource has changed meanwhile */
            412: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is of a kind that is not read here */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: The idempotency key belongs to another request */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition-required`: If-Match is required */
            428: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Not available just now */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    articleTranslationGet: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The languages you read, best first (RFC 9110). The answer comes in the best one that the desk offers; `Content-Language` tells which.
                 * @example fr-CA, fr;q=0.9, en;q=0.5
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description The `ETag` of the version you have. When nothing has changed since, the answer is 304 without a body. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /** @description Id of an article; for its readers its slug too. */
                article: string;
                /** @description A language of the desk (BCP 47), such as `fr`. */
                language: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArticleTranslation"];
                };
            };
            /** @description Nothing has changed since the version that `If-None-Match` names. */
            304: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: Not found */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Not available just now */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    articleTranslationSet: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of at most 255 visible characters that is new for each intended effect, such as a UUID. The same key with the same body gives the same answer for seven days, with `Idempotency-Replayed: true`; the effect happens once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `ETag` of the version this change is based on. When the resource has moved on, the answer is 412. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /**
                 * @description The languages you read, best first (RFC 9110). The answer comes in the best one that the desk offers; `Content-Language` tells which.
                 * @example fr-CA, fr;q=0.9, en;q=0.5
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description Id of an article; for its readers its slug too. */
                article: string;
                /** @description A language of the desk (BCP 47), such as `fr`. */
                language: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ArticleTranslationDraft"];
            };
        };
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArticleTranslation"];
                };
            };
            /** @description `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: Not found */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: In conflict with the present state; `in-progress`: The same request is still running */
            409: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stale`: The resource has changed meanwhile */
            412: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is of a kind that is not read here */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: The idempotency key belongs to another request; `unprocessable`: The request is understood but cannot be carried out */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition-required`: If-Match is required */
            428: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Not available just now */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    articleTranslationRemove: {
        parameters: {
            query?: never;
            header: {
                /** @description Any text of at most 255 visible characters that is new for each intended effect, such as a UUID. The same key with the same body gives the same answer for seven days, with `Idempotency-Replayed: true`; the effect happens once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `ETag` of the version this change is based on. When the resource has moved on, the answer is 412. */
                "If-Match": components["parameters"]["IfMatchRequired"];
                /**
                 * @description The languages you read, best first (RFC 9110). The answer comes in the best one that the desk offers; `Content-Language` tells which.
                 * @example fr-CA, fr;q=0.9, en;q=0.5
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description Id of an article; for its readers its slug too. */
                article: string;
                /** @description A language of the desk (BCP 47), such as `fr`. */
                language: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is done; there is nothing to say. */
            204: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: Not found */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: In conflict with the present state; `in-progress`: The same request is still running */
            409: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stale`: The resource has changed meanwhile */
            412: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is of a kind that is not read here */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: The idempotency key belongs to another request */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition-required`: If-Match is required */
            428: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Not available just now */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    articleVersionList: {
        parameters: {
            query?: {
                /** @description How many items at most */
                limit?: number;
                /** @description `nextCursor` of the page before, sent with the same filter and sort */
                cursor?: string;
            };
            header?: {
                /**
                 * @description The languages you read, best first (RFC 9110). The answer comes in the best one that the desk offers; `Content-Language` tells which.
                 * @example fr-CA, fr;q=0.9, en;q=0.5
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description Id of an article; for its readers its slug too. */
                article: string;
                /** @description A language of the desk (BCP 47), such as `fr`. */
                language: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    Link: components["headers"]["Link"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArticleVersionPage"];
                };
            };
            /** @description `invalid-cursor`: The cursor does not belong to this list; `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: Not found */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Not available just now */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    articleVersionGet: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The languages you read, best first (RFC 9110). The answer comes in the best one that the desk offers; `Content-Language` tells which.
                 * @example fr-CA, fr;q=0.9, en;q=0.5
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description The `ETag` of the version you have. When nothing has changed since, the answer is 304 without a body. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /** @description Id of an article; for its readers its slug too. */
                article: string;
                /** @description A language of the desk (BCP 47), such as `fr`. */
                language: string;
                /** @description Number of a version, from 1. */
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArticleTranslation"];
                };
            };
            /** @description Nothing has changed since the version that `If-None-Match` names. */
            304: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: Not found */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Not available just now */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    blueprintGet: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The languages you read, best first (RFC 9110). The answer comes in the best one that the desk offers; `Content-Language` tells which.
                 * @example fr-CA, fr;q=0.9, en;q=0.5
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description The `ETag` of the version you have. When nothing has changed since, the answer is 304 without a body. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Blueprint"];
                };
            };
            /** @description Nothing has changed since the version that `If-None-Match` names. */
            304: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Not available just now */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    blueprintApply: {
        parameters: {
            query?: never;
            header: {
                /** @description Any text of at most 255 visible characters that is new for each intended effect, such as a UUID. The same key with the same body gives the same answer for seven days, with `Idempotency-Replayed: true`; the effect happens once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `ETag` of the version this change is based on. When the resource has moved on, the answer is 412. */
                "If-Match": components["parameters"]["IfMatchRequired"];
                /**
                 * @description The languages you read, best first (RFC 9110). The answer comes in the best one that the desk offers; `Content-Language` tells which.
                 * @example fr-CA, fr;q=0.9, en;q=0.5
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BlueprintChange"];
            };
        };
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Blueprint"];
                };
            };
            /** @description `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `in-progress`: The same request is still running */
            409: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stale`: The resource has changed meanwhile */
            412: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is of a kind that is not read here */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: The idempotency key belongs to another request; `invalid-blueprint`: The blueprint has errors; `mapping-required`: Live tickets need a place to go */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition-required`: If-Match is required */
            428: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Not available just now */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    blueprintCheck: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The languages you read, best first (RFC 9110). The answer comes in the best one that the desk offers; `Content-Language` tells which.
                 * @example fr-CA, fr;q=0.9, en;q=0.5
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BlueprintCheck"];
            };
        };
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BlueprintReport"];
                };
            };
            /** @description `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Not available just now */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    blueprintPlan: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The languages you read, best first (RFC 9110). The answer comes in the best one that the desk offers; `Content-Language` tells which.
                 * @example fr-CA, fr;q=0.9, en;q=0.5
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BlueprintChange"];
            };
        };
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BlueprintPlan"];
                };
            };
            /** @description `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-blueprint`: The blueprint has errors */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Not available just now */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    blueprintVersionList: {
        parameters: {
            query?: {
                /** @description How many items at most */
                limit?: number;
                /** @description `nextCursor` of the page before, sent with the same filter and sort */
                cursor?: string;
            };
            header?: {
                /**
                 * @description The languages you read, best first (RFC 9110). The answer comes in the best one that the desk offers; `Content-Language` tells which.
                 * @example fr-CA, fr;q=0.9, en;q=0.5
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    Link: components["headers"]["Link"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BlueprintVersionPage"];
                };
            };
            /** @description `invalid-cursor`: The cursor does not belong to this list; `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Not available just now */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    blueprintVersionGet: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The languages you read, best first (RFC 9110). The answer comes in the best one that the desk offers; `Content-Language` tells which.
                 * @example fr-CA, fr;q=0.9, en;q=0.5
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description The `ETag` of the version you have. When nothing has changed since, the answer is 304 without a body. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /** @description Version of the blueprint, from 1. */
                version: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Blueprint"];
                };
            };
            /** @description Nothing has changed since the version that `If-None-Match` names. */
            304: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: Not found */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Not available just now */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deskList: {
        parameters: {
            query?: {
                /** @description How many items at most */
                limit?: number;
                /** @description `nextCursor` of the page before, sent with the same filter and sort */
                cursor?: string;
            };
            header?: {
                /**
                 * @description The languages you read, best first (RFC 9110). The answer comes in the best one that the desk offers; `Content-Language` tells which.
                 * @example fr-CA, fr;q=0.9, en;q=0.5
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    Link: components["headers"]["Link"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeskPage"];
                };
            };
            /** @description `invalid-cursor`: The cursor does not belong to this list; `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not yours to do */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Not available just now */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deskCreate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of at most 255 visible characters that is new for each intended effect, such as a UUID. The same key with the same body gives the same answer for seven days, with `Idempotency-Replayed: true`; the effect happens once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description The languages you read, best first (RFC 9110). The answer comes in the best one that the desk offers; `Content-Language` tells which.
                 * @example fr-CA, fr;q=0.9, en;q=0.5
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeskCreate"];
            };
        };
        responses: {
            /** @description It was made. */
            201: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeskCreated"];
                };
            };
            /** @description `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not yours to do */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `already-exists`: It exists already; `in-progress`: The same request is still running */
            409: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is of a kind that is not read here */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: The idempotency key belongs to another request; `invalid-blueprint`: The blueprint has errors */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Not available just now */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deskProfileGet: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The languages you read, best first (RFC 9110). The answer comes in the best one that the desk offers; `Content-Language` tells which.
                 * @example fr-CA, fr;q=0.9, en;q=0.5
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description The `ETag` of the version you have. When nothing has changed since, the answer is 304 without a body. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /** @description Slug of the desk, such as `road`. */
                desk: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeskProfile"];
                };
            };
            /** @description Nothing has changed since the version that `If-None-Match` names. */
            304: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: Not found */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Not available just now */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    accountRequestCreate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of at most 255 visible characters that is new for each intended effect, such as a UUID. The same key with the same body gives the same answer for seven days, with `Idempotency-Replayed: true`; the effect happens once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description The languages you read, best first (RFC 9110). The answer comes in the best one that the desk offers; `Content-Language` tells which.
                 * @example fr-CA, fr;q=0.9, en;q=0.5
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description Slug of the desk, such as `road`. */
                desk: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccountRequestCreate"];
            };
        };
        responses: {
            /** @description It was taken on and will be done. */
            202: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            /** @description `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: Not found */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: In conflict with the present state; `in-progress`: The same request is still running */
            409: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is of a kind that is not read here */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: The idempotency key belongs to another request */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Not available just now */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deskArticleSearch: {
        parameters: {
            query: {
                /** @description How many at most; 10 unless given */
                limit?: number;
                /** @description Words to find, in any of their forms, with or without accents; the last one may be a beginning */
                q: string;
            };
            header?: {
                /**
                 * @description The languages you read, best first (RFC 9110). The answer comes in the best one that the desk offers; `Content-Language` tells which.
                 * @example fr-CA, fr;q=0.9, en;q=0.5
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description Slug of the desk, such as `road`. */
                desk: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    Link: components["headers"]["Link"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArticleOutlinePage"];
                };
            };
            /** @description `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient-scope`: The API key lacks a scope */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: Not found */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Not available just now */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    articleSuggest: {
        parameters: {
            query: {
                /** @description How many at most; 5 unless given */
                limit?: number;
                /** @description What has been typed so far, such as the summary of a request */
                text: string;
            };
            header?: {
                /**
                 * @description The languages you read, best first (RFC 9110). The answer comes in the best one that the desk offers; `Content-Language` tells which.
                 * @example fr-CA, fr;q=0.9, en;q=0.5
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description Slug of the desk, such as `road`. */
                desk: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    Link: components["headers"]["Link"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArticleOutlinePage"];
                };
            };
            /** @description `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient-scope`: The API key lacks a scope */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: Not found */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Not available just now */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    articleSuggestionCreate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of at most 255 visible characters that is new for each intended effect, such as a UUID. The same key with the same body gives the same answer for seven days, with `Idempotency-Replayed: true`; the effect happens once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description The languages you read, best first (RFC 9110). The answer comes in the best one that the desk offers; `Content-Language` tells which.
                 * @example fr-CA, fr;q=0.9, en;q=0.5
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description Slug of the desk, such as `road`. */
                desk: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ArticleSuggestionDraft"];
            };
        };
        responses: {
            /** @description It was made. */
            201: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArticleSuggestion"];
                };
            };
            /** @description `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient-scope`: The API key lacks a scope */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: Not found */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `in-progress`: The same request is still running */
            409: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is of a kind that is not read here */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: The idempotency key belongs to another request; `unprocessable`: The request is understood but cannot be carried out */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Not available just now */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    articleSuggestionOpen: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of at most 255 visible characters that is new for each intended effect, such as a UUID. The same key with the same body gives the same answer for seven days, with `Idempotency-Replayed: true`; the effect happens once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description The languages you read, best first (RFC 9110). The answer comes in the best one that the desk offers; `Content-Language` tells which.
                 * @example fr-CA, fr;q=0.9, en;q=0.5
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description Slug of the desk, such as `road`. */
                desk: string;
                /** @description Id of articles that were shown together. */
                suggestion: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ArticleOpening"];
            };
        };
        responses: {
            /** @description It was made. */
            201: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArticleSuggestion"];
                };
            };
            /** @description `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient-scope`: The API key lacks a scope */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: Not found */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `in-progress`: The same request is still running */
            409: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is of a kind that is not read here */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: The idempotency key belongs to another request; `unprocessable`: The request is understood but cannot be carried out */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Not available just now */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    articleSuggestionSolve: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of at most 255 visible characters that is new for each intended effect, such as a UUID. The same key with the same body gives the same answer for seven days, with `Idempotency-Replayed: true`; the effect happens once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description The languages you read, best first (RFC 9110). The answer comes in the best one that the desk offers; `Content-Language` tells which.
                 * @example fr-CA, fr;q=0.9, en;q=0.5
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description Slug of the desk, such as `road`. */
                desk: string;
                /** @description Id of articles that were shown together. */
                suggestion: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ArticleSolution"];
            };
        };
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArticleSuggestion"];
                };
            };
            /** @description `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient-scope`: The API key lacks a scope */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: Not found */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: In conflict with the present state; `in-progress`: The same request is still running */
            409: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is of a kind that is not read here */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: The idempotency key belongs to another request; `unprocessable`: The request is understood but cannot be carried out */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Not available just now */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deskArticleList: {
        parameters: {
            query?: {
                /** @description How many items at most */
                limit?: number;
                /** @description `nextCursor` of the page before, sent with the same filter and sort */
                cursor?: string;
            };
            header?: {
                /**
                 * @description The languages you read, best first (RFC 9110). The answer comes in the best one that the desk offers; `Content-Language` tells which.
                 * @example fr-CA, fr;q=0.9, en;q=0.5
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description Slug of the desk, such as `road`. */
                desk: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    Link: components["headers"]["Link"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArticleOutlinePage"];
                };
            };
            /** @description `invalid-cursor`: The cursor does not belong to this list; `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient-scope`: The API key lacks a scope */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: Not found */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Not available just now */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deskArticleGet: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The languages you read, best first (RFC 9110). The answer comes in the best one that the desk offers; `Content-Language` tells which.
                 * @example fr-CA, fr;q=0.9, en;q=0.5
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description The `ETag` of the version you have. When nothing has changed since, the answer is 304 without a body. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /** @description Slug of the desk, such as `road`. */
                desk: string;
                /** @description Id of an article; for its readers its slug too. */
                article: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublishedArticle"];
                };
            };
            /** @description Nothing has changed since the version that `If-None-Match` names. */
            304: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient-scope`: The API key lacks a scope */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: Not found */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Not available just now */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    articleCommentList: {
        parameters: {
            query?: {
                /** @description How many items at most */
                limit?: number;
                /** @description `nextCursor` of the page before, sent with the same filter and sort */
                cursor?: string;
            };
            header?: {
                /**
                 * @description The languages you read, best first (RFC 9110). The answer comes in the best one that the desk offers; `Content-Language` tells which.
                 * @example fr-CA, fr;q=0.9, en;q=0.5
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description Slug of the desk, such as `road`. */
                desk: string;
                /** @description Id of an article; for its readers its slug too. */
                article: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    Link: components["headers"]["Link"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArticleCommentPage"];
                };
            };
            /** @description `invalid-cursor`: The cursor does not belong to this list; `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient-scope`: The API key lacks a scope */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: Not found */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Not available just now */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    articleCommentCreate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of at most 255 visible characters that is new for each intended effect, such as a UUID. The same key with the same body gives the same answer for seven days, with `Idempotency-Replayed: true`; the effect happens once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description The languages you read, best first (RFC 9110). The answer comes in the best one that the desk offers; `Content-Language` tells which.
                 * @example fr-CA, fr;q=0.9, en;q=0.5
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description Slug of the desk, such as `road`. */
                desk: string;
                /** @description Id of an article; for its readers its slug too. */
                article: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ArticleCommentDraft"];
            };
        };
        responses: {
            /** @description It was made. */
            201: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArticleComment"];
                };
            };
            /** @description `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: Not found */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `in-progress`: The same request is still running */
            409: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is of a kind that is not read here */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: The idempotency key belongs to another request */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Not available just now */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    articleVoteSet: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of at most 255 visible characters that is new for each intended effect, such as a UUID. The same key with the same body gives the same answer for seven days, with `Idempotency-Replayed: true`; the effect happens once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description The languages you read, best first (RFC 9110). The answer comes in the best one that the desk offers; `Content-Language` tells which.
                 * @example fr-CA, fr;q=0.9, en;q=0.5
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description Slug of the desk, such as `road`. */
                desk: string;
                /** @description Id of an article; for its readers its slug too. */
                article: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ArticleVote"];
            };
        };
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArticleVote"];
                };
            };
            /** @description `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: Not found */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `in-progress`: The same request is still running */
            409: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is of a kind that is not read here */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: The idempotency key belongs to another request */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Not available just now */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    jwksGet: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The languages you read, best first (RFC 9110). The answer comes in the best one that the desk offers; `Content-Language` tells which.
                 * @example fr-CA, fr;q=0.9, en;q=0.5
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description Slug of the desk, such as `road`. */
                desk: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Jwks"];
                };
            };
            /** @description `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: Not found */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Not available just now */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    linkRedeem: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of at most 255 visible characters that is new for each intended effect, such as a UUID. The same key with the same body gives the same answer for seven days, with `Idempotency-Replayed: true`; the effect happens once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description The languages you read, best first (RFC 9110). The answer comes in the best one that the desk offers; `Content-Language` tells which.
                 * @example fr-CA, fr;q=0.9, en;q=0.5
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description Slug of the desk, such as `road`. */
                desk: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LinkRedeem"];
            };
        };
        responses: {
            /** @description It was made. */
            201: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LinkRedemption"];
                };
            };
            /** @description `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: Not found */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: In conflict with the present state; `in-progress`: The same request is still running */
            409: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `link-expired`: The link is used up or too old */
            410: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is of a kind that is not read here */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: The idempotency key belongs to another request; `weak-password`: The password breaks the rule of this desk */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Not available just now */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    passwordLinkCreate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of at most 255 visible characters that is new for each intended effect, such as a UUID. The same key with the same body gives the same answer for seven days, with `Idempotency-Replayed: true`; the effect happens once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description The languages you read, best first (RFC 9110). The answer comes in the best one that the desk offers; `Content-Language` tells which.
                 * @example fr-CA, fr;q=0.9, en;q=0.5
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description Slug of the desk, such as `road`. */
                desk: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordLinkCreate"];
            };
        };
        responses: {
            /** @description It was taken on and will be done. */
            202: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            /** @description `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: Not found */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `in-progress`: The same request is still running */
            409: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is of a kind that is not read here */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: The idempotency key belongs to another request */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Not available just now */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    passwordPolicyGet: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The languages you read, best first (RFC 9110). The answer comes in the best one that the desk offers; `Content-Language` tells which.
                 * @example fr-CA, fr;q=0.9, en;q=0.5
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description Slug of the desk, such as `road`. */
                desk: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasswordPolicy"];
                };
            };
            /** @description `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: Not found */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Not available just now */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deskRequestTypeList: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The languages you read, best first (RFC 9110). The answer comes in the best one that the desk offers; `Content-Language` tells which.
                 * @example fr-CA, fr;q=0.9, en;q=0.5
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description Slug of the desk, such as `road`. */
                desk: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    Link: components["headers"]["Link"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestTypePage"];
                };
            };
            /** @description `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: Not found */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Not available just now */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deskRequestTypeGet: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The languages you read, best first (RFC 9110). The answer comes in the best one that the desk offers; `Content-Language` tells which.
                 * @example fr-CA, fr;q=0.9, en;q=0.5
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description The `ETag` of the version you have. When nothing has changed since, the answer is 304 without a body. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /** @description Slug of the desk, such as `road`. */
                desk: string;
                /** @description Key of a request type, as the desk’s blueprint names it. */
                type: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestTypeWithForm"];
                };
            };
            /** @description Nothing has changed since the version that `If-None-Match` names. */
            304: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: Not found */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Not available just now */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sessionCreate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of at most 255 visible characters that is new for each intended effect, such as a UUID. The same key with the same body gives the same answer for seven days, with `Idempotency-Replayed: true`; the effect happens once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description The languages you read, best first (RFC 9110). The answer comes in the best one that the desk offers; `Content-Language` tells which.
                 * @example fr-CA, fr;q=0.9, en;q=0.5
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description Slug of the desk, such as `road`. */
                desk: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SessionCreate"];
            };
        };
        responses: {
            /** @description It was made. */
            201: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionTokens"];
                };
            };
            /** @description `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-credentials`: The credentials are not right */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: Not found */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `in-progress`: The same request is still running */
            409: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is of a kind that is not read here */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: The idempotency key belongs to another request */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Not available just now */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deskSuspend: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of at most 255 visible characters that is new for each intended effect, such as a UUID. The same key with the same body gives the same answer for seven days, with `Idempotency-Replayed: true`; the effect happens once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description The languages you read, best first (RFC 9110). The answer comes in the best one that the desk offers; `Content-Language` tells which.
                 * @example fr-CA, fr;q=0.9, en;q=0.5
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description Slug of the desk, such as `road`. */
                desk: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Desk"];
                };
            };
            /** @description `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not yours to do */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: Not found */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `in-progress`: The same request is still running */
            409: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is of a kind that is not read here */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: The idempotency key belongs to another request */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Not available just now */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deskResume: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of at most 255 visible characters that is new for each intended effect, such as a UUID. The same key with the same body gives the same answer for seven days, with `Idempotency-Replayed: true`; the effect happens once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description The languages you read, best first (RFC 9110). The answer comes in the best one that the desk offers; `Content-Language` tells which.
                 * @example fr-CA, fr;q=0.9, en;q=0.5
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description Slug of the desk, such as `road`. */
                desk: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Desk"];
                };
            };
            /** @description `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not yours to do */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: Not found */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `in-progress`: The same request is still running */
            409: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is of a kind that is not read here */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: The idempotency key belongs to another request */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Not available just now */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    groupList: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The languages you read, best first (RFC 9110). The answer comes in the best one that the desk offers; `Content-Language` tells which.
                 * @example fr-CA, fr;q=0.9, en;q=0.5
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    Link: components["headers"]["Link"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GroupPage"];
                };
            };
            /** @description `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Not available just now */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    groupMemberAdd: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of at most 255 visible characters that is new for each intended effect, such as a UUID. The same key with the same body gives the same answer for seven days, with `Idempotency-Replayed: true`; the effect happens once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description The languages you read, best first (RFC 9110). The answer comes in the best one that the desk offers; `Content-Language` tells which.
                 * @example fr-CA, fr;q=0.9, en;q=0.5
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description Key of a group, as the desk’s blueprint names it. */
                group: string;
                /** @description Id of a person. */
                person: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is done; there is nothing to say. */
            204: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: Not found */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: In conflict with the present state; `in-progress`: The same request is still running */
            409: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is of a kind that is not read here */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: The idempotency key belongs to another request */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Not available just now */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    groupMemberRemove: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of at most 255 visible characters that is new for each intended effect, such as a UUID. The same key with the same body gives the same answer for seven days, with `Idempotency-Replayed: true`; the effect happens once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description The languages you read, best first (RFC 9110). The answer comes in the best one that the desk offers; `Content-Language` tells which.
                 * @example fr-CA, fr;q=0.9, en;q=0.5
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description Key of a group, as the desk’s blueprint names it. */
                group: string;
                /** @description Id of a person. */
                person: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is done; there is nothing to say. */
            204: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: Not found */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `in-progress`: The same request is still running */
            409: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is of a kind that is not read here */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: The idempotency key belongs to another request */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Not available just now */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    healthLive: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The languages you read, best first (RFC 9110). The answer comes in the best one that the desk offers; `Content-Language` tells which.
                 * @example fr-CA, fr;q=0.9, en;q=0.5
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Not available just now */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    healthReady: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The languages you read, best first (RFC 9110). The answer comes in the best one that the desk offers; `Content-Language` tells which.
                 * @example fr-CA, fr;q=0.9, en;q=0.5
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Not available just now */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    meGet: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The languages you read, best first (RFC 9110). The answer comes in the best one that the desk offers; `Content-Language` tells which.
                 * @example fr-CA, fr;q=0.9, en;q=0.5
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description The `ETag` of the version you have. When nothing has changed since, the answer is 304 without a body. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description Nothing has changed since the version that `If-None-Match` names. */
            304: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not yours to do */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Not available just now */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    meUpdate: {
        parameters: {
            query?: never;
            header: {
                /** @description Any text of at most 255 visible characters that is new for each intended effect, such as a UUID. The same key with the same body gives the same answer for seven days, with `Idempotency-Replayed: true`; the effect happens once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `ETag` of the version this change is based on. When the resource has moved on, the answer is 412. */
                "If-Match": components["parameters"]["IfMatchRequired"];
                /**
                 * @description The languages you read, best first (RFC 9110). The answer comes in the best one that the desk offers; `Content-Language` tells which.
                 * @example fr-CA, fr;q=0.9, en;q=0.5
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MeUpdate"];
            };
        };
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not yours to do */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `in-progress`: The same request is still running */
            409: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stale`: The resource has changed meanwhile */
            412: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is of a kind that is not read here */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: The idempotency key belongs to another request; `unprocessable`: The request is understood but cannot be carried out */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition-required`: If-Match is required */
            428: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Not available just now */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addressAdd: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of at most 255 visible characters that is new for each intended effect, such as a UUID. The same key with the same body gives the same answer for seven days, with `Idempotency-Replayed: true`; the effect happens once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description The languages you read, best first (RFC 9110). The answer comes in the best one that the desk offers; `Content-Language` tells which.
                 * @example fr-CA, fr;q=0.9, en;q=0.5
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddressAdd"];
            };
        };
        responses: {
            /** @description It was taken on and will be done. */
            202: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            /** @description `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not yours to do */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: In conflict with the present state; `in-progress`: The same request is still running */
            409: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is of a kind that is not read here */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: The idempotency key belongs to another request */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Not available just now */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addressRemove: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of at most 255 visible characters that is new for each intended effect, such as a UUID. The same key with the same body gives the same answer for seven days, with `Idempotency-Replayed: true`; the effect happens once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description The languages you read, best first (RFC 9110). The answer comes in the best one that the desk offers; `Content-Language` tells which.
                 * @example fr-CA, fr;q=0.9, en;q=0.5
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description Id of an address of yours. */
                address: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is done; there is nothing to say. */
            204: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not yours to do */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: Not found */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: In conflict with the present state; `in-progress`: The same request is still running */
            409: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is of a kind that is not read here */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: The idempotency key belongs to another request */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Not available just now */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    passwordChange: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of at most 255 visible characters that is new for each intended effect, such as a UUID. The same key with the same body gives the same answer for seven days, with `Idempotency-Replayed: true`; the effect happens once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description The languages you read, best first (RFC 9110). The answer comes in the best one that the desk offers; `Content-Language` tells which.
                 * @example fr-CA, fr;q=0.9, en;q=0.5
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordChange"];
            };
        };
        responses: {
            /** @description It is done; there is nothing to say. */
            204: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not yours to do */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `in-progress`: The same request is still running */
            409: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is of a kind that is not read here */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: The idempotency key belongs to another request; `unprocessable`: The request is understood but cannot be carried out; `weak-password`: The password breaks the rule of this desk */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Not available just now */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    columnsGet: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The languages you read, best first (RFC 9110). The answer comes in the best one that the desk offers; `Content-Language` tells which.
                 * @example fr-CA, fr;q=0.9, en;q=0.5
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description The `ETag` of the version you have. When nothing has changed since, the answer is 304 without a body. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Columns"];
                };
            };
            /** @description Nothing has changed since the version that `If-None-Match` names. */
            304: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not yours to do */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Not available just now */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    columnsSet: {
        parameters: {
            query?: never;
            header: {
                /** @description Any text of at most 255 visible characters that is new for each intended effect, such as a UUID. The same key with the same body gives the same answer for seven days, with `Idempotency-Replayed: true`; the effect happens once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `ETag` of the version this change is based on. When the resource has moved on, the answer is 412. */
                "If-Match": components["parameters"]["IfMatchRequired"];
                /**
                 * @description The languages you read, best first (RFC 9110). The answer comes in the best one that the desk offers; `Content-Language` tells which.
                 * @example fr-CA, fr;q=0.9, en;q=0.5
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ColumnsSet"];
            };
        };
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Columns"];
                };
            };
            /** @description `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not yours to do */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `in-progress`: The same request is still running */
            409: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stale`: The resource has changed meanwhile */
            412: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is of a kind that is not read here */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: The idempotency key belongs to another request */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition-required`: If-Match is required */
            428: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Not available just now */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    organizationList: {
        parameters: {
            query?: {
                /** @description How many items at most */
                limit?: number;
                /** @description Beginning of a word of the name */
                q?: string;
                /** @description `nextCursor` of the page before, sent with the same filter and sort */
                cursor?: string;
            };
            header?: {
                /**
                 * @description The languages you read, best first (RFC 9110). The answer comes in the best one that the desk offers; `Content-Language` tells which.
                 * @example fr-CA, fr;q=0.9, en;q=0.5
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    Link: components["headers"]["Link"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganizationPage"];
                };
            };
            /** @description `invalid-cursor`: The cursor does not belong to this list; `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Not available just now */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    organizationCreate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of at most 255 visible characters that is new for each intended effect, such as a UUID. The same key with the same body gives the same answer for seven days, with `Idempotency-Replayed: true`; the effect happens once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description The languages you read, best first (RFC 9110). The answer comes in the best one that the desk offers; `Content-Language` tells which.
                 * @example fr-CA, fr;q=0.9, en;q=0.5
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrganizationCreate"];
            };
        };
        responses: {
            /** @description It was made. */
            201: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Organization"];
                };
            };
            /** @description `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `already-exists`: It exists already; `in-progress`: The same request is still running */
            409: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is of a kind that is not read here */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: The idempotency key belongs to another request; `unprocessable`: The request is understood but cannot be carried out */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Not available just now */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    organizationGet: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The languages you read, best first (RFC 9110). The answer comes in the best one that the desk offers; `Content-Language` tells which.
                 * @example fr-CA, fr;q=0.9, en;q=0.5
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description The `ETag` of the version you have. When nothing has changed since, the answer is 304 without a body. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /** @description Id of an organization. */
                organization: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Organization"];
                };
            };
            /** @description Nothing has changed since the version that `If-None-Match` names. */
            304: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: Not found */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Not available just now */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    organizationDelete: {
        parameters: {
            query?: never;
            header: {
                /** @description Any text of at most 255 visible characters that is new for each intended effect, such as a UUID. The same key with the same body gives the same answer for seven days, with `Idempotency-Replayed: true`; the effect happens once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `ETag` of the version this change is based on. When the resource has moved on, the answer is 412. */
                "If-Match": components["parameters"]["IfMatchRequired"];
                /**
                 * @description The languages you read, best first (RFC 9110). The answer comes in the best one that the desk offers; `Content-Language` tells which.
                 * @example fr-CA, fr;q=0.9, en;q=0.5
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description Id of an organization. */
                organization: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is done; there is nothing to say. */
            204: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: Not found */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `in-progress`: The same request is still running */
            409: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stale`: The resource has changed meanwhile */
            412: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is of a kind that is not read here */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: The idempotency key belongs to another request */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition-required`: If-Match is required */
            428: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Not available just now */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    organizationUpdate: {
        parameters: {
            query?: never;
            header: {
                /** @description Any text of at most 255 visible characters that is new for each intended effect, such as a UUID. The same key with the same body gives the same answer for seven days, with `Idempotency-Replayed: true`; the effect happens once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `ETag` of the version this change is based on. When the resource has moved on, the answer is 412. */
                "If-Match": components["parameters"]["IfMatchRequired"];
                /**
                 * @description The languages you read, best first (RFC 9110). The answer comes in the best one that the desk offers; `Content-Language` tells which.
                 * @example fr-CA, fr;q=0.9, en;q=0.5
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description Id of an organization. */
                organization: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrganizationUpdate"];
            };
        };
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Organization"];
                };
            };
            /** @description `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: Not found */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `already-exists`: It exists already; `in-progress`: The same request is still running */
            409: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stale`: The resource has changed meanwhile */
            412: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is of a kind that is not read here */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: The idempotency key belongs to another request; `unprocessable`: The request is understood but cannot be carried out */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition-required`: If-Match is required */
            428: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Not available just now */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    memberAdd: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of at most 255 visible characters that is new for each intended effect, such as a UUID. The same key with the same body gives the same answer for seven days, with `Idempotency-Replayed: true`; the effect happens once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description The languages you read, best first (RFC 9110). The answer comes in the best one that the desk offers; `Content-Language` tells which.
                 * @example fr-CA, fr;q=0.9, en;q=0.5
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description Id of an organization. */
                organization: string;
                /** @description Id of a person. */
                person: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is done; there is nothing to say. */
            204: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: Not found */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `in-progress`: The same request is still running */
            409: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is of a kind that is not read here */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: The idempotency key belongs to another request */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Not available just now */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    memberRemove: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of at most 255 visible characters that is new for each intended effect, such as a UUID. The same key with the same body gives the same answer for seven days, with `Idempotency-Replayed: true`; the effect happens once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description The languages you read, best first (RFC 9110). The answer comes in the best one that the desk offers; `Content-Language` tells which.
                 * @example fr-CA, fr;q=0.9, en;q=0.5
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description Id of an organization. */
                organization: string;
                /** @description Id of a person. */
                person: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is done; there is nothing to say. */
            204: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: Not found */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `in-progress`: The same request is still running */
            409: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is of a kind that is not read here */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: The idempotency key belongs to another request */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Not available just now */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    personList: {
        parameters: {
            query?: {
                /** @description How many items at most */
                limit?: number;
                /** @description Only people of this role */
                role?: components["schemas"]["Role"];
                /** @description Only people in this state */
                status?: components["schemas"]["PersonStatus"];
                /** @description Only members of this organization */
                organization?: string;
                /** @description Beginning of a word of the name, or of an address */
                q?: string;
                /** @description `nextCursor` of the page before, sent with the same filter and sort */
                cursor?: string;
            };
            header?: {
                /**
                 * @description The languages you read, best first (RFC 9110). The answer comes in the best one that the desk offers; `Content-Language` tells which.
                 * @example fr-CA, fr;q=0.9, en;q=0.5
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    Link: components["headers"]["Link"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonPage"];
                };
            };
            /** @description `invalid-cursor`: The cursor does not belong to this list; `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Not available just now */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    personCreate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of at most 255 visible characters that is new for each intended effect, such as a UUID. The same key with the same body gives the same answer for seven days, with `Idempotency-Replayed: true`; the effect happens once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description The languages you read, best first (RFC 9110). The answer comes in the best one that the desk offers; `Content-Language` tells which.
                 * @example fr-CA, fr;q=0.9, en;q=0.5
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PersonCreate"];
            };
        };
        responses: {
            /** @description It was made. */
            201: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Person"];
                };
            };
            /** @description `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `already-exists`: It exists already; `in-progress`: The same request is still running */
            409: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is of a kind that is not read here */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: The idempotency key belongs to another request; `unprocessable`: The request is understood but cannot be carried out */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Not available just now */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    personGet: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The languages you read, best first (RFC 9110). The answer comes in the best one that the desk offers; `Content-Language` tells which.
                 * @example fr-CA, fr;q=0.9, en;q=0.5
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description The `ETag` of the version you have. When nothing has changed since, the answer is 304 without a body. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /** @description Id of a person. */
                person: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Person"];
                };
            };
            /** @description Nothing has changed since the version that `If-None-Match` names. */
            304: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: Not found */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Not available just now */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    personUpdate: {
        parameters: {
            query?: never;
            header: {
                /** @description Any text of at most 255 visible characters that is new for each intended effect, such as a UUID. The same key with the same body gives the same answer for seven days, with `Idempotency-Replayed: true`; the effect happens once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `ETag` of the version this change is based on. When the resource has moved on, the answer is 412. */
                "If-Match": components["parameters"]["IfMatchRequired"];
                /**
                 * @description The languages you read, best first (RFC 9110). The answer comes in the best one that the desk offers; `Content-Language` tells which.
                 * @example fr-CA, fr;q=0.9, en;q=0.5
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description Id of a person. */
                person: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PersonUpdate"];
            };
        };
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Person"];
                };
            };
            /** @description `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: Not found */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: In conflict with the present state; `in-progress`: The same request is still running */
            409: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stale`: The resource has changed meanwhile */
            412: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is of a kind that is not read here */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: The idempotency key belongs to another request; `unprocessable`: The request is understood but cannot be carried out */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition-required`: If-Match is required */
            428: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Not available just now */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    personSuspend: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of at most 255 visible characters that is new for each intended effect, such as a UUID. The same key with the same body gives the same answer for seven days, with `Idempotency-Replayed: true`; the effect happens once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `ETag` of the version this change is based on. When the resource has moved on, the answer is 412. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /**
                 * @description The languages you read, best first (RFC 9110). The answer comes in the best one that the desk offers; `Content-Language` tells which.
                 * @example fr-CA, fr;q=0.9, en;q=0.5
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description Id of a person. */
                person: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It was made. */
            201: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Person"];
                };
            };
            /** @description `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: Not found */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: In conflict with the present state; `in-progress`: The same request is still running */
            409: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stale`: The resource has changed meanwhile */
            412: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is of a kind that is not read here */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: The idempotency key belongs to another request */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Not available just now */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    personResume: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of at most 255 visible characters that is new for each intended effect, such as a UUID. The same key with the same body gives the same answer for seven days, with `Idempotency-Replayed: true`; the effect happens once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `ETag` of the version this change is based on. When the resource has moved on, the answer is 412. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /**
                 * @description The languages you read, best first (RFC 9110). The answer comes in the best one that the desk offers; `Content-Language` tells which.
                 * @example fr-CA, fr;q=0.9, en;q=0.5
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description Id of a person. */
                person: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Person"];
                };
            };
            /** @description `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: Not found */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `in-progress`: The same request is still running */
            409: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stale`: The resource has changed meanwhile */
            412: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is of a kind that is not read here */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: The idempotency key belongs to another request */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Not available just now */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    requestTypeList: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The languages you read, best first (RFC 9110). The answer comes in the best one that the desk offers; `Content-Language` tells which.
                 * @example fr-CA, fr;q=0.9, en;q=0.5
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    Link: components["headers"]["Link"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestTypePage"];
                };
            };
            /** @description `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Not available just now */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    requestTypeGet: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The languages you read, best first (RFC 9110). The answer comes in the best one that the desk offers; `Content-Language` tells which.
                 * @example fr-CA, fr;q=0.9, en;q=0.5
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description The `ETag` of the version you have. When nothing has changed since, the answer is 304 without a body. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /** @description Key of a request type, as the desk’s blueprint names it. */
                type: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestTypeWithForm"];
                };
            };
            /** @description Nothing has changed since the version that `If-None-Match` names. */
            304: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: Not found */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Not available just now */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sessionList: {
        parameters: {
            query?: {
                /** @description How many items at most */
                limit?: number;
                /** @description `nextCursor` of the page before, sent with the same filter and sort */
                cursor?: string;
            };
            header?: {
                /**
                 * @description The languages you read, best first (RFC 9110). The answer comes in the best one that the desk offers; `Content-Language` tells which.
                 * @example fr-CA, fr;q=0.9, en;q=0.5
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    Link: components["headers"]["Link"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionPage"];
                };
            };
            /** @description `invalid-cursor`: The cursor does not belong to this list; `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not yours to do */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Not available just now */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sessionEnd: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of at most 255 visible characters that is new for each intended effect, such as a UUID. The same key with the same body gives the same answer for seven days, with `Idempotency-Replayed: true`; the effect happens once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description The languages you read, best first (RFC 9110). The answer comes in the best one that the desk offers; `Content-Language` tells which.
                 * @example fr-CA, fr;q=0.9, en;q=0.5
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description Id of a session, or `current`. */
                session: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is done; there is nothing to say. */
            204: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not yours to do */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: Not found */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `in-progress`: The same request is still running */
            409: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is of a kind that is not read here */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: The idempotency key belongs to another request */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Not available just now */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    signingKeyRotate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of at most 255 visible characters that is new for each intended effect, such as a UUID. The same key with the same body gives the same answer for seven days, with `Idempotency-Replayed: true`; the effect happens once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description The languages you read, best first (RFC 9110). The answer comes in the best one that the desk offers; `Content-Language` tells which.
                 * @example fr-CA, fr;q=0.9, en;q=0.5
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It was made. */
            201: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SigningKey"];
                };
            };
            /** @description `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not yours to do */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `in-progress`: The same request is still running */
            409: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is of a kind that is not read here */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: The idempotency key belongs to another request */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Not available just now */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    testClockGet: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The languages you read, best first (RFC 9110). The answer comes in the best one that the desk offers; `Content-Language` tells which.
                 * @example fr-CA, fr;q=0.9, en;q=0.5
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TestClock"];
                };
            };
            /** @description `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Not available just now */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    testClockMove: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of at most 255 visible characters that is new for each intended effect, such as a UUID. The same key with the same body gives the same answer for seven days, with `Idempotency-Replayed: true`; the effect happens once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description The languages you read, best first (RFC 9110). The answer comes in the best one that the desk offers; `Content-Language` tells which.
                 * @example fr-CA, fr;q=0.9, en;q=0.5
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TestClockMove"];
            };
        };
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TestClock"];
                };
            };
            /** @description `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `in-progress`: The same request is still running */
            409: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is of a kind that is not read here */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: The idempotency key belongs to another request */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Not available just now */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    testOutboxList: {
        parameters: {
            query?: {
                /** @description How many items at most */
                limit?: number;
                /** @description Only mails to this address, whatever its case */
                to?: string;
                /** @description `nextCursor` of the page before, sent with the same filter and sort */
                cursor?: string;
            };
            header?: {
                /**
                 * @description The languages you read, best first (RFC 9110). The answer comes in the best one that the desk offers; `Content-Language` tells which.
                 * @example fr-CA, fr;q=0.9, en;q=0.5
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    Link: components["headers"]["Link"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OutboxPage"];
                };
            };
            /** @description `invalid-cursor`: The cursor does not belong to this list; `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Not available just now */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listViewList: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The languages you read, best first (RFC 9110). The answer comes in the best one that the desk offers; `Content-Language` tells which.
                 * @example fr-CA, fr;q=0.9, en;q=0.5
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    Link: components["headers"]["Link"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListViewPage"];
                };
            };
            /** @description `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Not available just now */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ticketList: {
        parameters: {
            query?: {
                /** @description How many items at most */
                limit?: number;
                /**
                 * @description `requested`: what the caller asked for. `organization`: what was asked for in the caller's organizations.
                 *     `assigned`: what the caller takes care of. `unassigned`: open ones that nobody has taken (both for staff).
                 *     `all`, unless given: everything the caller may see
                 */
                view?: components["schemas"]["TicketListView"];
                /** @description Keys of statuses, any of them */
                status?: string[];
                /** @description Categories of statuses, any of them */
                category?: components["schemas"]["StatusCategory"][];
                /** @description Whether they still need somebody (not solved, closed or cancelled) */
                open?: boolean;
                /** @description Keys of request types, any of them */
                type?: string[];
                /** @description Any of them */
                priority?: components["schemas"]["Priority"][];
                /** @description How they came in, any of them */
                channel?: components["schemas"]["ChannelName"][];
                /** @description Id of the person they belong to */
                requester?: string;
                /** @description Id of an organization */
                organization?: string;
                /** @description Id of the agent who takes care of them */
                assignee?: string;
                /** @description Filed later than this instant */
                createdAfter?: string;
                /** @description Filed earlier than this instant */
                createdBefore?: string;
                /** @description Changed later than this instant, as far as the caller can see */
                updatedAfter?: string;
                /** @description The order, `-` for falling. Newest first unless given. By priority only with `open=true` */
                sort?: components["schemas"]["TicketSort"];
                /** @description Which of the members that can be left out shall be there; all of them unless given */
                fields?: components["schemas"]["TicketMember"][];
                /** @description What shall be there too */
                include?: components["schemas"]["TicketExtra"][];
                /**
                 * @description Words to find: all of them, the last one may be a beginning. Looked for in subject, fields and comments as far as
                 *     the caller may read them; a number finds its ticket, and for staff a person's name or address finds their tickets
                 */
                q?: string;
                /** @description `nextCursor` of the page before, sent with the same filter and sort */
                cursor?: string;
                /** @description Key of a group of agents (staff only) */
                group?: string;
                /** @description The number */
                number?: string;
            };
            header?: {
                /**
                 * @description The languages you read, best first (RFC 9110). The answer comes in the best one that the desk offers; `Content-Language` tells which.
                 * @example fr-CA, fr;q=0.9, en;q=0.5
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    Link: components["headers"]["Link"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketPage"];
                };
            };
            /** @description `invalid-cursor`: The cursor does not belong to this list; `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Not available just now */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ticketCreate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of at most 255 visible characters that is new for each intended effect, such as a UUID. The same key with the same body gives the same answer for seven days, with `Idempotency-Replayed: true`; the effect happens once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description The languages you read, best first (RFC 9110). The answer comes in the best one that the desk offers; `Content-Language` tells which.
                 * @example fr-CA, fr;q=0.9, en;q=0.5
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TicketDraft"];
            };
        };
        responses: {
            /** @description It was made. */
            201: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ticket"];
                };
            };
            /** @description `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `already-exists`: It exists already; `conflict`: In conflict with the present state; `in-progress`: The same request is still running */
            409: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is of a kind that is not read here */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: The idempotency key belongs to another request; `invalid-fields`: The form is not filled in rightly; `unprocessable`: The request is understood but cannot be carried out */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `numbers-exhausted`: The desk has no ticket number left; `unavailable`: Not available just now */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ticketCount: {
        parameters: {
            query?: {
                /**
                 * @description `requested`: what the caller asked for. `organization`: what was asked for in the caller's organizations.
                 *     `assigned`: what the caller takes care of. `unassigned`: open ones that nobody has taken (both for staff).
                 *     `all`, unless given: everything the caller may see
                 */
                view?: components["schemas"]["TicketListView"];
                /** @description Keys of statuses, any of them */
                status?: string[];
                /** @description Categories of statuses, any of them */
                category?: components["schemas"]["StatusCategory"][];
                /** @description Whether they still need somebody (not solved, closed or cancelled) */
                open?: boolean;
                /** @description Keys of request types, any of them */
                type?: string[];
                /** @description Any of them */
                priority?: components["schemas"]["Priority"][];
                /** @description Id of the person they belong to */
                requester?: string;
                /** @description Id of an organization */
                organization?: string;
                /** @description Id of the agent who takes care of them */
                assignee?: string;
                /** @description Key of a group of agents (staff only) */
                group?: string;
            };
            header?: {
                /**
                 * @description The languages you read, best first (RFC 9110). The answer comes in the best one that the desk offers; `Content-Language` tells which.
                 * @example fr-CA, fr;q=0.9, en;q=0.5
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketCount"];
                };
            };
            /** @description `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Not available just now */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ticketGet: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The languages you read, best first (RFC 9110). The answer comes in the best one that the desk offers; `Content-Language` tells which.
                 * @example fr-CA, fr;q=0.9, en;q=0.5
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description The `ETag` of the version you have. When nothing has changed since, the answer is 304 without a body. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /** @description Id or number of a ticket. */
                ticket: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ticket"];
                };
            };
            /** @description Nothing has changed since the version that `If-None-Match` names. */
            304: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: Not found */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Not available just now */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ticketUpdate: {
        parameters: {
            query?: never;
            header: {
                /** @description Any text of at most 255 visible characters that is new for each intended effect, such as a UUID. The same key with the same body gives the same answer for seven days, with `Idempotency-Replayed: true`; the effect happens once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `ETag` of the version this change is based on. When the resource has moved on, the answer is 412. */
                "If-Match": components["parameters"]["IfMatchRequired"];
                /**
                 * @description The languages you read, best first (RFC 9110). The answer comes in the best one that the desk offers; `Content-Language` tells which.
                 * @example fr-CA, fr;q=0.9, en;q=0.5
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description Id or number of a ticket. */
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
            /** @description What was asked for. */
            200: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ticket"];
                };
            };
            /** @description `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: Not found */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: In conflict with the present state; `in-progress`: The same request is still running; `ticket-final`: This ticket is final */
            409: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stale`: The resource has changed meanwhile */
            412: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is of a kind that is not read here */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: The idempotency key belongs to another request; `invalid-fields`: The form is not filled in rightly */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition-required`: If-Match is required */
            428: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Not available just now */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    assignmentSet: {
        parameters: {
            query?: never;
            header: {
                /** @description Any text of at most 255 visible characters that is new for each intended effect, such as a UUID. The same key with the same body gives the same answer for seven days, with `Idempotency-Replayed: true`; the effect happens once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `ETag` of the version this change is based on. When the resource has moved on, the answer is 412. */
                "If-Match": components["parameters"]["IfMatchRequired"];
                /**
                 * @description The languages you read, best first (RFC 9110). The answer comes in the best one that the desk offers; `Content-Language` tells which.
                 * @example fr-CA, fr;q=0.9, en;q=0.5
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description Id or number of a ticket. */
                ticket: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Assignment"];
            };
        };
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ticket"];
                };
            };
            /** @description `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: Not found */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `in-progress`: The same request is still running; `ticket-final`: This ticket is final */
            409: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stale`: The resource has changed meanwhile */
            412: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is of a kind that is not read here */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: The idempotency key belongs to another request; `unprocessable`: The request is understood but cannot be carried out */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition-required`: If-Match is required */
            428: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Not available just now */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    commentList: {
        parameters: {
            query?: {
                /** @description How many items at most */
                limit?: number;
                /** @description `nextCursor` of the page before, sent with the same filter and sort */
                cursor?: string;
            };
            header?: {
                /**
                 * @description The languages you read, best first (RFC 9110). The answer comes in the best one that the desk offers; `Content-Language` tells which.
                 * @example fr-CA, fr;q=0.9, en;q=0.5
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description Id or number of a ticket. */
                ticket: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    Link: components["headers"]["Link"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommentPage"];
                };
            };
            /** @description `invalid-cursor`: The cursor does not belong to this list; `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: Not found */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Not available just now */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    commentCreate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of at most 255 visible characters that is new for each intended effect, such as a UUID. The same key with the same body gives the same answer for seven days, with `Idempotency-Replayed: true`; the effect happens once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `ETag` of the version this change is based on. When the resource has moved on, the answer is 412. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /**
                 * @description The languages you read, best first (RFC 9110). The answer comes in the best one that the desk offers; `Content-Language` tells which.
                 * @example fr-CA, fr;q=0.9, en;q=0.5
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description Id or number of a ticket. */
                ticket: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CommentDraft"];
            };
        };
        responses: {
            /** @description It was made. */
            201: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Comment"];
                };
            };
            /** @description `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: Not found */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `in-progress`: The same request is still running; `ticket-final`: This ticket is final; `transition-not-allowed`: This step is not possible from the present status */
            409: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stale`: The resource has changed meanwhile */
            412: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is of a kind that is not read here */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: The idempotency key belongs to another request; `unprocessable`: The request is understood but cannot be carried out */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Not available just now */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    commentGet: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The languages you read, best first (RFC 9110). The answer comes in the best one that the desk offers; `Content-Language` tells which.
                 * @example fr-CA, fr;q=0.9, en;q=0.5
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description The `ETag` of the version you have. When nothing has changed since, the answer is 304 without a body. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /** @description Id or number of a ticket. */
                ticket: string;
                /** @description Id of a comment. */
                comment: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Comment"];
                };
            };
            /** @description Nothing has changed since the version that `If-None-Match` names. */
            304: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: Not found */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Not available just now */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    commentUpdate: {
        parameters: {
            query?: never;
            header: {
                /** @description Any text of at most 255 visible characters that is new for each intended effect, such as a UUID. The same key with the same body gives the same answer for seven days, with `Idempotency-Replayed: true`; the effect happens once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `ETag` of the version this change is based on. When the resource has moved on, the answer is 412. */
                "If-Match": components["parameters"]["IfMatchRequired"];
                /**
                 * @description The languages you read, best first (RFC 9110). The answer comes in the best one that the desk offers; `Content-Language` tells which.
                 * @example fr-CA, fr;q=0.9, en;q=0.5
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description Id or number of a ticket. */
                ticket: string;
                /** @description Id of a comment. */
                comment: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CommentChange"];
            };
        };
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Comment"];
                };
            };
            /** @description `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: Not found */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: In conflict with the present state; `in-progress`: The same request is still running */
            409: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stale`: The resource has changed meanwhile */
            412: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is of a kind that is not read here */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: The idempotency key belongs to another request */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition-required`: If-Match is required */
            428: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Not available just now */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    commentRedact: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of at most 255 visible characters that is new for each intended effect, such as a UUID. The same key with the same body gives the same answer for seven days, with `Idempotency-Replayed: true`; the effect happens once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `ETag` of the version this change is based on. When the resource has moved on, the answer is 412. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /**
                 * @description The languages you read, best first (RFC 9110). The answer comes in the best one that the desk offers; `Content-Language` tells which.
                 * @example fr-CA, fr;q=0.9, en;q=0.5
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description Id or number of a ticket. */
                ticket: string;
                /** @description Id of a comment. */
                comment: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Redaction"];
            };
        };
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Comment"];
                };
            };
            /** @description `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: Not found */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `in-progress`: The same request is still running */
            409: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stale`: The resource has changed meanwhile */
            412: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is of a kind that is not read here */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: The idempotency key belongs to another request */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Not available just now */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ticketHistoryList: {
        parameters: {
            query?: {
                /** @description How many items at most */
                limit?: number;
                /** @description The order: `at` (unless given) begins with the filing, `-at` with what happened last */
                sort?: components["schemas"]["HistorySort"];
                /** @description `nextCursor` of the page before, sent with the same filter and sort */
                cursor?: string;
            };
            header?: {
                /**
                 * @description The languages you read, best first (RFC 9110). The answer comes in the best one that the desk offers; `Content-Language` tells which.
                 * @example fr-CA, fr;q=0.9, en;q=0.5
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description Id or number of a ticket. */
                ticket: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    Link: components["headers"]["Link"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketHistoryPage"];
                };
            };
            /** @description `invalid-cursor`: The cursor does not belong to this list; `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: Not found */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Not available just now */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readMarkerSet: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of at most 255 visible characters that is new for each intended effect, such as a UUID. The same key with the same body gives the same answer for seven days, with `Idempotency-Replayed: true`; the effect happens once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description The languages you read, best first (RFC 9110). The answer comes in the best one that the desk offers; `Content-Language` tells which.
                 * @example fr-CA, fr;q=0.9, en;q=0.5
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description Id or number of a ticket. */
                ticket: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReadMarkerSet"];
            };
        };
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReadMarker"];
                };
            };
            /** @description `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not yours to do */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: Not found */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `in-progress`: The same request is still running */
            409: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is of a kind that is not read here */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: The idempotency key belongs to another request */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Not available just now */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    typeChange: {
        parameters: {
            query?: never;
            header: {
                /** @description Any text of at most 255 visible characters that is new for each intended effect, such as a UUID. The same key with the same body gives the same answer for seven days, with `Idempotency-Replayed: true`; the effect happens once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `ETag` of the version this change is based on. When the resource has moved on, the answer is 412. */
                "If-Match": components["parameters"]["IfMatchRequired"];
                /**
                 * @description The languages you read, best first (RFC 9110). The answer comes in the best one that the desk offers; `Content-Language` tells which.
                 * @example fr-CA, fr;q=0.9, en;q=0.5
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description Id or number of a ticket. */
                ticket: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TypeChange"];
            };
        };
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ticket"];
                };
            };
            /** @description `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: Not found */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `in-progress`: The same request is still running; `ticket-final`: This ticket is final */
            409: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stale`: The resource has changed meanwhile */
            412: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is of a kind that is not read here */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: The idempotency key belongs to another request; `invalid-fields`: The form is not filled in rightly; `unprocessable`: The request is understood but cannot be carried out */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition-required`: If-Match is required */
            428: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Not available just now */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    transitionCreate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of at most 255 visible characters that is new for each intended effect, such as a UUID. The same key with the same body gives the same answer for seven days, with `Idempotency-Replayed: true`; the effect happens once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `ETag` of the version this change is based on. When the resource has moved on, the answer is 412. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /**
                 * @description The languages you read, best first (RFC 9110). The answer comes in the best one that the desk offers; `Content-Language` tells which.
                 * @example fr-CA, fr;q=0.9, en;q=0.5
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description Id or number of a ticket. */
                ticket: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TransitionDraft"];
            };
        };
        responses: {
            /** @description It was made. */
            201: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ticket"];
                };
            };
            /** @description `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: Not found */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `in-progress`: The same request is still running; `ticket-final`: This ticket is final; `transition-not-allowed`: This step is not possible from the present status */
            409: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stale`: The resource has changed meanwhile */
            412: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is of a kind that is not read here */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: The idempotency key belongs to another request; `unprocessable`: The request is understood but cannot be carried out */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Not available just now */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    visibilitySet: {
        parameters: {
            query?: never;
            header: {
                /** @description Any text of at most 255 visible characters that is new for each intended effect, such as a UUID. The same key with the same body gives the same answer for seven days, with `Idempotency-Replayed: true`; the effect happens once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `ETag` of the version this change is based on. When the resource has moved on, the answer is 412. */
                "If-Match": components["parameters"]["IfMatchRequired"];
                /**
                 * @description The languages you read, best first (RFC 9110). The answer comes in the best one that the desk offers; `Content-Language` tells which.
                 * @example fr-CA, fr;q=0.9, en;q=0.5
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description Id or number of a ticket. */
                ticket: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Visibility"];
            };
        };
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ticket"];
                };
            };
            /** @description `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right; `unauthenticated`: Credentials are missing */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not yours to do; `insufficient-scope`: The API key lacks a scope */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: Not found */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: In conflict with the present state; `in-progress`: The same request is still running */
            409: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stale`: The resource has changed meanwhile */
            412: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is of a kind that is not read here */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: The idempotency key belongs to another request */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition-required`: If-Match is required */
            428: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Not available just now */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    tokenRefresh: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of at most 255 visible characters that is new for each intended effect, such as a UUID. The same key with the same body gives the same answer for seven days, with `Idempotency-Replayed: true`; the effect happens once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description The languages you read, best first (RFC 9110). The answer comes in the best one that the desk offers; `Content-Language` tells which.
                 * @example fr-CA, fr;q=0.9, en;q=0.5
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TokenRefresh"];
            };
        };
        responses: {
            /** @description It was made. */
            201: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionTokens"];
                };
            };
            /** @description `invalid-request`: The request has the wrong shape; `malformed-request`: The request could not be read */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `expired-credentials`: The credentials have expired; `invalid-credentials`: The credentials are not right */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `in-progress`: The same request is still running */
            409: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload-too-large`: The body is too large */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is of a kind that is not read here */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: The idempotency key belongs to another request */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Not available just now */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
