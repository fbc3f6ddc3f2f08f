package io.countersign.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** What is printed once all are ready: addresses, and three commands to paste. */
record Welcome(Servers servers, Demo demo, Tokens tokens, DataDirectory data) {

    private static final String TEXT = """

            Countersign is ready after %s s. Ctrl-C stops it.

              intake        %s
              quota         %s
              review        %s
              notification  %s
              issuer        %s  (users and passwords: %s)
              Kafka         %s
              store         %s
              data          %s

            To paste into a shell:

            # 1. Apply for a signature as the enterprise %s: upload a certificate, then submit.
            T=%s
            SHA256=$(curl -sS %s/v1/certificates -H "Authorization: Bearer $T" -H 'Content-Type: image/png' \\
              --data-binary @'%s' | sed 's/.*"sha256" *: *"\\([0-9a-f]*\\)".*/\\1/')
            curl -sS %s/v1/applications -H "Authorization: Bearer $T" -H 'Content-Type: application/json' -d '{
              "name": "AcmeCloud", "region": "domestic", "type": "company", "purpose": "self_use",
              "documents": [{"type": "business_licence", "sha256": "'$SHA256'"}]}'

            # 2. Decide as a reviewer: claim the most urgent case, then approve it.
            T=%s
            CLAIM=$(curl -sS -X POST %s/v1/cases/next/claim -H "Authorization: Bearer $T")
            curl -sS %s/v1/cases/$(echo "$CLAIM" | sed 's/.*"id":"\\([0-9]*\\)".*/\\1/')/verdict \\
              -H "Authorization: Bearer $T" -H 'Content-Type: application/json' \\
              -d "$(echo "$CLAIM" | sed 's/"id":"[0-9]*",//; s/"until":.*/"verdict":"approve"}/')"

            # 3. Read the notice as the enterprise.
            curl -sS '%s/v1/notices?after=0' -H 'Authorization: Bearer %s'
            """;

    String text(double seconds) {
        var enterprise = demo.accounts().stream()
                .filter(account -> account.kind().equals("enterprise"))
                .findFirst()
                .orElseThrow();
        var token = tokens.account(enterprise);
        var intake = servers.api(ServiceKind.INTAKE);
        var review = servers.api(ServiceKind.REVIEW);
        return TEXT.formatted(
                String.format(Locale.ROOT, "%.1f", seconds),
                intake,
                servers.api(ServiceKind.QUOTA),
                review,
                servers.api(ServiceKind.NOTIFICATION),
                servers.issuer(),
                data.running(),
                servers.kafka(),
                servers.mongodb(),
                data.dir(),
                enterprise.id(),
                token,
                intake,
                picture(),
                intake,
                tokens.reviewer(Role.REVIEWER),
                review,
                review,
                servers.api(ServiceKind.NOTIFICATION),
                token);
    }

    private Path picture() {
        try (var picture = Welcome.class.getResourceAsStream("/business-licence.png")) {
            if (picture != null && !Files.exists(data.picture())) {
                Files.copy(picture, data.picture());
            }
            return data.picture();
        } catch (IOException e) {
            throw CannotStart.because(data.picture().toString(), e);
        }
    }
}
