package io.countersign.standalone;

import io.countersign.standalone.demo.DemoTokens;
import io.countersign.standalone.demo.DemoUsers;
import io.countersign.standalone.demo.ReviewerRole;
import io.countersign.standalone.process.DataDirectory;
import io.countersign.standalone.process.StartFailedException;
import io.countersign.standalone.server.ServerAddresses;
import io.countersign.standalone.server.ServiceKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is printed once all are ready: addresses, and three commands to paste. */
record WelcomeMessage(ServerAddresses servers, DemoUsers demo, DemoTokens tokens, DataDirectory data) {

    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

    String text(double seconds) {
        var values = values(seconds);
        return PLACE.matcher(template("/welcome.txt") + template("/commands.txt"))
                .replaceAll(place -> Matcher.quoteReplacement(values.getOrDefault(place.group(1), place.group())));
    }

    private static String template(String name) {
        try (var template = resource(name)) {
            return new String(template.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, String> values(double seconds) {
        var values = new HashMap<String, String>();
        for (var service : ServiceKind.values()) {
            values.put(service.label(), servers.api(service));
        }
        for (var role : ReviewerRole.values()) {
            values.put(role.label() + "Password", demo.password(role.label()));
        }
        var enterprise = demo.accounts().stream()
                .filter(account -> account.kind().equals("enterprise"))
                .findFirst()
                .orElseThrow();
        values.put("seconds", String.format(Locale.ROOT, "%.1f", seconds));
        values.put("issuer", servers.issuer());
        values.put("kafka", servers.kafka());
        values.put("mongodb", servers.mongodb());
        values.put("running", data.running().toString());
        values.put("data", data.dir().toString());
        values.put("picture", picture().toString());
        values.put("enterprise", enterprise.id());
        values.put("applicantToken", tokens.account(enterprise));
        values.put("reviewerToken", tokens.reviewer(ReviewerRole.REVIEWER));
        return values;
    }

    private Path picture() {
        try (var picture = resource("/business-licence.png")) {
            if (!Files.exists(data.picture())) {
                Files.copy(picture, data.picture());
            }
            return data.picture();
        } catch (IOException e) {
            throw StartFailedException.because(data.picture().toString(), e);
        }
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(WelcomeMessage.class.getResourceAsStream(name), name);
    }
}
