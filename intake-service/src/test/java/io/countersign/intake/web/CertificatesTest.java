package io.countersign.intake.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.intake.Client;
import io.countersign.intake.Running;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class CertificatesTest {

    private static final String PATH = "/v1/certificates";

    private final Running intake = Running.intake();
    private final Client acme = intake.account("papers");

    private static byte[] picture() throws IOException {
        var image = new BufferedImage(120, 100, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, ThreadLocalRandom.current().nextInt());
        image.setRGB(1, 0, ThreadLocalRandom.current().nextInt());
        var out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }

    private Client.Answer upload(byte[] content, String type) {
        return acme.post(PATH, type, BodyPublishers.ofByteArray(content));
    }

    @Test
    void aPictureIsStoredOnceAndServedToItsOwner() throws IOException {
        var content = picture();

        var first = upload(content, "image/png");
        var second = upload(content, "application/octet-stream");

        assertThat(first.status()).as(first.text()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.text()).isEqualTo(first.text());
        assertThat(first.string("mediaType")).isEqualTo("image/png");
        var served = acme.get(first.header("Location"));
        assertThat(served.response().body()).isEqualTo(content);
        assertThat(served.header("Content-Type")).isEqualTo("image/png");
        assertThat(served.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(served.header("Content-Security-Policy")).startsWith("default-src 'none'; sandbox");
        assertThat(intake.account("other-papers").get(first.header("Location")).status())
                .isEqualTo(404);
    }

    @Test
    void aFormUploadsToo() throws IOException {
        var out = new ByteArrayOutputStream();
        out.writeBytes("--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.gif\"\r\n\r\n"
                .getBytes(StandardCharsets.UTF_8));
        out.writeBytes(picture());
        out.writeBytes("\r\n--x--\r\n".getBytes(StandardCharsets.UTF_8));

        var answer = upload(out.toByteArray(), "multipart/form-data; boundary=x");

        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    }

    @Test
    void scriptInTheNameOfAFileIsInert() throws IOException {
        var out = new ByteArrayOutputStream();
        out.writeBytes(("--x\r\nContent-Disposition: form-data; name=\"file\";"
                        + " filename=\"<script>alert(1)</script>.png\"\r\nContent-Type: text/html\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        out.writeBytes(picture());
        out.writeBytes("\r\n--x--\r\n".getBytes(StandardCharsets.UTF_8));

        var answer = upload(out.toByteArray(), "multipart/form-data; boundary=x");
        var served = acme.get("/v1/certificates/" + answer.string("sha256"));

        assertThat(answer.text()).doesNotContain("script");
        assertThat(served.header("Content-Type")).isEqualTo("image/png");
        assertThat(served.header("Content-Disposition"))
                .contains(answer.string("sha256") + ".png")
                .doesNotContain("script");
    }

    @Test
    void aFormWithoutFileIsMalformed() {
        var form = "--x\r\nContent-Disposition: form-data; name=\"other\"\r\n\r\nhi\r\n--x--\r\n";

        var otherPart = upload(form.getBytes(StandardCharsets.UTF_8), "multipart/form-data; boundary=x");
        assertThat(otherPart.status()).isEqualTo(400);
        assertThat(otherPart.string("detail")).contains("no part named \"file\"");
        assertThat(upload("rubbish".getBytes(StandardCharsets.UTF_8), "multipart/form-data; boundary=x")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void whatIsNoPictureIsRefused() {
        assertThat(upload("<svg/>".getBytes(StandardCharsets.UTF_8), "image/png")
                        .status())
                .isEqualTo(422);
        assertThat(upload(new byte[0], "image/png").status()).isEqualTo(422);
        assertThat(upload(new byte[9], "application/pdf").status()).isEqualTo(422);
        assertThat(upload(new byte[5 * 1024 * 1024 + 1], "image/png").status()).isEqualTo(413);
    }

    @Test
    void contentDecidesWhatItIs() throws IOException {
        for (var type : new String[] {
            "image/jpg",
            "image/pjpeg",
            "image/x-png",
            "image/png; charset=binary",
            "application/octet-stream",
            "application/x-www-form-urlencoded"
        }) {
            var answer = upload(picture(), type);

            assertThat(answer.status()).as(type + ": " + answer.text()).isEqualTo(201);
            assertThat(answer.string("mediaType")).isEqualTo("image/png");
        }
    }

    @Test
    void anApplicationNamesItAndKeepsItWhileItWaits() throws IOException {
        var sha256 = upload(picture(), "image/png").string("sha256");
        var path = PATH + "/" + sha256;
        var application = """
                {"name":"Acme","region":"global","type":"company","purpose":"self_use",
                 "documents":[{"type":"business_licence","sha256":"%s"}]}""".formatted(sha256);
        var submitted = acme.post("/v1/applications", application);
        assertThat(submitted.status()).as(submitted.text()).isEqualTo(202);
        assertThat(acme.delete(path).status()).isEqualTo(409);

        acme.delete(submitted.header("Location"));

        assertThat(acme.delete(path).status()).isEqualTo(204);
        assertThat(acme.delete(path).status()).isEqualTo(404);
        assertThat(acme.get(path).status()).isEqualTo(404);
    }

    @Test
    void aBrokenPictureIsRefusedWithWhatIsWrong() throws IOException {
        var png = picture();
        var jpeg = jpeg();
        var damaged = png.clone();
        damaged[png.length / 2] ^= 1;

        assertRefused(Arrays.copyOf(png, png.length - 20), "BROKEN_IMAGE", "ends before the picture");
        assertRefused(Arrays.copyOf(png, 33), "BROKEN_IMAGE", "ends before the picture");
        assertRefused(damaged, "BROKEN_IMAGE", "checksum");
        assertRefused(Arrays.copyOf(jpeg, jpeg.length / 2), "BROKEN_IMAGE", "ends before the picture");
        assertRefused("%PDF-1.7".getBytes(StandardCharsets.UTF_8), "UNSUPPORTED_IMAGE_FORMAT", "PDF");
        assertThat(upload(jpeg, "image/jpeg").status()).isEqualTo(201);
        assertThat(upload(Arrays.copyOf(png, png.length + 100), "image/png").status())
                .as("bytes behind the picture")
                .isEqualTo(201);
    }

    private void assertRefused(byte[] content, String code, String detail) {
        var answer = upload(content, "image/png");
        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.json().at("/errors/0/code").asString()).isEqualTo(code);
        assertThat(answer.json().at("/errors/0/detail").asString()).contains(detail);
        assertThat(answer.json().at("/errors/0/fix").asString()).isNotBlank();
    }

    private static byte[] jpeg() throws IOException {
        var image = new BufferedImage(400, 300, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < 400; x++) {
            for (int y = 0; y < 300; y++) {
                image.setRGB(x, y, ThreadLocalRandom.current().nextInt());
            }
        }
        var out = new ByteArrayOutputStream();
        ImageIO.write(image, "jpeg", out);
        return out.toByteArray();
    }
}
