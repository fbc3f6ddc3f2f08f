package io.countersign.review.domain.quality;

import io.countersign.review.domain.cases.CaseStore;
import io.countersign.review.domain.history.HistoryStore;
import io.countersign.review.domain.queue.QueueStore;

/** Cases for quality assurance, in a collection of their own: no audit, rebuild, search or metric reads them. */
public interface QualityCaseStores {

    CaseStore cases();

    QueueStore queue();

    HistoryStore histories();
}
