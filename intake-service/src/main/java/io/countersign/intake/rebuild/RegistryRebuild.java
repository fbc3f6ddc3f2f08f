package io.countersign.intake.rebuild;

import io.countersign.intake.domain.registry.ApprovedName;
import io.countersign.intake.domain.registry.SignatureRegistry;
import io.countersign.service.rebuild.RebuildContext;
import io.countersign.service.registry.RegistryRecord;
import io.countersign.service.registry.RegistryRecordReader;
import java.util.ArrayList;
import java.util.List;

/**
 * Fills the approved names from the registry's topic. What the applications and decisions say was deleted stays removed,
 * also where the topic does not say so yet or no longer.
 */
final class RegistryRebuild {

    private static final int BATCH_SIZE = 500;

    private final RebuildContext context;
    private final RegistryRecordReader reader;
    private final SignatureRegistry registry;

    RegistryRebuild(RebuildContext context, RegistryRecordReader reader, SignatureRegistry registry) {
        this.context = context;
        this.reader = reader;
        this.registry = registry;
    }

    void run() {
        for (var partition : context.registry()) {
            var batch = new ArrayList<RegistryRecord>();
            context.readRaw(partition, found -> {
                reader.read(found).ifPresent(batch::add);
                if (batch.size() == BATCH_SIZE) {
                    flush(batch);
                }
            });
            flush(batch);
        }
    }

    private void flush(List<RegistryRecord> batch) {
        registry.put(ApprovedName.of(RegistryRecord.approved(batch)));
        registry.remove(RegistryRecord.removed(batch));
        batch.clear();
    }

    void resumeAtEnd() {
        context.resumeAtEnds(context.registry());
    }
}
