package io.countersign.intake.tencent;

import static io.countersign.intake.tencent.CallsInMemory.JSON;
import static io.countersign.intake.tencent.CallsInMemory.application;
import static io.countersign.intake.tencent.CallsInMemory.list;
import static io.countersign.intake.tencent.CallsInMemory.modification;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.Fixtures;
import io.countersign.contracts.Region;
import io.countersign.contracts.SignatureId;
import io.countersign.intake.domain.credential.KeyPair;
import io.countersign.intake.domain.credential.KeyPair.Act;
import io.countersign.intake.domain.credential.KeyPair.Permission;
import io.countersign.intake.memory.PlainTextSealer;
import io.countersign.intake.tencent.call.Action;
import io.countersign.intake.tencent.call.ApiVersion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Every action with every set of permissions, on its own and on a foreign account's signature. */
class ActionAuthorityTest {

    private static final String PAIR = "AKIDmatrix";
    private static final String DENIED = "AuthFailure.UnauthorizedOperation";

    private final CallsInMemory calls = new CallsInMemory();
    private final long signature = approved();

    private long approved() {
        long id = calls.approved("腾讯云");
        calls.registry.put(new SignatureId(id), Fixtures.ACME, Region.DOMESTIC, "腾讯云");
        return id;
    }

    /** The table: a new action does not compile without a row. */
    private static Permission needed(Action action) {
        return switch (action) {
            case ADD, MODIFY, DELETE -> Permission.WRITE;
            case DESCRIBE -> Permission.READ;
            case SEND -> Permission.SEND;
        };
    }

    private ObjectNode parameters(ApiVersion version, Action action) {
        return switch (action) {
            case ADD -> application(version).put("SignName", "腾讯云服务");
            case MODIFY -> modification(version, signature);
            case DELETE -> JSON.createObjectNode().put("SignId", signature);
            case DESCRIBE -> list(signature);
            case SEND -> CallsInMemory.message(version, "腾讯云", "13711112222");
        };
    }

    static Stream<Arguments> everyAction() {
        return Arrays.stream(ApiVersion.values())
                .flatMap(version -> Arrays.stream(Action.values()).map(action -> Arguments.of(version, action)));
    }

    private static List<Set<Permission>> subsets() {
        var subsets = new ArrayList<Set<Permission>>(List.of(EnumSet.noneOf(Permission.class)));
        for (var permission : Permission.values()) {
            for (var subset : List.copyOf(subsets)) {
                var larger = EnumSet.of(permission);
                larger.addAll(subset);
                subsets.add(larger);
            }
        }
        return subsets;
    }

    @ParameterizedTest
    @MethodSource("everyAction")
    void needsItsPermissionAndNoOther(ApiVersion version, Action action) {
        for (var permissions : subsets()) {
            var response = call(Fixtures.OTHER, permissions, version, action);

            assertThat(code(response).equals(DENIED))
                    .as(permissions.toString())
                    .isEqualTo(!permissions.contains(needed(action)));
        }
    }

    @ParameterizedTest
    @MethodSource("everyAction")
    void reachesNoForeignSignature(ApiVersion version, Action action) {
        var response = call(Fixtures.OTHER, EnumSet.allOf(Permission.class), version, action);

        switch (action) {
            case ADD -> assertThat(response.toString()).doesNotContain("\"" + signature + "\"");
            case MODIFY -> assertThat(code(response)).isEqualTo("FailedOperation.MissingSignatureToModify");
            case DELETE -> assertThat(code(response)).isEqualTo("FailedOperation.SignIdNotExist");
            case DESCRIBE ->
                assertThat(response.path("DescribeSignListStatusSet").size()).isZero();
            case SEND ->
                assertThat(response.at("/SendStatusSet/0/Code").asString(""))
                        .isEqualTo("FailedOperation.SignatureIncorrectOrUnapproved");
        }
    }

    private JsonNode call(AccountId account, Set<Permission> permissions, ApiVersion version, Action action) {
        var id = PAIR + permissions.hashCode() + version + action + permissions.size();
        var sealed = new PlainTextSealer().seal(CallsInMemory.SECRET, id);
        calls.pairs.insert(new KeyPair(id, account, sealed, permissions, new Act(calls.now, "olga"), null));
        return calls.call(calls.post(id, version, action, JSON.writeValueAsString(parameters(version, action))));
    }

    private static String code(JsonNode response) {
        return response.path("Error").path("Code").asString("");
    }
}
