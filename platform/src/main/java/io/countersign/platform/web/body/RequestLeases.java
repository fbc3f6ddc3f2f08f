package io.countersign.platform.web.body;

import java.util.ArrayList;
import java.util.List;
import org.springframework.web.server.ServerWebExchange;

/** What one request uses of limited resources, until it ends. Thread-safe. */
public final class RequestLeases implements AutoCloseable {

    private static final String ATTRIBUTE = RequestLeases.class.getName();

    private final String caller;
    private final List<CapacityLimiter.Lease> leases = new ArrayList<>();
    private boolean isClosed;

    private RequestLeases(String caller) {
        this.caller = caller;
    }

    /** Begins a request of the caller. */
    public static RequestLeases begin(ServerWebExchange exchange, String caller) {
        var leases = new RequestLeases(caller);
        exchange.getAttributes().put(ATTRIBUTE, leases);
        return leases;
    }

    /** @throws IllegalStateException if the exchange is not a request that has begun */
    public static RequestLeases of(ServerWebExchange exchange) {
        if (exchange.getAttributes().get(ATTRIBUTE) instanceof RequestLeases leases) {
            return leases;
        }
        throw new IllegalStateException("no filter has begun this request");
    }

    /** The tenant or user whose request it is; empty if the request is not authenticated. */
    public String caller() {
        return caller;
    }

    /** Keeps the lease until the request ends. */
    public synchronized void add(CapacityLimiter.Lease lease) {
        if (isClosed) {
            lease.close();
        } else {
            leases.add(lease);
        }
    }

    @Override
    public synchronized void close() {
        isClosed = true;
        leases.forEach(CapacityLimiter.Lease::close);
        leases.clear();
    }
}
