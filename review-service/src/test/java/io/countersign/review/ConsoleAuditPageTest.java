package io.countersign.review;

import static io.countersign.review.ConsolePageFixture.all;
import static io.countersign.review.ConsolePageFixture.eventually;
import static io.countersign.review.ConsolePageFixture.find;
import static io.countersign.review.ConsolePageFixture.main;
import static io.countersign.review.ConsolePageFixture.type;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import io.countersign.contracts.SignatureId;
import io.countersign.review.domain.certificate.CertificateViews;
import io.countersign.review.domain.certificate.ViewedCertificate;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;

/** The auditor's pages in a browser. */
class ConsoleAuditPageTest {

    private static final String CERTIFICATE = "c".repeat(64);

    @RegisterExtension
    static final ConsolePageFixture console =
            new ConsolePageFixture("countersign.review.claims=100", ConsolePictures.signingKeySetting());

    private static String decided() throws Exception {
        var id = console.cases.openWith(CERTIFICATE);
        console.service
                .getBean(CertificateViews.class)
                .record(List.of(viewed(id, "rita", "a"), viewed(id, "rita", "b")));
        var reviewer = console.claim("rita", id);
        type(reviewer, "a", "n");
        eventually(() -> assertThat(console.cases.outcome(id)).contains("decision.approved"));
        console.windows.close();
        return id;
    }

    private static ViewedCertificate viewed(String id, String reviewer, String view) {
        return new ViewedCertificate(SignatureId.of(id), CERTIFICATE, reviewer, view, Instant.now());
    }

    private static void alter(String id, String field, Object value) {
        console.service
                .getBean(MongoDatabase.class)
                .getCollection("cases")
                .updateOne(new Document("_id", id), new Document("$set", new Document(field, value)));
    }

    @Test
    void theStartPageHasInstructionsAndAnUnknownIdIsNamed() {
        var browser = console.open("otto", "/console/audit");
        assertThat(main(browser)).contains("Type the id of a case");
        console.assertAccessible(browser);

        type(browser, "/");
        type(browser, "999999", Keys.ENTER);

        eventually(() -> assertThat(main(browser)).contains("There is no case 999999."));
        console.assertAccessible(browser);
    }

    @Test
    void aWholeHistoryIsVerifiedAndShowsWhoDidWhatAndSawWhat() throws Exception {
        var id = decided();
        var browser = console.open("otto", "/console/audit");

        type(browser, "/");
        type(browser, id, Keys.ENTER);

        eventually(() -> assertThat(find(browser, "#check").getText()).startsWith("Verified."));
        assertThat(main(browser)).contains("Waits for a reviewer", "Claimed", "Certificate viewed", "Outcome", "rita");
        assertThat(all(browser, "section:nth-of-type(1) tbody tr")).as("heads").isNotEmpty();
        assertThat(all(browser, "section:nth-of-type(2) tbody tr")).as("views").hasSize(1);
        console.assertAccessible(browser);
    }

    @Test
    void theFirstAlteredEntryIsNamed() throws Exception {
        var id = decided();
        alter(id, "history.entries.1.actor", "mallory");

        var browser = console.open("otto", "/console/audit/" + id);

        assertThat(find(browser, "#check").getText()).contains("Not as it was written.", "Entry 2 was altered.");
        find(browser, "#check a").click();
        eventually(() -> assertThat(find(browser, "tr.marked").getText()).contains("mallory"));
        console.assertAccessible(browser);
    }

    @Test
    void aLongHistoryHasPagesAndIsVerifiedAsAWhole() throws Exception {
        var id = console.cases.openWith(CERTIFICATE);
        console.service
                .getBean(CertificateViews.class)
                .record(IntStream.range(0, 120)
                        .mapToObj(view -> viewed(id, "ravi", "v" + view))
                        .toList());
        var browser = console.open("otto", "/console/audit/" + id);
        assertThat(main(browser)).contains("Entries (121)");
        assertThat(all(browser, "tr[id^=entry]")).hasSize(100);

        find(browser, "[data-key=more]").click();

        eventually(() -> assertThat(all(browser, "tr[id^=entry]")).hasSize(21));
        assertThat(find(browser, "#check").getText()).startsWith("Verified.");
    }

    @Test
    void anAuditorReadsACaseAndCanDoNothingWithIt() throws Exception {
        var browser = console.open("otto", "/console/cases/" + console.cases.open("Read Only"));

        assertThat(main(browser)).contains("Read Only", "No reviewer works on this case");
        assertThat(all(browser, "main form, main button.approve, [data-key=claim], [data-key=next]"))
                .isEmpty();
        console.assertAccessible(browser);
    }
}
