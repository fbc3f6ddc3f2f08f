package io.countersign.intake.store.view;

import io.countersign.intake.domain.account.AccountLimitStore;
import io.countersign.intake.domain.account.AppealStore;
import io.countersign.intake.domain.projection.ViewStore;
import io.countersign.intake.memory.InMemoryAppeals;
import io.countersign.intake.memory.InMemoryLimits;
import io.countersign.intake.memory.InMemoryViews;

class InMemoryViewTest implements ViewStoreContract, AppealsAndLimitsContract {

    private final ViewStore views = new InMemoryViews();
    private final AppealStore appeals = new InMemoryAppeals();
    private final AccountLimitStore limits = new InMemoryLimits();

    @Override
    public ViewStore store() {
        return views;
    }

    @Override
    public AppealStore appeals() {
        return appeals;
    }

    @Override
    public AccountLimitStore limits() {
        return limits;
    }
}
