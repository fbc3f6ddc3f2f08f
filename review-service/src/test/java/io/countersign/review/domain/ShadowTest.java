package io.countersign.review.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.AccountSnapshot;
import io.countersign.contracts.Application;
import io.countersign.contracts.Application.Document;
import io.countersign.contracts.DocumentType;
import io.countersign.contracts.Finding.Result;
import io.countersign.contracts.Purpose;
import io.countersign.contracts.Region;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.SignatureType;
import io.countersign.rules.Disagreement;
import io.countersign.rules.Evaluation.Verdict;
import io.countersign.rules.RuleBook;
import io.countersign.rules.context.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ShadowTest {

    private static final RuleBook BOOK = RuleBook.shipped();

    private final List<Disagreement> counted = new ArrayList<>();
    private final List<Dissent> kept = new ArrayList<>();
    private final Shadow shadow = new Shadow(
            Objects.requireNonNull(BOOK.named("cn-2025-06-11")),
            new DissentStore() {
                @Override
                public boolean add(Dissent dissent) {
                    return kept.stream().noneMatch(one -> one.id().equals(dissent.id())) && kept.add(dissent);
                }

                @Override
                public List<Dissent> after(Dissent.@Nullable Place place, int limit) {
                    return kept;
                }
            },
            new Counting(),
            () -> Cases.NOW);

    private final class Counting implements Tally {

        @Override
        public void decided(io.countersign.contracts.DecisionEvent.Outcome outcome) {}

        @Override
        public void refused(Conflict conflict) {}

        @Override
        public void leaseLost() {}

        @Override
        public void disagreed(Disagreement disagreement) {
            counted.add(disagreement);
        }
    }

    private static Judged judged(long id, SignatureType type, AccountSnapshot account) {
        var application = new Application(
                "AcmeCloud",
                Region.DOMESTIC,
                type,
                Purpose.SELF_USE,
                List.of(new Document(DocumentType.BUSINESS_LICENCE, "0".repeat(64))),
                null,
                null,
                null,
                type == SignatureType.WEBSITE ? "acme.com" : null,
                true,
                null,
                null,
                List.of());
        var content = new Content(application, account, Cases.NOW);
        return new Judged(new SignatureId(id), 1, content, new RulesJudge(BOOK, Context.none()).judge(content));
    }

    @Test
    void whereBothSayTheSameNothingIsSaid() {
        shadow.accept(judged(1, SignatureType.COMPANY, Cases.snapshot()));

        assertThat(counted).isEmpty();
        assertThat(kept).isEmpty();
    }

    @Test
    void whatItSaysOtherwiseIsCountedByRuleAndKeptOnce() {
        shadow.accept(judged(1, SignatureType.WEBSITE, Cases.snapshot()));
        shadow.accept(judged(1, SignatureType.WEBSITE, Cases.snapshot()));

        assertThat(counted)
                .containsExactly(
                        new Disagreement("certificates", Result.PASSED, Result.NOT_APPLICABLE),
                        new Disagreement("type", Result.PASSED, Result.REJECTED));
        assertThat(kept).singleElement().satisfies(dissent -> {
            assertThat(dissent.from()).isEqualTo(Verdict.REFER);
            assertThat(dissent.to()).isEqualTo(Verdict.REJECT);
            assertThat(dissent.ruleSet()).isEqualTo("cn-2025-06-11");
            assertThat(dissent.account()).isEqualTo(Cases.ACCOUNT);
            assertThat(dissent.rules()).isEqualTo(counted);
        });
    }

    @Test
    void anAccountForTryingOutIsNoLiveTraffic() {
        var account = Cases.snapshot();
        var test = new AccountSnapshot(
                account.id(), account.kind(), account.verifiedName(), account.language(), null, true);

        shadow.accept(judged(1, SignatureType.WEBSITE, test));

        assertThat(kept).isEmpty();
    }

    @Test
    void theInboxTellsItOnceAndOnlyWhatIsDurable() {
        var seen = new ArrayList<String>();
        var store = new InMemoryCaseStore();
        var inbox = new Inbox(
                InboxTable.of(Cases.SCRIBE, Cases.JUDGE, Cases.CALENDAR),
                store,
                () -> Cases.NOW,
                new Counting(),
                judged -> seen.add(judged.signature() + ":" + judged.revision() + " "
                        + store.all().containsKey(judged.signature())));

        inbox.answer(List.of(Cases.admitted(Cases.S1, 1, "bad"), Cases.admitted(Cases.S1, 2, "good")));
        inbox.answer(List.of(Cases.admitted(Cases.S1, 2, "good"), Cases.refused(Cases.S2, 1)));
        inbox.answer(List.of(Cases.admitted(Cases.S1, 3, "late")));

        assertThat(seen).containsExactly("1:1 true", "1:2 true");
    }
}
