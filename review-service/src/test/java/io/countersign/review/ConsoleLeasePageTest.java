package io.countersign.review;

import static io.countersign.review.ConsolePageFixture.eventually;
import static io.countersign.review.ConsolePageFixture.find;
import static io.countersign.review.ConsolePageFixture.type;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;

/** Short leases in a browser: the page renews the lease of a reviewer who works. */
class ConsoleLeasePageTest {

    @RegisterExtension
    static final ConsolePageFixture console =
            new ConsolePageFixture("countersign.review.claims=100", "countersign.review.lease=12s");

    @Test
    void theLeaseIsRenewedWhileTheReviewerWorks() throws Exception {
        var id = console.cases.open("Renew Me");
        var browser = console.claim("rita", id);
        var end = console.cases.leaseEnd(id);

        type(browser, "m");
        type(browser, "still reading", Keys.ESCAPE);
        eventually(() -> assertThat(Instant.now()).isAfter(end.plusSeconds(1)));

        assertThat(console.cases.leaseEnd(id)).isAfter(Instant.now());
        assertThat(find(browser, "#lease").getText()).startsWith("Lease 0:");
        assertThat(find(browser, "#lease").getDomAttribute("class")).doesNotContain("bad");
        type(browser, "a", "n");
        eventually(() -> assertThat(console.cases.outcome(id)).contains("decision.approved"));
    }

    @Test
    void aLostLeaseIsSaidAndTheTextIsKept() throws Exception {
        var id = console.cases.open("Lose Me");
        var browser = console.claim("rita", id);
        type(browser, "m");
        type(browser, "what I found", Keys.ESCAPE);
        eventually(() -> assertThat(find(browser, "#status").getText()).isEqualTo("Draft saved"));

        console.cases.takeLeaseBack(id);

        eventually(() ->
                assertThat(find(browser, "#status").getDomAttribute("class")).contains("bad"));
        console.get(browser, "/console/cases/" + id);
        assertThat(find(browser, "#kept").getText()).contains("what I found");
        console.claim(browser, id);
        assertThat(find(browser, "#note").getDomProperty("value")).isEqualTo("what I found");
    }
}
