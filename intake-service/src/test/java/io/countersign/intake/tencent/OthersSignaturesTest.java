package io.countersign.intake.tencent;

import static io.countersign.intake.tencent.CallsInMemory.JSON;
import static io.countersign.intake.tencent.CallsInMemory.application;
import static io.countersign.intake.tencent.CallsInMemory.list;
import static io.countersign.intake.tencent.CallsInMemory.modification;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.Fixtures;
import io.countersign.contracts.Region;
import io.countersign.contracts.SignatureId;
import io.countersign.intake.tencent.call.Action;
import io.countersign.intake.tencent.call.ApiVersion;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Another account's signature is as one that never was. */
class OthersSignaturesTest {

    private final CallsInMemory calls = new CallsInMemory();

    @ParameterizedTest
    @EnumSource
    void itIsNotThere(ApiVersion version) {
        long id = calls.added("Acme");

        assertThat(code(as(version, Action.MODIFY, modification(version, id))))
                .isEqualTo("FailedOperation.MissingSignatureToModify");
        assertThat(code(as(version, Action.DELETE, JSON.createObjectNode().put("SignId", id))))
                .isEqualTo("FailedOperation.SignIdNotExist");
        var described = as(version, Action.DESCRIBE, list(id));
        assertThat(described.path("DescribeSignListStatusSet").size()).isZero();
        assertThat(code(described))
                .isEqualTo(version == ApiVersion.V2019 ? "InvalidParameterValue.MissingSignatureList" : "");
        assertThat(calls.world.publisher.entries()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void itsNameIsFreeAndMayNotBeSentUnder(ApiVersion version) {
        long id = calls.approved("腾讯云");
        calls.registry.put(new SignatureId(id), Fixtures.ACME, Region.DOMESTIC, "腾讯云");

        var sent = as(version, Action.SEND, CallsInMemory.message(version, "腾讯云", "13711112222"));

        assertThat(sent.at("/SendStatusSet/0/Code").asString(""))
                .isEqualTo("FailedOperation.SignatureIncorrectOrUnapproved");
        assertThat(code(as(version, Action.ADD, application(version)))).isEmpty();
    }

    private JsonNode as(ApiVersion version, Action action, ObjectNode parameters) {
        return calls.call(calls.post(CallsInMemory.OTHER, version, action, JSON.writeValueAsString(parameters)));
    }

    private static String code(JsonNode response) {
        return response.path("Error").path("Code").asString("");
    }
}
