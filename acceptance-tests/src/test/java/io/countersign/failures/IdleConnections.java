package io.countersign.failures;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** Connections on which a request begins and does not go on. */
final class IdleConnections implements AutoCloseable {

    private static final int LARGE_CALLS = 40;
    private static final int PARTIAL_BODIES = 300;
    private static final int BULK_STREAMS = 32;

    private final int port;
    private final String token;
    private final List<Socket> sockets = new ArrayList<>();

    /** @param token of the tenant whose bodies and streams are incomplete; the large calls bear none */
    IdleConnections(int port, String token) {
        this.port = port;
        this.token = token;
    }

    /** Ends those of before, and opens as many again. */
    void reopen() {
        close();
        open(LARGE_CALLS, largeCall());
        open(PARTIAL_BODIES, partialBody());
        open(BULK_STREAMS, bulkStream());
    }

    private void open(int count, String beginning) {
        for (int i = 0; i < count; i++) {
            try {
                var socket = new Socket(InetAddress.getLoopbackAddress(), port);
                sockets.add(socket);
                socket.getOutputStream().write(beginning.getBytes(ISO_8859_1));
            } catch (IOException refused) {
                return;
            }
        }
    }

    private static String largeCall() {
        return "POST / HTTP/1.1\r\nHost: sms.tencentcloudapi.com\r\nContent-Type: application/json\r\n"
                + "X-TC-Action: AddSmsSign\r\nX-TC-Version: 2021-01-11\r\nX-TC-Timestamp: 1700000000\r\n"
                + "Authorization: TC3-HMAC-SHA256 Credential=AKIDunknown/2026-01-01/sms/tc3_request,"
                + " SignedHeaders=content-type;host, Signature=" + "0".repeat(64) + "\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n";
    }

    private String partialBody() {
        return "POST /v1/applications HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token
                + "\r\nContent-Type: application/json\r\nContent-Length: 4000\r\n\r\n{\"name\":";
    }

    private String bulkStream() {
        return "POST /v1/applications:bulk HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token
                + "\r\nContent-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n";
    }

    @Override
    public void close() {
        for (var socket : sockets) {
            try {
                socket.close();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
        sockets.clear();
    }
}
