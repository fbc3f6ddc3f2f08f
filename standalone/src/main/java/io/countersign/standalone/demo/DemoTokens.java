package io.countersign.standalone.demo;

import io.countersign.issuer.TokenMint;
import io.countersign.standalone.process.DataDirectory;
import io.countersign.standalone.server.ServerAddresses;
import java.time.InstantSource;

/** A long-lived token for each demo user, signed anew at each start. */
public record DemoTokens(TokenMint mint) {

    public static DemoTokens of(DataDirectory data, ServerAddresses servers) {
        return new DemoTokens(new TokenMint(data.signingKey(), servers.issuer(), InstantSource.system()));
    }

    public String account(DemoUsers.Account account) {
        return DemoGrants.account(account).token(mint);
    }

    public String platform() {
        return DemoGrants.platform().token(mint);
    }

    public String reviewer(ReviewerRole role) {
        return DemoGrants.reviewer(role).token(mint);
    }

    public String operator() {
        return DemoGrants.operator().token(mint);
    }
}
