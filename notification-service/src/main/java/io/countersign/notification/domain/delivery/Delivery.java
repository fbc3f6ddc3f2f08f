package io.countersign.notification.domain.delivery;

import io.countersign.notification.domain.endpoint.Endpoint;
import io.countersign.notification.domain.endpoint.EndpointOwner;
import io.countersign.notification.domain.notice.NoticeId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Carries one notice to one endpoint: waiting for its next attempt, until it arrived or was given up. */
public sealed interface Delivery {

    Key key();

    /** Raised by every write, from 1. */
    long version();

    /** Every attempt so far, oldest first. */
    List<Attempt> attempts();

    /** What is to be carried where; {@code created} is when. */
    record Key(NoticeId notice, Endpoint.Id endpoint, EndpointOwner owner, Instant created) {

        /** One for each notice and endpoint, whatever is repeated. */
        public Id id() {
            return new Id(notice + "@" + endpoint);
        }
    }

    /** Names a delivery. */
    record Id(String value) implements Comparable<Id> {

        @Override
        public int compareTo(Id other) {
            return value.compareTo(other.value);
        }

        @Override
        public String toString() {
            return value;
        }
    }

    /**
     * One POST.
     *
     * @param status the HTTP status, or 0 where there was no answer
     */
    record Attempt(Instant at, Duration took, Result result, int status) {}

    /** How an attempt ended. */
    enum Result {
        /** 2xx. */
        DELIVERED,
        /** Any other status. */
        REFUSED,
        /** 410: the endpoint wants nothing more. */
        GONE,
        TIMED_OUT,
        UNREACHABLE,
        /** The name leads to an address that we don't post to. */
        FORBIDDEN,
        /** The endpoint's secret cannot be opened, so that nothing can be signed. */
        SECRET_UNREADABLE,
        /** The endpoint's document cannot be read, so that nothing can be posted. */
        ENDPOINT_UNREADABLE;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * An attempt is due at {@code next}. A claim moves {@code next} behind the end of the attempt, so that a claim that
     * no instance settles becomes due by itself.
     */
    record Waiting(Key key, long version, List<Attempt> attempts, Instant next) implements Delivery {

        public Waiting {
            attempts = List.copyOf(attempts);
        }

        public static Waiting of(Key key) {
            return new Waiting(key, 1, List.of(), key.created());
        }

        Waiting claim(Instant until) {
            return new Waiting(key, version + 1, attempts, until);
        }

        GivenUp giveUp() {
            return new GivenUp(key, version + 1, attempts);
        }

        /** @param jitter 0 to 1 */
        Delivery after(Attempt attempt, RetrySchedule backOff, double jitter) {
            var log = new ArrayList<>(attempts);
            log.add(attempt);
            return switch (attempt.result()) {
                case DELIVERED -> new Delivered(key, version + 1, log);
                case GONE -> new GivenUp(key, version + 1, log);
                case REFUSED, TIMED_OUT, UNREACHABLE, FORBIDDEN, SECRET_UNREADABLE, ENDPOINT_UNREADABLE ->
                    backOff.after(log.size(), jitter)
                            .<Delivery>map(delay -> new Waiting(
                                    key, version + 1, log, attempt.at().plus(delay)))
                            .orElseGet(() -> new GivenUp(key, version + 1, log));
            };
        }
    }

    /** It arrived. */
    record Delivered(Key key, long version, List<Attempt> attempts) implements Delivery {

        public Delivered {
            attempts = List.copyOf(attempts);
        }
    }

    /** Every attempt failed, or the endpoint is gone. */
    record GivenUp(Key key, long version, List<Attempt> attempts) implements Delivery {

        public GivenUp {
            attempts = List.copyOf(attempts);
        }
    }
}
