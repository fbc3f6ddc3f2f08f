package io.countersign.standalone;

import io.countersign.issuer.TokenMint;
import java.time.InstantSource;

/** A long-lived token for each demo user, signed anew at each start. */
record Tokens(TokenMint mint) {

    static Tokens of(DataDirectory data, Servers servers) {
        return new Tokens(new TokenMint(data.signingKey(), servers.issuer(), InstantSource.system()));
    }

    String account(Demo.Account account) {
        return Grants.account(account).token(mint);
    }

    String platform() {
        return Grants.platform().token(mint);
    }

    String reviewer(Role role) {
        return Grants.reviewer(role).token(mint);
    }

    String operator() {
        return Grants.operator().token(mint);
    }
}
