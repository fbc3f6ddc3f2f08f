package io.countersign.platform.store;

/** Which accounts are registered to which platform, as the service knows it: a bean of each service with tenants. */
@FunctionalInterface
public interface AccountRelations {

    boolean isRegisteredTo(String platform, String account);
}
