package io.countersign.failures;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What services have confirmed, by the ids of the events that must be in their topics. */
final class ConfirmedCommands {

    /** Of applications: submissions, withdrawals, deletions. */
    final Set<String> applications = ConcurrentHashMap.newKeySet();

    /** The outcomes that were confirmed to reviewers, with their kind. */
    final Map<String, String> verdicts = new ConcurrentHashMap<>();

    void submitted(Reply accepted) {
        applications.add("submitted:" + accepted.text("id") + ":" + accepted.number("revision"));
    }

    /** A repeated withdrawal publishes nothing. */
    void withdrawn(Reply accepted) {
        if (accepted.body().path("withdrawalRequested").booleanValue(false)) {
            applications.add("withdrawal:" + accepted.text("id") + ":" + accepted.number("revision"));
        }
    }

    void deleted(String id) {
        applications.add("deleted:" + id);
    }

    void decided(String id, int revision, String outcome) {
        verdicts.put("outcome:" + id + ":" + revision, outcome);
    }

    int size() {
        return applications.size();
    }
}
