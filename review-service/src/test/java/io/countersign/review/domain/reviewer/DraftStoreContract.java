package io.countersign.review.domain.reviewer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every {@link DraftStore} must do; the MongoDB one and the in-memory one both run it. */
public interface DraftStoreContract {

    Instant NOW = Instant.parse("2026-11-28T10:00:00Z");

    DraftStore drafts();

    private static Draft draft(String reviewer, String content) {
        return new Draft(reviewer, "1001", content, NOW.plus(Duration.ofDays(7)));
    }

    @Test
    default void findsTheLastDraftOfAReviewerAndCase() {
        drafts().save(draft("rita", "one"));
        drafts().save(draft("rita", "two"));

        assertThat(drafts().find("rita", "1001", NOW)).isEqualTo(draft("rita", "two"));
    }

    @Test
    default void showsADraftToNoOtherReviewerAndForNoOtherCase() {
        drafts().save(draft("rita", "mine"));

        assertThat(drafts().find("ravi", "1001", NOW)).isNull();
        assertThat(drafts().find("rita", "1002", NOW)).isNull();
    }

    @Test
    default void findsNoDraftThatHasExpired() {
        drafts().save(draft("rita", "old"));

        assertThat(drafts().find("rita", "1001", NOW.plus(Duration.ofDays(7)))).isNull();
    }

    @Test
    default void listsTheOwnDraftsThatHaveNotExpiredTheLastOneFirst() {
        for (int day = 1; day <= 3; day++) {
            drafts().save(new Draft("rita", "100" + day, "text " + day, NOW.plus(Duration.ofDays(day))));
        }
        drafts().save(draft("ravi", "not mine"));

        var listed = drafts().findAll("rita", NOW.plus(Duration.ofDays(1)), 5);

        assertThat(listed).extracting(Draft::signature).containsExactly("1003", "1002");
        assertThat(drafts().findAll("rita", NOW, 1)).extracting(Draft::content).containsExactly("text 3");
    }

    @Test
    default void removesADraft() {
        drafts().save(draft("rita", "sent"));
        drafts().remove("rita", "1001");

        assertThat(drafts().find("rita", "1001", NOW)).isNull();
    }

    @Test
    default void keepsTheLargestDraftAndRefusesALargerOne() {
        drafts().save(draft("rita", "x".repeat(Draft.MAX_BYTES)));

        assertThat(drafts().find("rita", "1001", NOW)).isNotNull();
        assertThatIllegalArgumentException().isThrownBy(() -> draft("rita", "x".repeat(Draft.MAX_BYTES + 1)));
    }
}
