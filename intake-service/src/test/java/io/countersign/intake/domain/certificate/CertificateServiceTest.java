package io.countersign.intake.domain.certificate;

import static io.countersign.contracts.Fixtures.ACME;
import static io.countersign.contracts.Fixtures.NOON;
import static io.countersign.contracts.Fixtures.OTHER;
import static io.countersign.contracts.Fixtures.account;
import static io.countersign.contracts.Fixtures.application;
import static io.countersign.contracts.Fixtures.rejected;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.Sha256;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.application.Application;
import io.countersign.contracts.application.Application.Letter;
import io.countersign.contracts.events.CertificateEvent;
import io.countersign.contracts.events.CertificateEvent.CertificateDeleted;
import io.countersign.intake.domain.certificate.CertificateService.Deletion;
import io.countersign.intake.domain.certificate.CertificateService.Upload.Broken;
import io.countersign.intake.domain.certificate.CertificateService.Upload.NotAnImage;
import io.countersign.intake.domain.certificate.CertificateService.Upload.QuotaExceeded;
import io.countersign.intake.domain.certificate.CertificateService.Upload.Stored;
import io.countersign.intake.domain.certificate.CertificateService.Upload.TooLarge;
import io.countersign.intake.domain.certificate.CertificateService.Upload.TooManyPixels;
import io.countersign.intake.domain.certificate.CertificateService.Upload.TooManyScans;
import io.countersign.intake.domain.certificate.CertificateService.Upload.TooSmall;
import io.countersign.intake.domain.certificate.CertificateService.Upload.Unsupported;
import io.countersign.intake.domain.command.CommandResult;
import io.countersign.intake.domain.command.Submission;
import io.countersign.intake.domain.image.ImageDecoder.Decoding;
import io.countersign.intake.domain.image.ImageDecoder.Defect;
import io.countersign.intake.domain.image.ImageHeader;
import io.countersign.intake.domain.image.ImageHeader.Format;
import io.countersign.intake.domain.image.JpegScans;
import io.countersign.intake.domain.image.UnsupportedFormat;
import io.countersign.intake.memory.InMemoryCertificateUsage;
import io.countersign.intake.memory.InMemoryCertificates;
import io.countersign.intake.memory.InMemoryIntake;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.Test;

class CertificateServiceTest {

    private static final CertificateLimits LIMITS = new CertificateLimits(3, 200_000_000);
    private final CertificateQuota quota = new CertificateQuota(new InMemoryCertificateUsage(), LIMITS);

    private final InMemoryIntake world = new InMemoryIntake();
    private final CertificateService certificates = new CertificateService(
            new InMemoryCertificates(),
            quota,
            (_, _) -> InMemoryCertificates.shown(),
            world.store,
            this::publish,
            () -> NOON);
    private final List<CertificateEvent> published = new ArrayList<>();
    private boolean isAcknowledged = true;

    private boolean publish(AccountId account, CertificateEvent event) {
        published.add(event);
        return isAcknowledged;
    }

    private static byte[] image(String format) throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(300, 200, BufferedImage.TYPE_INT_RGB), format, out);
        return out.toByteArray();
    }

    private static byte[] pngOf(int width, int height) throws IOException {
        return ByteBuffer.wrap(image("png"))
                .putInt(16, width)
                .putInt(20, height)
                .array();
    }

    @Test
    void bothFormatsAreReadFromTheirContent() throws IOException {
        for (var format : List.of("png", "jpg")) {
            var upload = certificates.upload(ACME, image(format));

            assertThat(upload).isInstanceOfSatisfying(Stored.class, stored -> {
                assertThat(stored.isNew()).isTrue();
                assertThat(stored.certificate().width()).isEqualTo(300);
                assertThat(stored.certificate().height()).isEqualTo(200);
                assertThat(stored.certificate().format().extension()).isEqualTo(format);
                assertThat(stored.certificate().format().mediaType()).startsWith("image/");
                assertThat(certificates.content(ACME, stored.certificate().sha256()))
                        .isPresent();
            });
        }
    }

    @Test
    void theSamePictureIsStoredOnceForEachAccount() throws IOException {
        var first = (Stored) certificates.upload(ACME, image("png"));
        var second = (Stored) certificates.upload(ACME, image("png"));
        var others = (Stored) certificates.upload(OTHER, image("png"));

        assertThat(second).isEqualTo(new Stored(first.certificate(), false));
        assertThat(others.isNew()).isTrue();
        var known = new Certificate.Id(ACME, first.certificate().sha256());
        assertThat(certificates.existing(List.of(known, new Certificate.Id(ACME, "x"))))
                .containsExactly(known);
        assertThat(certificates.existing(List.of())).isEmpty();
    }

    @Test
    void whatIsNoPictureIsRefused() throws IOException {
        var cut = Arrays.copyOf(image("jpg"), 15);

        for (var content : List.of(
                "<script>".getBytes(java.nio.charset.StandardCharsets.US_ASCII),
                new byte[0],
                new byte[100],
                cut,
                pngOf(0, 5))) {
            assertThat(certificates.upload(ACME, content)).isEqualTo(new NotAnImage());
        }
        var notIhdr = image("png");
        notIhdr[12] = 'X';
        assertThat(certificates.upload(ACME, notIhdr)).isEqualTo(new NotAnImage());
    }

    @Test
    void sizeAndDimensionsAreBounded() throws IOException {
        assertThat(certificates.upload(ACME, new byte[CertificateService.MAX_CERTIFICATE_BYTES + 1]))
                .isEqualTo(new TooLarge());
        assertThat(certificates.upload(ACME, pngOf(10_001, 1))).isEqualTo(new TooManyPixels(10_001, 1));
        assertThat(certificates.upload(ACME, pngOf(1, 10_001))).isEqualTo(new TooManyPixels(1, 10_001));
        assertThat(certificates.upload(ACME, pngOf(9_000, 9_000))).isEqualTo(new TooManyPixels(9_000, 9_000));
    }

    @Test
    void aPictureThatShowsNothingIsTooSmall() throws IOException {
        assertThat(certificates.upload(ACME, pngOf(1, 1))).isEqualTo(new TooSmall(1, 1));
        assertThat(certificates.upload(ACME, pngOf(99, 1_000))).isEqualTo(new TooSmall(99, 1_000));
    }

    @Test
    void otherFormatsAreRefusedByName() {
        var formats = Map.of(
                "%PDF-1.7", UnsupportedFormat.PDF,
                "GIF89a", UnsupportedFormat.GIF,
                "RIFF\0\0\0\0WEBPVP8 ", UnsupportedFormat.WEBP,
                "\0\0\0\030ftypheic", UnsupportedFormat.HEIC,
                "\0\0\0\030ftypmif1", UnsupportedFormat.HEIC,
                "\0\0\0\030ftypavif", UnsupportedFormat.AVIF,
                "II*\0", UnsupportedFormat.TIFF,
                "BM", UnsupportedFormat.BMP);

        formats.forEach((head, format) -> assertThat(
                        certificates.upload(ACME, head.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1)))
                .isEqualTo(new Unsupported(format)));
    }

    @Test
    void aPictureThatCannotBeDecodedIsRefused() throws IOException {
        var broken = new CertificateService(
                new InMemoryCertificates(),
                quota,
                (_, _) -> new Decoding.Defective(Defect.TRUNCATED),
                world.store,
                this::publish,
                () -> NOON);

        assertThat(broken.upload(ACME, image("jpg"))).isEqualTo(new Broken(Defect.TRUNCATED));
    }

    @Test
    void aProgressiveJpegIsBoundedByPixelsAndByPixelsTimesScans() throws IOException {
        var progressive = progressive();
        assertThat(JpegScans.of(progressive).progressive()).isTrue();
        int scans = JpegScans.of(progressive).count();
        assertThat(scans).isBetween(2, 20);

        assertThat(certificates.upload(ACME, progressive)).isInstanceOf(Stored.class);
        assertThat(certificates.upload(ACME, sized(progressive, 7_000, 7_000)))
                .isEqualTo(new TooManyScans(7_000, 7_000, scans));
        assertThat(certificates.upload(ACME, sized(progressive, 4_000, 4_000))).isInstanceOf(Stored.class);
        assertThat(new JpegScans(100, true).areTooMuchFor(new ImageHeader(Format.JPEG, 2_000, 2_000)))
                .isTrue();
    }

    /** A photograph may carry a thumbnail, which has a scan of its own. */
    @Test
    void aBaselineJpegMayHaveFiftyMillionPixels() throws IOException {
        var photo = image("jpg");
        var segment = new byte[image("jpg").length + 4];
        ByteBuffer.wrap(segment)
                .putShort((short) 0xFFE1)
                .putShort((short) (segment.length - 2))
                .put(image("jpg"));
        var withThumbnail = ByteBuffer.allocate(photo.length + segment.length)
                .put(photo, 0, 2)
                .put(segment)
                .put(photo, 2, photo.length - 2)
                .array();

        assertThat(JpegScans.of(withThumbnail)).isEqualTo(new JpegScans(1, false));
        assertThat(certificates.upload(ACME, sized(photo, 7_000, 7_000))).isInstanceOf(Stored.class);
    }

    private static byte[] progressive() throws IOException {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var bytes = new ByteArrayOutputStream();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            var parameters = writer.getDefaultWriteParam();
            parameters.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            writer.write(
                    null,
                    new IIOImage(new BufferedImage(300, 200, BufferedImage.TYPE_INT_RGB), null, null),
                    parameters);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** The same file with other dimensions in its frame header. */
    private static byte[] sized(byte[] jpeg, int width, int height) {
        var other = ByteBuffer.wrap(jpeg.clone());
        for (int at = 0; ; at++) {
            int marker = other.getShort(at) & 0xFFFF;
            if (marker == 0xFFC0 || marker == 0xFFC2) {
                return other.putShort(at + 5, (short) height)
                        .putShort(at + 7, (short) width)
                        .array();
            }
        }
    }

    @Test
    void oneThatAnOpenApplicationNeedsIsKept() throws IOException {
        var sha =
                ((Stored) certificates.upload(ACME, image("png"))).certificate().sha256();
        var id = submitWithLetter(sha);
        for (int i = 0; i < 300; i++) {
            world.submitted("Acme");
        }
        assertThat(certificates.delete(ACME, sha)).isEqualTo(Deletion.NEEDED);

        world.reads(rejected(id, 1));

        assertThat(certificates.delete(ACME, sha)).isEqualTo(Deletion.DELETED);
        assertThat(certificates.delete(ACME, sha)).isEqualTo(Deletion.NOT_FOUND);
        assertThat(certificates.find(ACME, sha)).isEmpty();
    }

    private SignatureId submitWithLetter(String sha) {
        var plain = application("Acme");
        var withLetter = Application.of("Acme", plain.region(), plain.type(), plain.purpose())
                .withLetter(new Letter(sha));
        var answer = world.intake.submit(new Submission(account(ACME), withLetter, null));
        return ((CommandResult.Accepted) answer).signature();
    }

    @Test
    void refusesMoreCertificatesThanAnAccountMayHave() throws IOException {
        var first = image("png");
        for (int i = 0; i < 3; i++) {
            assertThat(certificates.upload(ACME, Arrays.copyOf(first, first.length + i)))
                    .isInstanceOf(Stored.class);
        }
        var fourth = Arrays.copyOf(first, first.length + 3);

        assertThat(certificates.upload(ACME, fourth)).isEqualTo(new QuotaExceeded(LIMITS));
        assertThat(certificates.upload(ACME, first)).isInstanceOf(Stored.class);
        assertThat(certificates.upload(OTHER, fourth)).isInstanceOf(Stored.class);

        certificates.delete(ACME, Sha256.of(first).hex());

        assertThat(certificates.upload(ACME, fourth)).isInstanceOf(Stored.class);
    }

    @Test
    void aDeletionIsPublishedBeforeTheCertificateGoes() throws IOException {
        var content = image("png");
        certificates.upload(ACME, content);
        var sha = Sha256.of(content).hex();
        isAcknowledged = false;

        assertThat(certificates.delete(ACME, sha)).isEqualTo(Deletion.NOT_CONFIRMED);
        assertThat(certificates.find(ACME, sha)).isPresent();

        isAcknowledged = true;
        assertThat(certificates.delete(ACME, sha)).isEqualTo(Deletion.DELETED);
        assertThat(certificates.delete(ACME, sha)).isEqualTo(Deletion.NOT_FOUND);
        assertThat(published).containsExactly(new CertificateDeleted(ACME, sha), new CertificateDeleted(ACME, sha));
    }
}
