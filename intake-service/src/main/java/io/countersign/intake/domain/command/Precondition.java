package io.countersign.intake.domain.command;

import io.countersign.intake.domain.view.SignatureEtag;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The {@code If-Match} of a command. */
public sealed interface Precondition {

    /** No header, or {@code *}: any state will do. */
    record None() implements Precondition {}

    /** One of these, as they were given out. */
    record OneOf(List<SignatureEtag> tags) implements Precondition {

        public OneOf {
            tags = List.copyOf(tags);
        }
    }

    static Precondition none() {
        return new None();
    }

    /** Weak and foreign tags match nothing. */
    static Precondition ofHeader(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.strip().equals("*")) {
            return none();
        }
        return new OneOf(Arrays.stream(ifMatch.split(",", -1))
                .map(tag -> SignatureEtag.parse(tag.strip()))
                .flatMap(Optional::stream)
                .toList());
    }

    default boolean allows(SignatureEtag current) {
        return switch (this) {
            case None _ -> true;
            case OneOf one -> one.tags().contains(current);
        };
    }
}
