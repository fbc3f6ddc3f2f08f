package io.countersign.notification.delivery;

import io.countersign.notification.domain.endpoint.AddressPolicy;
import io.netty.resolver.AbstractAddressResolver;
import io.netty.resolver.AddressResolver;
import io.netty.resolver.AddressResolverGroup;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Promise;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;

/**
 * Resolves a name once, refuses it if any of its addresses is forbidden, and hands out exactly the addresses that were
 * checked: the connection goes there, whatever the name leads to a moment later.
 */
final class GuardedResolver extends AddressResolverGroup<InetSocketAddress> {

    private final AddressPolicy policy;

    GuardedResolver(AddressPolicy policy) {
        this.policy = policy;
    }

    @Override
    protected AddressResolver<InetSocketAddress> newResolver(EventExecutor executor) {
        return new Resolver(executor, policy);
    }

    private static final class Resolver extends AbstractAddressResolver<InetSocketAddress> {

        private final AddressPolicy policy;

        Resolver(EventExecutor executor, AddressPolicy policy) {
            super(executor, InetSocketAddress.class);
            this.policy = policy;
        }

        /** Never: a literal address is checked as well. */
        @Override
        protected boolean doIsResolved(InetSocketAddress address) {
            return false;
        }

        @Override
        protected void doResolve(InetSocketAddress address, Promise<InetSocketAddress> promise) {
            offTheLoop(() -> promise.trySuccess(checked(address).getFirst()), promise);
        }

        @Override
        protected void doResolveAll(InetSocketAddress address, Promise<List<InetSocketAddress>> promise) {
            offTheLoop(() -> promise.trySuccess(checked(address)), promise);
        }

        /** The JDK's resolver blocks. */
        private static void offTheLoop(Resolution resolution, Promise<?> promise) {
            Thread.startVirtualThread(() -> {
                try {
                    resolution.run();
                } catch (UnknownHostException | RuntimeException failed) {
                    promise.tryFailure(failed);
                }
            });
        }

        private List<InetSocketAddress> checked(InetSocketAddress address) throws UnknownHostException {
            var host = address.getHostString();
            var found = InetAddress.getAllByName(host);
            if (!Stream.of(found).allMatch(policy::allows)) {
                throw new ForbiddenAddress(host);
            }
            return Stream.of(found)
                    .map(one -> new InetSocketAddress(one, address.getPort()))
                    .toList();
        }
    }

    @FunctionalInterface
    private interface Resolution {
        void run() throws UnknownHostException;
    }
}
