package io.countersign.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.platform.testing.TestTimeouts;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a browser does without scripts: cookies, redirects, forms. */
final class ConsoleBrowser implements AutoCloseable {

    final CookieManager cookies = new CookieManager();

    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    HttpResponse<String> get(String url) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(url))
                .timeout(TestTimeouts.LIMIT)
                .header("Accept", "text/html");
        return http.send(request.build(), BodyHandlers.ofString());
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    HttpResponse<String> post(String url, Map<String, String> form, String csrf) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(url))
                .timeout(TestTimeouts.LIMIT)
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-CSRF-TOKEN", csrf)
                .POST(BodyPublishers.ofString(encoded(form)));
        return send(request);
    }

    static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** Opens the page and logs in at the issuer, to which it leads. */
    HttpResponse<String> logIn(String page, String user) throws Exception {
        var login = get(page);
        assertThat(login.uri().getPath()).isEqualTo("/login");
        var form = Map.of(
                "username",
                user,
                "password",
                ConsoleInstallation.PASSWORD,
                "_csrf",
                first("name=\"_csrf\"[^>]*value=\"([^\"]+)\"", login.body()));
        var request = HttpRequest.newBuilder(login.uri())
                .timeout(TestTimeouts.LIMIT)
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encoded(form)));
        return send(request);
    }

    static String csrf(HttpResponse<String> page) {
        return first("<meta name=\"csrf\" content=\"([^\"]+)\"", page.body());
    }

    static String first(String pattern, String text) {
        var matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(pattern + " in " + text).isTrue();
        return matcher.group(1);
    }

    @Override
    public void close() {
        http.close();
    }
}
