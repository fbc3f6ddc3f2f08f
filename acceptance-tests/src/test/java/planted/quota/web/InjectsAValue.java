package planted.quota.web;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;

/** Has a field injected. */
class InjectsAValue {

    @Value("${colour}")
    @Nullable
    String colour;
}
