package io.countersign.standalone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.Map;

/** Which server listens where, counted from one base port. */
record Ports(int base) {

    /** From the first to the last port. */
    static final int SPAN = 22;

    private static final int ISSUER = 4;
    private static final int MANAGEMENT = 10;
    private static final int BROKER = 20;

    int api(ServiceKind service) {
        return base + service.place();
    }

    int management(ServiceKind service) {
        return base + MANAGEMENT + service.place();
    }

    int issuer() {
        return base + ISSUER;
    }

    int broker() {
        return base + BROKER;
    }

    int controller() {
        return base + BROKER + 1;
    }

    int store() {
        return base + SPAN;
    }

    static String url(int port) {
        return "http://127.0.0.1:" + port;
    }

    /** @throws CannotStart that names every port that is taken */
    void mustBeFree(CommandLine line) {
        var taken = new LinkedHashMap<Integer, String>();
        wanted(line).forEach((port, server) -> {
            if (isTaken(port)) {
                taken.put(port, server);
            }
        });
        if (!taken.isEmpty()) {
            throw new CannotStart("taken by another program: " + described(taken) + "; choose others with --base-port");
        }
    }

    private static String described(Map<Integer, String> taken) {
        return String.join(
                ", ",
                taken.entrySet().stream()
                        .map(port -> "port " + port.getKey() + " (" + port.getValue() + ")")
                        .toList());
    }

    private Map<Integer, String> wanted(CommandLine line) {
        var wanted = new LinkedHashMap<Integer, String>();
        for (var service : ServiceKind.values()) {
            wanted.put(api(service), service.label());
            wanted.put(management(service), service.label() + " management");
        }
        wanted.put(issuer(), "issuer");
        if (line.kafka() == null) {
            wanted.put(broker(), "Kafka");
            wanted.put(controller(), "Kafka controller");
        }
        if (line.mongodb() == null) {
            wanted.put(store(), "store");
        }
        return wanted;
    }

    private static boolean isTaken(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return false;
        } catch (IOException e) {
            return true;
        }
    }
}
