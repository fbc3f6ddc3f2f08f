package planted.quota.web;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.stereotype.Component;
import planted.quota.QuotaService;
import planted.quota.store.Ledgers;
import reactor.core.publisher.Mono;

/** Public, injected by field, sends, blocks, and knows the root and the store. */
@Component
public class QuotaController {

    @Autowired
    @Nullable
    KafkaOperations<String, String> kafka;

    @Nullable
    Ledgers ledgers;

    @Nullable
    String send(QuotaService service) {
        if (kafka != null) {
            var _ = kafka.send("topic", service.name());
        }
        return Mono.just("done").block();
    }
}
