package planted.quota.web;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Waits on a publisher. */
class Blocks {

    @Nullable
    String text(Mono<String> text) {
        return text.block();
    }
}
