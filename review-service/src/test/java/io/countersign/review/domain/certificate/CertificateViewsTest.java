package io.countersign.review.domain.certificate;

import static io.countersign.review.domain.cases.Cases.CERTIFICATE;
import static io.countersign.review.domain.cases.Cases.NOW;
import static io.countersign.review.domain.cases.Cases.S1;
import static io.countersign.review.domain.cases.Cases.S2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.countersign.contracts.SignatureId;
import io.countersign.contracts.history.HistoryAction;
import io.countersign.contracts.history.HistoryCheck;
import io.countersign.contracts.history.HistoryEntry;
import io.countersign.review.domain.cases.Case;
import io.countersign.review.domain.cases.CaseHistory;
import io.countersign.review.domain.cases.Cases;
import io.countersign.review.domain.cases.InMemoryCaseStore;
import io.countersign.review.domain.decision.World;
import io.countersign.review.domain.history.HistoryReader;
import io.countersign.review.domain.history.HistoryStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CertificateViewsTest {

    private static final Instant SEEN = NOW.plusSeconds(60);

    private final InMemoryCaseStore cases = new InMemoryCaseStore();
    private final World world = new World(cases);
    private final CertificateViews views = new CertificateViews(cases, cases);

    @BeforeEach
    void admit() {
        world.deliver(Cases.admittedWith(S1, 1, CERTIFICATE));
    }

    private static ViewedCertificate view(String reviewer, String id) {
        return new ViewedCertificate(S1, CERTIFICATE, reviewer, id, SEEN);
    }

    private List<HistoryEntry> viewed() {
        var part = Objects.requireNonNull(new HistoryReader(cases, cases).read(S1, 1, 100_000));
        assertThat(HistoryCheck.of(S1, part.entries(), List.of())).isInstanceOf(HistoryCheck.Whole.class);
        return part.entries().stream()
                .filter(entry -> entry.action() == HistoryAction.VIEWED)
                .toList();
    }

    @Test
    void eachLoadIsAnEntryAndTheVersionStays() {
        var before = Cases.stored(cases, S1);

        views.record(List.of(view("rita", "a1"), view("rita", "a2")));
        views.record(List.of(view("otto", "a3")));

        assertThat(Cases.stored(cases, S1).version()).isEqualTo(before.version());
        assertThat(viewed())
                .extracting(HistoryEntry::actor, HistoryEntry::detail, HistoryEntry::at, HistoryEntry::revision)
                .containsExactly(
                        tuple("rita", CERTIFICATE + ":a1", SEEN, 1),
                        tuple("rita", CERTIFICATE + ":a2", SEEN, 1),
                        tuple("otto", CERTIFICATE + ":a3", SEEN, 1));
        assertThat(cases.save(List.of(before))).as("read before the views").containsExactly(S1);
    }

    @Test
    void aLoadThatIsReportedAgainIsNoSecondEntry() {
        views.record(List.of(view("rita", "a1"), view("rita", "a1")));
        views.record(List.of(view("rita", "a2"), view("rita", "a1")));

        assertThat(viewed()).extracting(HistoryEntry::detail).containsExactly(CERTIFICATE + ":a1", CERTIFICATE + ":a2");
    }

    @Test
    void aLoadThatIsReportedAgainIsFoundInPages() {
        var many = IntStream.range(0, 200).mapToObj(i -> view("rita", "v" + i)).toList();

        views.record(many);
        views.record(many);

        assertThat(viewed()).hasSize(200);
        assertThat(Cases.stored(cases, S1).history().recent()).hasSizeLessThan(64);
    }

    @Test
    void anUnknownCaseHasNoHistory() {
        views.record(List.of(new ViewedCertificate(S2, CERTIFICATE, "rita", "a1", SEEN), view("rita", "a2")));

        assertThat(cases.load(List.of(S2))).isEmpty();
        assertThat(viewed()).hasSize(1);
    }

    @Test
    void anOvertakenWriteIsTriedAgain() {
        var attempts = new ArrayList<CaseHistory>();
        var overtakenOnce = new CertificateViews(cases, new SlowHistory() {
            @Override
            public boolean append(Case read, CaseHistory next) {
                attempts.add(next);
                return attempts.size() > 1 && cases.append(read, next);
            }
        });

        overtakenOnce.record(List.of(view("rita", "a1")));

        assertThat(viewed()).hasSize(1);
    }

    @Test
    void aHistoryThatIsOvertakenEachTimeIsAnError() {
        var overtaken = new CertificateViews(cases, new SlowHistory());

        assertThatThrownBy(() -> overtaken.record(List.of(view("rita", "a1"))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("overtaken");
    }

    @Test
    void theCertificateOfAnEntryIsFoundInItsDetail() {
        assertThat(ViewedCertificate.certificateIn(view("rita", "a1").detail())).isEqualTo(CERTIFICATE);
        assertThat(ViewedCertificate.certificateIn(CERTIFICATE)).isEqualTo(CERTIFICATE);
    }

    private static class SlowHistory implements HistoryStore {

        @Override
        public boolean append(Case read, CaseHistory next) {
            return false;
        }

        @Override
        public List<HistoryEntry> pagedEntries(SignatureId signature, long from, int limit) {
            return List.of();
        }
    }
}
