package io.countersign.review.domain.report;

import io.countersign.review.domain.cases.CaseStore;
import io.countersign.review.domain.cases.InMemoryCaseStore;

class InMemoryCaseSearchTest implements CaseSearchContract {

    private final InMemoryCaseStore store = new InMemoryCaseStore();

    @Override
    public CaseStore store() {
        return store;
    }

    @Override
    public CaseSearchStore searches() {
        return store;
    }

    @Override
    public ReviewerDecisionStore reviewerDecisions() {
        return store;
    }
}
