package io.countersign.intake.store.registry;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import com.github.benmanes.caffeine.cache.Ticker;
import io.countersign.contracts.AccountId;
import io.countersign.contracts.Region;
import io.countersign.contracts.SignatureId;
import io.countersign.intake.domain.registry.ApprovedName;
import io.countersign.intake.domain.registry.SignatureRegistry;
import io.countersign.platform.store.RequestBatcher;
import io.countersign.platform.store.document.CollectionNames;
import io.countersign.platform.store.document.MappedCollection;
import io.countersign.rules.context.Neighbour;
import io.countersign.rules.lookalike.NameComparison;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/**
 * The collection {@code approved}. A removed signature keeps its document as a mark, without a name: its approval may still be
 * read, or read again. Concurrent questions are one read.
 */
@Component
final class MongoSignatureRegistry implements SignatureRegistry {

    /** Names that have a variant in common with one; more are a flood of similar names, of which these are enough. */
    static final int MAX_EXAMINED = 1_000;

    private final MappedCollection<ApprovedNameDocument, ApprovedNameDocument> names;
    private final RequestBatcher<String, Boolean> questions = new RequestBatcher<>(this::look);
    private final ApprovalCache approvals;

    @Autowired
    MongoSignatureRegistry(MongoOperations operations, CollectionNames names, RegistryProperties properties) {
        this(operations, names, new ApprovalCache(properties.cachedApprovals(), Ticker.systemTicker()));
    }

    MongoSignatureRegistry(MongoOperations operations, CollectionNames names, ApprovalCache approvals) {
        this.names = new MappedCollection<>(operations, names, ApprovedNameDocument.class, Function.identity());
        this.approvals = approvals;
    }

    @Override
    public boolean isApproved(AccountId account, Region region, String name) {
        return approvals.isApproved(
                ApprovedNameDocument.content(account, region, name),
                content -> questions.commit(List.of(content)).getFirst());
    }

    private List<Boolean> look(List<String> contents) {
        var approved = new HashSet<String>();
        names.scan(withContent(contents), found -> approved.add(found.content()));
        return contents.stream().map(approved::contains).toList();
    }

    static Query withContent(Collection<String> contents) {
        var wanted = query(where(ApprovedNameDocument.CONTENT)
                .in(contents.stream().distinct().toList()));
        wanted.fields().exclude(ApprovedNameDocument.VARIANTS);
        return wanted;
    }

    @Override
    public List<Neighbour> near(String name, AccountId applicant) {
        var variants = NameComparison.variants(name);
        var found = new ArrayList<Neighbour>();
        if (!variants.isEmpty()) {
            names.scan(
                    withVariant(variants),
                    like -> like.neighbour(name, applicant).ifPresent(found::add));
        }
        found.sort(Comparator.comparingInt(Neighbour::distance).thenComparing(Neighbour::signature));
        return List.copyOf(found.subList(0, Math.min(MAX_NEAR, found.size())));
    }

    static Query withVariant(List<Long> variants) {
        var like = query(where(ApprovedNameDocument.VARIANTS).in(variants))
                .limit(MAX_EXAMINED)
                .cursorBatchSize(MAX_EXAMINED + 1);
        like.fields().exclude(ApprovedNameDocument.VARIANTS);
        return like;
    }

    @Override
    public void put(Collection<ApprovedName> more) {
        if (more.isEmpty()) {
            return;
        }
        names.insertAll(more.stream()
                .map(ApprovedNameDocument::of)
                .sorted(Comparator.comparing(ApprovedNameDocument::signature))
                .toList());
    }

    /** A mark is inserted or takes the place of the name, so that no later insert succeeds. */
    @Override
    public void remove(Collection<SignatureId> signatures) {
        if (signatures.isEmpty()) {
            return;
        }
        var marks = signatures.stream()
                .distinct()
                .map(ApprovedNameDocument::removed)
                .sorted(Comparator.comparing(ApprovedNameDocument::signature))
                .toList();
        if (!names.insertAll(marks)) {
            names.writeAll(bulk -> marks.forEach(
                    mark -> bulk.replaceOne(query(where("signature").is(mark.signature())), mark)));
        }
        approvals.clear();
    }
}
