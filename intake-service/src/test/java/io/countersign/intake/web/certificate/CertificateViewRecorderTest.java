package io.countersign.intake.web.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.contracts.Fixtures;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.events.CertificateEvent;
import io.countersign.platform.web.problem.ProblemException;
import io.countersign.service.tickets.CertificateTicket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CertificateViewRecorderTest {

    private static final CertificateTicket TICKET =
            new CertificateTicket("rita", new SignatureId(7), Fixtures.ACME, "a", "session", Instant.MAX);

    @Test
    void aViewThatIsNotAcknowledgedIsRefused() {
        var recorder = new CertificateViewRecorder((_, _) -> false);

        assertThatThrownBy(() -> recorder.record(TICKET))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("VIEW_NOT_RECORDED");
    }

    @Test
    void eachViewHasAnIdOfItsOwn() {
        var published = new ArrayList<CertificateEvent>();
        var recorder = new CertificateViewRecorder((_, event) -> published.add(event));

        List.of(TICKET, TICKET).forEach(recorder::record);

        assertThat(published.stream().map(CertificateEvent::eventId)).hasSize(2).doesNotHaveDuplicates();
    }
}
