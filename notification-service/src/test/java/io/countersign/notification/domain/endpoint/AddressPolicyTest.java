package io.countersign.notification.domain.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.notification.domain.endpoint.AddressPolicy.Fault;
import java.net.InetAddress;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressPolicyTest {

    private final AddressPolicy strict = new AddressPolicy(false);
    private final AddressPolicy open = new AddressPolicy(true);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "0.0.0.0",
                "100.64.0.1",
                "192.0.0.8",
                "192.0.2.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.7",
                "203.0.113.9",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fd12:3456::1",
                "ff02::1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "2002:7f00:1::",
                "2002:a00:1::",
                "64:ff9b::a00:1",
                "64:ff9a::808:808",
                "2001:db8::1",
                "2001::1",
                "::7f00:1"
            })
    void addressesThatAreNotPublicAreRefused(String address) {
        assertThat(strict.allows(InetAddress.ofLiteral(address))).isFalse();
        assertThat(open.allows(InetAddress.ofLiteral(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.8.8.8",
                "1.1.1.1",
                "172.15.0.1",
                "172.32.0.1",
                "100.63.0.1",
                "100.128.0.1",
                "192.0.1.1",
                "198.17.0.1",
                "223.255.255.255",
                "2606:4700::1111",
                "2001:4860:4860::8888",
                "2002:808:808::",
                "64:ff9b::808:808",
                "::ffff:8.8.8.8"
            })
    void whatIsPublicIsAllowed(String address) {
        assertThat(strict.allows(InetAddress.ofLiteral(address))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "hooks/notices, NOT_ABSOLUTE",
        "https:notices, NOT_ABSOLUTE",
        "https://2130706433/, PRIVATE",
        "http://hooks.example/, SCHEME",
        "ftp://hooks.example/, SCHEME",
        "https://user:word@hooks.example/, USER_INFO",
        "https://hooks.example/#here, FRAGMENT",
        "https://hooks.example:0/, PORT",
        "https://hooks.example:65536/, PORT",
        "https://hooks.example:70000/, PORT",
        "https://localhost/, PRIVATE",
        "https://api.localhost/, PRIVATE",
        "https://127.0.0.1/, PRIVATE",
        "https://[::1]/, PRIVATE",
        "https://[fd00::1]:8443/, PRIVATE"
    })
    void reportsWhatIsWrongWithAUrl(String url, Fault fault) {
        assertThat(strict.check(URI.create(url))).contains(fault);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://hooks.example/notices?a=b",
                "HTTPS://hooks.example:8443",
                "https://hooks.example:65535/",
                "https://8.8.8.8/"
            })
    void aPublicUrlIsFine(String url) {
        assertThat(strict.check(URI.create(url))).isEmpty();
    }

    @Test
    void aUrlHasABound() {
        assertThat(strict.check(URI.create("https://hooks.example/" + "a".repeat(2_048))))
                .contains(Fault.TOO_LONG);
        assertThat(strict.check(URI.create("https://hooks.example/" + "a".repeat(2_027))))
                .contains(Fault.TOO_LONG);
        assertThat(strict.check(URI.create("https://hooks.example/" + "a".repeat(2_026))))
                .isEmpty();
    }

    @Test
    void forTryingOutAnythingGoes() {
        assertThat(open.check(URI.create("http://localhost:8080/"))).isEmpty();
        assertThat(open.check(URI.create("http://127.0.0.1:8080/"))).isEmpty();
        assertThat(open.check(URI.create("ftp://127.0.0.1/"))).contains(Fault.SCHEME);
    }
}
