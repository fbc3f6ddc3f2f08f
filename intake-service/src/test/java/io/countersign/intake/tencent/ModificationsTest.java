package io.countersign.intake.tencent;

import static io.countersign.intake.tencent.CallsInMemory.JSON;
import static io.countersign.intake.tencent.CallsInMemory.application;
import static io.countersign.intake.tencent.CallsInMemory.list;
import static io.countersign.intake.tencent.CallsInMemory.modification;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.Fixtures;
import io.countersign.contracts.NameKey;
import io.countersign.contracts.Region;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.application.Application;
import io.countersign.contracts.application.Application.Document;
import io.countersign.contracts.application.Application.Letter;
import io.countersign.contracts.application.Application.Owner;
import io.countersign.contracts.application.Developer;
import io.countersign.contracts.application.DocumentType;
import io.countersign.contracts.application.OwnerKind;
import io.countersign.contracts.application.Purpose;
import io.countersign.contracts.application.SignatureType;
import io.countersign.contracts.outcome.RetirementCause;
import io.countersign.contracts.snapshot.AccountSnapshot;
import io.countersign.intake.domain.command.CommandResult.Accepted;
import io.countersign.intake.domain.command.Submission;
import io.countersign.intake.domain.projection.ListFilter;
import io.countersign.intake.domain.projection.ListOwner;
import io.countersign.intake.tencent.call.Action;
import io.countersign.intake.tencent.call.ApiVersion;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A signature with several revisions, or with an end. */
class ModificationsTest {

    private static final ApiVersion NEW = ApiVersion.V2021;

    private final CallsInMemory calls = new CallsInMemory();

    @Test
    void theNameIsOfTheRevisionWhoseStatusIsReported() {
        var id = renamed("First", "Second");
        calls.world.reads(Fixtures.approved(id, 1), Fixtures.discarded(id, 2));

        var described = described(id);

        assertThat(described.path("SignName").asString("")).isEqualTo("First");
        assertThat(described.path("StatusCode").asInt(9)).isZero();
        assertThat(namesListed("First")).containsExactly(id);
        assertThat(namesListed("Second")).isEmpty();
    }

    @Test
    void theApprovedNameIsTakenAndTheRefusedOneIsNot() {
        var id = renamed("First", "Second");
        calls.world.reads(Fixtures.refused(id, 2), Fixtures.approved(id, 1));

        assertThat(adding("First")).isEqualTo("InvalidParameterValue.SignAlreadyPassedCheck");
        assertThat(adding("Second")).isEmpty();
    }

    @Test
    void whileTwoRevisionsWaitBothNamesAreTaken() {
        renamed("First", "Second");

        assertThat(adding("First")).isEqualTo("InvalidParameterValue.SignExistAndUnapproved");
        assertThat(adding("Second")).isEqualTo("InvalidParameterValue.SignExistAndUnapproved");
    }

    @Test
    void whatTheLedgerRefusedOfAModificationIsReportedFirst() {
        var id = renamed("First", "Second");
        calls.world.reads(Fixtures.rejected(id, 1), Fixtures.refused(id, 2));

        assertThat(described(id).path("ReviewReply").asString(""))
                .startsWith(reply(alone(Fixtures::refused)))
                .endsWith(reply(alone(Fixtures::rejected)));
    }

    @ParameterizedTest
    @EnumSource
    void whatALeadTookBackStaysUntilItIsDeleted(ApiVersion version) {
        var id = new SignatureId(calls.approved("Acme"));
        calls.world.reads(Fixtures.retired(id, RetirementCause.RETIRED));

        assertThat(calls.code(version, Action.MODIFY, modification(version, id.value())))
                .isEqualTo("FailedOperation.OtherError");
        assertThat(described(id).path("StatusCode").asInt(9)).isEqualTo(-1);
        assertThat(calls.code(version, Action.DELETE, JSON.createObjectNode().put("SignId", id.value())))
                .isEmpty();
        assertThat(described(id).isMissingNode()).isTrue();
        assertThat(calls.code(version, Action.DELETE, JSON.createObjectNode().put("SignId", id.value())))
                .isEqualTo("FailedOperation.SignIdNotExist");
    }

    @Test
    void itIsReportedBeforeTheLimit() {
        var id = new SignatureId(calls.approved("Acme"));
        calls.world.reads(Fixtures.retired(id, RetirementCause.RETIRED));
        calls.added("Other");
        calls.world.limits.put(java.util.Map.of(Fixtures.ACME, 1));

        assertThat(calls.code(NEW, Action.MODIFY, modification(NEW, id.value())))
                .isEqualTo("FailedOperation.OtherError");
    }

    @Test
    void deletedOverRestItIsGoneHere() {
        var id = new SignatureId(calls.approved("Acme"));
        calls.world.reads(Fixtures.retired(id, RetirementCause.RETIRED));

        calls.world.delete(id);

        assertThat(described(id).isMissingNode()).isTrue();
    }

    @Test
    void emptyPicturesKeepBothOfBefore() {
        var first = application(NEW).put("SignPurpose", 1).put("CommissionImage", CallsInMemory.PNG);
        long id = calls.call(NEW, Action.ADD, first).at("/AddSignStatus/SignId").asLong(0);
        var before = submitted();

        assertThat(calls.code(
                        NEW, Action.MODIFY, empty(id).put("SignPurpose", 1).put("CommissionImage", "")))
                .isEmpty();

        assertThat(submitted().letter()).isNotNull().isEqualTo(before.letter());
        assertThat(submitted().documents()).isEqualTo(before.documents());
    }

    @Test
    void theLetterFollowsThePurpose() {
        var first = application(NEW).put("SignPurpose", 1).put("CommissionImage", CallsInMemory.PNG);
        long id = calls.call(NEW, Action.ADD, first).at("/AddSignStatus/SignId").asLong(0);

        assertThat(calls.code(NEW, Action.MODIFY, empty(id))).isEmpty();

        assertThat(submitted().letter()).isNull();
    }

    @Test
    void whatOnlyRestCanSayIsCarriedOn() {
        var id = overRest(Purpose.FOR_OTHERS);

        assertThat(calls.code(
                        NEW,
                        Action.MODIFY,
                        empty(id.value()).put("SignPurpose", 1).put("International", 1)))
                .isEmpty();

        var next = submitted();
        assertThat(next.owner()).isEqualTo(new Owner("Widget Ltd", OwnerKind.ENTERPRISE));
        assertThat(next.developedBy()).isEqualTo(Developer.INDIVIDUAL);
        assertThat(next.productReleased()).isFalse();
        assertThat(next.externalReference()).isEqualTo("ref-1");
        assertThat(next.letter()).isEqualTo(new Letter(Fixtures.SHA));
        assertThat(next.unstated()).isEmpty();
    }

    @Test
    void anOwnerGoesWithThePurpose() {
        var id = overRest(Purpose.FOR_OTHERS);

        assertThat(calls.code(NEW, Action.MODIFY, empty(id.value()).put("International", 1)))
                .isEmpty();

        assertThat(submitted().owner()).isNull();
        assertThat(submitted().unstated()).containsExactly("owner");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 7})
    void anEmptyPictureThatNothingReplacesIsReported(int documentType) {
        long id = calls.added("Acme");

        assertThat(calls.code(NEW, Action.MODIFY, empty(id).put("DocumentType", documentType)))
                .isEqualTo("InvalidParameterValue.ImageInvalid");
    }

    private static ObjectNode empty(long id) {
        return modification(NEW, id).put("ProofImage", "");
    }

    private SignatureId renamed(String first, String second) {
        long id = calls.added(first);
        assertThat(calls.code(NEW, Action.MODIFY, modification(NEW, id).put("SignName", second)))
                .isEmpty();
        return new SignatureId(id);
    }

    private SignatureId overRest(Purpose purpose) {
        var application = Application.of("Acme", Region.GLOBAL, SignatureType.COMPANY, purpose)
                .withDocuments(List.of(new Document(DocumentType.BUSINESS_LICENCE, Fixtures.SHA)))
                .withLetter(new Letter(Fixtures.SHA))
                .withOwner(new Owner("Widget Ltd", OwnerKind.ENTERPRISE))
                .withProduct(new Application.Product(Developer.INDIVIDUAL, null, false))
                .withExternalReference("ref-1");
        AccountSnapshot acme = Fixtures.account(Fixtures.ACME);
        return ((Accepted) calls.world.intake.submit(new Submission(acme, application, null))).signature();
    }

    private String adding(String name) {
        return calls.code(NEW, Action.ADD, application(NEW).put("SignName", name));
    }

    private JsonNode described(SignatureId id) {
        return calls.call(NEW, Action.DESCRIBE, list(id.value()))
                .path("DescribeSignListStatusSet")
                .path(0);
    }

    private List<SignatureId> namesListed(String name) {
        var filter = new ListFilter(Set.of(), null, NameKey.of(name), null, null, null);
        return calls
                .world
                .views
                .list(ListOwner.account(Fixtures.ACME), _ -> true, filter, null, 10)
                .orElseThrow()
                .views()
                .stream()
                .map(view -> view.id())
                .toList();
    }

    private SignatureId alone(
            java.util.function.BiFunction<SignatureId, Integer, io.countersign.contracts.events.CloudEvent<?>>
                    decision) {
        var id = new SignatureId(
                calls.added("Alone" + calls.world.publisher.entries().size()));
        calls.world.reads(decision.apply(id, 1));
        return id;
    }

    private String reply(SignatureId id) {
        return described(id).path("ReviewReply").asString("");
    }

    private Application submitted() {
        return calls.world
                .publisher
                .read(calls.world.publisher.texts().getLast())
                .data()
                .application();
    }
}
