package planted.quota.web;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;

/** Has a field injected. */
class Autowires {

    @Autowired
    @Nullable
    String colour;
}
