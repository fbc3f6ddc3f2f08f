package io.countersign.service.tickets;

/**
 * Where intake shows certificates to reviewers.
 *
 * @param base of intake as browsers reach it, without a slash at the end; empty if it has the origin of review
 */
public record CertificateUrls(String base) {

    public String of(String sha256, String ticket) {
        return base + "/v1/certificates/" + sha256 + "/view?ticket=" + ticket;
    }
}
