package io.countersign.contracts.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.Region;
import io.countersign.contracts.application.Application.Document;
import io.countersign.contracts.application.Application.Letter;
import io.countersign.contracts.application.Application.Owner;
import io.countersign.contracts.application.Application.Product;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The groups of an application do not show in its JSON. */
class ApplicationJsonTest {

    private final JsonMapper json = new JsonMapper();

    @Test
    void everyFieldIsAMemberOfOneObject() {
        var application = Application.of("Acme", Region.GLOBAL, SignatureType.COMPANY, Purpose.FOR_OTHERS)
                .withDocuments(List.of(new Document(DocumentType.BUSINESS_LICENCE, "aa")))
                .withLetter(new Letter("bb"))
                .withOwner(new Owner("Widget Ltd", OwnerKind.ENTERPRISE))
                .withProduct(new Product(Developer.INDIVIDUAL, "a remark", false))
                .withExternalReference("ref-1")
                .withAppeal("an appeal")
                .withUnstated(List.of("owner"));

        var text = json.writeValueAsString(application);

        assertThat(text)
                .isEqualTo("{\"name\":\"Acme\",\"region\":\"global\",\"type\":\"company\",\"purpose\":\"for_others\","
                        + "\"documents\":[{\"type\":\"business_licence\",\"sha256\":\"aa\"}],\"letter\":{\"sha256\":\"bb\"},"
                        + "\"owner\":{\"name\":\"Widget Ltd\",\"kind\":\"enterprise\"},\"developedBy\":\"individual\","
                        + "\"remark\":\"a remark\",\"productReleased\":false,\"externalReference\":\"ref-1\","
                        + "\"appeal\":\"an appeal\",\"unstated\":[\"owner\"]}");
        assertThat(json.readValue(text, Application.class)).isEqualTo(application);
        assertThat(application.fields().keySet())
                .containsExactlyInAnyOrderElementsOf(json.readTree(text).propertyNames());
    }

    @Test
    void absentFieldsAreLeftOut() {
        var application = Application.of("Acme", Region.DOMESTIC, SignatureType.APP, Purpose.SELF_USE);

        var text = json.writeValueAsString(application);

        assertThat(text)
                .isEqualTo("{\"name\":\"Acme\",\"region\":\"domestic\",\"type\":\"app\",\"purpose\":\"self_use\","
                        + "\"documents\":[],\"productReleased\":true,\"unstated\":[]}");
        assertThat(json.readValue(text, Application.class)).isEqualTo(application);
    }
}
