package io.countersign.operations.audit.facts;

import io.countersign.operations.audit.source.AccountDocuments;
import io.countersign.operations.audit.source.CaseFacts;
import io.countersign.operations.audit.source.DocumentStores;
import io.countersign.operations.audit.source.FeedFacts;
import io.countersign.operations.audit.source.LedgerFacts;
import io.countersign.operations.audit.source.NoticeFacts;
import io.countersign.operations.audit.source.ViewFacts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The documents of some accounts, read in one pass. */
public final class DocumentBatch {

    private final Map<String, LedgerFacts> ledgers;
    private final Map<String, FeedFacts> feeds;
    private final Map<Long, CaseFacts> cases;
    private final Map<Long, ViewFacts> views;
    private final Map<String, NoticeFacts> notices;

    public DocumentBatch(List<AccountFacts> some, DocumentStores stores) {
        var accounts = some.stream().map(facts -> facts.account).toList();
        var signatures = some.stream()
                .flatMap(facts -> facts.signatures.keySet().stream())
                .toList();
        ledgers = stores.ledgers(accounts);
        feeds = stores.feeds(accounts);
        cases = stores.cases(signatures);
        views = stores.views(signatures);
        notices = stores.notices(
                some.stream().flatMap(facts -> ids(facts).stream()).toList());
    }

    public AccountDocuments of(AccountFacts facts) {
        return new AccountDocuments(
                ledgers.get(facts.account),
                feeds.get(facts.account),
                only(facts.signatures.keySet(), cases),
                only(facts.signatures.keySet(), views),
                only(ids(facts), notices));
    }

    private static Set<String> ids(AccountFacts facts) {
        return facts.signatures.values().stream()
                .flatMap(signature -> Stream.concat(
                        signature.retired == 0 ? Stream.empty() : Stream.of(NoticeFacts.idOfRetirement(signature.id)),
                        signature.revisions.values().stream().flatMap(revision -> ids(signature, revision))))
                .collect(Collectors.toSet());
    }

    private static Stream<String> ids(SignatureFacts signature, RevisionFacts revision) {
        var outcome = revision.isDecided() || revision.notice != 0
                ? Stream.of(NoticeFacts.id(signature.id, revision.number))
                : Stream.<String>empty();
        return Stream.concat(outcome, revision.progressNoticeIds());
    }

    private static <K, V> Map<K, V> only(Set<K> keys, Map<K, V> all) {
        return keys.stream()
                .filter(all::containsKey)
                .collect(Collectors.toMap(Function.identity(), all::get, (one, _) -> one, HashMap::new));
    }
}
