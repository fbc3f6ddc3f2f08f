package io.countersign.quota.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countersign.contracts.AccountId;
import io.countersign.platform.kafka.topic.TopicProperties;
import org.apache.kafka.common.utils.Utils;
import org.springframework.stereotype.Component;

/** In which partition of every topic an account's records stand: as producers choose it from the key. */
@Component
final class AccountPartitioner {

    private final int count;

    AccountPartitioner(TopicProperties settings) {
        this.count = settings.partitions();
    }

    int of(AccountId account) {
        return Utils.toPositive(Utils.murmur2(account.value().getBytes(UTF_8))) % count;
    }
}
