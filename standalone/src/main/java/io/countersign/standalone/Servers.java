package io.countersign.standalone;

/** Where the servers are that the services need. */
record Servers(Ports ports, String kafka, String mongodb) {

    String issuer() {
        return Ports.url(ports.issuer());
    }

    String api(ServiceKind service) {
        return Ports.url(ports.api(service));
    }
}
