package io.countersign.intake.domain.submission;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.events.ApplicationEvent.ApplicationSubmitted;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.intake.domain.command.CommandResult;
import io.countersign.intake.domain.idempotency.IdempotencyKey;
import io.countersign.intake.domain.idempotency.IdempotencyRecord;
import io.countersign.intake.domain.idempotency.IdempotencyStore;
import io.countersign.intake.domain.projection.OwnInserts;
import io.countersign.intake.domain.projection.ViewStore;
import io.countersign.intake.domain.submission.IdempotencyClaim.Attempt;
import io.countersign.intake.domain.submission.IdempotencyClaim.Reused;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The second half of every submission: key, durable → topic → view → answer, for many at once and in their order. */
final class SubmissionAppender {

    /** What is to become a revision, if its key, where it has one, is new. */
    record Wish(
            CloudEvent<ApplicationSubmitted> event,
            @Nullable IdempotencyKey key) {

        Optional<IdempotencyRecord> document(String text) {
            return key == null
                    ? Optional.empty()
                    : Optional.of(new IdempotencyRecord(event.accountid(), key.key(), key.hash(), text, false));
        }
    }

    private final IdempotencyStore keys;
    private final ApplicationPublisher publisher;
    private final ViewStore views;
    private final OwnInserts inserts;

    SubmissionAppender(IdempotencyStore keys, ApplicationPublisher publisher, ViewStore views, OwnInserts inserts) {
        this.inserts = inserts;
        this.keys = keys;
        this.publisher = publisher;
        this.views = views;
    }

    /** The answer of an earlier request with this key, if there was one. */
    Optional<CommandResult> repeat(AccountId account, @Nullable IdempotencyKey key) {
        if (key == null) {
            return Optional.empty();
        }
        var known = keys.find(account, key.key());
        return known == null
                ? Optional.empty()
                : Optional.of(finish(List.of(claim(known, key))).getFirst());
    }

    List<CommandResult> append(List<Wish> wishes) {
        var texts = wishes.stream().map(wish -> publisher.write(wish.event())).toList();
        var standing = standing(wishes, texts).iterator();
        var claims = new ArrayList<IdempotencyClaim>(wishes.size());
        for (int i = 0; i < texts.size(); i++) {
            var wish = wishes.get(i);
            claims.add(
                    wish.key() == null
                            ? new Attempt(wish.event(), texts.get(i), null)
                            : claim(standing.next(), wish.key()));
        }
        return finish(claims);
    }

    private List<IdempotencyRecord> standing(List<Wish> wishes, List<String> texts) {
        var documents = new ArrayList<IdempotencyRecord>();
        for (int i = 0; i < texts.size(); i++) {
            wishes.get(i).document(texts.get(i)).ifPresent(documents::add);
        }
        return documents.isEmpty() ? documents : keys.claim(documents);
    }

    private IdempotencyClaim claim(IdempotencyRecord standing, IdempotencyKey key) {
        if (!standing.requestHash().equals(key.hash())) {
            return new Reused();
        }
        return new Attempt(publisher.read(standing.event()), standing.event(), standing);
    }

    private List<CommandResult> finish(List<IdempotencyClaim> claims) {
        var attempts = claims.stream().flatMap(SubmissionAppender::attempts).toList();
        var shown = show(appended(attempts));
        return claims.stream()
                .<CommandResult>map(claim -> switch (claim) {
                    case Reused _ -> new CommandResult.KeyReused();
                    case Attempt attempt ->
                        shown.contains(attempt) ? attempt.accepted() : new CommandResult.Unavailable();
                })
                .toList();
    }

    private static Stream<Attempt> attempts(IdempotencyClaim claim) {
        return claim instanceof Attempt attempt ? Stream.of(attempt) : Stream.empty();
    }

    private Set<Attempt> appended(List<Attempt> attempts) {
        var toAppend =
                attempts.stream().filter(attempt -> !attempt.isAppended()).toList();
        var acknowledged =
                publisher.append(toAppend.stream().map(Attempt::entry).toList());
        var appended = new HashSet<>(attempts);
        for (int i = 0; i < toAppend.size(); i++) {
            if (!acknowledged.get(i)) {
                appended.remove(toAppend.get(i));
            }
        }
        keys.appended(toAppend.stream()
                .filter(appended::contains)
                .map(Attempt::key)
                .filter(Objects::nonNull)
                .toList());
        return appended;
    }

    /** A view that cannot be written now is written by the listener later; the request is not answered with 202. */
    private Set<Attempt> show(Set<Attempt> appended) {
        try {
            var inserted = appended.stream().map(Attempt::view).toList();
            views.insert(inserted);
            inserts.acknowledged(inserted);
            return appended;
        } catch (RuntimeException _) {
            return Set.of();
        }
    }
}
