package io.countersign.standalone;

/** Where the servers are that the services need. */
record ServerAddresses(PortPlan ports, String kafka, String mongodb) {

    String issuer() {
        return PortPlan.url(ports.issuer());
    }

    String api(ServiceKind service) {
        return PortPlan.url(ports.api(service));
    }
}
