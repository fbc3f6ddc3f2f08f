package io.countersign.standalone.server;

/** Where the servers are that the services need. */
public record ServerAddresses(PortPlan ports, String kafka, String mongodb) {

    public String issuer() {
        return PortPlan.url(ports.issuer());
    }

    public String api(ServiceKind service) {
        return PortPlan.url(ports.api(service));
    }
}
