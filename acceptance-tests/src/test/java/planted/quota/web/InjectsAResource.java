package planted.quota.web;

import jakarta.annotation.Resource;
import org.jspecify.annotations.Nullable;

/** Has a field injected. */
class InjectsAResource {

    @Resource
    @Nullable
    String colour;
}
