package io.countersign.simulation.node;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.AccountKind;
import io.countersign.contracts.Language;
import io.countersign.contracts.Region;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.application.Application;
import io.countersign.contracts.application.DocumentType;
import io.countersign.contracts.application.Purpose;
import io.countersign.contracts.application.SignatureType;
import io.countersign.contracts.snapshot.AccountSnapshot;
import io.countersign.intake.domain.command.CommandResult;
import io.countersign.intake.domain.command.Modification;
import io.countersign.intake.domain.command.Precondition;
import io.countersign.intake.domain.command.QuestionAnswer;
import io.countersign.intake.domain.command.Submission;
import io.countersign.intake.domain.idempotency.IdempotencyKey;
import io.countersign.simulation.world.InvariantViolation;
import io.countersign.simulation.world.PublishedEvents;
import io.countersign.simulation.world.World;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The one account: applies, repeats what was not answered, modifies, withdraws, deletes. */
public final class Applicant {

    private static final List<String> NAMES = List.of("Acme", "Acme", "Blue Whale", "Bad Name", "Good Name");
    private static final AccountId ACCOUNT = new AccountId("acme");

    static final String CERTIFICATE = "c".repeat(64);

    private final World world;
    private final IntakeNode intake;
    private final List<SignatureId> signatures = new ArrayList<>();
    private final Map<String, PublishedEvents.Key> answered = new HashMap<>();
    private final List<PublishedEvents.Key> accepted = new ArrayList<>();
    private int keys;

    public Applicant(World world, IntakeNode intake) {
        this.world = world;
        this.intake = intake;
    }

    /** Every revision that was answered with 202. */
    public List<PublishedEvents.Key> accepted() {
        return accepted;
    }

    public void submit() {
        var key = world.chance().oneIn(2) ? key() : null;
        var name = key == null ? world.chance().of(NAMES) : nameOf(key.key());
        remember(key, intake.any().submit(new Submission(account(name), application(name), key)));
    }

    /** A new key, or one that was used before. */
    private IdempotencyKey key() {
        int number = keys > 0 && world.chance().oneIn(3) ? world.chance().below(keys) : keys++;
        return new IdempotencyKey("k" + number, "same");
    }

    private static String nameOf(String key) {
        return NAMES.get(Math.floorMod(key.hashCode(), NAMES.size()));
    }

    public void modify() {
        if (!signatures.isEmpty()) {
            var signature = world.chance().of(signatures);
            var name = world.chance().of(NAMES);
            remember(
                    null,
                    intake.any()
                            .modify(new Modification(
                                    account(name), signature, application(name), null, Precondition.none())));
        }
    }

    /** One of a few answers, to a question that is shown as open. */
    public void answer() {
        var asked = intake.views().stream()
                .filter(view -> view.standing().shown().openQuestion().isPresent())
                .toList();
        if (!asked.isEmpty()) {
            var view = world.chance().of(asked);
            var question = view.standing().shown().openQuestion().orElseThrow();
            intake.any()
                    .answer(new QuestionAnswer(
                            ACCOUNT,
                            view.id(),
                            question.number(),
                            "answer " + world.chance().below(3),
                            List.of(),
                            null));
        }
    }

    public void withdraw() {
        if (!signatures.isEmpty()) {
            intake.any().withdraw(ACCOUNT, world.chance().of(signatures), Precondition.none());
        }
    }

    public void delete() {
        if (!signatures.isEmpty()) {
            intake.any().delete(ACCOUNT, world.chance().of(signatures), Precondition.none());
        }
    }

    private void remember(@Nullable IdempotencyKey key, CommandResult answer) {
        if (!(answer instanceof CommandResult.Accepted one)) {
            return;
        }
        var revision = new PublishedEvents.Key(one.signature(), one.revision());
        accepted.add(revision);
        if (!signatures.contains(one.signature())) {
            signatures.add(one.signature());
        }
        var before = key == null ? null : answered.putIfAbsent(key.key(), revision);
        if (before != null && !before.equals(revision)) {
            throw new InvariantViolation("one keyed request became two applications: " + before + " and " + revision);
        }
    }

    /** The account moves between two platforms and none: each of its names is applied for under another one. */
    private static AccountSnapshot account(String name) {
        var platform = switch (name) {
            case "Acme" -> "north";
            case "Blue Whale" -> null;
            default -> "south";
        };
        return new AccountSnapshot(ACCOUNT, AccountKind.ENTERPRISE, "Acme", Language.EN, platform, false);
    }

    private Application application(String name) {
        return Application.of(name, Region.GLOBAL, SignatureType.COMPANY, Purpose.SELF_USE)
                .withDocuments(List.of(new Application.Document(DocumentType.BUSINESS_LICENCE, CERTIFICATE)))
                .withRemark("remark " + world.chance().below(1000));
    }
}
