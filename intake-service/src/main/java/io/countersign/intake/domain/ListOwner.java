package io.countersign.intake.domain;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.ApplicationEvent.ApplicationSubmitted;
import io.countersign.contracts.CloudEvent;
import java.util.ArrayList;
import java.util.List;

/** Whose list a signature stands in: its account's, and that of the platform which acts for the account. */
public record ListOwner(String key) {

    public static ListOwner account(AccountId account) {
        return new ListOwner("a/" + account);
    }

    public static ListOwner platform(String platform) {
        return new ListOwner("p/" + platform);
    }

    /** None while no application of the signature is known. */
    public static List<ListOwner> of(View view) {
        var owners = new ArrayList<ListOwner>();
        if (view.events().values().stream().map(CloudEvent::data).anyMatch(ApplicationSubmitted.class::isInstance)) {
            owners.add(account(view.account()));
            view.platform().ifPresent(platform -> owners.add(platform(platform)));
        }
        return owners;
    }
}
