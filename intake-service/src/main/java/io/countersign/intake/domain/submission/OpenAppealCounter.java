package io.countersign.intake.domain.submission;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.SignatureId;
import io.countersign.intake.domain.account.AppealStore;
import io.countersign.intake.domain.projection.ViewStore;
import io.countersign.intake.domain.view.View;

/** Counts an account's open appeals by the views: a best-effort check, because the views lag. */
final class OpenAppealCounter {

    private final AppealStore appeals;
    private final ViewStore views;

    OpenAppealCounter(AppealStore appeals, ViewStore views) {
        this.appeals = appeals;
        this.views = views;
    }

    /** Those of other signatures than {@code besides}, whose own appeal the new revision takes the place of. */
    int count(AccountId account, SignatureId besides) {
        var candidates = appeals.find(account);
        var settled = views.find(candidates).stream()
                .filter(view -> !isOpen(view))
                .map(View::id)
                .toList();
        if (!settled.isEmpty()) {
            appeals.remove(account, settled);
        }
        return (int) candidates.stream()
                .filter(signature -> !settled.contains(signature) && !signature.equals(besides))
                .count();
    }

    void note(AccountId account, SignatureId signature) {
        appeals.add(account, signature);
    }

    private static boolean isOpen(View view) {
        return !view.isDeleted()
                && view.revisions().stream()
                        .anyMatch(revision -> revision.outcome() == null
                                && revision.submitted() != null
                                && revision.submitted().application().appeal() != null);
    }
}
