package io.countersign.intake.store.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.SignatureId;
import io.countersign.contracts.events.ApplicationEvent;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.Event;
import io.countersign.contracts.events.LargestEvents;
import io.countersign.intake.domain.projection.DeadLetterReference;
import io.countersign.intake.domain.projection.ViewUpdater;
import io.countersign.intake.memory.InMemorySignatureRegistry;
import io.countersign.platform.store.document.CollectionNames;
import io.countersign.platform.testing.MeasuredDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The largest view, written by the store itself and measured in it. */
class ViewSizesTest extends MeasuredDatabase {

    private static final Instant NOW = Instant.parse("2026-11-23T04:00:00Z");

    /** As many revisions as there may be, each sent to a reviewer and rejected, and every record of them dead-lettered. */
    @Test
    void theLargestViewFits() {
        var update = new ViewUpdater(
                new MongoViewStore(database, CollectionNames.CURRENT, new JsonMapper()),
                new MongoAppealStore(database, CollectionNames.CURRENT),
                new MongoAccountLimitStore(database, CollectionNames.CURRENT),
                new InMemorySignatureRegistry());
        for (int revision = 1; revision <= ApplicationEvent.MAX_REVISIONS; revision++) {
            update.on(everyEventOf(revision));
            update.onDeadLetters(everyDeadLetterOf(revision));
        }
        update.on(List.of(LargestEvents.deleted(), LargestEvents.retired()));
        update.onDeadLetters(deadLetters("deleted:%s".formatted(LargestEvents.SIGNATURE), "quota", "review", "intake"));

        assertThat(size("views", LargestEvents.SIGNATURE.text()))
                .isBetween(CloudEvent.MAX_DOCUMENT_BYTES / 2, CloudEvent.MAX_DOCUMENT_BYTES);
    }

    private static List<CloudEvent<? extends Event>> everyEventOf(int revision) {
        var events = new ArrayList<CloudEvent<? extends Event>>(List.of(
                LargestEvents.submitted(revision),
                LargestEvents.withdrawalRequested(revision),
                LargestEvents.admitted(revision),
                LargestEvents.sentToReviewer(revision),
                LargestEvents.rejected(revision),
                LargestEvents.atRisk(revision),
                LargestEvents.overdue(revision),
                LargestEvents.notice(revision)));
        for (int question = 1; question <= ApplicationEvent.MAX_QUESTIONS; question++) {
            events.add(LargestEvents.informationRequested(revision, question));
            events.add(LargestEvents.informationProvided(revision, question));
            events.add(LargestEvents.informationClosed(revision, question));
            events.add(LargestEvents.questionNotice(revision, question));
        }
        return events;
    }

    private static List<DeadLetterReference> everyDeadLetterOf(int revision) {
        var letters = new ArrayList<DeadLetterReference>();
        var suffix = ":" + LargestEvents.SIGNATURE + ":" + revision;
        letters.addAll(deadLetters("submitted" + suffix, "quota", "intake"));
        letters.addAll(deadLetters("withdrawal" + suffix, "quota", "intake"));
        letters.addAll(deadLetters("admitted" + suffix, "review", "intake"));
        letters.addAll(deadLetters("withdrawal-relayed" + suffix, "review", "intake"));
        letters.addAll(deadLetters("questioned" + suffix + ":20000", "review", "intake"));
        letters.addAll(deadLetters("sent-to-reviewer" + suffix, "quota", "intake", "notification", "review"));
        letters.addAll(deadLetters("outcome" + suffix, "quota", "intake", "notification", "review"));
        letters.addAll(deadLetters("at-risk" + suffix, "quota", "intake", "notification", "review"));
        letters.addAll(deadLetters("overdue" + suffix, "quota", "intake", "notification", "review"));
        letters.addAll(deadLetters("notice" + suffix, "intake"));
        letters.addAll(deadLetters("notice:at-risk" + suffix, "intake"));
        for (int question = 1; question <= ApplicationEvent.MAX_QUESTIONS; question++) {
            letters.addAll(
                    deadLetters("requested" + suffix + ":" + question, "quota", "intake", "notification", "review"));
            letters.addAll(deadLetters("provided" + suffix + ":" + question, "quota", "intake"));
            letters.addAll(deadLetters("provided-relayed" + suffix + ":" + question, "review", "intake"));
            letters.addAll(
                    deadLetters("closed" + suffix + ":" + question, "quota", "intake", "notification", "review"));
            letters.addAll(deadLetters("notice:requested" + suffix + ":" + question, "intake"));
        }
        return letters;
    }

    private static List<DeadLetterReference> deadLetters(String eventId, String... services) {
        var signature = LargestEvents.SIGNATURE.text();
        return List.of(services).stream()
                .map(service -> new DeadLetterReference(
                        "countersign.applications", service, LargestEvents.ACCOUNT.value(), eventId, signature, NOW))
                .toList();
    }

    /** An account that appeals again and again, and whose topics are read anew from the beginning. */
    @Test
    void appealsThatAreReadAgainDoNotAddUp() {
        var appeals = new MongoAppealStore(database, CollectionNames.CURRENT);

        for (int i = 1; i <= 2_000; i++) {
            appeals.add(LargestEvents.ACCOUNT, new SignatureId(i));
        }

        assertThat(size("appeals", LargestEvents.ACCOUNT.value())).isLessThanOrEqualTo(4 * KB);
    }
}
