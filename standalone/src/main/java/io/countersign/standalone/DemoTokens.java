package io.countersign.standalone;

import io.countersign.issuer.TokenMint;
import java.time.InstantSource;

/** A long-lived token for each demo user, signed anew at each start. */
record DemoTokens(TokenMint mint) {

    static DemoTokens of(DataDirectory data, ServerAddresses servers) {
        return new DemoTokens(new TokenMint(data.signingKey(), servers.issuer(), InstantSource.system()));
    }

    String account(DemoUsers.Account account) {
        return DemoGrants.account(account).token(mint);
    }

    String platform() {
        return DemoGrants.platform().token(mint);
    }

    String reviewer(ReviewerRole role) {
        return DemoGrants.reviewer(role).token(mint);
    }

    String operator() {
        return DemoGrants.operator().token(mint);
    }
}
