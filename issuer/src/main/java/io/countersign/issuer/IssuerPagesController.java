package io.countersign.issuer;

import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The public pages besides the protocol: a start page and the health. */
@RestController
class IssuerPagesController {

    static final String[] OPEN = {"/", "/actuator/health", "/error"};

    private static final String HTML = """
            <!doctype html><html lang="en"><head><meta charset="utf-8"><title>Countersign issuer</title></head><body>
            <h1>Countersign issuer</h1>
            <p>Logs users in and hands out tokens, for trying out.</p>
            <ul>
            <li><a href="/.well-known/openid-configuration">Discovery document</a></li>
            <li><a href="/actuator/health">Health</a></li>
            </ul></body></html>
            """;

    @GetMapping(path = "/", produces = MediaType.TEXT_HTML_VALUE)
    String start() {
        return HTML;
    }

    /** The issuer needs no other server, so an answer means UP. */
    @GetMapping(path = "/actuator/health", produces = MediaType.APPLICATION_JSON_VALUE)
    Map<String, String> health() {
        return Map.of("status", "UP");
    }
}
