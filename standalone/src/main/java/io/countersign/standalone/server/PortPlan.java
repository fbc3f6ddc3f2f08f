package io.countersign.standalone.server;

import io.countersign.standalone.process.StartFailedException;
import io.countersign.standalone.process.StartOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.Map;

/** The ports of all servers, relative to one base port. */
public record PortPlan(int base) {

    /** From the first to the last port. */
    public static final int SPAN = 22;

    private static final int ISSUER = 4;
    private static final int MANAGEMENT = 10;
    private static final int BROKER = 20;

    public int api(ServiceKind service) {
        return base + service.portOffset();
    }

    public int management(ServiceKind service) {
        return base + MANAGEMENT + service.portOffset();
    }

    public int issuer() {
        return base + ISSUER;
    }

    public int broker() {
        return base + BROKER;
    }

    public int controller() {
        return base + BROKER + 1;
    }

    public int store() {
        return base + SPAN;
    }

    public static String url(int port) {
        return "http://127.0.0.1:" + port;
    }

    /** @throws StartFailedException that names every port that is in use */
    public void requireFree(StartOptions options) {
        var taken = new LinkedHashMap<Integer, String>();
        required(options).forEach((port, server) -> {
            if (isInUse(port)) {
                taken.put(port, server);
            }
        });
        if (!taken.isEmpty()) {
            throw new StartFailedException(
                    "used by another program: " + described(taken) + "; choose others with --base-port");
        }
    }

    private static String described(Map<Integer, String> taken) {
        return String.join(
                ", ",
                taken.entrySet().stream()
                        .map(port -> "port " + port.getKey() + " (" + port.getValue() + ")")
                        .toList());
    }

    private Map<Integer, String> required(StartOptions options) {
        var required = new LinkedHashMap<Integer, String>();
        for (var service : ServiceKind.values()) {
            required.put(api(service), service.label());
            required.put(management(service), service.label() + " management");
        }
        required.put(issuer(), "issuer");
        if (options.kafka() == null) {
            required.put(broker(), "Kafka");
            required.put(controller(), "Kafka controller");
        }
        if (options.mongodb() == null) {
            required.put(store(), "store");
        }
        return required;
    }

    private static boolean isInUse(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return false;
        } catch (IOException e) {
            return true;
        }
    }
}
