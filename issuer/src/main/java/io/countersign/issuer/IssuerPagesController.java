package io.countersign.issuer;

import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.ModelAndView;

/** The public pages besides the protocol: a start page and the health. */
@RestController
class IssuerPagesController {

    static final String[] OPEN = {"/", "/actuator/health", "/error", LoginPageController.PATH, "/login.css", "/icon.svg"
    };

    @GetMapping(path = "/", produces = MediaType.TEXT_HTML_VALUE)
    ModelAndView start() {
        return new ModelAndView("start");
    }

    /** The issuer needs no other server, so an answer means UP. */
    @GetMapping(path = "/actuator/health", produces = MediaType.APPLICATION_JSON_VALUE)
    Map<String, String> health() {
        return Map.of("status", "UP");
    }
}
