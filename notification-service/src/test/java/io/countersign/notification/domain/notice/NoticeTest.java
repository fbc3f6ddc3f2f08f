package io.countersign.notification.domain.notice;

import static io.countersign.contracts.Fixtures.ACME;
import static io.countersign.contracts.Fixtures.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NoticeTest {

    @Test
    void withoutItsPlatformsNumberItIsTheSameNotice() {
        var notice = new Notice(new NoticeId("notice:7:1"), ACME, id(7), 3, NoticeKind.APPROVED, "studio", 5, "{}");

        assertThat(notice.withoutPlatformNumber())
                .isEqualTo(new Notice(notice.id(), ACME, id(7), 3, NoticeKind.APPROVED, "studio", 0, "{}"));
    }

    @ParameterizedTest
    @EnumSource
    void aKindIsReadFromItsCode(NoticeKind kind) {
        assertThat(NoticeKind.of(kind.code())).isEqualTo(kind);
    }

    @Test
    void aCodeIsInLowerCase() {
        assertThat(NoticeKind.DECISION_AT_RISK.code()).isEqualTo("decision_at_risk");
        assertThatIllegalArgumentException().isThrownBy(() -> NoticeKind.of("other"));
    }
}
