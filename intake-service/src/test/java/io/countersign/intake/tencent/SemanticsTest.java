package io.countersign.intake.tencent;

import static io.countersign.intake.tencent.CallsInMemory.JSON;
import static io.countersign.intake.tencent.CallsInMemory.application;
import static io.countersign.intake.tencent.CallsInMemory.list;
import static io.countersign.intake.tencent.CallsInMemory.message;
import static io.countersign.intake.tencent.CallsInMemory.modification;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.Fixtures;
import io.countersign.contracts.Language;
import io.countersign.contracts.Region;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.events.ApplicationEvent.ApplicationSubmitted;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.DecisionEvent;
import io.countersign.contracts.events.MessageEvent.Recipient;
import io.countersign.contracts.outcome.RetirementCause;
import io.countersign.intake.domain.command.SubmissionMetrics.Channel;
import io.countersign.intake.tencent.call.Action;
import io.countersign.intake.tencent.call.ApiVersion;
import io.countersign.intake.tencent.call.RawCall;
import java.util.HashMap;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** What calls do, and how it is shown. */
class SemanticsTest {

    private static final ApiVersion NEW = ApiVersion.V2021;

    private final CallsInMemory calls = new CallsInMemory();

    @ParameterizedTest
    @EnumSource
    void addingSubmitsAnApplicationOfWhichSomethingIsUnstated(ApiVersion version) {
        var answer = calls.call(version, Action.ADD, application(version).put("QualificationId", 7));

        var status = answer.path("AddSignStatus");
        assertThat(status.path("SignId").isIntegralNumber()).isTrue();
        assertThat(status.has("SignApplyId")).isEqualTo(version == ApiVersion.V2019);
        assertThat(answer.path("RequestId").asString("")).isEqualTo("id-1");
        var submitted = submitted().data();
        assertThat(submitted.application().name()).isEqualTo("腾讯云");
        assertThat(submitted.application().documents()).hasSize(1);
        assertThat(submitted.application().unstated()).containsExactly("owner", "developedBy", "productReleased");
        assertThat(submitted.account()).isEqualTo(Fixtures.account(Fixtures.ACME));
    }

    @Test
    void modifyingSubmitsTheNextRevisionAndKeepsAPictureThatIsNotSentAgain() {
        long id = calls.added("Acme");

        var answer = calls.call(NEW, Action.MODIFY, modification(NEW, id).put("ProofImage", ""));

        assertThat(answer.toString())
                .isEqualTo("{\"ModifySignStatus\":{\"SignId\":" + id + "},\"RequestId\":\"id-1\"}");
        assertThat(submitted().data().revision()).isEqualTo(2);
        assertThat(submitted().data().application().documents()).hasSize(1);
        var old = calls.call(ApiVersion.V2019, Action.MODIFY, modification(ApiVersion.V2019, id));
        assertThat(old.path("ModifySignStatus").path("SignApplyId").isString()).isTrue();
    }

    @Test
    void applicationsAreCountedAsThoseOfTheOtherChannels() {
        long id = calls.added("Acme");
        calls.call(NEW, Action.MODIFY, modification(NEW, id));
        calls.code(NEW, Action.ADD, application(NEW).put("SignName", ""));

        assertThat(calls.submitted).containsExactly(Channel.RPC, Channel.RPC);
    }

    @Test
    void deletingIsFinal() {
        long id = calls.approved("Acme");

        var answer = calls.call(NEW, Action.DELETE, JSON.createObjectNode().put("SignId", id));

        assertThat(answer.path("DeleteSignStatus").path("DeleteStatus").asString(""))
                .isEqualTo("return successfully!");
        assertThat(answer.path("DeleteSignStatus").path("DeleteTime").asLong(0))
                .isEqualTo(Fixtures.NOON.getEpochSecond());
        assertThat(described(list(id))).isEmpty();
        assertThat(calls.code(NEW, Action.ADD, application(NEW).put("SignName", "Acme")))
                .isEmpty();
    }

    @Test
    void everyStatusHasItsCode() {
        assertThat(codeAfter(id -> null)).isEqualTo(1);
        assertThat(codeAfter(id -> Fixtures.sentToReviewer(id, 1))).isEqualTo(1);
        assertThat(codeAfter(id -> Fixtures.approved(id, 1))).isZero();
        assertThat(codeAfter(id -> Fixtures.rejected(id, 1))).isEqualTo(-1);
        assertThat(codeAfter(id -> Fixtures.refused(id, 1))).isEqualTo(-1);
        assertThat(codeAfter(id -> Fixtures.withdrawn(id, 1))).isEqualTo(-1);
        assertThat(codeAfter(id -> Fixtures.discarded(id, 1))).isEqualTo(-1);
        assertThat(codeAfter(id -> Fixtures.retired(id, RetirementCause.RETIRED)))
                .isEqualTo(-1);
    }

    @Test
    void theReplyListsTheReasonsWithTheirRemedies() {
        long id = calls.added("Acme");
        calls.world.reads(Fixtures.rejected(new SignatureId(id), 1));

        var english = described(list(id)).getFirst().path("ReviewReply").asString("");
        var chinese = describedIn("zh-CN", id).path("ReviewReply").asString("");

        var reason = Fixtures.TOO_SHORT;
        assertThat(english).isEqualTo(reason.text(Language.EN) + " " + reason.remedy(Language.EN));
        assertThat(chinese).isEqualTo(reason.text(Language.ZH) + reason.remedy(Language.ZH));
    }

    @Test
    void anElementHasAllTheFieldsOfTheNewestVersion() {
        long id = calls.approved("Acme");

        assertThat(described(list(id)).getFirst())
                .isEqualTo(JSON.readTree("""
                    {"SignId":%d,"International":0,"StatusCode":0,"ReviewReply":"","SignName":"Acme","CreateTime":%d,
                    "QualificationId":0,"QualificationName":"","QualificationStatusCode":0}\
                    """.formatted(id, Fixtures.NOON.getEpochSecond())));
    }

    @Test
    void listsComeInPagesTheNewestFirst() {
        long first = calls.added("Acme1");
        long second = calls.added("Acme2");
        long third = calls.added("Acme3");

        assertThat(ids(described(list()))).containsExactly(third, second, first);
        assertThat(ids(described(list().put("Limit", 1).put("Offset", 1)))).containsExactly(second);
        assertThat(ids(described(list(first, third, 999_999, first)))).containsExactly(first, third);
        assertThat(described(list().put("International", 1))).isEmpty();
        assertThat(described(list(first).put("International", 1))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aMessageChoosesAnApprovedSignatureByItsContent(ApiVersion version) {
        calls.registry.put(new SignatureId(1), Fixtures.ACME, Region.DOMESTIC, "腾讯科技");
        calls.registry.put(new SignatureId(2), Fixtures.ACME, Region.DOMESTIC, "腾讯云");

        var answer = calls.call(
                version,
                Action.SEND,
                message(version, "腾讯云", "13711112222", "nonsense", "+8613711113333")
                        .put("SessionContext", "s"));

        var set = answer.path("SendStatusSet");
        assertThat(texts(set, "Code")).containsExactly("Ok", "InvalidParameterValue.IncorrectPhoneNumber", "Ok");
        assertThat(texts(set, "PhoneNumber")).containsExactly("+8613711112222", "nonsense", "+8613711113333");
        assertThat(texts(set, "SessionContext")).containsOnly("s");
        assertThat(set.get(0).path("Fee").asInt()).isEqualTo(1);
        assertThat(set.get(1).path("SerialNo").asString("-")).isEmpty();
        var handed = calls.handed.getFirst();
        assertThat(handed.name()).isEqualTo("腾讯云");
        assertThat(handed.recipients())
                .containsExactly(
                        new Recipient(set.get(0).path("SerialNo").asString(""), "+8613711112222"),
                        new Recipient(set.get(2).path("SerialNo").asString(""), "+8613711113333"));
    }

    @Test
    void anythingButAnApprovedContentFailsForThatNumber() {
        calls.registry.put(new SignatureId(1), Fixtures.ACME, Region.DOMESTIC, "腾讯科技");

        for (var name : new String[] {"腾讯云", "1", "【腾讯科技】", ""}) {
            var set = calls.call(NEW, Action.SEND, message(NEW, name, "+8613711112222"))
                    .path("SendStatusSet");
            assertThat(texts(set, "Code")).containsExactly("FailedOperation.SignatureIncorrectOrUnapproved");
        }
        var abroad = calls.call(NEW, Action.SEND, message(NEW, "腾讯科技", "+12025550123"))
                .path("SendStatusSet");
        assertThat(texts(abroad, "Code")).containsExactly("FailedOperation.SignatureIncorrectOrUnapproved");
        assertThat(calls.handed).isEmpty();
    }

    @Test
    void aGlobalMessageMayGoWithoutAName() {
        var set = calls.call(NEW, Action.SEND, message(NEW, "", "+12025550123")).path("SendStatusSet");

        assertThat(texts(set, "Code")).containsExactly("Ok");
        assertThat(calls.handed.getFirst().name()).isNull();
    }

    @Test
    void anAccountForTryingOutSendsWithWhatItHoldsAndNothingGoesToAGateway() {
        var adding = application(NEW).put("SignName", "沙箱签名").toString();
        var added = calls.call(calls.post(CallsInMemory.SANDBOX, NEW, Action.ADD, adding));
        var id = new SignatureId(added.at("/AddSignStatus/SignId").asLong(0));
        var sending = message(NEW, "沙箱签名", "+8613711112222").toString();

        assertThat(sentBySandbox(sending)).isEqualTo("FailedOperation.SignatureIncorrectOrUnapproved");
        calls.world.reads(Fixtures.approved(id, 1));

        assertThat(sentBySandbox(sending)).isEqualTo("Ok");
        assertThat(sentBySandbox(message(NEW, "沙箱签名", "+12025550123").toString()))
                .isEqualTo("FailedOperation.SignatureIncorrectOrUnapproved");
        assertThat(calls.handed).isEmpty();
        assertThat(calls.call(NEW, Action.SEND, message(NEW, "沙箱签名", "+8613711112222"))
                        .at("/SendStatusSet/0/Code")
                        .asString(""))
                .isEqualTo("FailedOperation.SignatureIncorrectOrUnapproved");
    }

    private String sentBySandbox(String message) {
        return calls.call(calls.post(CallsInMemory.SANDBOX, NEW, Action.SEND, message))
                .at("/SendStatusSet/0/Code")
                .asString("");
    }

    @Test
    void aMessageCarriesTheApprovedSpellingOfItsName() {
        calls.registry.put(new SignatureId(9), Fixtures.ACME, Region.GLOBAL, "Café");

        calls.call(NEW, Action.SEND, message(NEW, " ".repeat(1_000) + "Cafe\u0301 ", "+12025550123"));

        assertThat(calls.handed.getFirst().name()).isEqualTo("Café");
    }

    @Test
    void callsAreCountedByActionAndCode() {
        calls.added("Acme");
        calls.added("Acme");

        assertThat(calls.meters
                        .counter("countersign_rpc_calls", "action", "AddSmsSign", "code", "ok")
                        .count())
                .isEqualTo(1);
        assertThat(calls.meters
                        .counter(
                                "countersign_rpc_calls",
                                "action",
                                "AddSmsSign",
                                "code",
                                "InvalidParameterValue.SignExistAndUnapproved")
                        .count())
                .isEqualTo(1);
    }

    private int codeAfter(Function<SignatureId, @Nullable CloudEvent<DecisionEvent>> decision) {
        long id = calls.added("Acme" + calls.world.publisher.entries().size());
        var decided = decision.apply(new SignatureId(id));
        if (decided != null) {
            calls.world.reads(decided);
        }
        return described(list(id)).getFirst().path("StatusCode").asInt(9);
    }

    private List<JsonNode> described(JsonNode parameters) {
        return calls.call(calls.post(CallsInMemory.ACME, NEW, Action.DESCRIBE, parameters.toString()))
                .path("DescribeSignListStatusSet")
                .valueStream()
                .toList();
    }

    private JsonNode describedIn(String language, long id) {
        var request = calls.post(CallsInMemory.ACME, NEW, Action.DESCRIBE, list(id).toString());
        var headers = new HashMap<>(request.headers());
        headers.put("X-TC-Language", language);
        return calls.call(new RawCall("POST", "", headers, request.body()))
                .path("DescribeSignListStatusSet")
                .get(0);
    }

    private CloudEvent<ApplicationSubmitted> submitted() {
        return calls.world.publisher.read(calls.world.publisher.texts().getLast());
    }

    private static List<Long> ids(List<JsonNode> described) {
        return described.stream()
                .map(element -> element.path("SignId").asLong(0))
                .toList();
    }

    private static List<String> texts(JsonNode set, String field) {
        return set.valueStream()
                .map(element -> element.path(field).asString("-"))
                .toList();
    }
}
