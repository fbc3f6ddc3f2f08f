package io.countersign.notification.web;

import io.countersign.contracts.AccountId;
import io.countersign.notification.domain.endpoint.EndpointOwner;
import io.countersign.platform.security.caller.ActingAccount;
import io.countersign.platform.security.caller.Caller;
import io.countersign.platform.store.AccountRegistrationStore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whose notices and endpoints a request is about. */
@Component
class Access {

    private final ActingAccount acting;

    Access(AccountRegistrationStore registrations) {
        this.acting = new ActingAccount(registrations);
    }

    /** The account that the request is about. */
    AccountId account(Caller caller, @Nullable String header) {
        return new AccountId(acting.resolve(caller, header));
    }

    /** Whose endpoint the request is about: a platform that names no account means its own. */
    EndpointOwner owner(Caller caller, @Nullable String header) {
        var platform = caller.platform();
        return platform != null && header == null
                ? EndpointOwner.platform(platform)
                : EndpointOwner.account(account(caller, header));
    }

    /** Who registers an endpoint: the platform that acts for the owner, or else the owner. */
    EndpointOwner registrar(Caller caller, EndpointOwner owner) {
        var platform = caller.platform();
        return platform == null ? owner : EndpointOwner.platform(platform);
    }

    /** True if the caller still acts for the owner. */
    boolean isStillAllowed(Caller caller, @Nullable String header) {
        return header == null || acting.actsFor(caller, header);
    }
}
