package io.countersign.platform.sample;

import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** An operation without an access rule. */
@RestController
@Profile("undeclared-scope")
class UndeclaredController {

    @GetMapping("/v1/undeclared")
    String read() {
        return "read";
    }
}
