package io.countersign.failures;

import io.countersign.acceptance.Forms;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A platform whose accounts all apply with the same pictures, and one of which modifies its signature again and again. */
final class SharedPictures {

    private static final String PLATFORM = "grey";
    private static final int ACCOUNTS = 21;
    private static final int PICTURES = 21;
    private static final Set<String> SCOPES =
            Set.of("platform", "accounts:write", "applications:write", "applications:read", "endpoints:write");

    private final RetryingClient client;
    private final String platform;
    private final Installation installation;
    private final AtomicInteger brands = new AtomicInteger(200_000);
    private final String modifierToken;
    private @Nullable String modified;
    private List<String> pictures = List.of();

    SharedPictures(Installation installation, RetryingClient client) {
        this.installation = installation;
        this.client = client;
        this.platform = installation.token("grey-backend", SCOPES, Map.of("platform", PLATFORM));
        this.modifierToken = accountToken(modifierId());
    }

    void prepare() {
        IntStream.range(0, ACCOUNTS).forEach(number -> {
            var token = account(number);
            client.send(RepeatableRequest.of("POST", "/v1/applications", token).with(form(uploaded(token))));
        });
        var token = modifier();
        pictures = uploaded(token);
        modified = client.send(
                        RepeatableRequest.of("POST", "/v1/applications", token).with(form(pictures)))
                .text("id");
        client.send(
                RepeatableRequest.of("PUT", "/v1/endpoints", token).with(Map.of("url", "https://hooks.example.com/")));
    }

    /** The account whose signature is modified and whose endpoint has a secret that nothing can open. */
    String modifierId() {
        return PLATFORM + "." + ACCOUNTS;
    }

    private String modifier() {
        return account(ACCOUNTS);
    }

    /** Once, whatever the answer is; beyond the limit of revisions each is refused. */
    int modify(RetryingClient client) {
        var call = RepeatableRequest.of("PUT", "/v1/applications/" + Objects.requireNonNull(modified), modifierToken)
                .with(form(pictures));
        return client.once(call, 0).map(Reply::status).orElse(0);
    }

    private String account(int number) {
        var id = PLATFORM + "." + number;
        client.send(RepeatableRequest.of("PUT", "/v1/accounts/" + id, platform)
                .with(Map.of("kind", "enterprise", "verifiedName", "Grey " + number + " Ltd", "language", "en")));
        return accountToken(id);
    }

    private String accountToken(String id) {
        return installation.token(
                id, Set.of("applications:write", "applications:read", "endpoints:write"), Map.of("account", id));
    }

    private List<String> uploaded(String token) {
        return IntStream.range(0, PICTURES)
                .mapToObj(number -> client.send(RepeatableRequest.of("POST", "/v1/certificates", token)
                                .with("image/png", picture(number)))
                        .text("sha256"))
                .toList();
    }

    private ObjectNode form(List<String> papers) {
        var name = Forms.brand(brands.incrementAndGet());
        var form = Forms.rejectedByRules(name).put("purpose", "for_others");
        form.putObject("owner").put("name", name + " Holding").put("kind", "enterprise");
        form.putObject("letter").put("sha256", papers.getFirst());
        papers.stream()
                .skip(1)
                .forEach(sha256 -> form.withArray("documents")
                        .addObject()
                        .put("type", "business_licence")
                        .put("sha256", sha256));
        return form;
    }

    private static byte[] picture(int number) {
        var image = new BufferedImage(160, 120, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < 160; x++) {
            for (int y = 0; y < 120; y++) {
                image.setRGB(x, y, Color.HSBtoRGB((x * (number + 3) % 101) / 101f, (y % 37) / 37f, 0.9f));
            }
        }
        try (var out = new ByteArrayOutputStream()) {
            ImageIO.write(image, "png", out);
            return out.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
