package io.countersign.contracts.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.events.NoticeEvent.NoticeReason;
import io.countersign.contracts.reasons.PatchOperation;
import io.countersign.contracts.reasons.Reason;
import io.countersign.contracts.reasons.ReasonCode;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class NoticeReasonTest {

    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void hasThePatchAndWhetherAnotherApplicationCanMendIt() {
        var repair = PatchOperation.replace("/name", "Acme");
        var reason =
                NoticeReason.of(Reason.at("/name", ReasonCode.DUPLICATE_NAME).repairedBy(repair));

        assertThat(reason.patch()).containsExactly(repair);
        assertThat(JSON.readValue(JSON.writeValueAsString(reason), NoticeReason.class))
                .isEqualTo(reason);
        var forged = JSON.readTree(JSON.writeValueAsString(NoticeReason.of(Reason.of(ReasonCode.DOCUMENT_FORGED))));
        assertThat(forged.has("patch")).isFalse();
        assertThat(forged.get("resubmittable").booleanValue()).isFalse();
    }

    @Test
    void readsANoticeThatIsOlderThanTheFields() {
        var text = "{\"code\":\"OTHER\",\"en\":{\"text\":\"a\",\"remedy\":\"b\"},"
                + "\"zh\":{\"text\":\"c\",\"remedy\":\"d\"}}";

        var reason = JSON.readValue(text, NoticeReason.class);

        assertThat(reason.patch()).isEmpty();
        assertThat(reason.resubmittable()).isNull();
    }
}
