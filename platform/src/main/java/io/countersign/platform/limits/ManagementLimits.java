package io.countersign.platform.limits;

import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextType;
import org.springframework.context.annotation.Bean;

/** The time-outs of connections on the management port, whose server does not use the customizers of the API's. */
@ManagementContextConfiguration(value = ManagementContextType.CHILD, proxyBeanMethods = false)
class ManagementLimits {

    @Bean
    ConnectionTimeouts managementTimeouts(HttpLimitProperties limits) {
        return new ConnectionTimeouts(limits);
    }
}
