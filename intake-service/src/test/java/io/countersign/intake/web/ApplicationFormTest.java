package io.countersign.intake.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.AccountId;
import io.countersign.platform.web.JsonFields;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ApplicationFormTest {

    private static final String WHOLE = """
            {"name":"Acme Cloud","region":"global","type":"app","purpose":"for_others",
             "documents":[{"type":"business_licence","sha256":"%1$s"}],"letter":{"sha256":"%1$s"},
             "owner":{"name":"Acme Ltd","kind":"enterprise"},"developedBy":"individual",
             "remark":"https://apps.apple.com/app/id1","productReleased":false,
             "externalReference":"crm/1","appeal":"It is ours."}""".formatted("0".repeat(64));

    private final JsonNode whole = JsonMapper.shared().readTree(WHOLE);

    @Test
    void theOrderOfFieldsNeverMatters() {
        var random = new Random(1);
        var asWritten = ApplicationForm.trial(JsonFields.of(whole)).application();
        for (int i = 0; i < 500; i++) {
            var form = ApplicationForm.trial(JsonFields.of(shuffled(whole, random)));

            assertThat(form.faults(new AccountId("acme"), Set.of())).isEmpty();
            assertThat(form.application()).isEqualTo(asWritten);
        }
    }

    private static JsonNode shuffled(JsonNode node, Random random) {
        if (!(node instanceof ObjectNode object)) {
            return node;
        }
        var names = new ArrayList<>(object.propertyNames());
        Collections.shuffle(names, random);
        var other = JsonMapper.shared().createObjectNode();
        names.forEach(name -> other.set(name, shuffled(object.path(name), random)));
        return other;
    }
}
