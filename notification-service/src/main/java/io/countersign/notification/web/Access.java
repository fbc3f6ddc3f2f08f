package io.countersign.notification.web;

import io.countersign.contracts.AccountId;
import io.countersign.notification.domain.EndpointOwner;
import io.countersign.notification.domain.Feed;
import io.countersign.notification.domain.FeedStore;
import io.countersign.platform.security.Caller;
import io.countersign.platform.web.LocalizedText;
import io.countersign.platform.web.ProblemException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Whose notices and endpoints a request is about. An ordinary token is its account; a platform's names one of its
 * accounts, which the account's feed must confirm.
 */
@Component
class Access {

    static final String HEADER = "Countersign-Account";
    static final String PLATFORM = "platform";

    private static final LocalizedText NO_ACCOUNT =
            new LocalizedText("The access token names neither an account nor a platform.", "该访问令牌既未指明账号也未指明平台。");
    private static final LocalizedText ACCOUNT_REQUIRED = new LocalizedText(
            "A platform names the account in the header Countersign-Account.", "平台须在 Countersign-Account 请求头中指明账号。");

    private final FeedStore feeds;

    Access(FeedStore feeds) {
        this.feeds = feeds;
    }

    /** The account that the request is about. */
    AccountId account(Caller caller, @Nullable String header) {
        var named = header == null ? null : parse(header);
        var platform = platform(caller);
        if (platform == null) {
            return own(caller, named);
        }
        if (named == null) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "ACCOUNT_REQUIRED", ACCOUNT_REQUIRED);
        }
        var feed = feeds.find(List.of(named)).get(named);
        if (feed != null && !platform.equals(feed.platform())) {
            throw Caller.foreignAccount();
        }
        return named;
    }

    /** Whose endpoint the request is about: a platform that names no account means its own. */
    EndpointOwner owner(Caller caller, @Nullable String header) {
        var platform = platform(caller);
        if (platform == null) {
            return EndpointOwner.account(account(caller, header));
        }
        return header == null
                ? EndpointOwner.platform(platform)
                : EndpointOwner.account(registered(platform, parse(header)));
    }

    /** An endpoint is told what comes, so an account that was never told anything isn't known to be the platform's. */
    private AccountId registered(String platform, AccountId named) {
        var feed = feeds.find(List.of(named)).get(named);
        if (feed == null || !belongs(feed, platform)) {
            throw Caller.foreignAccount();
        }
        return named;
    }

    private static boolean belongs(Feed feed, String platform) {
        return Objects.equals(platform, feed.platform());
    }

    private static AccountId own(Caller caller, @Nullable AccountId named) {
        var claim = caller.claim("account");
        if (claim == null) {
            throw new ProblemException(HttpStatus.FORBIDDEN, "NO_ACCOUNT", NO_ACCOUNT);
        }
        if (named != null && !named.value().equals(claim)) {
            throw Caller.foreignAccount();
        }
        return AccountId.parse(claim).orElseThrow(Caller::foreignAccount);
    }

    private static @Nullable String platform(Caller caller) {
        return caller.has(PLATFORM) ? caller.claim(PLATFORM) : null;
    }

    private static AccountId parse(String header) {
        return AccountId.parse(header).orElseThrow(Caller::malformedAccount);
    }
}
