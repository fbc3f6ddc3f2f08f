package io.countersign.intake.rpc;

import io.countersign.intake.domain.Certificates;
import io.countersign.intake.domain.Gateway;
import io.countersign.intake.domain.Intake;
import io.countersign.intake.domain.KeyPairs;
import io.countersign.intake.domain.KnownLimits;
import io.countersign.intake.domain.Registry;
import io.countersign.intake.domain.Tally;
import io.countersign.intake.domain.Vault;
import io.countersign.intake.domain.ViewStore;
import io.countersign.rules.RuleBook;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.netty.NettyPipeline;

/** Gives the API what it calls. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RpcProperties.class)
class RpcWiring {

    @Bean
    Authenticator authenticator(KeyPairs pairs, Vault vault, InstantSource clock, RpcProperties properties) {
        return new Authenticator(pairs, vault, clock, properties.gateways());
    }

    @Bean
    Throttle throttle(RpcProperties properties, InstantSource clock) {
        return new Throttle(properties.limits().perSecond(), clock);
    }

    @Bean
    Room room(RpcProperties properties) {
        return new Room(properties.maxInFlight(), properties.maxLarge());
    }

    @Bean
    Applications applications(
            Intake intake,
            Certificates certificates,
            ViewStore views,
            KnownLimits limits,
            RuleBook rules,
            InstantSource clock,
            Tally tally) {
        return new Applications(intake, new Contents(certificates), views, limits, rules, clock, tally);
    }

    @Bean
    Listing listing(ViewStore views) {
        return new Listing(views);
    }

    @Bean
    Sending sending(Registry registry, Gateway gateway) {
        return new Sending(registry, gateway);
    }

    /** A virtual thread for each call; {@link Room} bounds how many there are. */
    @Bean(destroyMethod = "dispose")
    Scheduler rpcScheduler() {
        var threads = Thread.ofVirtual().name("rpc-", 0).factory();
        return Schedulers.fromExecutorService(Executors.newThreadPerTaskExecutor(threads));
    }

    @Bean
    WebServerFactoryCustomizer<NettyReactiveWebServerFactory> malformedCalls(RpcCalls calls) {
        return factory -> factory.addServerCustomizers(server -> server.doOnChannelInit((_, channel, _) -> {
            var malformed = new MalformedCalls(calls);
            channel.pipeline()
                    .addBefore(NettyPipeline.HttpCodec, "countersign-beginning", malformed.beginning())
                    .addBefore(NettyPipeline.HttpTrafficHandler, "countersign-malformed", malformed);
        }));
    }
}
