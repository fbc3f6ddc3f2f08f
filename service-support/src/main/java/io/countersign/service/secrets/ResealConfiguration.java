package io.countersign.service.secrets;

import com.mongodb.client.MongoDatabase;
import io.countersign.platform.security.secret.SecretKeyProperties;
import io.countersign.platform.service.ServiceConfiguration;
import io.countersign.platform.store.StoreConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The store and the keys alone: no web server, no broker. */
@Configuration(proxyBeanMethods = false)
@Import({ServiceConfiguration.class, StoreConfiguration.class})
@ImportAutoConfiguration(MongoAutoConfiguration.class)
@EnableConfigurationProperties(SecretKeyProperties.class)
class ResealConfiguration {

    @Bean
    SecretResealer secretResealer(MongoDatabase database, SecretKeyProperties keys) {
        return new SecretResealer(database, keys.secretBox());
    }
}
