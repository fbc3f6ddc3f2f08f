package io.countersign.intake.domain.evaluation;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.Region;
import io.countersign.contracts.SignatureId;
import io.countersign.rules.context.Neighbour;
import io.countersign.rules.lookalike.LookAlikes;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The registry in memory: written by one reader of its topic, read by every request. */
public final class InMemorySignatureRegistry implements SignatureRegistry {

    private final Map<SignatureId, Content> contents = new ConcurrentHashMap<>();
    private final Map<Content, Set<SignatureId>> holders = new ConcurrentHashMap<>();
    private final LookAlikes names = new LookAlikes();

    private record Content(AccountId account, Region region, String name) {

        Content {
            name = Normalizer.normalize(name, Normalizer.Form.NFC).strip();
        }
    }

    /** The content of an approved signature never changes, but its event may be repeated. */
    public void put(SignatureId signature, AccountId account, Region region, String name) {
        remove(signature);
        var content = new Content(account, region, name);
        names.put(signature, account, name);
        contents.put(signature, content);
        holders.compute(content, (_, held) -> {
            var all = held == null ? new HashSet<SignatureId>() : held;
            all.add(signature);
            return all;
        });
    }

    public void remove(SignatureId signature) {
        var content = contents.remove(signature);
        if (content != null) {
            names.remove(signature);
            holders.computeIfPresent(content, (_, held) -> {
                held.remove(signature);
                return held.isEmpty() ? null : held;
            });
        }
    }

    /** As it is sent: case and width count. */
    @Override
    public boolean isApproved(AccountId account, Region region, String name) {
        return holders.containsKey(new Content(account, region, name));
    }

    /** Other accounts' names that read like this one; the applicant doesn't get to know them. */
    public List<Neighbour> near(String name, AccountId applicant) {
        return names.near(name, applicant);
    }

    public int size() {
        return contents.size();
    }
}
