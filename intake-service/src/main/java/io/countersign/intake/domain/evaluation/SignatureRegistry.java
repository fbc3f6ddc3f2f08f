package io.countersign.intake.domain.evaluation;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.Region;

/** The approved signatures of all accounts, held whole in memory. */
public interface SignatureRegistry {

    boolean isApproved(AccountId account, Region region, String name);
}
