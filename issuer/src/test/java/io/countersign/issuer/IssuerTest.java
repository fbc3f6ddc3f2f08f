package io.countersign.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.CookieManager;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class IssuerTest {

    private static final String PASSWORD = Secret.fresh();
    private static final String SECRET = Secret.fresh();
    private static final String CALLBACK = "http://127.0.0.1:1/login/oauth2/code/countersign";

    @TempDir
    static Path dir;

    private static String url = "";
    private static @Nullable Issuer issuer;

    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    @BeforeAll
    static void start() throws IOException {
        int port;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        url = "http://127.0.0.1:" + port;
        issuer = Issuer.start(new IssuerSettings(
                "127.0.0.1", port, url, keyFile(), List.of(lead()), List.of(operator(), pages(), console())));
    }

    @AfterAll
    static void stop() {
        if (issuer != null) {
            issuer.close();
        }
    }

    @Test
    void givesAClientATokenForItsAccountAndScopes() throws Exception {
        var answer = tokenFor("grant_type=client_credentials");

        var claims = verified(answer.get("access_token").asString()).getJWTClaimsSet();
        assertThat(claims.getIssuer()).isEqualTo(url);
        assertThat(claims.getAudience()).containsExactly("countersign");
        assertThat(claims.getSubject()).isEqualTo("acme");
        assertThat(claims.getStringClaim("account")).isEqualTo("acme");
        assertThat(claims.getStringClaim("scope")).isEqualTo("applications:read applications:write");
        assertThat(answer.get("expires_in").asInt()).isGreaterThan(29 * 86_400);
    }

    @Test
    void narrowsATokenToTheScopesAskedFor() throws Exception {
        var answer = tokenFor("grant_type=client_credentials&scope=applications:read");

        assertThat(verified(answer.get("access_token").asString())
                        .getJWTClaimsSet()
                        .getStringClaim("scope"))
                .isEqualTo("applications:read");
    }

    @Test
    void refusesAWrongSecret() throws Exception {
        var answer = http.send(tokenRequest("grant_type=client_credentials", "acme", "wrong"), text());

        assertThat(answer.statusCode()).isEqualTo(401);
    }

    @Test
    void logsAUserInAndPutsRolesIntoBothTokens() throws Exception {
        var verifier = "v".repeat(64);
        var authorize = URI.create(url + "/oauth2/authorize?response_type=code&client_id=pages&scope=openid&state=s"
                + "&redirect_uri=" + encoded(CALLBACK) + "&code_challenge_method=S256&code_challenge="
                + challenge(verifier));
        assertThat(get(authorize).headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/login"));
        logIn("lena", PASSWORD);

        var back = get(authorize).headers().firstValue("Location").orElseThrow();

        assertThat(back).startsWith(CALLBACK + "?code=");
        var answer = exchange(first("code=([^&]+)", back), verifier);
        for (var name : List.of("access_token", "id_token")) {
            var claims = verified(answer.get(name).asString()).getJWTClaimsSet();
            assertThat(claims.getSubject()).isEqualTo("lena");
            assertThat(claims.getStringListClaim("roles")).containsExactly("lead");
        }
        assertThat(verified(answer.get("access_token").asString())
                        .getJWTClaimsSet()
                        .getStringClaim("scope"))
                .isEqualTo("review:lead review:read");
    }

    @Test
    void aClientWithoutSecretNeedsTheVerifierOfItsChallenge() throws Exception {
        var verifier = "v".repeat(64);
        var authorize = URI.create(url + "/oauth2/authorize?response_type=code&client_id=console&scope=openid&state=s"
                + "&redirect_uri=" + encoded(CALLBACK) + "&code_challenge_method=S256&code_challenge="
                + challenge(verifier));
        get(authorize);
        logIn("lena", PASSWORD);

        var wrong = publicToken(code(authorize), "w".repeat(64));
        var right = publicToken(code(authorize), verifier);

        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(right.statusCode()).isEqualTo(200);
        assertThat(right.body()).contains("id_token");
    }

    @Test
    void aLoginWithoutAChallengeIsRefused() throws Exception {
        get(URI.create(url + "/login"));
        logIn("lena", PASSWORD);
        var authorize = URI.create(url + "/oauth2/authorize?response_type=code&client_id=console&scope=openid&state=s"
                + "&redirect_uri=" + encoded(CALLBACK));

        assertThat(get(authorize).headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).contains("error=invalid_request"));
    }

    private String code(URI authorize) throws Exception {
        return first(
                "code=([^&]+)", get(authorize).headers().firstValue("Location").orElseThrow());
    }

    private HttpResponse<String> publicToken(String code, String verifier) throws Exception {
        var body = "grant_type=authorization_code&client_id=console&code=" + code + "&redirect_uri=" + encoded(CALLBACK)
                + "&code_verifier=" + verifier;
        var request = HttpRequest.newBuilder(URI.create(url + "/oauth2/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return http.send(request.build(), text());
    }

    @Test
    void theLoginPageIsInTheChosenLanguageAndForbidsInlineScriptsAndStyles() throws Exception {
        var english = get(URI.create(url + "/login"));
        var chinese = get(URI.create(url + "/login?lang=zh"));

        assertThat(english.body())
                .contains("<html lang=\"en\"", "Sign in", "autofocus")
                .doesNotContain("<script", " style=");
        assertThat(chinese.body()).contains("<html lang=\"zh\"", "登录");
        assertThat(get(URI.create(url + "/login")).body()).as("kept").contains("登录");
        assertThat(english.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .contains(
                                "default-src 'none'", "frame-ancestors 'none'", "form-action 'self' http://127.0.0.1:1")
                        .doesNotContain("unsafe"));
        assertThat(get(URI.create(url + "/login.css")).statusCode()).isEqualTo(200);
    }

    @Test
    void everyPageHasTheSameHead() throws Exception {
        for (var path : List.of("/", "/login", "/error")) {
            var page = get(URI.create(url + path)).body();

            assertThat(page)
                    .as(path)
                    .contains("· Countersign</title>", "href=\"/login.css\"", "href=\"/icon.svg\"", "class=\"brand\"")
                    .doesNotContain("th:");
        }
    }

    @Test
    void aFailedLoginIsReportedWithoutItsCause() throws Exception {
        get(URI.create(url + "/login"));
        assertThat(submit("lena", "wrong").headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/login?error"));
        assertThat(submit("absent", PASSWORD).headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/login?error"));

        var page = get(URI.create(url + "/login?error"));

        assertThat(page.body()).contains("The name or the password is wrong", "aria-invalid=\"true\"");
    }

    @Test
    void aFormWithoutTheSessionsTokenGetsAPageOfTheIssuer() throws Exception {
        var request = HttpRequest.newBuilder(URI.create(url + "/login"))
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("username=lena&password=x"));

        var answer = http.send(request.build(), text());

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("This did not work").doesNotContain("Whitelabel");
    }

    @Test
    void usesASessionCookieOfItsOwn() throws Exception {
        var page = get(URI.create(url + "/login"));

        assertThat(page.headers().allValues("Set-Cookie")).anyMatch(cookie -> cookie.startsWith("COUNTERSIGN_ISSUER="));
    }

    @Test
    void mintsTokensThatItsOwnKeyVerifies() throws Exception {
        var mint = new TokenMint(keyFile(), url, InstantSource.system());

        var token = verified(mint.mint("acme", Set.of("quota:read"), Map.of("account", "acme"), Duration.ofDays(30)));

        assertThat(token.getJWTClaimsSet().getStringClaim("account")).isEqualTo("acme");
    }

    @Test
    void keepsItsKeyInAFileThatOnlyItsOwnerReads() throws Exception {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keyFile())))
                .isEqualTo("rw-------");
    }

    @Test
    void reportsHealthAndDiscovery() throws Exception {
        assertThat(get(URI.create(url + "/actuator/health")).body()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(get(URI.create(url + "/")).body()).contains("openid-configuration");
    }

    private static Path keyFile() {
        return dir.resolve("key.json");
    }

    private static IssuerSettings.User lead() {
        return new IssuerSettings.User(
                "lena", Secret.hash(PASSWORD), Set.of("review:read", "review:lead"), Map.of("roles", List.of("lead")));
    }

    private static IssuerSettings.Client operator() {
        return new IssuerSettings.Client(
                "acme",
                Secret.hash(SECRET),
                Set.of("applications:read", "applications:write"),
                Map.of("account", "acme"),
                Duration.ofDays(30),
                Set.of());
    }

    private static IssuerSettings.Client console() {
        return new IssuerSettings.Client("console", "", Set.of(), Map.of(), Duration.ofHours(1), Set.of(CALLBACK));
    }

    private static IssuerSettings.Client pages() {
        return new IssuerSettings.Client(
                "pages", Secret.hash(SECRET), Set.of(), Map.of(), Duration.ofHours(1), Set.of(CALLBACK));
    }

    private JsonNode tokenFor(String body) throws Exception {
        return JsonMapper.shared()
                .readTree(http.send(tokenRequest(body, "acme", SECRET), text()).body());
    }

    private JsonNode exchange(String code, String verifier) throws Exception {
        var body = "grant_type=authorization_code&code=" + code + "&redirect_uri=" + encoded(CALLBACK)
                + "&code_verifier=" + verifier;
        return JsonMapper.shared()
                .readTree(http.send(tokenRequest(body, "pages", SECRET), text()).body());
    }

    private static HttpRequest tokenRequest(String body, String client, String secret) {
        var basic = Base64.getEncoder().encodeToString((client + ":" + secret).getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(URI.create(url + "/oauth2/token"))
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private void logIn(String name, String password) throws Exception {
        assertThat(submit(name, password).headers().firstValue("Location").orElse(""))
                .doesNotContain("error");
    }

    private HttpResponse<String> submit(String name, String password) throws Exception {
        var page = get(URI.create(url + "/login")).body();
        var csrf = first("name=\"_csrf\"[^>]*value=\"([^\"]+)\"", page);
        var form = "username=" + name + "&password=" + encoded(password) + "&_csrf=" + encoded(csrf);
        return http.send(
                HttpRequest.newBuilder(URI.create(url + "/login"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                text());
    }

    private HttpResponse<String> get(URI uri) throws Exception {
        return http.send(
                HttpRequest.newBuilder(uri).header("Accept", "text/html,*/*").build(), text());
    }

    private SignedJWT verified(String token) throws Exception {
        var jwt = SignedJWT.parse(token);
        var keys = JWKSet.parse(get(URI.create(url + "/oauth2/jwks")).body());
        var key = keys.getKeyByKeyId(jwt.getHeader().getKeyID()).toRSAKey();
        assertThat(jwt.getHeader().getAlgorithm().getName()).isEqualTo("RS256");
        assertThat(jwt.verify(new RSASSAVerifier(key))).isTrue();
        return jwt;
    }

    private static String challenge(String verifier) throws Exception {
        var digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    }

    private static String first(String pattern, String text) {
        var matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(pattern + " in " + text).isTrue();
        return matcher.group(1);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static HttpResponse.BodyHandler<String> text() {
        return HttpResponse.BodyHandlers.ofString();
    }

    @Test
    void unfinishedRequestsHoldUpNoOtherAndEnd() throws Exception {
        var sockets = new ArrayList<Socket>();
        try {
            for (int i = 0; i < 300; i++) {
                var socket = new Socket(
                        InetAddress.getLoopbackAddress(), URI.create(url).getPort());
                sockets.add(socket);
                socket.setSoTimeout(60_000);
                socket.getOutputStream()
                        .write(("POST /oauth2/token HTTP/1.1\r\n"
                                        + "Host: x\r\n"
                                        + "Content-Type: application/x-www-form-urlencoded\r\n"
                                        + "Content-Length: 99\r\n\r\n"
                                        + "a")
                                .getBytes(StandardCharsets.US_ASCII));
            }

            assertThat(tokenFor("grant_type=client_credentials").has("access_token"))
                    .isTrue();

            assertThat(sockets.getFirst().getInputStream().readAllBytes()).isNotNull();
        } finally {
            for (var socket : sockets) {
                socket.close();
            }
        }
    }
}
