package io.countersign.platform.security;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedException;
import org.springframework.security.web.server.firewall.ServerWebExchangeFirewall;
import org.springframework.security.web.server.firewall.StrictServerWebExchangeFirewall;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Spring Security's strict firewall, except that headers and the names of parameters are checked once. The framework wraps
 * the request instead, and checks a header again each time it is read. Odd methods reach the mappings, which answer 405 with
 * Allow.
 */
final class OnePassFirewall implements ServerWebExchangeFirewall {

    private final StrictServerWebExchangeFirewall strict = new StrictServerWebExchangeFirewall();

    OnePassFirewall() {
        strict.setUnsafeAllowAnyHttpMethod(true);
    }

    @Override
    public Mono<ServerWebExchange> getFirewalledExchange(ServerWebExchange exchange) {
        return strict.getFirewalledExchange(exchange).map(_ -> checked(exchange));
    }

    /** @throws ServerExchangeRejectedException if a text has control characters */
    private static ServerWebExchange checked(ServerWebExchange exchange) {
        var request = exchange.getRequest();
        for (var header : request.getHeaders().headerSet()) {
            require(OnePassFirewall::isPrintable, header.getKey());
            header.getValue().forEach(value -> require(OnePassFirewall::isPrintable, value));
        }
        for (var name : request.getQueryParams().keySet()) {
            require(StrictServerWebExchangeFirewall.ALLOWED_PARAMETER_NAMES, name);
        }
        return exchange;
    }

    private static void require(Predicate<String> allowed, @Nullable String text) {
        if (text != null && !allowed.test(text)) {
            throw new ServerExchangeRejectedException("A header or the name of a parameter has control characters");
        }
    }

    /** As the framework's pattern has it, which takes longer over a token than all else that is done with it. */
    private static boolean isPrintable(String text) {
        for (int place = 0; place < text.length(); place++) {
            char character = text.charAt(place);
            if (Character.isISOControl(character) && character != '\t') {
                return false;
            }
        }
        return true;
    }
}
