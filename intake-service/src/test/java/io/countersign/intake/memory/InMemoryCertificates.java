package io.countersign.intake.memory;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.ImageFingerprint;
import io.countersign.intake.domain.certificate.Certificate;
import io.countersign.intake.domain.certificate.CertificateStore;
import io.countersign.intake.domain.image.ImageAppearance;
import io.countersign.intake.domain.image.ImageDecoder;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

public class InMemoryCertificates implements CertificateStore {

    private final Map<String, Certificate> certificates = new ConcurrentHashMap<>();
    private final Map<String, ImageFingerprint> fingerprints = new ConcurrentHashMap<>();
    private final Map<String, byte[]> contents = new ConcurrentHashMap<>();

    /** What a decoder says of a picture that is whole. */
    public static ImageDecoder.Decoding shown() {
        return new ImageDecoder.Decoding.Whole(new ImageAppearance("e".repeat(64), "d".repeat(64), false));
    }

    @Override
    public boolean insert(Certificate certificate, ImageAppearance appearance, byte[] content) {
        fingerprints.putIfAbsent(
                id(certificate.account(), certificate.sha256()),
                new ImageFingerprint(
                        certificate.sha256(), appearance.pixels(), appearance.likeness(), appearance.blank()));
        contents.putIfAbsent(id(certificate.account(), certificate.sha256()), content.clone());
        return certificates.putIfAbsent(id(certificate.account(), certificate.sha256()), certificate) == null;
    }

    @Override
    public @Nullable Certificate find(AccountId account, String sha256) {
        return certificates.get(id(account, sha256));
    }

    @Override
    public byte @Nullable [] content(AccountId account, String sha256) {
        return contents.get(id(account, sha256));
    }

    @Override
    public Set<Certificate.Id> existing(Collection<Certificate.Id> ids) {
        return ids.stream()
                .filter(wanted -> certificates.containsKey(id(wanted.account(), wanted.sha256())))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public List<ImageFingerprint> fingerprints(AccountId account, Collection<String> digests) {
        return digests.stream()
                .flatMap(digest -> Stream.ofNullable(fingerprints.get(id(account, digest))))
                .toList();
    }

    @Override
    public void delete(AccountId account, String sha256) {
        certificates.remove(id(account, sha256));
        contents.remove(id(account, sha256));
        fingerprints.remove(id(account, sha256));
    }

    private static String id(AccountId account, String sha256) {
        return account + "/" + sha256;
    }
}
