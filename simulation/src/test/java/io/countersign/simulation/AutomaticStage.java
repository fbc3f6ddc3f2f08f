package io.countersign.simulation;

import io.countersign.contracts.SignatureId;
import io.countersign.contracts.application.Application;
import io.countersign.contracts.events.AdmissionEvent;
import io.countersign.contracts.events.AdmissionEvent.ApplicationAdmitted;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.DecisionEvent;
import io.countersign.contracts.events.DecisionEvent.Outcome;
import io.countersign.contracts.snapshot.AccountSnapshot;
import io.countersign.review.domain.cases.Case;
import io.countersign.review.domain.cases.CaseStore;
import io.countersign.review.domain.cases.ReviewMetrics;
import io.countersign.review.domain.clock.ReviewCalendar;
import io.countersign.review.domain.evaluation.RulesEvaluator;
import io.countersign.review.domain.image.ImageSightingStore;
import io.countersign.review.domain.image.ImageSightings;
import io.countersign.review.domain.image.LikenessBand;
import io.countersign.review.domain.image.LikenessStore;
import io.countersign.review.domain.image.SightedImage;
import io.countersign.review.domain.inbox.Inbox;
import io.countersign.review.domain.inbox.InboxTable;
import io.countersign.review.domain.outbox.PublishedEvent;
import io.countersign.review.domain.registry.NameRegistry;
import io.countersign.review.domain.registry.OtherAccounts;
import io.countersign.review.domain.revision.Conflict;
import io.countersign.rules.RuleBook;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Review's inbox with the real rules; what comes in and what goes out is JSON, as in the topics. */
final class AutomaticStage {

    static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    private final JsonMapper json = new JsonMapper();
    private final ImageSightings images = new ImageSightings(new Pictures(), new NoLikenesses());
    private final Inbox inbox;

    AutomaticStage(RuleBook book, NameRegistry registry) {
        var calendar = new ReviewCalendar(Duration.ofHours(2), Set.of());
        var table =
                InboxTable.of(this::write, new RulesEvaluator(book, new OtherAccounts(registry, images)::of), calendar);
        this.inbox = new Inbox(table, new NoCases(), () -> NOW, new NoMetrics());
    }

    private PublishedEvent write(CloudEvent<DecisionEvent> event) {
        return new PublishedEvent(event.accountid(), event.id(), event.subject(), json.writeValueAsString(event));
    }

    /** The one decision about an application that quota admitted. */
    DecisionEvent decides(SignatureId signature, Application application, AccountSnapshot account) {
        var event = new ApplicationAdmitted(signature, 1, application, account, NOW, 1, 50);
        var text = json.writeValueAsString(CloudEvent.of("/quota", NOW, account.id(), event));
        CloudEvent<AdmissionEvent> admitted = json.readValue(text, new TypeReference<>() {});
        try (var _ = images.load(List.of(admitted))) {
            var published = inbox.answer(List.of(admitted));
            CloudEvent<DecisionEvent> decision =
                    json.readValue(published.getFirst().body(), new TypeReference<>() {});
            return decision.data();
        }
    }

    /** Each application is a new case. */
    private static final class NoCases implements CaseStore {

        @Override
        public Map<SignatureId, Case> load(Collection<SignatureId> signatures) {
            return Map.of();
        }

        @Override
        public Set<SignatureId> save(Collection<Case> cases) {
            return Set.of();
        }

        @Override
        public List<SignatureId> unsentBefore(Instant time, int limit) {
            return List.of();
        }
    }

    private static final class Pictures implements ImageSightingStore {

        private final Map<String, SightedImage> known = new HashMap<>();

        @Override
        public List<SightedImage> find(Collection<String> digests) {
            return digests.stream()
                    .filter(known::containsKey)
                    .map(digest -> Objects.requireNonNull(known.get(digest)))
                    .toList();
        }

        @Override
        public void add(Collection<SightedImage> more) {
            more.forEach(picture -> known.merge(picture.key(), picture, Pictures::both));
        }

        private static SightedImage both(SightedImage one, SightedImage other) {
            var seen = new HashSet<>(one.seen());
            seen.addAll(other.seen());
            return new SightedImage(one.key(), seen, one.forged());
        }
    }

    private static final class NoLikenesses implements LikenessStore {

        @Override
        public List<LikenessBand> find(Collection<String> bands) {
            return List.of();
        }

        @Override
        public void add(Collection<LikenessBand> more) {}
    }

    private static final class NoMetrics implements ReviewMetrics {

        @Override
        public void decided(Outcome outcome) {}

        @Override
        public void refused(Conflict conflict) {}

        @Override
        public void leaseLost() {}
    }
}
