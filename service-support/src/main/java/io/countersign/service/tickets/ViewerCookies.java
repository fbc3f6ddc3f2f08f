package io.countersign.service.tickets;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseCookie;

/**
 * How the cookie of a session is set: for the host and every path, since intake reads what review sets.
 *
 * @param isSecure whether browsers send it by HTTPS only
 */
public record ViewerCookies(boolean isSecure) {

    /** The value of the request if it is the reviewer's, otherwise a new one. */
    public ViewerCookie of(@Nullable String value, String reviewer) {
        var sent = new ViewerCookie(value == null ? "" : value);
        return sent.isOf(reviewer) ? sent : ViewerCookie.create(reviewer);
    }

    public ResponseCookie responseCookie(ViewerCookie cookie) {
        return ResponseCookie.from(ViewerCookie.NAME, cookie.value())
                .httpOnly(true)
                .secure(isSecure)
                .sameSite("Strict")
                .path("/")
                .build();
    }
}
