package io.countersign.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.platform.testing.TestTimeouts;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Accounts that share pictures, one of which modifies its signature repeatedly, do not delay other accounts. */
class SharedPicturesTest {

    private static final Duration TIMEOUT = TestTimeouts.scaled(Duration.ofMinutes(2));
    private static final int ACCOUNTS = 21;
    private static final int PICTURES = 21;
    private static final int MAX_REVISIONS = 14;
    private static final int MAX_DOCUMENT_BYTES = 1024 * 1024;

    private final Standalone system = Standalone.shared();

    /** Another one for each number, large enough for every check of a picture. */
    private static byte[] picture(int number) {
        var image = new BufferedImage(400, 300, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < 400; x++) {
            for (int y = 0; y < 300; y++) {
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

    private static List<String> uploaded(Applicant applicant) {
        return IntStream.range(0, PICTURES)
                .mapToObj(number -> applicant
                        .client()
                        .post("/v1/certificates", "image/png", picture(number))
                        .get("sha256"))
                .toList();
    }

    private static ObjectNode form(String name, List<String> pictures) {
        var form = Forms.rejectedByRules(name).put("purpose", "for_others");
        form.putObject("owner").put("name", name + " Holding").put("kind", "enterprise");
        form.putObject("letter").put("sha256", pictures.getFirst());
        pictures.stream()
                .skip(1)
                .forEach(sha256 -> form.withArray("documents")
                        .addObject()
                        .put("type", "business_licence")
                        .put("sha256", sha256));
        return form;
    }

    @Test
    void modificationsEndAtTheirLimitAndOtherAccountsAreDecided() {
        Parallel.times(ACCOUNTS, 4, number -> {
            var applicant = system.applicant("sharing-" + number);
            var id = applicant.submits(form(Forms.brand(30_000 + number), uploaded(applicant)));
            return applicant.awaitSettled(id);
        });
        var attacker = system.applicant("sharing-and-modifying");
        var pictures = uploaded(attacker);
        var id = attacker.submits(form(Forms.brand(31_000), pictures));

        for (int revision = 2; revision <= MAX_REVISIONS; revision++) {
            modified(attacker, id, form(Forms.brand(31_000 + revision), pictures))
                    .expect(202);
        }
        var refused =
                modified(attacker, id, form(Forms.brand(32_000), pictures)).expectProblem(409);
        assertThat(refused.get("code")).isEqualTo("TOO_MANY_REVISIONS");
        attacker.awaitInReview(id, MAX_REVISIONS);

        Parallel.times(24, 8, number -> {
            var other = system.applicant("unrelated-" + number);
            return other.awaitStatus(other.submits(Forms.rejectedByRules(Forms.brand(33_000 + number))), "rejected");
        });
        try (var stored = system.stored()) {
            assertThat(stored.bytes("review", "cases", id)).isLessThan(MAX_DOCUMENT_BYTES);
            assertThat(stored.bytes("intake", "views", id)).isLessThan(MAX_DOCUMENT_BYTES);
        }
        attacker.client().delete(Applicant.APPLICATIONS + "/" + id).expect(202);
        Audit.findsNothing(system);
    }

    /** The open revisions are limited, too: it waits for outcomes as the answer asks. */
    private static Answer modified(Applicant attacker, String id, ObjectNode form) {
        return await().atMost(TIMEOUT)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(250))
                .until(
                        () -> attacker.client().put(Applicant.APPLICATIONS + "/" + id, form),
                        answer -> answer.status() != 429 && answer.status() != 503);
    }
}
