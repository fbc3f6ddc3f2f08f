package io.countersign.intake.domain.projection;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.SignatureId;
import io.countersign.intake.domain.view.ListPosition;
import io.countersign.intake.domain.view.View;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The views. They are derived: the topics can write all of them again. */
public interface ViewStore {

    /** The existing views among these, in no order. */
    List<View> find(Collection<SignatureId> ids);

    /** As {@link #merge}, and fast for signatures that are new. */
    void insert(List<View> views);

    /** Adds what is new; durable on return. A view is listed from the first application that is known of it. */
    void merge(List<View> views);

    /**
     * The owner's views, the newest first.
     *
     * @param filter views that cannot pass it may be left out; the caller still applies it
     * @param after the list continues after this position; null for its beginning
     */
    List<View> list(ListOwner owner, ListFilter filter, @Nullable ListPosition after, int limit);

    /**
     * Every view of the account that may hold a slot or need a certificate. Some may have ended: see {@link #ended}.
     * The number is bounded by what the account holds, not by what it ever applied for.
     */
    List<View> held(AccountId account);

    /** These were read from {@link #held} and hold nothing any more. A view that was submitted again since stays. */
    void ended(Collection<View> views);
}
