package io.countersign.notification.web;

import io.countersign.contracts.AccountId;
import io.countersign.notification.domain.EndpointOwner;
import io.countersign.notification.domain.Feed;
import io.countersign.notification.domain.FeedStore;
import io.countersign.platform.security.ActingAccount;
import io.countersign.platform.security.Caller;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whose notices and endpoints a request is about. The account's feed says to which platform it belongs. */
@Component
class Access {

    private final FeedStore feeds;
    private final ActingAccount readers;
    private final ActingAccount owners;

    Access(FeedStore feeds) {
        this.feeds = feeds;
        this.readers = new ActingAccount(this::isNotForeign);
        this.owners = new ActingAccount(this::isRegisteredTo);
    }

    /** An account without a feed has no notice yet, so every platform reads the same empty list. */
    private boolean isNotForeign(String platform, String account) {
        var feed = feed(account);
        return feed == null || platform.equals(feed.platform());
    }

    /** An endpoint receives what comes, so an account without a feed is not yet known to be the platform's. */
    private boolean isRegisteredTo(String platform, String account) {
        var feed = feed(account);
        return feed != null && platform.equals(feed.platform());
    }

    private @Nullable Feed feed(String account) {
        var id = new AccountId(account);
        return feeds.find(List.of(id)).get(id);
    }

    /** The account that the request is about. */
    AccountId account(Caller caller, @Nullable String header) {
        return new AccountId(readers.resolve(caller, header));
    }

    /** Whose endpoint the request is about: a platform that names no account means its own. */
    EndpointOwner owner(Caller caller, @Nullable String header) {
        return ActingAccount.isForWholePlatform(caller, header)
                ? EndpointOwner.platform(Objects.requireNonNull(caller.platform()))
                : EndpointOwner.account(new AccountId(owners.resolve(caller, header)));
    }
}
