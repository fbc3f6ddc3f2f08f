package io.countersign.review.console;

import org.springframework.http.server.reactive.ServerHttpRequest;

/** The console's addresses that more than one class knows. */
final class ConsolePaths {

    static final String ROOT = "/console";
    static final String LOGIN = "/console/login/{registrationId}";
    static final String LOGIN_START = "/console/login/" + ProviderRegistration.ID;
    static final String CALLBACK = "/console/callback";
    static final String LOGOUT = "/console/logout";
    static final String SIGNED_OUT = "/console/signed-out";
    static final String ASSETS = "/console/assets/**";
    static final String LIBRARIES = "/console/webjars/**";

    private ConsolePaths() {}

    static boolean isConsole(ServerHttpRequest request) {
        var path = request.getPath().pathWithinApplication().value();
        return path.equals(ROOT) || path.startsWith(ROOT + "/");
    }
}
