package io.countersign.review.console;

import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** The console's addresses that more than one class knows. */
public final class ConsolePaths {

    /** The id of the OIDC provider's registration. */
    public static final String REGISTRATION = "countersign";

    public static final String ROOT = "/console";
    public static final String LOGIN = "/console/login/{registrationId}";
    public static final String LOGIN_START = "/console/login/" + REGISTRATION;
    public static final String CALLBACK = "/console/callback";
    public static final String LOGOUT = "/console/logout";
    public static final String SIGNED_OUT = "/console/signed-out";
    public static final String ASSETS = "/console/assets/**";
    public static final String LIBRARIES = "/console/webjars/**";

    private ConsolePaths() {}

    public static ResponseEntity<Void> seeOther(String path) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(path))
                .build();
    }

    public static boolean isConsole(ServerHttpRequest request) {
        var path = request.getPath().pathWithinApplication().value();
        return path.equals(ROOT) || path.startsWith(ROOT + "/");
    }
}
