package io.countersign.platform.store;

import io.countersign.platform.store.index.IndexMode;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the service uses its store.
 *
 * @param indexes whether it creates its indexes at start or only verifies them
 */
@ConfigurationProperties("countersign.store")
record StoreProperties(@DefaultValue("create") IndexMode indexes) {}
