package io.countersign.intake.web.submission;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.AccountKind;
import io.countersign.contracts.Fixtures;
import io.countersign.contracts.Language;
import io.countersign.contracts.Region;
import io.countersign.contracts.application.Application;
import io.countersign.contracts.application.DocumentType;
import io.countersign.contracts.application.Purpose;
import io.countersign.contracts.application.SignatureType;
import io.countersign.contracts.snapshot.AccountSnapshot;
import io.countersign.platform.web.body.JsonBody;
import io.countersign.platform.web.problem.FieldFault;
import io.countersign.rules.Evaluation;
import io.countersign.rules.RuleBook;
import io.countersign.rules.context.Context;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class ApplicationFormTest {

    private static final String WHOLE = """
        {"name":"Acme Cloud","region":"global","type":"app","purpose":"for_others",
         "documents":[{"type":"business_licence","sha256":"%1$s"}],"letter":{"sha256":"%1$s"},
         "owner":{"name":"Acme Ltd","kind":"enterprise"},"developedBy":"individual",
         "remark":"https://apps.apple.com/app/id1","productReleased":false,
         "externalReference":"crm/1","appeal":"It is ours."}\
        """.formatted("0".repeat(64));

    private static final String[] NAMES = {"Acme Cloud", "test", "【Ｘｉｎｇ 星河】", "皇家赌场", "星河云", "13800138000"};
    private static final RuleBook RULES = RuleBook.shipped();
    private static final AccountSnapshot ACCOUNT = new AccountSnapshot(
            new AccountId("acme"), AccountKind.ENTERPRISE, "深圳市星河云科技有限公司", Language.EN, null, false);

    private final ObjectNode whole = (ObjectNode) JsonMapper.shared().readTree(WHOLE);

    @Test
    void theLengthOfANameIsThatOfItsNormalForm() {
        var grown = whole.deepCopy().put("name", "\ud834\udd60".repeat(64));
        var shrunk = whole.deepCopy().put("name", "e\u0301".repeat(64));

        assertThat(trial(grown).faults(new AccountId("acme"), Set.of()))
                .extracting(FieldFault::code)
                .containsExactly("TOO_LONG");
        assertThat(trial(shrunk).faults(new AccountId("acme"), Set.of())).isEmpty();
    }

    @Test
    void theOrderOfFieldsNeverMatters() {
        var random = new Random(1);
        for (int i = 0; i < 500; i++) {
            var written = form(random);
            var asWritten = trial(written).application();

            var form = trial(shuffled(written, random));

            assertThat(form.faults(new AccountId("acme"), Set.of())).isEmpty();
            assertThat(form.application()).isEqualTo(asWritten);
            assertThat(evaluated(form.application())).isEqualTo(evaluated(asWritten));
        }
    }

    private static ApplicationForm trial(JsonNode form) {
        return ApplicationForm.trial(
                JsonBody.parse(JsonMapper.shared().writeValueAsBytes(form), ApplicationRequest.class)
                        .bind());
    }

    private static Evaluation evaluated(Application application) {
        return RULES.evaluate(application, ACCOUNT, Fixtures.NOON, Context.none());
    }

    /** The whole form with some fields left out and others changed. */
    private ObjectNode form(Random random) {
        var form = whole.deepCopy();
        for (var optional : List.of(
                "documents",
                "letter",
                "owner",
                "developedBy",
                "remark",
                "productReleased",
                "externalReference",
                "appeal")) {
            if (random.nextInt(4) == 0) {
                form.remove(optional);
            }
        }
        form.put("name", any(random, NAMES));
        form.put("region", any(random, Region.values()).code());
        form.put("type", any(random, SignatureType.values()).code());
        form.put("purpose", any(random, Purpose.values()).code());
        for (int more = random.nextInt(3); more > 0 && form.get("documents") instanceof ArrayNode documents; more--) {
            documents
                    .addObject()
                    .put("type", any(random, DocumentType.values()).code())
                    .put("sha256", Integer.toString(more).repeat(64));
        }
        return form;
    }

    private static <T> T any(Random random, T[] values) {
        return values[random.nextInt(values.length)];
    }

    /** The fields of every object in another order; lists keep theirs. */
    private static JsonNode shuffled(JsonNode node, Random random) {
        if (node instanceof ArrayNode list) {
            var other = JsonMapper.shared().createArrayNode();
            list.forEach(item -> other.add(shuffled(item, random)));
            return other;
        }
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
