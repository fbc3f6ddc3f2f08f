package io.countersign.platform.testing;

import static java.util.Objects.requireNonNull;

import jakarta.validation.Validation;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.hibernate.validator.HibernateValidator;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.context.properties.bind.validation.ValidationBindHandler;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.validation.beanvalidation.SpringValidatorAdapter;

/** Binds and validates property records as a service does when it starts. */
public final class BoundProperties {

    private BoundProperties() {}

    /** @throws BindException if a value can't be bound, or violates a constraint */
    public static <T> T bind(String prefix, Class<T> type, Map<String, String> settings) {
        try (var factory = Validation.byProvider(HibernateValidator.class)
                .configure()
                .defaultLocale(Locale.ENGLISH)
                .buildValidatorFactory()) {
            var validation = new ValidationBindHandler(new SpringValidatorAdapter(factory.getValidator()));
            return new Binder(new MapConfigurationPropertySource(settings))
                    .bindOrCreate(prefix, Bindable.of(type), validation);
        }
    }

    /** The description that Spring Boot prints of the failed start; fails if the values are valid. */
    public static String refusal(String prefix, Class<?> type, Map<String, String> settings) {
        try {
            var bound = bind(prefix, type, settings);
            throw new AssertionError("was bound: " + bound);
        } catch (BindException | BindValidationException refused) {
            return SpringFactoriesLoader.forDefaultResourceLocation()
                    .load(FailureAnalyzer.class, (analyzer, name, notConstructed) -> {})
                    .stream()
                    .map(analyzer -> analyzer.analyze(refused))
                    .filter(analysis -> analysis != null)
                    .map(analysis -> requireNonNull(analysis).getDescription())
                    .collect(Collectors.joining("\n"));
        }
    }
}
