package io.countersign.intake.tencent;

import io.countersign.intake.domain.account.AccountLimitStore;
import io.countersign.intake.domain.certificate.CertificateService;
import io.countersign.intake.domain.command.SubmissionMetrics;
import io.countersign.intake.domain.credential.KeyPairStore;
import io.countersign.intake.domain.credential.SecretSealer;
import io.countersign.intake.domain.evaluation.MessagePublisher;
import io.countersign.intake.domain.projection.ViewStore;
import io.countersign.intake.domain.registry.SignatureRegistry;
import io.countersign.intake.domain.submission.ApplicationCommands;
import io.countersign.intake.tencent.action.ApplicationMapper;
import io.countersign.intake.tencent.action.SendSmsHandler;
import io.countersign.intake.tencent.action.SignatureQueries;
import io.countersign.intake.tencent.action.TencentApplications;
import io.countersign.intake.tencent.authentication.CallAuthenticator;
import io.countersign.intake.tencent.call.TencentApiProperties;
import io.countersign.intake.tencent.limit.CallLimiter;
import io.countersign.intake.tencent.limit.CallThrottle;
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
@EnableConfigurationProperties(TencentApiProperties.class)
class TencentApiConfiguration {

    @Bean
    CallAuthenticator authenticator(
            KeyPairStore pairs, SecretSealer sealer, InstantSource clock, TencentApiProperties properties) {
        return new CallAuthenticator(pairs, sealer, clock, properties.gateways());
    }

    @Bean
    CallThrottle throttle(TencentApiProperties properties, InstantSource clock) {
        return new CallThrottle(properties.limits().perSecond(), clock);
    }

    @Bean
    CallLimiter callLimiter(TencentApiProperties properties) {
        return new CallLimiter(properties.maxInFlight(), properties.maxLarge());
    }

    @Bean
    BodyBudgets bodyBudgets(TencentApiProperties properties) {
        return new BodyBudgets(properties.maxLarge());
    }

    @Bean
    TencentApplications applications(
            ApplicationCommands intake,
            CertificateService certificates,
            ViewStore views,
            AccountLimitStore limits,
            RuleBook rules,
            InstantSource clock,
            SubmissionMetrics metrics) {
        return new TencentApplications(
                intake, new ApplicationMapper(certificates), views, limits, rules, clock, metrics);
    }

    @Bean
    SignatureQueries listing(ViewStore views) {
        return new SignatureQueries(views);
    }

    @Bean
    SendSmsHandler sending(SignatureRegistry registry, ViewStore views, MessagePublisher gateway) {
        return new SendSmsHandler(registry, views, gateway);
    }

    /** A virtual thread for each call; {@link CallLimiter} bounds how many there are. */
    @Bean(destroyMethod = "dispose")
    Scheduler rpcScheduler() {
        var threads = Thread.ofVirtual().name("rpc-", 0).factory();
        return Schedulers.fromExecutorService(Executors.newThreadPerTaskExecutor(threads));
    }

    @Bean
    WebServerFactoryCustomizer<NettyReactiveWebServerFactory> malformedCalls(CallHandler calls) {
        return factory -> factory.addServerCustomizers(server -> server.doOnChannelInit((_, channel, _) -> {
            var malformed = new MalformedCalls(calls);
            channel.pipeline()
                    .addBefore(NettyPipeline.HttpCodec, "countersign-beginning", malformed.beginning())
                    .addBefore(NettyPipeline.HttpTrafficHandler, "countersign-malformed", malformed);
        }));
    }
}
