package io.countersign.review.store.shadow;

import static io.countersign.review.domain.cases.Cases.ACCOUNT;
import static io.countersign.review.domain.cases.Cases.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.reasons.Finding.Result;
import io.countersign.platform.store.document.MongoTemplates;
import io.countersign.platform.testing.TestServers;
import io.countersign.review.domain.shadow.ShadowDisagreement;
import io.countersign.rules.Disagreement;
import io.countersign.rules.Evaluation.Verdict;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MongoShadowDisagreementStoreTest {

    @SuppressWarnings("NullAway.Init")
    private static MongoClient client;

    private final MongoDatabase database = client.getDatabase(TestServers.freshPrefix() + "countersign_review");
    private final MongoShadowDisagreementStore disagreements =
            new MongoShadowDisagreementStore(MongoTemplates.of(database));

    @BeforeAll
    static void connect() {
        client = MongoClients.create(TestServers.mongoUri());
    }

    @AfterAll
    static void disconnect() {
        client.close();
    }

    @AfterEach
    void drop() {
        database.drop();
    }

    private static ShadowDisagreement disagreement(long signature, long second) {
        return new ShadowDisagreement(
                new SignatureId(signature),
                1,
                ACCOUNT,
                NOW.plusSeconds(second),
                "next",
                "0123",
                Verdict.REFER,
                Verdict.REJECT,
                List.of(new Disagreement("type", Result.PASSED, Result.REJECTED)));
    }

    @Test
    void eachRevisionIsKeptOnce() {
        assertThat(disagreements.add(disagreement(1, 0))).isTrue();
        assertThat(disagreements.add(disagreement(1, 5))).isFalse();

        assertThat(disagreements.after(null, 10)).containsExactly(disagreement(1, 0));
    }

    @Test
    void theNewestComeFirstAndEveryPageGoesOnWhereTheLastOneEnded() {
        for (long i = 1; i <= 5; i++) {
            disagreements.add(disagreement(i, i / 2));
        }

        var first = disagreements.after(null, 2);
        var second = disagreements.after(first.getLast().place(), 2);
        var third = disagreements.after(second.getLast().place(), 2);

        assertThat(List.of(first, second, third))
                .containsExactly(
                        List.of(disagreement(5, 2), disagreement(4, 2)),
                        List.of(disagreement(3, 1), disagreement(2, 1)),
                        List.of(disagreement(1, 0)));
    }
}
